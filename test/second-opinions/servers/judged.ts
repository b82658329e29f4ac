import type { Keyed } from '../settled.ts';
import type { Exchange, Held } from './conversation.ts';
import { memberAt } from './member.ts';
import { replyDifferences } from './reply.ts';

export interface Judged {
  readonly findings: readonly Keyed[];
  /** How many calls were compared. */
  readonly calls: number;
  /** `ecs:DescribeServices`: those of which at least one reply was compared. */
  readonly operations: ReadonlySet<string>;
  /** Calls that the server has no reply to. */
  readonly silent: readonly string[];
}

type Judges = (exchange: Exchange) => boolean;

export const operationOf = ({ service, operation }: Pick<Exchange, 'service' | 'operation'>) =>
  `${service}:${operation}`;

/**
 * Ours held against another server's, call by call. A difference that stands in several replies is one finding.
 * @param judges whether a reply of the other's says anything about AWS
 */
export async function judged(server: string, ours: Held, theirs: Held, judges: Judges): Promise<Judged> {
  const answers = new Map(theirs.exchanges.map(exchange => [exchange.call, exchange]));
  const pairs = ours.exchanges.flatMap(here => {
    const there = answers.get(here.call);
    return there === undefined || !judges(there) ? [] : [{ here, there }];
  });
  const found = pairs.map(async ({ here, there }) => {
    const different = replyDifferences(here.reply, there.reply);
    return Promise.all(different.map(async ({ path, what }) => finding(server, here, path, what)));
  });
  return {
    findings: [...once((await Promise.all(found)).flat()), ...brokenOff(server, theirs, judges)],
    calls: pairs.length,
    operations: new Set(pairs.map(({ here }) => operationOf(here))),
    silent: theirs.exchanges.filter(exchange => !judges(exchange)).map(({ call }) => call),
  };
}

/** What a whole call is answered depends on the call; what a member holds does so less than on the member. */
async function finding(server: string, exchange: Exchange, path: string, what: string): Promise<Keyed> {
  const { service, operation, call } = exchange;
  if (path === '') return { key: [server, call, what].join(' | '), where: call, what };
  const member = await memberAt(service, operation, path);
  return { key: [server, `${service} ${member}`, what].join(' | '), where: `${call}, ${path}`, what };
}

function once(found: readonly Keyed[]): readonly Keyed[] {
  return [...Map.groupBy(found, ({ key }) => key).values()].flatMap(([first, ...again]) => {
    if (first === undefined) return [];
    return again.length === 0 ? [first] : [{ ...first, where: `${first.where}, and in ${again.length} more replies` }];
  });
}

/** Where the last thing heard was no reply, that is said already. */
function brokenOff(server: string, { brokenOff: broken }: Held, judges: Judges): readonly Keyed[] {
  return broken
    .filter(({ after }) => after === undefined || judges(after))
    .map(({ about, needs }) => ({
      key: [server, about, 'broken off'].join(' | '),
      where: about,
      what: `could not go on without ${needs}`,
    }));
}

import { valuesIn, worthHiding } from '../../release/known-values.ts';
import type { Plan } from '../../release/plan.ts';
import type { Confirmation, Health } from '../../release/words.ts';
import type { LambdaTarget } from '../../request/request.ts';
import type { Hands, Mover } from '../ports.ts';
import type { Reach } from '../reach.ts';
import { findAlias } from './alias.ts';
import { configurationOf, environmentValues } from './configuration.ts';
import { failedInvocations } from './failed-invocations.ts';
import { invoking } from './invoke.ts';
import { deleteOldVersions } from './old-versions.ts';
import type { FunctionHand } from './reach.ts';
import type { Sights } from './sights.ts';
import { lambdaStager, publishedVersion } from './stager.ts';
import { findVersion, numberOf } from './version.ts';
import { wakingBy } from './waking.ts';

export interface Task {
  readonly asked: LambdaTarget;
  readonly hand: FunctionHand;
  readonly mover: Mover;
  readonly plan: Plan;
  readonly reach: Reach;
}

/** What carries out a plan on this function, and looks: its stager and whatever moves its alias, put together. */
export function handsOf(sights: Sights, { asked, hand, mover, plan, reach: { now } }: Task): Hands {
  const { wanted, warm, blue } = sights;
  const needs = { warm: warm.version, waking: wakingBy(plan.gates) };
  const failed = failedInvocations(knownIn(sights), now);
  return {
    stager:
      wanted.is === 'known'
        ? publishedVersion(hand, wanted.version, needs)
        : lambdaStager({ ...needs, hand, code: asked.code, asked, goneBack: wanted.goneBack, beside: blue?.number }),
    mover,
    confirm: async change => ({ at: now(), served: await servedBy(hand, asked.alias, plan, change.revision.id) }),
    health: async change => {
      const [blue, green] = await Promise.all([plan.blue, change.revision].map(side => healthOf(hand, numberOf(side))));
      return { at: now(), blue, green };
    },
    // Whoever goes back keeps what there is to go back to.
    cleanUp: change =>
      plan.purpose.is === 'restore'
        ? Promise.resolve([])
        : deleteOldVersions(hand, asked.keepVersions, [plan.blue, change.revision].map(numberOf)),
    explain: () => Promise.resolve({ causes: failed.last(), failedStarts: 0 }),
    vantage: change => ({ invoke: failed.watching(invoking(hand, change.revision)), replication: 'none' }),
  };
}

/** Values of the environment, which the function may have written into its log. */
export function knownIn({ now, blue, wanted }: Pick<Sights, 'now' | 'blue' | 'wanted'>): readonly string[] {
  const configurations = [now, ...(blue === undefined ? [] : [blue])].map(({ configuration }) =>
    configurationOf(configuration),
  );
  const all = wanted.is === 'known' ? configurations : [...configurations, wanted.configuration];
  return worthHiding(all.flatMap(environmentValues).flatMap(valuesIn));
}

async function servedBy(
  hand: FunctionHand,
  alias: string,
  { blue }: Plan,
  green: string,
): Promise<Confirmation['served']> {
  const read = await findAlias(hand, hand.brisk, alias);
  if (read === undefined) return { third: 'no version' };
  const sides = [numberOf({ id: green }), numberOf(blue)];
  if (read.beside !== undefined && [read.version, read.beside.version].every(version => sides.includes(version)))
    return 'both';
  switch (read.version) {
    case numberOf({ id: green }):
      return 'green';
    case numberOf(blue):
      return 'blue';
    default:
      return { third: `${hand.name}:${read.version}` };
  }
}

/** A version either can answer or cannot: it is one target, healthy or not. */
async function healthOf(hand: FunctionHand, number: string): Promise<Health | undefined> {
  if (!/^\d+$/.test(number)) return undefined;
  const version = await findVersion(hand, hand.brisk, number);
  if (version === undefined) return { ...none, unhealthy: 1, reasons: [`version ${number} was deleted`] };
  const { life } = version;
  switch (life.is) {
    case 'ready':
    // Only blue can be: whoever calls it wakes it.
    case 'asleep':
      return { ...none, healthy: 1 };
    case 'settling':
      return { ...none, starting: 1, reasons: [life.doing] };
    case 'failed':
    case 'not updated':
      return { ...none, unhealthy: 1, reasons: [life.because] };
  }
}

const none: Health = { healthy: 0, unhealthy: 0, starting: 0, unchecked: 0, reasons: [] };

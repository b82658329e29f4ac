import type { LoggedCall } from '../aws/call-log.ts';
import { type OrdersAccount, ordersAccount } from './orders-account.ts';
import { type PlayedHere, playHere } from './play-here.ts';
import type { Scenario } from './scenario.ts';
import { scenarioNamed } from './scenarios/index.ts';

/** A story of a database from the sources, and what an auditor found after each of its steps. */
export interface Tale {
  readonly steps: readonly PlayedHere[];
  readonly last: PlayedHere;
  readonly after: readonly OrdersAccount[];
  readonly end: OrdersAccount;
  readonly calls: readonly LoggedCall[];
}

const tales = new Map<string, Promise<Tale>>();

/** The story of this name. It is played once, whoever asks for it. */
export function tale(name: string): Promise<Tale> {
  const known = tales.get(name) ?? told(storyNamed(name));
  tales.set(name, known);
  return known;
}

export function storyNamed(name: string): Scenario {
  const story = scenarioNamed(name);
  if (story === undefined) throw new Error(`no scenario ${name}`);
  return story;
}

export async function told(scenario: Scenario): Promise<Tale> {
  const after: OrdersAccount[] = [];
  let calls: readonly LoggedCall[] = [];
  const steps = await playHere(scenario, async days => {
    // Clients that were led elsewhere come back within seconds.
    await days.pass(60_000);
    after.push(await ordersAccount(days.aws));
    calls = [...days.aws.calls()];
  });
  const [last, end] = [steps.at(-1), after.at(-1)];
  if (last === undefined || end === undefined) throw new Error('a story without a step');
  return { steps, last, after, end, calls };
}

/** The verdict of each step, and what users met as it ended. */
export function endsOf({ steps }: Tale): readonly (readonly [verdict: string, serves: string | undefined])[] {
  return steps.map(({ verdict, serves }) => [verdict.name, serves]);
}

/** All that was written to RDS, in order. */
export function writesIn({ calls }: Tale): readonly string[] {
  return calls
    .map(({ operation }) => operation)
    .filter(operation => /^(Create|Switchover|Delete|Modify|Promote|Add)/.test(operation));
}

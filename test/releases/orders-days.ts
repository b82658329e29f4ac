import { nth, ofFile } from './chapter.ts';
import type { Days } from './days.ts';
import { type Accident, jobHere } from './job-here.ts';
import { blueVersion, consent, gates, madeQuickly, orders, type OrdersChanges, place, upgrade } from './orders.ts';
import type { Scenario } from './scenario.ts';
import type { Stage } from './stage.ts';

/** What people do with the orders, run after run; green is available after 10 min 10 s, and has the name at about 13 min. */
type Asked = Readonly<Record<string, string>>;

export const release = { ...upgrade, ...consent, gates, bake: '5m' };
export const stageOnly = { operation: 'stage', ...upgrade, gates };
export const rollback = { operation: 'rollback' };

export function promote(changeId: string) {
  return { operation: 'promote', 'release-id': changeId, ...consent, gates, bake: '5m' };
}

export function story(asked: Asked = {}, changes: OrdersChanges = {}): Scenario {
  return {
    name: 'orders',
    tells: 'People release a database, look, go on and think better of it.',
    files: {},
    blue: blueVersion,
    // Looks are what a play costs; three times fewer than by default still see everything that these are about.
    inputs: { ...place, poll: '15s', ...asked },
    world: orders({ instance: { course: madeQuickly }, ...changes, world: { warmUp: '2m', ...changes.world } }),
  };
}

export function run(days: Days, number: number, inputs: Asked, attempt = 1) {
  return days.run({ github: nth(number, attempt), inputs });
}

export function byHand(days: Days, number: number, inputs: Asked) {
  return days.run({
    github: { ...nth(number), ...ofFile('roll-back.yml', number), eventName: 'workflow_dispatch' },
    inputs,
  });
}

export function changeOf({ outputs }: { readonly outputs: ReadonlyMap<string, string> }): string {
  return outputs.get('change-id') ?? '';
}

/** How often each of the writes that there are was sent. */
export function writesTo({ aws }: Pick<Stage, 'aws'>) {
  const count = (name: string) => aws.calls().filter(({ operation }) => operation === name).length;
  return {
    made: count('CreateBlueGreenDeployment'),
    switched: count('SwitchoverBlueGreenDeployment'),
    deleted: count('DeleteBlueGreenDeployment'),
  };
}

/** So long after the step began, in milliseconds; or as soon as AWS has taken the word, whose answer nobody hears. */
export type Moment = number | 'the switchover is asked for';

/** The runner is gone at that moment, so that nobody runs a post step either. */
export async function lost(stage: Stage, asked: Scenario, at: Moment): Promise<void> {
  const { main } = await jobHere(stage, asked, accident(stage, 'loss', at));
  if (main !== 'killed') throw new Error(`the step ended before its runner was lost: ${main.because}`);
}

export function accident({ aws: { faults } }: Stage, is: Accident['is'], at: Moment): Accident {
  if (typeof at === 'number') return { is, at };
  faults.inject({ operation: 'SwitchoverBlueGreenDeployment', calls: { nth: 1 }, fault: { kind: 'hold-after' } });
  return { is, at: 'a held call', besides: () => faults.holds.releaseAll('go-on') };
}

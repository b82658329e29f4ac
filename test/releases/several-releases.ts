import type { Act } from '../aws/act.ts';
import type { RunContext } from '../runner/run-context.ts';
import type { Released } from './bad-days/release-here.ts';
import { nth, ofFile } from './chapter.ts';
import { jobHere } from './job-here.ts';
import type { Scenario } from './scenario.ts';
import { files, greenImage, healthy, inputs, shop, type ShopChanges } from './shop.ts';
import type { Stage } from './stage.ts';
import { stepHere } from './told-here.ts';

const minute = 60_000;

/** Nothing goes wrong in a release that is only there to be gone back from: to look often costs time. */
const seldom = { poll: '55s', bake: '2m' };

/** After the end of a release: the group keeps blue for ten minutes after its traffic has moved. */
const blueIsGone = 10 * minute;

/** What runs 1, 2 and 3 release, as api:2, api:3 and api:4. Before Greenlight came api:1 served. */
export const imageOf = {
  1: greenImage,
  2: 'registry.example.com/shop/api:2.5.0',
  3: 'registry.example.com/shop/api:2.6.0',
} as const;

export type RunNumber = keyof typeof imageOf;

/** One step of a story, as it differs from what the story says. */
export interface Step {
  readonly inputs: Readonly<Record<string, string>>;
  readonly github: Partial<RunContext>;
}

/** A shop in which every version is a good one, unless a story says otherwise. */
export function shopOfReleases(changes: ShopChanges = {}, more: Readonly<Record<string, string>> = {}): Scenario {
  const world = shop(changes);
  return {
    name: 'several releases',
    tells: 'One release after the other, and the way back.',
    files,
    inputs: { ...inputs, strategy: 'blue-green', bake: '1m', poll: '15s', ...more },
    world: { ...world, versions: { [imageOf[2]]: healthy, [imageOf[3]]: healthy, ...world.versions } },
  };
}

export const release = (run: RunNumber, more: Step['inputs'] = {}): Step => ({
  github: nth(run),
  inputs: { image: imageOf[run], ...more },
});

/** By hand, from a workflow of its own that has no image to name. */
export const rollback = (number: number, attempt = 1, more: Step['inputs'] = {}): Step => ({
  github: {
    ...nth(10 + number, attempt),
    ...ofFile('roll-back.yml', number),
    eventName: 'workflow_dispatch',
  },
  inputs: { operation: 'rollback', image: '', 'task-definition': '', ...more },
});

/** Each is well and ends its blue before the next one begins; the last one ends its blue, too. */
export async function releasedBy(
  stage: Stage,
  story: Scenario,
  runs: readonly RunNumber[],
): Promise<readonly Released[]> {
  const all: Released[] = [];
  for (const run of runs) {
    const released = await stepHere(stage, story, release(run, seldom));
    if (released.verdict.name !== 'released') throw new Error(`run ${run} was not well: ${released.verdict.because}`);
    all.push(released);
    await stage.pass(blueIsGone);
  }
  return all;
}

/** The story as that step of it has it. */
export function playing(story: Scenario, { inputs, github }: Step): Scenario {
  return { ...story, inputs: { ...story.inputs, ...inputs }, github: { ...story.github, ...github } };
}

/** So many milliseconds after a step has begun; or as soon as AWS has taken a call of it, of whose answer it hears nothing. */
export type Moment = number | { readonly call: 'CreateDeployment' | 'StopDeployment' };

/** The runner of the step is gone at that moment, so that nobody runs its post step either. */
export async function lost(stage: Stage, story: Scenario, step: Step, at: Moment): Promise<void> {
  const { faults } = stage.aws;
  if (typeof at !== 'number') faults.inject({ operation: at.call, calls: { nth: 1 }, fault: { kind: 'hold-after' } });
  const { main } = await jobHere(
    stage,
    playing(story, step),
    typeof at === 'number'
      ? { is: 'loss', at }
      : { is: 'loss', at: 'a held call', besides: () => faults.holds.releaseAll('go-on') },
  );
  if (main !== 'killed') throw new Error(`the step ended before its runner was lost: ${main.because}`);
}

/** A colleague stops what is under way in CodeDeploy's console, and lets AWS go back. */
export const stoppedByHand: Act = {
  stopDeployment: { application: 'AppECS-shop-api', group: 'DgpECS-shop-api', autoRollback: true },
};

/** What the ledger says last of each change, by its change-id. */
export function ledgerOf({ gitHub }: Stage): ReadonlyMap<string, { readonly state: string; readonly words: string }> {
  return new Map(
    gitHub.deployments().map(({ payload, statuses }) => {
      const id = typeof payload === 'string' ? payload : String(payload['change-id']);
      const last = statuses.at(-1);
      return [id, { state: last?.state ?? 'none', words: last?.description ?? '' }];
    }),
  );
}

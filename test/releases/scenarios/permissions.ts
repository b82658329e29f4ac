import { createHash } from 'node:crypto';
import { releaseId, targetKey } from '../../../src/release/identity.ts';
import type { VerdictName } from '../../../src/release/verdict.ts';
import { type Chapter, nth, ofFile } from '../chapter.ts';
import type { Prelude, Scenario } from '../scenario.ts';
import {
  blueImage,
  colleaguesDeployment,
  files,
  greenImage,
  healthy,
  inputs,
  provenBeforeTraffic,
  shop,
  type ShopChanges,
  threeTimesSlower,
  waitsForAWord,
} from '../shop.ts';

/** Ways to each permission that no other story takes, with how their steps end: `killed` says none. */
export interface Way extends Scenario {
  readonly ends: readonly (VerdictName | 'killed')[];
}

const minute = 60_000;
const newestImage = 'registry.example.com/shop/api:2.5.0';
const { target, cluster, service, region, gates } = inputs;
const allAtOnce = { strategy: 'blue-green', bake: '1m' };
const named = { application: 'AppECS-shop-api', 'deployment-group': 'DgpECS-shop-api' };
const brings = { 'task-definition': inputs['task-definition'], image: greenImage };

/** One step that brings a version, or would. */
function step(
  name: string,
  ends: VerdictName,
  more: Readonly<Record<string, string>> = {},
  changes: ShopChanges = {},
): Way {
  const pace = 'steps' in more ? { bake: '1m' } : allAtOnce;
  return { name, tells: name, ends: [ends], files, inputs: { ...inputs, ...pace, ...more }, world: shop(changes) };
}

/** Several steps, one after another, which have nothing but the place in common. */
function steps(
  name: string,
  ends: readonly VerdictName[],
  chapters: readonly [Chapter, ...Chapter[]],
  changes: ShopChanges = {},
): Way {
  const asked = { target, cluster, service, region, gates };
  return { name, tells: name, ends, files, inputs: asked, world: shop(changes), chapters };
}

/** A group whose steps only AWS can tell. */
const ownConfiguration: ShopChanges = {
  world: {
    codeDeploy: {
      ...shop({ group: { deploymentConfigName: 'ShopCanary' } }).codeDeploy!,
      configs: [{ name: 'ShopCanary', trafficRouting: { type: 'TimeBasedCanary', percent: 20, minutes: 5 } }],
    },
  },
};

const colleagueDeploys: Prelude = { acts: [colleaguesDeployment], ago: 10_000 };

/** Whoever asks how it stands, while somebody else deploys. */
function asking(name: string, more: Readonly<Record<string, string>>): Way {
  const place = 'release-id' in more ? { target } : { target, cluster, service };
  const asked = { operation: 'status', ...place, ...more };
  return { ...step(name, 'reported'), inputs: asked, before: colleagueDeploys };
}

const key = targetKey('ecs', '123456789012', region, [cluster, service]);
const releaseOfTheShop = releaseId({ runId: '7', environment: 'production', targetKey: key }, text =>
  createHash('sha256').update(text).digest('hex'),
);

/** Whether it has begun, AWS does not say. */
const unansweredBeginning = (which: number) => ({
  operation: 'codedeploy:CreateDeployment',
  calls: { nth: which },
  fault: { kind: 'server-error' as const },
});
const crashes = { afterSeconds: 4, exitCode: 137, reason: 'OutOfMemoryError: Container killed due to memory usage' };

/** Blue is soon gone. */
const briefly: ShopChanges['group'] = { ...waitsForAWord, terminationWaitMinutes: 2 };

const good: Chapter = { tells: 'A release.', github: nth(42), inputs: { ...brings, ...allAtOnce } };
const newer: Chapter = {
  tells: 'A newer one.',
  before: { acts: [], ago: 4 * minute },
  github: nth(43),
  inputs: { ...brings, ...allAtOnce, image: newestImage },
};
const staged: Chapter = {
  tells: 'Green is proven, and left without users.',
  github: { job: 'stage' },
  inputs: { operation: 'stage', ...brings, gates: provenBeforeTraffic.gates, steps: '20% 6m' },
};
const versions = { ...shop().versions, [newestImage]: healthy };

export const ways: readonly Way[] = [
  {
    ...step(
      'a plan of a group with its own steps, which somebody else holds',
      'planned',
      { ...named, operation: 'plan' },
      ownConfiguration,
    ),
    before: colleagueDeploys,
  },
  step('a group that is named, and steps of the user’s own', 'released', { ...named, steps: '20% 6m' }),
  step('a beginning that is not answered', 'released', {}, { world: { faults: [unansweredBeginning(1)] } }),
  step('no gates, from the revision that serves', 'released', { gates: 'none', 'task-definition': '' }),
  step('what serves already', 'nothing-to-do', { image: blueImage }),
  steps(
    'a newer run that supersedes',
    ['staged', 'released'],
    [
      { ...staged, github: nth(42) },
      { ...newer, before: { acts: [], ago: minute }, inputs: { ...newer.inputs, 'when-busy': 'supersede' } },
    ],
    { group: briefly, world: { versions } },
  ),

  step(
    'a stage with steps of its own, of a version that answers with errors',
    'failed',
    { operation: 'stage', gates: provenBeforeTraffic.gates, steps: '20% 6m' },
    { group: waitsForAWord, green: { ...healthy, pages: { '/health': { status: 500, body: 'no database' } } } },
  ),
  step(
    'a stage whose beginning is not answered, of a version that crashes',
    'failed',
    { operation: 'stage' },
    {
      group: waitsForAWord,
      green: { ...healthy, start: { crashes } },
      world: { faults: [unansweredBeginning(1)] },
    },
  ),

  steps(
    'a promotion of a version that is slow, with steps of its own',
    ['staged', 'rolled-back'],
    [
      staged,
      {
        tells: 'Users get to it.',
        before: { acts: [], ago: minute },
        github: { job: 'promote' },
        inputs: { operation: 'promote', 'release-id': '${{ needs.stage.outputs.change-id }}' },
      },
    ],
    { group: waitsForAWord, green: threeTimesSlower },
  ),

  steps(
    'a rollback that is released anew, and whose beginning is not answered',
    ['released', 'released', 'restored'],
    [
      good,
      newer,
      {
        tells: 'Blue is gone.',
        before: { acts: [], ago: 4 * minute },
        github: {
          ...nth(44),
          ...ofFile('roll-back.yml', 3),
          eventName: 'workflow_dispatch',
          workflow: 'Roll back',
          job: 'roll-back',
        },
        inputs: { operation: 'rollback' },
      },
    ],
    { group: briefly, world: { versions, faults: [unansweredBeginning(3)] } },
  ),

  steps(
    'a drill with steps of its own, after a release, whose beginning is not answered',
    ['released', 'drilled'],
    [
      good,
      {
        tells: 'A drill.',
        before: { acts: [], ago: 4 * minute },
        github: { ...nth(43), ...ofFile('drill.yml', 120), eventName: 'schedule', workflow: 'Drill', job: 'drill' },
        inputs: { operation: 'drill', steps: '20% 6m' },
      },
    ],
    { group: briefly, world: { faults: [unansweredBeginning(2)] } },
  ),

  steps(
    'how it stands while green waits that was staged with steps of its own',
    ['staged', 'reported'],
    [staged, { tells: 'Somebody asks.', before: { acts: [], ago: minute }, inputs: { operation: 'status' } }],
    { group: waitsForAWord },
  ),
  asking('how a target stands while somebody else deploys', { ...named, operation: 'status' }),
  asking('how it stands, by the id of a release alone', { 'release-id': releaseOfTheShop }),
];

import type { Act } from '../../aws/act.ts';
import type { SeedInput } from '../../aws/seed.ts';
import { type Chapter, nth, ofFile } from '../chapter.ts';
import type { Scenario } from '../scenario.ts';
import {
  files,
  greenImage,
  healthy,
  inputs,
  provenBeforeTraffic,
  shop,
  threeTimesSlowerAnswers,
  waitsForAWord,
} from '../shop.ts';

const minute = 60_000;
const hour = 60 * minute;
const newestImage = 'registry.example.com/shop/api:2.5.0';

const { gates, cluster, service, region, target } = inputs;
/** What every step of a service says, whatever it does. */
const place = { target, cluster, service, region };
const brings = (image: string) => ({ 'task-definition': 'ecs/api.json', image });

/** Two releases with half an hour between them, both well for as long as anybody watches. */
const twoGoodReleases: readonly [Chapter, Chapter] = [
  { tells: 'Version 2.4.1 is released.', github: nth(42), inputs: brings(greenImage) },
  {
    tells: 'Half an hour later, version 2.5.0 is released.',
    before: { acts: [], ago: 30 * minute },
    github: nth(43),
    inputs: brings(newestImage),
  },
];
const withNewest: SeedInput = { ...shop(), versions: { ...shop().versions, [newestImage]: healthy } };

/** A cache has filled up, and what was well when it was released is so no longer. */
const newestTurnsBad: Act = { behave: { image: newestImage, change: { latency: threeTimesSlowerAnswers } } };

/** Stories of people and accidents, over several steps, attempts and runs. */
export const severalRuns: readonly Scenario[] = [
  {
    name: 'ecs-approve',
    tells:
      'One job proves green and leaves it without users; a person looks and agrees; another job gives it the traffic.',
    files,
    inputs: { ...place, gates: provenBeforeTraffic.gates },
    world: shop({ group: waitsForAWord }),
    chapters: [
      {
        tells: 'The job `stage` starts green, asks it what nobody else can ask yet, and ends.',
        github: { job: 'stage' },
        inputs: { operation: 'stage', ...brings(greenImage), steps: '10% 5m' },
      },
      {
        tells:
          'A reviewer reads the summary for twelve minutes and approves: the job `promote` goes on with what was staged.',
        before: { acts: [], ago: 12 * minute },
        github: { job: 'promote' },
        inputs: { operation: 'promote', 'release-id': '${{ needs.stage.outputs.change-id }}' },
      },
    ],
  },
  {
    name: 'ecs-rerun-rolls-back',
    tells: 'A version turns bad an hour after its release; a person re-runs the job `roll-back` of that run.',
    files,
    inputs: { ...place, gates },
    world: withNewest,
    chapters: [
      ...twoGoodReleases,
      {
        tells: 'The job after it, `roll-back`, has nothing to do in a run that goes well.',
        github: { ...nth(43), job: 'roll-back' },
        inputs: { ...brings(newestImage), 'on-rerun': 'rollback' },
      },
      {
        tells: 'An hour later 2.5.0 has become slow. Somebody presses “Re-run job” on `roll-back`.',
        before: { acts: [newestTurnsBad], ago: hour },
        github: { ...nth(43, 2), job: 'roll-back' },
        inputs: { ...brings(newestImage), 'on-rerun': 'rollback' },
      },
    ],
  },
  {
    name: 'ecs-rerun-previous',
    tells: 'A version turns bad an hour after its release; a person re-runs the run before it, which was good.',
    files,
    inputs: { ...place, gates },
    world: withNewest,
    chapters: [
      ...twoGoodReleases,
      {
        tells: 'An hour later 2.5.0 has become slow. Somebody re-runs the run that released 2.4.1.',
        before: { acts: [newestTurnsBad], ago: hour },
        github: nth(42, 2),
        inputs: brings(greenImage),
      },
    ],
  },
  {
    name: 'ecs-rollback',
    tells: 'Somebody starts a rollback while the version before is still warm: no deployment, and seconds.',
    files,
    inputs: { ...place, gates },
    // Blue is kept for an hour, of which a release watches the first ten minutes.
    world: { ...withNewest, codeDeploy: shop({ group: { terminationWaitMinutes: 60 } }).codeDeploy },
    chapters: [
      { tells: 'Version 2.4.1 is released.', github: nth(42), inputs: { ...brings(greenImage), bake: '10m' } },
      {
        tells: 'Two hours later, version 2.5.0 is released.',
        before: { acts: [], ago: 2 * hour },
        github: nth(43),
        inputs: { ...brings(newestImage), bake: '10m' },
      },
      {
        tells:
          'Ten minutes later customers complain of something that no alarm watches. Somebody starts the rollback by hand.',
        before: { acts: [], ago: 10 * minute },
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
  },
  {
    name: 'ecs-cancel-rolls-back',
    tells:
      'The job is cancelled with 10 % of users on green: the step stops the deployment, its post step sees blue serve again.',
    files,
    inputs: { ...place, gates },
    world: shop(),
    chapters: [
      {
        tells: 'Three minutes into the release somebody presses “Cancel workflow”.',
        inputs: brings(greenImage),
        accident: { is: 'the job is cancelled', after: 3 * minute },
      },
    ],
  },
  {
    name: 'ecs-runner-lost-resumed',
    tells: 'The runner is lost with 10 % of users on green: the job is re-run, and goes on with what stands in AWS.',
    files,
    inputs: { ...place, gates },
    world: shop(),
    chapters: [
      {
        tells: 'Three minutes into the release the machine under the runner is gone.',
        github: nth(42),
        inputs: brings(greenImage),
        accident: { is: 'the runner is lost', after: 3 * minute },
      },
      {
        tells: 'Two minutes later somebody re-runs the job, on another machine.',
        before: { acts: [], ago: 2 * minute },
        github: nth(42, 2),
        inputs: brings(greenImage),
      },
    ],
  },
  {
    name: 'ecs-drill',
    tells:
      'A rehearsal at night: a copy of what serves gets 10 % of users, its gate fails on purpose, and the way back is timed.',
    files,
    inputs: { ...place, gates },
    world: shop(),
    chapters: [
      {
        tells: 'The nightly drill.',
        github: { ...nth(43), ...ofFile('drill.yml', 120), eventName: 'schedule', workflow: 'Drill', job: 'drill' },
        inputs: { operation: 'drill', steps: '10% 5m' },
      },
    ],
  },
];

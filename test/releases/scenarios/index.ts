import type { Scenario } from '../scenario.ts';
import {
  blueImage,
  colleaguesDeployment,
  files,
  healthy,
  inputs,
  provenBeforeTraffic,
  shop,
  threeTimesSlower,
  waitsForAWord,
} from '../shop.ts';
import { databaseStories } from './databases.ts';
import { functionStories } from './functions.ts';
import { nativeStories } from './native-services.ts';
import { severalRuns } from './several-runs.ts';

const base = { files, inputs };
const registry = '123456789012.dkr.ecr.eu-west-1.amazonaws.com';
const imageOfACommit = `${registry}/shop/api:0c9f3a7e5d1b8264f0e2a4c6d8b0f1e3a5c7d9eb`;

const appspec = `version: 0.0
Resources:
  - TargetService:
      Type: AWS::ECS::Service
      Properties:
        TaskDefinition: <TASK_DEFINITION>
        LoadBalancerInfo: { ContainerName: api, ContainerPort: 8080 }
Hooks:
  - AfterAllowTestTraffic: check-sign-in
`;

/** The stories of one step. */
export const scenarios: readonly Scenario[] = [
  {
    ...base,
    name: 'ecs-canary',
    tells: 'A good version: 10 % of traffic for five minutes, then all, then a bake with blue warm.',
    world: shop(),
  },
  {
    ...base,
    name: 'ecs-bad-release',
    tells: 'The story everybody tells: nothing crashes, the 99th percentile triples; caught at 10 % and taken back.',
    // With the versions exchanged the alarm rings for the slow blue before the release, which is then the cure.
    inputs: { ...inputs, 'on-alarm-already': 'warn' },
    world: shop({ green: threeTimesSlower }),
  },
  {
    ...base,
    name: 'ecs-no-capacity',
    tells: 'There is no room for green: its tasks never start, and users never notice.',
    world: shop({ capacity: 3 }),
  },
  {
    ...base,
    name: 'ecs-crashes',
    tells: 'Every task of green crashes soon after its start, and users never notice.',
    world: shop({
      green: {
        start: {
          crashes: { afterSeconds: 4, exitCode: 137, reason: 'OutOfMemoryError: Container killed due to memory usage' },
        },
      },
    }),
  },
  {
    ...base,
    name: 'ecs-denied',
    tells: 'The role may not create deployments: the missing IAM action is named at once.',
    world: shop({ world: { denied: ['codedeploy:CreateDeployment'] } }),
  },
  {
    ...base,
    name: 'ecs-alarm-too-slow',
    tells: 'An alarm that needs longer than the step lasts: the plan says that the step proves nothing by it.',
    inputs: { ...inputs, steps: '10% 5m' },
    world: shop({ latencyAlarm: { EvaluationPeriods: 5 } }),
  },
  {
    ...base,
    name: 'ecs-stopped-by-somebody',
    tells: 'A colleague stops the deployment in the console, with rollback, while 10 % are on green.',
    world: shop({
      world: {
        actors: [
          {
            at: '4m',
            do: { stopDeployment: { application: 'AppECS-shop-api', group: 'DgpECS-shop-api', autoRollback: true } },
          },
        ],
      },
    }),
  },
  {
    ...base,
    name: 'ecs-rollback-fails',
    tells: 'The worst day: green is bad, and the rollback itself fails. The verdict calls for a person.',
    world: shop({ green: threeTimesSlower, group: { rollbackFails: 'ECS could not reach the original task set.' } }),
  },
  {
    ...base,
    name: 'ecs-ready-wait',
    tells: 'Green answers a smoke test behind the test listener, and its targets are healthy, before users get to it.',
    inputs: provenBeforeTraffic,
    world: shop({ group: waitsForAWord }),
  },
  {
    ...base,
    name: 'ecs-smoke-fails',
    tells: 'Green starts, is healthy, and its sign-in is broken: the smoke test keeps every user away from it.',
    inputs: provenBeforeTraffic,
    world: shop({
      group: waitsForAWord,
      green: { ...healthy, pages: { '/health': { status: 500, body: 'no connection to the session store' } } },
    }),
  },
  {
    ...base,
    name: 'ecs-hook-fails',
    tells:
      "The user's own function says no before traffic: its name, its error and the end of its log are in the job log.",
    inputs: { ...inputs, appspec: 'ecs/appspec.yaml' },
    files: { ...files, 'ecs/appspec.yaml': appspec },
    world: shop({
      group: waitsForAWord,
      functions: {
        'check-sign-in': { result: 'Failed', takesSeconds: 8, logTail: 'sign-in answered 401 for the test user\n' },
      },
    }),
  },
  {
    ...base,
    name: 'ecs-busy',
    tells: "A colleague's deployment is under way: the release waits for its end, and then goes over what it brought.",
    before: { acts: [colleaguesDeployment], ago: 2 * 60_000 },
    world: shop(),
  },
  {
    ...base,
    name: 'ecs-blue-unhealthy',
    tells:
      'Green is slow, and blue has fallen ill since: traffic stays where somebody answers, and a person is called.',
    world: shop({
      green: threeTimesSlower,
      world: {
        actors: [
          { at: '3m', do: { behave: { image: blueImage, change: { healthChecks: { fails: { status: 503 } } } } } },
        ],
      },
    }),
  },
  {
    ...base,
    name: 'ecs-throttled',
    tells:
      'Another pipeline eats the request rates of the account: every call is throttled now and then, and nothing is lost.',
    world: shop({
      world: {
        faults: [3, 4, 9, 10, 11, 23, 24, 40, 60, 90, 91].map(nth => ({
          operation: '*',
          calls: { nth },
          fault: { kind: 'throttle' as const },
        })),
      },
    }),
  },
  {
    ...base,
    name: 'ecs-plan',
    tells: 'On a pull request: what a release would do, in order and with times, without a single write.',
    // As most images are named: with a registry, and tagged by a commit.
    inputs: { ...inputs, operation: 'plan', image: imageOfACommit },
    github: { eventName: 'pull_request', ref: 'refs/pull/7/merge' },
    world: { ...shop(), versions: { ...shop().versions, [imageOfACommit]: healthy } },
  },
];

/** Every story that the demo can play. The first is the default. */
export const stories: readonly Scenario[] = [
  ...scenarios,
  ...severalRuns,
  ...nativeStories,
  ...functionStories,
  ...databaseStories,
];

export function scenarioNamed(name: string): Scenario | undefined {
  return stories.find(story => story.name === name);
}

import type { Scenario } from '../scenario.ts';
import { files, inputs, shop, threeTimesSlower } from '../shop.ts';

const base = { files, inputs };

/** Every story that the demo can play. The first is the default. */
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
];

export function scenarioNamed(name: string): Scenario | undefined {
  return scenarios.find(scenario => scenario.name === name);
}

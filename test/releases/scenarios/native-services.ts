import type { SeedInput } from '../../aws/seed.ts';
import { nth } from '../chapter.ts';
import { canaryWithPauses, nativeShop, pauses, rolling } from '../native-shop.ts';
import type { Scenario } from '../scenario.ts';
import { files, inputs, provenBeforeTraffic, threeTimesSlower } from '../shop.ts';

const minute = 60_000;
const hour = 60 * minute;

const base = { files, inputs };
const withPauses = { lifecycleHooks: [{ ...pauses, lifecycleStages: [...pauses.lifecycleStages] }] };
const { alarms } = canaryWithPauses;
/** As most rolling services are set: what does not crash is good enough for ECS. */
const { alarms: _attached, ...breakerAlone } = rolling;

/** Blue is gone half a minute after the last request went to it, and ECS calls that the end. */
const drainsQuickly = {
  loadBalancers: nativeShop().loadBalancers?.map(balancer => ({
    ...balancer,
    targetGroups: balancer.targetGroups.map(group => ({ ...group, deregistrationDelaySeconds: 30 })),
  })),
} satisfies Partial<SeedInput>;

/** Stories of services that ECS itself deploys. */
export const nativeStories: readonly Scenario[] = [
  {
    ...base,
    name: 'ecs-native-canary',
    tells: 'ECS itself shifts: it pauses before each share, Greenlight reads the gates and says the word.',
    world: nativeShop(),
  },
  {
    ...base,
    name: 'ecs-native-canary-bad',
    tells: 'ECS itself shifts, and the 99th percentile triples: caught at 10 %, and ECS takes it back.',
    // With the versions exchanged the alarm rings for the slow blue before the release, which is then the cure.
    inputs: { ...inputs, 'on-alarm-already': 'warn' },
    world: nativeShop({ green: threeTimesSlower }),
  },
  {
    ...base,
    name: 'ecs-native-linear',
    tells:
      'A quarter more every five minutes, asked of a service that moves all at once: the plan shows what that changes in it.',
    inputs: { ...inputs, strategy: 'linear', steps: '25% every 5m', bake: '5m', hooks: 'manage' },
    world: nativeShop({ configuration: { alarms, strategy: 'BLUE_GREEN', bakeTimeInMinutes: 10 } }),
  },
  {
    ...base,
    name: 'ecs-native-blue-green',
    tells:
      'Green answers a smoke test behind the test listener rule while ECS pauses, and then gets all users at once.',
    inputs: provenBeforeTraffic,
    world: nativeShop({ configuration: { alarms, ...withPauses, strategy: 'BLUE_GREEN', bakeTimeInMinutes: 5 } }),
  },
  {
    ...base,
    name: 'ecs-rolling',
    tells:
      'ECS replaces tasks one after another; the gates look on, and the deployment of this very update is followed to its end.',
    world: nativeShop({ configuration: rolling }),
  },
  {
    ...base,
    name: 'ecs-rolling-bad',
    tells:
      'Tasks are replaced, nothing crashes, and the circuit breaker is content; but every answer takes three times as long: a deployment of the former revision takes it back.',
    inputs: { ...inputs, 'on-alarm-already': 'warn' },
    world: nativeShop({ configuration: breakerAlone, green: threeTimesSlower, world: drainsQuickly }),
  },
  {
    ...base,
    name: 'ecs-native-runner-dies',
    tells:
      'The runner is lost with 10 % of users on green: nobody answers the pause, ECS goes back alone, and the next run says so.',
    world: nativeShop(),
    chapters: [
      {
        tells: 'Four minutes into the release the machine under the runner is gone.',
        github: nth(42),
        accident: { is: 'the runner is lost', after: 4 * minute },
      },
      {
        tells: 'Two hours later somebody re-runs the job: ECS has gone back at the deadline of its pause.',
        before: { acts: [], ago: 2 * hour },
        github: nth(42, 2),
      },
    ],
  },
];

import type { DeploymentConfiguration, DeploymentLifecycleHook } from '@aws-sdk/client-ecs';
import type { Uncertain } from '../../aws/ecs/deployments/seed.ts';
import { failsItsChecks } from '../../releases/bad-days/rows/acts.ts';
import { colleaguesRestart, nativeShop, type NativeShopChanges } from '../../releases/native-shop.ts';
import type { Scenario } from '../../releases/scenario.ts';
import { blueImage, files, greenImage, inputs, provenBeforeTraffic } from '../../releases/shop.ts';
import { inTheLedger } from './earlier-release.ts';
import { type NativeWay, settingsFor } from './native-ways.ts';
import { type Blue, blues, badHealth, goodHealth, greens, type Green } from './service-versions.ts';
import { type AnyTale, ways } from './ways.ts';

/** A release of the same service where ECS itself deploys it. */
export interface NativeTale extends AnyTale {
  readonly target: 'ecs-native';
  readonly green: Green;
  readonly blue: Blue;
  readonly moves: NativeWay;
  /** Where ECS waits for a word, and what it does where none comes. */
  readonly pauses: keyof typeof pausings;
  readonly before: keyof typeof nativeProofs;
  readonly room: 'plenty' | 'for blue alone';
  /** Who obeys the alarms of the gates. */
  readonly alarmsOf: 'the gates' | 'the gates and the service';
  /** Whether the service is set to move so, or is asked to from now on. */
  readonly settings: 'as asked' | 'otherwise';
  /** What of AWS is documented nowhere, as it is in this world. */
  readonly leftOpen: Partial<Uncertain>;
}

interface Pausing {
  readonly hooks: readonly DeploymentLifecycleHook[];
  readonly asked: Readonly<Record<string, string>>;
  /** Whether AWS goes back to blue where nobody says a word, before users meet green and before each further share. */
  readonly holds: boolean;
}

type Stage = NonNullable<DeploymentLifecycleHook['lifecycleStages']>[number];

const pause = (timeoutInMinutes: number, action: 'ROLLBACK' | 'CONTINUE', ...stages: Stage[]) => ({
  targetType: 'PAUSE' as const,
  lifecycleStages: stages,
  timeoutConfiguration: { timeoutInMinutes, action },
});

const atEachShare: readonly [Stage, Stage] = ['PRE_PRODUCTION_TRAFFIC_SHIFT', 'POST_PRODUCTION_TRAFFIC_SHIFT'];

export const pausings = {
  nowhere: { hooks: [], asked: {}, holds: false },
  'for an hour at each share': { hooks: [pause(60, 'ROLLBACK', ...atEachShare)], asked: {}, holds: true },
  'for a quarter of an hour at each share': { hooks: [pause(15, 'ROLLBACK', ...atEachShare)], asked: {}, holds: true },
  'before green starts, too': {
    hooks: [pause(30, 'ROLLBACK', 'PRE_SCALE_UP', 'POST_SCALE_UP', ...atEachShare)],
    asked: {},
    holds: true,
  },
  'once, before users meet green': {
    hooks: [pause(30, 'ROLLBACK', 'POST_TEST_TRAFFIC_SHIFT')],
    asked: {},
    holds: true,
  },
  'and then goes on': { hooks: [pause(3, 'CONTINUE', ...atEachShare)], asked: {}, holds: false },
  'as Greenlight asks it to': { hooks: [], asked: { hooks: 'manage' }, holds: true },
} as const satisfies Readonly<Record<string, Pausing>>;

interface Proof {
  readonly asked: Readonly<Record<string, string>>;
  readonly hooks: readonly DeploymentLifecycleHook[];
  readonly functions: NonNullable<NonNullable<NativeShopChanges['ecs']>['hookFunctions']>;
  readonly pages: typeof goodHealth.pages | undefined;
}

const none: Proof = { asked: {}, hooks: [], functions: {}, pages: undefined };
const smoked: Proof = { ...none, asked: { gates: provenBeforeTraffic.gates } };
const hooked: Proof = {
  ...none,
  hooks: [
    {
      targetType: 'AWS_LAMBDA',
      hookTargetArn: 'arn:aws:lambda:eu-west-1:123456789012:function:check-sign-in',
      roleArn: 'arn:aws:iam::123456789012:role/ecs-hooks',
      lifecycleStages: ['POST_TEST_TRAFFIC_SHIFT'],
    },
  ],
};
const answers = (result: 'SUCCEEDED' | 'FAILED') => ({
  'check-sign-in': { takesSeconds: 8, inProgress: 1, callBackDelaySeconds: 30, result },
});

/** What green has to pass before users meet it. */
export const nativeProofs = {
  nothing: none,
  'a smoke test that it passes': { ...smoked, pages: goodHealth.pages },
  'a smoke test that it fails': { ...smoked, pages: badHealth.pages },
  'a hook that it passes': { ...hooked, functions: answers('SUCCEEDED') },
  'a hook that it fails': { ...hooked, functions: answers('FAILED') },
} as const satisfies Readonly<Record<string, Proof>>;

/** Whether green can be kept from users for as long as somebody wants. */
export function holdsBeforeTraffic({ moves, pauses }: Pick<NativeTale, 'moves' | 'pauses'>): boolean {
  return moves !== 'task by task' && pausings[pauses].holds;
}

export function nativeScenario(tale: NativeTale): Scenario {
  const { green, blue, moves, bakeMinutes, before, turn, pollSeconds } = tale;
  const proof: Proof = nativeProofs[before];
  const illAt = blues[blue];
  return {
    name: nativeInWords(tale),
    tells: nativeInWords(tale),
    files,
    inputs: {
      ...inputs,
      ...proof.asked,
      ...pausings[tale.pauses].asked,
      ...(tale.settings === 'as asked' ? {} : ways[moves].asked),
      image: green === 'what serves already' ? blueImage : greenImage,
      bake: `${bakeMinutes}m`,
      poll: `${pollSeconds}s`,
    },
    ...(turn === 'busy' ? { before: { acts: [colleaguesRestart], ago: 60_000 } } : {}),
    gitHub: { deployments: [inTheLedger('ecs')] },
    world: nativeShop({
      seed: tale.world,
      green: { ...greens[green], ...(proof.pages === undefined ? {} : { pages: proof.pages }) },
      ...(tale.room === 'plenty' ? {} : { capacity: 3 }),
      configuration: configurationOf(tale),
      ecs: { hookFunctions: proof.functions, uncertain: tale.leftOpen },
      world: {
        // Alarms need a past to have a state; two minutes are enough, and quick.
        warmUp: '2m',
        actors: illAt === undefined ? [] : [{ at: illAt, do: failsItsChecks(blueImage) }],
      },
    }),
  };
}

function configurationOf({
  moves,
  bakeMinutes,
  pauses,
  before,
  alarmsOf,
  settings,
}: NativeTale): DeploymentConfiguration {
  const hooks = [...pausings[pauses].hooks, ...nativeProofs[before].hooks];
  // Who is asked to change it changes it from something else: other shares, and another bake.
  const otherWay = moves === 'all at once' ? 'by 20 % a minute' : 'all at once';
  return {
    ...(settings === 'as asked' ? settingsFor(moves, bakeMinutes) : settingsFor(otherWay, 5)),
    ...(hooks.length === 0 ? {} : { lifecycleHooks: hooks.map(hook => ({ ...hook })) }),
    ...(alarmsOf === 'the gates'
      ? {}
      : { alarms: { alarmNames: ['api-5xx', 'api-p99'], rollback: true, enable: true } }),
  };
}

export function nativeInWords(tale: NativeTale): string {
  const { green, moves, bakeMinutes, before, blue, room, turn, alarmsOf, pollSeconds, world, leftOpen } = tale;
  return [
    `green is ${green}`,
    `moved ${moves}, baked ${bakeMinutes} min`,
    `ECS waits ${tale.pauses}`,
    `before traffic ${before}`,
    `blue ${blue}`,
    `room ${room}`,
    `the target is ${turn}`,
    `alarms obeyed by ${alarmsOf}`,
    `the service is set ${tale.settings}`,
    `looks every ${pollSeconds} s`,
    ...Object.entries(leftOpen).map(([name, is]) => `${name} ${String(is)}`),
    `world ${world}`,
  ].join('; ');
}

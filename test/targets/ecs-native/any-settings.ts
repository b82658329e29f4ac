import type {
  DeploymentConfiguration,
  DeploymentLifecycleHook,
  DeploymentLifecycleHookStage,
} from '@aws-sdk/client-ecs';
import fc from 'fast-check';
import type { Strategy } from '../../../src/release/words.ts';
import type { WantedSettings } from '../../../src/targets/ecs-native/drift.ts';

const minute = 60_000;

const minutes = (most = 1_440) => fc.integer({ min: 0, max: most });
const percent = (least: number) => fc.integer({ min: least * 10, max: 1_000 }).map(tenths => tenths / 10);

/** Whatever the planner lets through to ECS. */
export const anyStrategy: fc.Arbitrary<Strategy> = fc.oneof(
  fc.constantFrom<Strategy>({ kind: 'rolling' }, { kind: 'blue-green' }),
  fc
    .record({ share: percent(0.1), hold: minutes() })
    .map(({ share, hold }): Strategy => ({ kind: 'canary', steps: [{ share, hold: hold * minute }] })),
  fc
    .record({ share: percent(3), every: minutes() })
    .map(({ share, every }): Strategy => ({ kind: 'linear', share, every: every * minute })),
);

const stage = fc.constantFrom<DeploymentLifecycleHookStage>(
  'RECONCILE_SERVICE',
  'PRE_SCALE_UP',
  'POST_SCALE_UP',
  'POST_TEST_TRAFFIC_SHIFT',
  'PRE_PRODUCTION_TRAFFIC_SHIFT',
  'POST_PRODUCTION_TRAFFIC_SHIFT',
);

const limit = fc.record(
  { timeoutInMinutes: fc.integer({ min: 1, max: 20_160 }), action: fc.constantFrom('CONTINUE', 'ROLLBACK') },
  { requiredKeys: [] },
);

const anyHook: fc.Arbitrary<DeploymentLifecycleHook> = fc.oneof(
  fc.record(
    {
      targetType: fc.constant('PAUSE' as const),
      lifecycleStages: fc.uniqueArray(stage, { minLength: 1 }),
      timeoutConfiguration: limit,
    },
    { requiredKeys: ['targetType', 'lifecycleStages'] },
  ),
  fc.record({
    hookTargetArn: fc.constant('arn:aws:lambda:eu-west-1:123456789012:function:check'),
    roleArn: fc.constant('arn:aws:iam::123456789012:role/hooks'),
    lifecycleStages: fc.uniqueArray(stage, { minLength: 1 }),
  }),
);

/** Whatever a service may have. */
export const anyConfiguration: fc.Arbitrary<DeploymentConfiguration> = fc.record(
  {
    strategy: fc.constantFrom('ROLLING', 'BLUE_GREEN', 'LINEAR', 'CANARY'),
    bakeTimeInMinutes: minutes(),
    maximumPercent: fc.integer({ min: 100, max: 400 }),
    minimumHealthyPercent: fc.integer({ min: 0, max: 100 }),
    alarms: fc.record({ alarmNames: fc.constant(['api-5xx']), rollback: fc.boolean(), enable: fc.boolean() }),
    deploymentCircuitBreaker: fc.record({ enable: fc.boolean(), rollback: fc.boolean() }),
    linearConfiguration: fc.record({ stepPercent: percent(3), stepBakeTimeInMinutes: minutes() }, { requiredKeys: [] }),
    canaryConfiguration: fc.record(
      { canaryPercent: percent(0.1), canaryBakeTimeInMinutes: minutes() },
      { requiredKeys: [] },
    ),
    lifecycleHooks: fc.array(anyHook, { maxLength: 4 }),
    earlySuccessCriteria: fc.record({ enable: fc.boolean(), healthyPercent: fc.integer({ min: 0, max: 100 }) }),
  },
  { requiredKeys: [] },
);

export const anyWish: fc.Arbitrary<WantedSettings> = fc.record({
  strategy: anyStrategy,
  bake: minutes().map(time => time * minute),
  pauses: fc.oneof(
    fc.constant('as they stand' as const),
    fc.integer({ min: 1, max: 20_160 }).map(time => ({ within: time * minute })),
  ),
  stays: fc.constantFrom('for good', 'for this release'),
});

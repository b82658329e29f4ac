import type { DeploymentConfiguration } from '@aws-sdk/client-ecs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bakeIn, strategyIn } from '../../../src/targets/ecs-native/configuration.ts';
import { changeTo, type WantedSettings } from '../../../src/targets/ecs-native/drift.ts';
import { anyConfiguration, anyWish } from './any-settings.ts';

const minute = 60_000;

const wish = (changes: Partial<WantedSettings>): WantedSettings => ({
  strategy: { kind: 'blue-green' },
  bake: 0,
  pauses: 'as they stand',
  stays: 'for good',
  ...changes,
});

describe('what a release changes in the settings of a service', () => {
  test.each<{ where: string; present: DeploymentConfiguration; wanted: WantedSettings }>([
    { where: 'it rolls and is to roll', present: {}, wanted: wish({ strategy: { kind: 'rolling' }, bake: minute }) },
    {
      where: 'a canary says nothing, and what AWS does then is asked for',
      present: { strategy: 'CANARY', bakeTimeInMinutes: 15 },
      wanted: wish({
        strategy: { kind: 'canary', steps: [{ share: 5, hold: 10 * minute }] },
        bake: 15 * minute,
      }),
    },
    {
      where: 'a bake that nobody has set is not asked for either',
      present: { strategy: 'BLUE_GREEN' },
      wanted: wish({}),
    },
    {
      where: 'settings of another strategy lie about',
      present: { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 0, canaryConfiguration: { canaryPercent: 10 } },
      wanted: wish({}),
    },
  ])('is nothing where $where', ({ present, wanted }) => {
    // when
    const change = changeTo(present, wanted);
    // then
    expect(change).toEqual({ is: 'as it is' });
  });

  test('is sent whole, with everything that it does not change, and named setting by setting', () => {
    // given
    const hook = {
      hookTargetArn: 'arn:aws:lambda:eu-west-1:123456789012:function:check',
      roleArn: 'arn:aws:iam::123456789012:role/hooks',
      lifecycleStages: ['POST_SCALE_UP' as const],
    };
    const present: DeploymentConfiguration = {
      strategy: 'LINEAR',
      linearConfiguration: { stepPercent: 10, stepBakeTimeInMinutes: 6 },
      bakeTimeInMinutes: 15,
      maximumPercent: 200,
      minimumHealthyPercent: 100,
      alarms: { alarmNames: ['api-5xx'], rollback: true, enable: true },
      deploymentCircuitBreaker: { enable: true, rollback: true },
      lifecycleHooks: [hook],
    };
    // when
    const change = changeTo(
      present,
      wish({
        strategy: { kind: 'canary', steps: [{ share: 2.5, hold: 5 * minute }] },
        bake: 20 * minute,
        pauses: { within: 75 * minute },
      }),
    );
    // then
    expect(change).toEqual({
      is: 'changed',
      configuration: {
        strategy: 'CANARY',
        canaryConfiguration: { canaryPercent: 2.5, canaryBakeTimeInMinutes: 5 },
        bakeTimeInMinutes: 20,
        maximumPercent: 200,
        minimumHealthyPercent: 100,
        alarms: { alarmNames: ['api-5xx'], rollback: true, enable: true },
        deploymentCircuitBreaker: { enable: true, rollback: true },
        lifecycleHooks: [
          hook,
          {
            targetType: 'PAUSE',
            lifecycleStages: ['PRE_PRODUCTION_TRAFFIC_SHIFT', 'POST_PRODUCTION_TRAFFIC_SHIFT'],
            timeoutConfiguration: { timeoutInMinutes: 75, action: 'ROLLBACK' },
          },
        ],
      },
      drift: [
        ['strategy', 'LINEAR', 'CANARY'],
        ['linearConfiguration.stepPercent', '10', 'not set'],
        ['linearConfiguration.stepBakeTimeInMinutes', '6', 'not set'],
        ['canaryConfiguration.canaryPercent', 'not set', '2.5'],
        ['canaryConfiguration.canaryBakeTimeInMinutes', 'not set', '5'],
        ['bakeTimeInMinutes', '15', '20'],
        [
          'lifecycleHooks',
          'no PAUSE',
          'PAUSE at PRE_PRODUCTION_TRAFFIC_SHIFT, POST_PRODUCTION_TRAFFIC_SHIFT, ROLLBACK after 75 min',
        ],
      ].map(([name, from, to]) => ({ setting: `deploymentConfiguration.${name}`, from, to, stays: 'for good' })),
    });
  });

  test('leaves out what only rolling deployments may have', () => {
    // given
    const present: DeploymentConfiguration = {
      strategy: 'ROLLING',
      earlySuccessCriteria: { enable: true, healthyPercent: 50, sourceServiceRevisionCleanup: 'DEFERRED' },
    };
    // when
    const change = changeTo(present, wish({ bake: 10 * minute }));
    // then
    expect(change).toMatchObject({
      is: 'changed',
      configuration: { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 10 },
      drift: [
        { setting: 'deploymentConfiguration.strategy' },
        { setting: 'deploymentConfiguration.bakeTimeInMinutes' },
        { setting: 'deploymentConfiguration.earlySuccessCriteria', from: 'enabled', to: 'not set' },
      ],
    });
    expect(change).not.toHaveProperty('configuration.earlySuccessCriteria');
  });

  test('is what was wanted, whatever the service has and whatever is wanted', () => {
    fc.assert(
      fc.property(anyConfiguration, anyWish, (present, wanted) => {
        // when
        const change = changeTo(present, wanted);
        // then
        const by = change.is === 'changed' ? change.configuration : present;
        expect(strategyIn(by)).toEqual(wanted.strategy);
        if (wanted.strategy.kind !== 'rolling') expect(bakeIn(by)).toBe(wanted.bake);
      }),
    );
  });

  test('is nothing the second time', () => {
    fc.assert(
      fc.property(anyConfiguration, anyWish, (present, wanted) => {
        // given
        const change = changeTo(present, wanted);
        const by = change.is === 'changed' ? change.configuration : present;
        // when
        const again = changeTo(by, wanted);
        // then
        expect(again).toEqual({ is: 'as it is' });
      }),
    );
  });

  test('never takes away or weakens a hook, an alarm, the circuit breaker or the bounds of a rollout', () => {
    fc.assert(
      fc.property(anyConfiguration, anyWish, (present, wanted) => {
        // when
        const change = changeTo(present, wanted);
        // then
        if (change.is === 'as it is') return;
        const { lifecycleHooks: hooks = [], ...to } = change.configuration;
        for (const name of ['alarms', 'deploymentCircuitBreaker', 'maximumPercent', 'minimumHealthyPercent'] as const)
          expect(to[name]).toEqual(present[name]);
        for (const [at, hook] of (present.lifecycleHooks ?? []).entries()) {
          const { timeoutConfiguration: limit, ...kept } = hooks[at] ?? {};
          const { timeoutConfiguration: former, ...was } = hook;
          expect(kept).toEqual(was);
          expect(limit?.timeoutInMinutes ?? 1_440).toBeGreaterThanOrEqual(former?.timeoutInMinutes ?? 1_440);
          expect(limit?.action ?? 'ROLLBACK').toBe(former?.action ?? 'ROLLBACK');
        }
      }),
    );
  });
});

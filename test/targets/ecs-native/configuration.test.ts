import type { DeploymentConfiguration } from '@aws-sdk/client-ecs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Strategy } from '../../../src/release/words.ts';
import {
  alarmsIn,
  bakeIn,
  breakingIn,
  earlySuccessIn,
  movingBy,
  strategyIn,
} from '../../../src/targets/ecs-native/configuration.ts';
import { anyStrategy } from './any-settings.ts';

const minute = 60_000;

describe("how a service's deployments move traffic", () => {
  test.each<{ is: string; configuration: DeploymentConfiguration; strategy: Strategy }>([
    { is: 'rolling where nothing is said', configuration: {}, strategy: { kind: 'rolling' } },
    { is: 'rolling', configuration: { strategy: 'ROLLING' }, strategy: { kind: 'rolling' } },
    { is: 'all at once', configuration: { strategy: 'BLUE_GREEN' }, strategy: { kind: 'blue-green' } },
    {
      is: 'linear, a tenth every 6 minutes where nothing is said',
      configuration: { strategy: 'LINEAR' },
      strategy: { kind: 'linear', share: 10, every: 6 * minute },
    },
    {
      is: 'linear, as it says',
      configuration: {
        strategy: 'LINEAR',
        linearConfiguration: { stepPercent: 3, stepBakeTimeInMinutes: 0 },
      },
      strategy: { kind: 'linear', share: 3, every: 0 },
    },
    {
      is: 'a canary of 5 % for 10 minutes where nothing is said',
      configuration: { strategy: 'CANARY' },
      strategy: { kind: 'canary', steps: [{ share: 5, hold: 10 * minute }] },
    },
    {
      is: 'a canary of tenths, however they come over the wire',
      configuration: {
        strategy: 'CANARY',
        canaryConfiguration: { canaryPercent: 33.29999923706055, canaryBakeTimeInMinutes: 1440 },
      },
      strategy: { kind: 'canary', steps: [{ share: 33.3, hold: 1440 * minute }] },
    },
  ])('is $is', ({ configuration, strategy }) => {
    // when
    const read = strategyIn(configuration);
    // then
    expect(read).toEqual(strategy);
  });

  test('is never guessed where AWS has a strategy that is not known', () => {
    // given
    const configuration = { strategy: 'MIRRORED' } as unknown as DeploymentConfiguration;
    // when
    const reading = () => strategyIn(configuration);
    // then
    expect(reading).toThrow(expect.objectContaining({ code: 'unknown-answer' }));
  });

  test('is read back as it was written, whatever it is', () => {
    fc.assert(
      fc.property(anyStrategy, strategy => {
        // when
        const read = strategyIn(movingBy(strategy));
        // then
        expect(read).toEqual(strategy);
      }),
    );
  });
});

describe('how long blue is kept', () => {
  test.each<{ of: string; configuration: DeploymentConfiguration; minutes: number }>([
    { of: 'what shifts, as it says', configuration: { strategy: 'CANARY', bakeTimeInMinutes: 15 }, minutes: 15 },
    { of: 'what shifts and says 0', configuration: { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 0 }, minutes: 0 },
    { of: 'what shifts and says nothing', configuration: { strategy: 'LINEAR' }, minutes: 0 },
    { of: 'what rolls, by Greenlight alone', configuration: { strategy: 'ROLLING' }, minutes: 10 },
    {
      of: 'what rolls and shows the 0 that AWS fills in',
      configuration: { strategy: 'ROLLING', bakeTimeInMinutes: 0 },
      minutes: 10,
    },
    { of: 'what rolls and says so', configuration: { strategy: 'ROLLING', bakeTimeInMinutes: 3 }, minutes: 3 },
  ])('is $minutes min of $of', ({ configuration, minutes }) => {
    // when
    const bake = bakeIn(configuration);
    // then
    expect(bake).toBe(minutes * minute);
  });
});

describe('what ECS itself watches', () => {
  test.each<{ of: string; configuration: DeploymentConfiguration; alarms: readonly string[] }>([
    { of: 'nothing said', configuration: {}, alarms: [] },
    {
      of: 'alarms',
      configuration: { alarms: { alarmNames: ['api-5xx'], rollback: true, enable: true } },
      alarms: ['api-5xx'],
    },
    {
      of: 'alarms that are switched off',
      configuration: { alarms: { alarmNames: ['api-5xx'], rollback: true, enable: false } },
      alarms: [],
    },
  ])('are the alarms that it obeys: $of', ({ configuration, alarms }) => {
    // when
    const read = alarmsIn(configuration);
    // then
    expect(read).toEqual(alarms);
  });

  test.each<[string, DeploymentConfiguration, string]>([
    ['nothing said', {}, 'off'],
    ['switched off', { deploymentCircuitBreaker: { enable: false, rollback: true } }, 'off'],
    ['without rollback', { deploymentCircuitBreaker: { enable: true, rollback: false } }, 'stops'],
    ['with rollback', { deploymentCircuitBreaker: { enable: true, rollback: true } }, 'goes back'],
  ])('are tasks that do not stay up: %s', (_of, configuration, breaking) => {
    // when
    const read = breakingIn(configuration);
    // then
    expect(read).toBe(breaking);
  });

  test.each<[string, DeploymentConfiguration, unknown]>([
    ['nothing said', {}, 'off'],
    ['switched off', { earlySuccessCriteria: { enable: false, healthyPercent: 50 } }, 'off'],
    [
      'old tasks go first',
      { earlySuccessCriteria: { enable: true, healthyPercent: 50, sourceServiceRevisionCleanup: 'BLOCKING' } },
      { healthyPercent: 50, oldTasks: 'gone by then' },
    ],
    [
      'old tasks go later',
      { earlySuccessCriteria: { enable: true, healthyPercent: 80, sourceServiceRevisionCleanup: 'DEFERRED' } },
      { healthyPercent: 80, oldTasks: 'removed afterwards' },
    ],
  ])('may end before green is whole: %s', (_of, configuration, early) => {
    // when
    const read = earlySuccessIn(configuration);
    // then
    expect(read).toEqual(early);
  });
});

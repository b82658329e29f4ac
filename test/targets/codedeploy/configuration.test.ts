import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Can } from '../../../src/release/plan.ts';
import type { Strategy } from '../../../src/release/words.ts';
import type { PlatformName } from '../../../src/targets/codedeploy/platform.ts';
import {
  codeDeployCan,
  configurationFor,
  predefinedStrategy,
  sameStrategy,
  strategyOf,
} from '../../../src/targets/codedeploy/configuration.ts';

const minute = 60_000;
const canary = (share: number, minutes: number): Strategy => ({
  kind: 'canary',
  steps: [{ share, hold: minutes * minute }],
});
const linear = (share: number, minutes: number): Strategy => ({ kind: 'linear', share, every: minutes * minute });

const share = fc.integer({ min: 1, max: 99 });
const minutes = fc.integer({ min: 1, max: 2880 });
const platform = fc.constantFrom<PlatformName>('ECS', 'Lambda');
const anyStrategy = fc.oneof(
  fc.tuple(share, minutes).map(([percent, time]) => canary(percent, time)),
  fc.tuple(share, minutes).map(([percent, time]) => linear(percent, time)),
);

describe("AWS's own configurations", () => {
  test.each<{ name: string; platform?: PlatformName; strategy: Strategy }>([
    { name: 'CodeDeployDefault.ECSAllAtOnce', strategy: { kind: 'blue-green' } },
    { name: 'CodeDeployDefault.ECSCanary10Percent5Minutes', strategy: canary(10, 5) },
    { name: 'CodeDeployDefault.ECSCanary10Percent15Minutes', strategy: canary(10, 15) },
    { name: 'CodeDeployDefault.ECSLinear10PercentEvery1Minutes', strategy: linear(10, 1) },
    { name: 'CodeDeployDefault.ECSLinear10PercentEvery3Minutes', strategy: linear(10, 3) },
    { name: 'CodeDeployDefault.LambdaAllAtOnce', platform: 'Lambda', strategy: { kind: 'blue-green' } },
    { name: 'CodeDeployDefault.LambdaCanary10Percent5Minutes', platform: 'Lambda', strategy: canary(10, 5) },
    { name: 'CodeDeployDefault.LambdaCanary10Percent10Minutes', platform: 'Lambda', strategy: canary(10, 10) },
    { name: 'CodeDeployDefault.LambdaCanary10Percent15Minutes', platform: 'Lambda', strategy: canary(10, 15) },
    { name: 'CodeDeployDefault.LambdaCanary10Percent30Minutes', platform: 'Lambda', strategy: canary(10, 30) },
    { name: 'CodeDeployDefault.LambdaLinear10PercentEvery1Minute', platform: 'Lambda', strategy: linear(10, 1) },
    { name: 'CodeDeployDefault.LambdaLinear10PercentEvery2Minutes', platform: 'Lambda', strategy: linear(10, 2) },
    { name: 'CodeDeployDefault.LambdaLinear10PercentEvery3Minutes', platform: 'Lambda', strategy: linear(10, 3) },
    { name: 'CodeDeployDefault.LambdaLinear10PercentEvery10Minutes', platform: 'Lambda', strategy: linear(10, 10) },
  ])('$name is known by its name, and used for what it does', ({ name, platform = 'ECS', strategy }) => {
    // when
    const [does, used] = [predefinedStrategy(name), configurationFor(strategy, platform)];
    // then
    expect(does).toEqual(strategy);
    expect(used).toEqual({ name, made: 'by AWS' });
  });

  test.each(['CodeDeployDefault.LambdaLinear10PercentEvery1Minutes', 'ECSAllAtOnce', 'our-own', ''])(
    'what %p does is not known by its name',
    name => {
      // when
      const does = predefinedStrategy(name);
      // then
      expect(does).toBeUndefined();
    },
  );
});

describe('a configuration of our own', () => {
  test('does what was asked for, and tells it again', () => {
    fc.assert(
      fc.property(anyStrategy, platform, (strategy, on) => {
        // when
        const { name, made } = configurationFor(strategy, on);
        // then
        const does = made === 'by AWS' ? predefinedStrategy(name) : strategyOf(name, made.routing);
        expect(does).toEqual(strategy);
      }),
    );
  });

  test('has a name that follows from its platform and content alone, which CodeDeploy takes', () => {
    fc.assert(
      fc.property(anyStrategy, anyStrategy, platform, platform, (one, other, here, there) => {
        // when
        const [first, second] = [configurationFor(one, here), configurationFor(other, there)];
        // then
        expect(first.name === second.name).toBe(sameStrategy(one, other) && here === there);
        expect(first.name).toMatch(/^[\w+=,.@-]{1,100}$/);
        if (first.made !== 'by AWS') expect(first.name).not.toMatch(/^CodeDeployDefault/);
      }),
    );
  });
});

describe("somebody's configuration", () => {
  test.each([
    { routing: { type: 'AllAtOnce' as const }, strategy: { kind: 'blue-green' } },
    {
      routing: { type: 'TimeBasedCanary' as const, timeBasedCanary: { canaryPercentage: 25, canaryInterval: 7 } },
      strategy: canary(25, 7),
    },
    {
      routing: { type: 'TimeBasedLinear' as const, timeBasedLinear: { linearPercentage: 20, linearInterval: 2 } },
      strategy: linear(20, 2),
    },
  ])('$routing.type is told as a strategy', ({ routing, strategy }) => {
    // when
    const told = strategyOf('our-own', routing);
    // then
    expect(told).toEqual(strategy);
  });

  test.each([undefined, {}, { type: 'Levitating' as 'AllAtOnce' }])(
    'that moves traffic in a way nobody knows fails loudly: %j',
    routing => {
      // when
      const telling = () => strategyOf('our-own', routing);
      // then
      expect(telling).toThrow(
        expect.objectContaining({ code: 'unknown-answer', message: expect.stringContaining('our-own') }),
      );
    },
  );
});

describe('what CodeDeploy can do', () => {
  test.each([
    { readyWait: 30 * minute, hold: 'before traffic' },
    { readyWait: 'none' as const, hold: 'nowhere' },
  ])('hold $hold, where the group has a wait for a word: $readyWait', ({ readyWait, hold }) => {
    // when
    const can = codeDeployCan(
      { blueKept: 10 * minute, readyWait, termination: { action: 'TERMINATE', minutes: 10 } },
      'ECS',
    );
    // then
    expect(can).toMatchObject({
      hold,
      blueKept: 10 * minute,
      canarySteps: 'one',
      percent: { unit: 1 },
      time: { unit: minute },
    });
    expect(can.strategies).not.toContain('rolling');
  });

  test('leave blue up where it can no longer be gone back to, and say so', () => {
    // when
    const can = codeDeployCan({ blueKept: 0, readyWait: 'none', termination: { action: 'KEEP_ALIVE' } }, 'ECS');
    // then
    expect(can).toMatchObject({ blueKept: 0, blueAfter: 'out of reach' });
  });

  test.each<{ platform: PlatformName } & Pick<Can, 'waits' | 'trafficOf'>>([
    { platform: 'ECS', waits: 'if set to', trafficOf: 'a service' },
    { platform: 'Lambda', waits: 'never', trafficOf: 'an alias' },
  ])('on $platform move the traffic of $trafficOf, and wait for a word: $waits', ({ platform, waits, trafficOf }) => {
    // when
    const can = codeDeployCan({ blueKept: 0, readyWait: 'none', termination: undefined }, platform);
    // then
    expect(can).toMatchObject({ waits, trafficOf, hold: 'nowhere', blueAfter: 'out of reach' });
  });
});

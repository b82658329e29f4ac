import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Strategy } from '../../../src/release/words.ts';
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
const anyStrategy = fc.oneof(
  fc.tuple(share, minutes).map(([percent, time]) => canary(percent, time)),
  fc.tuple(share, minutes).map(([percent, time]) => linear(percent, time)),
);

describe("AWS's own configurations", () => {
  test.each<{ name: string; strategy: Strategy }>([
    { name: 'CodeDeployDefault.ECSAllAtOnce', strategy: { kind: 'blue-green' } },
    { name: 'CodeDeployDefault.ECSCanary10Percent5Minutes', strategy: canary(10, 5) },
    { name: 'CodeDeployDefault.ECSCanary10Percent15Minutes', strategy: canary(10, 15) },
    { name: 'CodeDeployDefault.ECSLinear10PercentEvery1Minutes', strategy: linear(10, 1) },
    { name: 'CodeDeployDefault.ECSLinear10PercentEvery3Minutes', strategy: linear(10, 3) },
  ])('$name is known by its name, and used for what it does', ({ name, strategy }) => {
    // when
    const [does, used] = [predefinedStrategy(name), configurationFor(strategy)];
    // then
    expect(does).toEqual(strategy);
    expect(used).toEqual({ name, made: 'by AWS' });
  });

  test.each(['CodeDeployDefault.LambdaAllAtOnce', 'ECSAllAtOnce', 'our-own', ''])(
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
      fc.property(anyStrategy, strategy => {
        // when
        const { name, made } = configurationFor(strategy);
        // then
        const does = made === 'by AWS' ? predefinedStrategy(name) : strategyOf(name, made.routing);
        expect(does).toEqual(strategy);
      }),
    );
  });

  test('has a name that follows from its content alone, which CodeDeploy takes', () => {
    fc.assert(
      fc.property(anyStrategy, anyStrategy, (one, other) => {
        // when
        const [first, second] = [configurationFor(one), configurationFor(other)];
        // then
        expect(first.name === second.name).toBe(sameStrategy(one, other));
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
    const can = codeDeployCan({ blueKept: 10 * minute, readyWait, termination: { action: 'TERMINATE', minutes: 10 } });
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
    const can = codeDeployCan({ blueKept: 0, readyWait: 'none', termination: { action: 'KEEP_ALIVE' } });
    // then
    expect(can).toMatchObject({ blueKept: 0, blueAfter: 'out of reach' });
  });
});

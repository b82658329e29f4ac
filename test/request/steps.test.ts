import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { TrafficStep } from '../../src/release/words.ts';
import { longestDuration } from '../../src/request/duration.ts';
import { checkSteps, printSteps, type SteppedStrategy } from '../../src/request/steps.ts';

const minute = 60_000;

const share = fc.integer({ min: 1, max: 999_999 }).map(tenThousandths => tenThousandths / 10_000);
const hold = fc.integer({ min: 1, max: longestDuration / 1_000 }).map(seconds => seconds * 1_000);
const canary = fc
  .uniqueArray(fc.record({ share, hold }), { minLength: 1, maxLength: 6, selector: step => step.share })
  .map((steps): SteppedStrategy => {
    const [first, ...rest] = steps.toSorted((a, b) => a.share - b.share) as [TrafficStep, ...TrafficStep[]];
    return { kind: 'canary', steps: [first, ...rest] };
  });
const linear = fc.record({ kind: fc.constant('linear' as const), share, every: hold });

describe('steps', () => {
  test.each<[string, SteppedStrategy]>([
    ['10% 5m', { kind: 'canary', steps: [{ share: 10, hold: 5 * minute }] }],
    [
      '5% 10m, 25% 10m',
      {
        kind: 'canary',
        steps: [
          { share: 5, hold: 10 * minute },
          { share: 25, hold: 10 * minute },
        ],
      },
    ],
    [
      '2.5% 90s\n50% 1h30m\n',
      {
        kind: 'canary',
        steps: [
          { share: 2.5, hold: 90_000 },
          { share: 50, hold: 90 * minute },
        ],
      },
    ],
    ['10% every 1m', { kind: 'linear', share: 10, every: minute }],
    ['  33.3%   every   90s ', { kind: 'linear', share: 33.3, every: 90_000 }],
  ])('%j are read as written', (text, strategy) => {
    // when
    const checked = checkSteps(text);

    // then
    expect(checked).toEqual({ ok: true, value: strategy });
  });

  test('survive being printed and read again', () => {
    fc.assert(
      fc.property(fc.oneof(canary, linear), strategy => {
        // when
        const again = checkSteps(printSteps(strategy));

        // then
        expect(again).toEqual({ ok: true, value: strategy });
      }),
    );
  });

  test.each([
    ['10%', 'steps', '10%', 'not a step', 'write a percent and a time: `10% 5m`'],
    ['10', 'steps', '10', 'not a step', 'write a percent and a time: `10% 5m`'],
    ['10 5m', 'steps', '10', 'not a percent', 'write `10%`'],
    ['10 % 5m', 'steps', '10 %', 'not a percent', 'write `10%`'],
    ['0.1 5m', 'steps', '0.1', 'not a percent', 'write `10%`'],
    ['some% 5m', 'steps', 'some%', 'not a percent', 'write a number and `%`: `10%`'],
    ['10% 5', 'steps', '5', 'not a duration', 'write `5m`'],
    ['10% every 1', 'steps', '1', 'not a duration', 'write `1m`'],
    ['10% 0s', 'steps', '0s', 'not between 1s and 840h', 'write `1s`'],
    ['0% 5m', 'steps', '0%', 'a step moves some traffic', 'leave this step out'],
    [
      '10% 5m, 100% 10m',
      'steps, item 2',
      '100%',
      'a step moves less than all traffic',
      'leave this step out: 100% follows by itself, and `bake` says how long it is watched',
    ],
    [
      '25% 10m, 5% 1m',
      'steps, item 2',
      '5% 1m',
      'every step must move more traffic than the one before',
      'write `5% 1m, 25% 10m`',
    ],
    [
      '5% 1m, 5% 2m',
      'steps, item 2',
      '5% 2m',
      'every step must move more traffic than the one before',
      'write `5% 2m`',
    ],
    [
      '5% 1m, 10% every 2m',
      'steps, item 2',
      '10% every 2m',
      'a step with `every` is repeated up to 100% and stands alone',
      'write `10% every 2m` alone, or `10% 2m` here',
    ],
    [',', 'steps', undefined, 'no step in it', 'write `10% 5m`, or leave it out'],
  ])('%j are refused with the nearest legal steps', (text, where, value, reason, remedy) => {
    // when
    const checked = checkSteps(text);

    // then
    expect(checked).toEqual({ ok: false, problems: [{ where, value, reason, remedy }] });
  });

  test('report everything that is wrong with every item', () => {
    // when
    const checked = checkSteps('10 5, 20% 1d, 0% 5m');

    // then
    const seen = checked.ok ? [] : checked.problems.map(({ where, remedy }) => [where, remedy]);
    expect(seen).toEqual([
      ['steps, item 1', 'write `10%`'],
      ['steps, item 1', 'write `5m`'],
      ['steps, item 2', 'write `24h`'],
      ['steps, item 3', 'leave this step out'],
    ]);
  });
});

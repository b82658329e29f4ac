import { describe, expect, test } from '@jest/globals';
import { aHistory, aLife, after, minute, second } from '../a-history.ts';
import type { AliasChange } from '../history.ts';
import { tales } from '../kills/tales.ts';
import { provenSteps } from './proven-steps.ts';

/** 5 % for 2 min, 25 % for 1 min, 60 % for 90 s. */
const { tale } = tales['a function by steps, proven before traffic'];

const levels = (...changes: readonly (readonly [at: number, green: number])[]): readonly AliasChange[] =>
  [[0, 0] as const, ...changes].map(([at, green]) => {
    const parts = { 2: 100 - green, 4: green };
    const shares = Object.fromEntries(Object.entries(parts).filter(([, share]) => share > 0));
    return { at: after(at), shares, mark: undefined };
  });

const inTime = [
  [minute, 5],
  [3 * minute, 25],
  [4 * minute, 60],
  [5.5 * minute, 100],
] as const;

describe('Traffic on a function that Greenlight moves', () => {
  test.each<[string, readonly AliasChange[], number]>([
    ['step by step, each for its time', levels(...inTime), 0],
    ['all of it at once', levels([minute, 100]), 1],
    ['a step left out', levels([minute, 5], [3 * minute, 60]), 1],
    ['a step too early', levels([minute, 5], [3 * minute - 5 * second, 25]), 1],
    ['a step that was extended', levels([minute, 5], [13 * minute, 25]), 0],
    ['taken back at any time', levels([minute, 5], [2 * minute, 0]), 0],
    ['begun anew after it was taken back', levels([minute, 5], [2 * minute, 0], [3 * minute, 5]), 0],
    ['a share that is no step', levels([minute, 6]), 1],
  ])('%s', (_, aliases, broken) => {
    // given
    const history = aHistory({ aliases, schedule: { tale } });
    // when
    const violations = provenSteps.violations(history);
    // then
    expect(violations).toHaveLength(broken);
  });

  test('has its time counted from when it was given, whoever wrote the lease anew since', () => {
    // given
    const [first, five, ...more] = levels(...inTime);
    const aliases = [first!, five!, { ...five!, at: after(2 * minute) }, ...more];
    // when
    const violations = provenSteps.violations(aHistory({ aliases, schedule: { tale } }));
    // then
    expect(violations).toEqual([]);
  });

  test.each([
    [
      'somebody else moves',
      { troubles: [{ with: 'somebody', does: { words: 'divides', act: { call: '', input: {} } }, after: 0 }] },
    ],
    ['is gone back from', {}],
  ] as const)('is not held to it once %s', (what, schedule) => {
    // given
    const lives = what === 'is gone back from' ? [aLife({ step: 'roll back', from: after(0) })] : [aLife()];
    const history = aHistory({ aliases: levels([minute, 100]), lives, schedule: { tale, ...schedule } });
    // when
    const violations = provenSteps.violations(history);
    // then
    expect(violations).toEqual([]);
  });
});

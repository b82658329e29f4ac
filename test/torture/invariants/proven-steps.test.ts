import { describe, expect, test } from '@jest/globals';
import { aCall, aHistory, aLife, after, minute, second } from '../a-history.ts';
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

describe('Traffic on a service that ECS shifts, and waits for a word before each share', () => {
  const paused = tales["a canary of ECS's own, with pauses"].tale;
  const word = (at: number) =>
    aCall('ContinueServiceDeployment', after(at), { input: '{"hookId":"ecs-pause-1","action":"CONTINUE"}' });
  const shares = (...changes: readonly (readonly [at: number, green: number])[]) =>
    [[0, 0] as const, ...changes].map(([at, green]) => ({ at: after(at), green }));
  const words = [word(minute - second), word(4 * minute - second)];

  test.each([
    ['share by share, each after its word', shares([minute, 10], [4 * minute, 100]), words, 0],
    ['taken back', shares([minute, 10], [2 * minute, 0]), words, 0],
    ['a share before its time', shares([minute, 10], [2 * minute, 100]), [word(50 * second), word(119 * second)], 1],
    ['a share without a word', shares([minute, 10], [4 * minute, 100]), [word(50 * second)], 1],
    ['all of it at once', shares([minute, 100]), words, 1],
    [
      'a share that somebody else gave a word for',
      shares([minute, 10]),
      [{ ...word(50 * second), caller: 'AKIAOTHER' }],
      1,
    ],
  ])('%s', (_, taken, calls, broken) => {
    // given
    const history = aHistory({ shares: taken, calls, schedule: { tale: paused } });
    // when
    const violations = provenSteps.violations(history);
    // then
    expect(violations).toHaveLength(broken);
  });

  test.each(['nowhere', 'and then goes on'] as const)('needs no word where ECS waits %s', pauses => {
    // given
    const tale = { ...paused, pauses };
    const history = aHistory({ shares: shares([minute, 10], [4 * minute, 100]), schedule: { tale } });
    // when
    const violations = provenSteps.violations(history);
    // then
    expect(violations).toEqual([]);
  });
});

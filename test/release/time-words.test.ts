import { describe, expect, test } from '@jest/globals';
import { clock, dateAndClock, duration, untilWhen } from '../../src/release/time-words.ts';

const day = 86_400_000;
const at = Date.UTC(2026, 10, 21, 14, 2, 9);

describe('time in words', () => {
  test.each([
    { length: 0, words: '0 s' },
    { length: 400, words: '0 s' },
    { length: 45_000, words: '45 s' },
    { length: 260_000, words: '4 min 20 s' },
    { length: 300_000, words: '5 min' },
    { length: 3_900_000, words: '1 h 5 min' },
    { length: 3_601_000, words: '1 h' },
    { length: 183_600_000, words: '2 d 3 h' },
    { length: -5_000, words: '0 s' },
    { length: Number.NaN, words: 'a time not known' },
  ])('a length of $length ms reads "$words"', ({ length, words }) => {
    // given a length of time
    // when
    const said = duration(length);
    // then
    expect(said).toBe(words);
  });

  test('a moment is said in UTC, and one that is none is said to be not known', () => {
    // given
    const moments = [at, Number.NaN, 9e15];
    // when
    const said = moments.map(moment => [clock(moment), dateAndClock(moment)]);
    // then
    expect(said).toEqual([
      ['14:02:09', '2026-11-21 14:02:09 UTC'],
      ['--:--:--', 'a time not known'],
      ['--:--:--', 'a time not known'],
    ]);
  });

  test.each([
    { name: 'ahead', now: at - 260_000, words: 'until 14:02:09 UTC, in 4 min 20 s' },
    { name: 'days ahead', now: at - 2 * day, words: 'until 2026-11-21 14:02:09 UTC, in 2 d' },
    { name: 'reached', now: at, words: 'until 14:02:09 UTC, now' },
    { name: 'past', now: at + 20_000, words: 'until 14:02:09 UTC, overdue by 20 s' },
  ])('a deadline that is $name says the clock time and the time left', ({ now, words }) => {
    // given a deadline and a present
    // when
    const said = untilWhen(at, now);
    // then
    expect(said).toBe(words);
  });
});

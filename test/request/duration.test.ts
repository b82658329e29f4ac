import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkDuration, longestDuration, parseDuration, printDuration } from '../../src/request/duration.ts';

describe('a duration', () => {
  test.each([
    ['90s', 90_000],
    ['5m', 300_000],
    ['2h', 7_200_000],
    ['1h30m', 5_400_000],
    ['1h0m5s', 3_605_000],
    ['0s', 0],
    ['840h', longestDuration],
  ])('%s is %d milliseconds', (text, millis) => {
    // when
    const duration = parseDuration(text);

    // then
    expect(duration).toBe(millis);
  });

  test.each(['', '5', '5 m', '5M', '1.5h', '-5m', '30m1h', '5m5m', 'm', '500ms', '1d', '841h', '9'.repeat(400) + 'h'])(
    '%j is not a duration',
    text => {
      // when
      const duration = parseDuration(text);

      // then
      expect(duration).toBeUndefined();
    },
  );

  test('survives being printed and read again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: longestDuration / 1_000 }), seconds => {
        // given
        const duration = seconds * 1_000;

        // when
        const again = parseDuration(printDuration(duration));

        // then
        expect(again).toBe(duration);
      }),
    );
  });

  test.each([
    [500, '500ms'],
    [1_500, '1.5s'],
  ])('of %d ms is printed as %s', (duration, text) => {
    expect(printDuration(duration)).toBe(text);
  });

  test.each([
    ['5', 'write `5m`'],
    ['5M', 'write `5m`'],
    ['1.5h', 'write `1h30m`'],
    ['5 minutes', 'write `5m`'],
    ['30m1h', 'write `1h30m`'],
    ['PT5M', 'write `5m`'],
    ['1d', 'write `24h`'],
    ['900h', 'write `840h`'],
    ['100ms', 'write `1s`'],
    ['a while', 'write a number with its unit: `90s`, `5m`, `2h`, `1h30m`'],
  ])('written as %j is answered with the nearest legal one', (text, remedy) => {
    // given
    const limits = { least: 1_000, most: longestDuration, bareUnit: 'm' } as const;

    // when
    const checked = checkDuration('bake', text, limits);

    // then
    expect(checked).toEqual({ ok: false, problems: [expect.objectContaining({ where: 'bake', value: text, remedy })] });
  });

  test('outside its limits is answered with the limits and the nearer of them', () => {
    // given
    const limits = { least: 5_000, most: 60_000, bareUnit: 's' } as const;

    // when
    const checked = ['4s', '61s'].map(text => checkDuration('poll', text, limits));

    // then
    expect(checked).toEqual([
      { ok: false, problems: [{ where: 'poll', value: '4s', reason: 'not between 5s and 1m', remedy: 'write `5s`' }] },
      { ok: false, problems: [{ where: 'poll', value: '61s', reason: 'not between 5s and 1m', remedy: 'write `1m`' }] },
    ]);
  });
});

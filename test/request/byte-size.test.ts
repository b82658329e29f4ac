import { describe, expect, test } from '@jest/globals';
import { nearestSize, parseSize, printSize } from '../../src/request/byte-size.ts';

describe('a size', () => {
  test.each([
    ['0kB', 0],
    ['8kB', 8_192],
    ['16MB', 16_777_216],
    ['2GB', 2_147_483_648],
    ['1TB', 1_099_511_627_776],
  ])('written as %s is %d bytes, as PostgreSQL counts them', (text, bytes) => {
    // when
    const parsed = parseSize(text);

    // then
    expect(parsed).toBe(bytes);
  });

  test.each(['', '16', '16 MB', '16mb', 'MB', '1.5GB', '-1MB', '16MiB', '1234567MB'])('is not %j', text => {
    // when
    const parsed = parseSize(text);

    // then
    expect(parsed).toBeUndefined();
  });

  test.each([
    ['16', '16MB'],
    ['16 mb', '16MB'],
    ['2GiB', '2GB'],
    ['8k', '8kB'],
    ['many', undefined],
    ['1.5GB', undefined],
  ])('that is written as %j was meant to be %j', (text, meant) => {
    // when
    const guessed = nearestSize(text);

    // then
    expect(guessed).toBe(meant);
    if (guessed !== undefined) expect(parseSize(guessed)).toBeDefined();
  });

  test.each([
    [0, '0 kB'],
    [512, '0.5 kB'],
    [8_192, '8 kB'],
    [16_777_216, '16 MB'],
    [25_000_000, '23.8 MB'],
    [288_073_302_904, '268 GB'],
  ])('of %d bytes is told as %s', (bytes, told) => {
    // when
    const printed = printSize(bytes);

    // then
    expect(printed).toBe(told);
  });
});

import { describe, expect, test } from '@jest/globals';

// Run by limits.test.ts alone: each of these has to end, and badly, and nobody after it may be kept from its turn.
describe('A file of tests that stand still', () => {
  test('a test without an end', () => new Promise(() => undefined), 50);

  test.each([{ name: 'a row without an end' }])('$name', () => new Promise(() => undefined), 50);

  test('a test that is well', () => {
    expect(1 + 1).toBe(2);
  });
});

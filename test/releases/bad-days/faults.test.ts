import { describe, expect, test } from '@jest/globals';
import { answersOf } from './answers.ts';

const answers = await answersOf('faults');

describe('An operation of AWS that does not work is never answered wrongly', () => {
  test.each(answers)('$name', ({ wrong }) => {
    // given, when: the row was played
    // then
    expect(wrong).toEqual([]);
  });
});

import { describe, expect, test } from '@jest/globals';
import { answersOf } from './answers.ts';

const answers = await answersOf('world events');

describe('What others do to the account is never answered wrongly', () => {
  test.each(answers)('$name', ({ wrong }) => {
    // given, when: the row was played
    // then
    expect(wrong).toEqual([]);
  });
});

import { describe, expect, test } from '@jest/globals';
import { answersOf } from './answers.ts';

const answers = await answersOf('values');

describe('A value that AWS answers is never read wrongly, known or not', () => {
  test.each(answers)('$name', ({ wrong }) => {
    // given, when: the row was played
    // then
    expect(wrong).toEqual([]);
  });
});

import { describe, expect, test } from '@jest/globals';
import { textFaults } from './text-faults.ts';
import { toldTexts } from './told-texts.ts';

describe('What is looked at beside the stories', () => {
  test.each([
    ['a refusal', 'refused: summary', /Refused: [^]*deploymentReadyOption/],
    ['a status', 'reported: summary', /90 %/],
    ['the comment of its own about a bad end', 'broken: comment of its own', /^### .*Broken/],
  ])('is %s', (_what, title, says) => {
    // when
    const text = toldTexts().find(told => told.title === title);
    // then
    expect(text?.shown.markdown).toMatch(says);
  });

  test('is nothing that GitHub changes or leaves out', () => {
    expect(toldTexts().flatMap(({ shown }) => textFaults(shown))).toEqual([]);
  });
});

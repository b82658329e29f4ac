import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { jsonForHtmlComment } from '../../../src/report/escape/html-comment.ts';
import { hostile } from '../any-event.ts';

const anyText = fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'binary' }), fc.string());

describe('a value in an HTML comment', () => {
  test('is read back as it was, and neither ends the comment nor leaves its line, whatever the texts', () => {
    fc.assert(
      fc.property(anyText, fc.maxSafeInteger(), (text, number) => {
        // given
        const value = { [text]: [text, number, null, `${text}--${text}`] };
        // when
        const json = jsonForHtmlComment(value);
        // then
        expect(JSON.parse(json)).toEqual(value);
        expect(json).toMatch(/^[ -~]*$/);
        expect(json).not.toMatch(/--|[<>&]/);
      }),
    );
  });
});

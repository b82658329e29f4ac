import { describe, expect, test } from '@jest/globals';
import { logLines, logText } from '../../../src/report/escape/log.ts';

describe('foreign text in the log', () => {
  test('the mark of an old workflow command is broken wherever it stands', () => {
    // given
    const text = 'fine ##[error]no ##[add-path]x';
    // when
    const said = logText(text);
    // then
    expect(said).not.toContain('##[');
  });

  test('many lines stay lines, and far too many lose their middle and say so', () => {
    // given
    const few = 'one\r\n\n  two\nthree';
    const many = Array.from({ length: 100 }, (_, index) => `line ${index}`).join('\n');
    // when
    const said = [logLines(few), logLines(many, 4)];
    // then
    expect(said).toEqual([
      ['one', 'two', 'three'],
      ['line 0', 'line 1', '… 96 lines left out …', 'line 98', 'line 99'],
    ]);
  });
});

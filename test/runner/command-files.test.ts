import { describe, expect, test } from '@jest/globals';
import { parsePairs } from './command-files.ts';

describe('a file of pairs', () => {
  test.each([
    { what: 'nothing', text: '', pairs: {} },
    { what: 'a plain pair with signs in its value', text: 'a=b=c<<d\n', pairs: { a: 'b=c<<d' } },
    { what: 'an empty value', text: 'a=\n', pairs: { a: '' } },
    { what: 'a heredoc', text: 'a<<END\none=1\n\ntwo\nEND\nb=2\n', pairs: { a: 'one=1\n\ntwo', b: '2' } },
    { what: 'an empty heredoc', text: 'a<<END\nEND\n', pairs: { a: '' } },
    { what: 'a delimiter with an equals sign', text: 'a<<E=F\nx\nE=F\n', pairs: { a: 'x' } },
    { what: 'line ends of Windows', text: 'a=b\r\nc<<E\r\nd\r\nE\r\n', pairs: { a: 'b', c: 'd' } },
    { what: 'the same name twice', text: 'a=1\na=2\n', pairs: { a: '2' } },
  ])('may hold $what', ({ text, pairs }) => {
    // given the text of the table
    // when
    const parsed = parsePairs(text);
    // then
    expect(parsed).toEqual(pairs);
  });

  test.each([
    { text: 'novalue', why: "Invalid format 'novalue'" },
    { text: '=1', why: 'Name must not be empty' },
    { text: 'a<<', why: 'Delimiter must not be empty' },
    { text: 'a<<END\nx', why: "Matching delimiter not found 'END'" },
  ])('is refused when it holds $text', ({ text, why }) => {
    // given the text of the table
    // when
    const parse = () => parsePairs(text);
    // then
    expect(parse).toThrow(why);
  });
});

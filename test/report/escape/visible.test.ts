import { describe, expect, test } from '@jest/globals';
import { cut, exact, visible } from '../../../src/report/escape/visible.ts';

describe('text that shows all that is in it', () => {
  test('right-to-left, zero-width and control characters are shown by their number, colours are dropped', () => {
    // given
    const text = ' a\u202Eb\u200Bc\u0000d\u001b[31me\u001b[0m\uFEFF f\n\tg  h ⚠️';
    // when
    const said = visible(text);
    // then
    expect(said).toBe('a⟨U+202E⟩b⟨U+200B⟩c⟨U+0000⟩de f g  h ⚠️');
  });

  test('text is cut at whole characters with an ellipsis', () => {
    // given
    const texts = ['short', '🚨🚨🚨🚨'];
    // when
    const said = texts.map(text => cut(text, 3));
    // then
    expect(said).toEqual(['sh…', '🚨🚨…']);
  });

  test('marks stacked on one letter beyond what a language puts there are counted, not painted over the lines around', () => {
    // given
    const texts = [`Z${'\u0301'.repeat(360)} ok`, 'ng\u0303\u0301 \u0E01\u0E35\u0E49'];
    // when
    const said = texts.flatMap(text => [visible(text), exact(text)]);
    // then
    const counted = `Z${'\u0301'.repeat(4)}⟨356 more marks⟩ ok`;
    expect(said).toEqual([counted, counted, texts[1], texts[1]]);
  });

  test('a picture without a dot in it is shown by its number', () => {
    // given
    const name = 'api\u2800';
    // when
    const said = [visible(name), exact(name)];
    // then
    expect(said).toEqual(['api⟨U+2800⟩', 'api⟨U+2800⟩']);
  });

  test('keeps every space, and what cannot be seen stands there by its number', () => {
    // given
    const command = "aws  --name 'a\u202Eb\u200B\r'";
    // when
    const shown = exact(command);
    // then
    expect(shown).toBe("aws  --name 'a⟨U+202E⟩b⟨U+200B⟩⟨U+000D⟩'");
  });

  test('in what is run, a space that no shell takes for one is shown by its number', () => {
    // given
    const command = 'aws\u00A0s3\u2003ls';
    // when
    const shown = exact(command);
    // then
    expect(shown).toBe('aws⟨U+00A0⟩s3⟨U+2003⟩ls');
  });
});

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

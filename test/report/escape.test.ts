import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import {
  code,
  codeBlock,
  cut,
  exact,
  inline,
  linkAddress,
  logLines,
  logText,
  mermaidLabel,
  visible,
} from '../../src/report/escape.ts';
import { hostile } from './any-event.ts';

const anyText = fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'binary' }), fc.string());

describe('foreign text in Markdown', () => {
  test.each([
    { what: 'a mention', text: '@octocat', link: /@[\w-]/ },
    { what: 'an issue', text: 'see #123', link: /#\d(?!\d*;)/ },
    { what: "another repository's issue", text: 'owner/repo#9', link: /repo#\d/ },
    { what: 'an issue in the short form', text: 'fixes GH-7', link: /GH-\d/ },
    { what: 'a bare address', text: 'https://evil.example', link: /https?:\/\// },
    { what: 'an address without a scheme', text: 'www.evil.example', link: /www\.\w/ },
    { what: 'a link', text: '[a](https://evil.example)', link: /\[.*\]\(/ },
    { what: 'an element', text: '<img src=x>', link: /<\w/ },
    { what: 'an emoji that fakes a result', text: ':white_check_mark: fine', link: /:\w+:/ },
  ])('$what becomes text that links and draws nothing', ({ text, link }) => {
    // given foreign text
    // when
    const said = inline(text);
    // then
    expect(text).toMatch(link);
    expect(said).not.toMatch(link);
  });

  test('whatever the text, it is one line without a bar, an element of its own, or an open backtick', () => {
    fc.assert(
      fc.property(anyText, text => {
        // given any text
        // when
        const said = [inline(text), code(text)];
        // then
        for (const cell of said) {
          expect(cell).not.toMatch(/[|\n\r\\]/);
          expect(cell.replaceAll('<span>$</span>', '').replace(/<\/?code>/g, '')).not.toMatch(/<(?![^`]*`)/);
          expect((cell.match(/`/g) ?? []).length % 2).toBe(0);
        }
      }),
    );
  });

  test('a name in backticks stays a code span, and a name that could end the span does not', () => {
    // given
    const texts = ['use `10% 2m`, not `90s`', 'one ` two'];
    // when
    const said = texts.map(text => inline(text));
    // then
    expect(said).toEqual(['use `10% 2m`, not `90s`', 'one &#96; two']);
    expect(code('a`b|c')).toBe('<code>a&#96;b&#124;c</code>');
    expect(code('api:42')).toBe('`api:42`');
    expect(code('')).toBe('(empty)');
  });

  test('honest text is left as it is', () => {
    // given
    const text = 'p99 was 1.84 s against a limit of 0.9 s (2 of 2 points), task_definition api:42 in eu-west-1';
    // when
    const said = inline(text);
    // then
    expect(said).toBe(text);
  });
});

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
});

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

describe('text elsewhere', () => {
  test('a Mermaid label has nothing but its small alphabet, and is never empty', () => {
    fc.assert(
      fc.property(anyText, text => {
        // given any text
        // when
        const label = mermaidLabel(text);
        // then
        expect(label).toMatch(/^[A-Za-z0-9 ._/-]{1,40}$/);
      }),
    );
  });

  test.each([
    { address: 'https://github.com/example/api/actions/runs/1', linked: true },
    { address: 'javascript:alert(1)', linked: false },
    { address: 'https://a.example/)[x](https://b.example', linked: false },
  ])('an address is linked only when nothing in it can end the link: $address', ({ address, linked }) => {
    // given an address
    // when
    const said = linkAddress(address);
    // then
    expect(said !== undefined).toBe(linked);
  });
});

describe('text that is copied and run', () => {
  test('stands to the letter in a line where it is between backticks, however long', () => {
    // given
    const command = `aws deploy update-deployment-group --auto-rollback-configuration '{"enabled":true,"events":["${'x'.repeat(300)}"]}'`;
    // when
    const said = inline(`There is no rollback. Command: \`${command}\``, 1_000);
    // then
    expect(said).toContain(`\`${command}\``);
  });

  test('keeps every space, and what cannot be seen stands there by its number', () => {
    // given
    const command = "aws  --name 'a\u202Eb\u200B\r'";
    // when
    const shown = exact(command);
    // then
    expect(shown).toBe("aws  --name 'a⟨U+202E⟩b⟨U+200B⟩⟨U+000D⟩'");
  });

  test('stays in its block whatever it holds', () => {
    fc.assert(
      fc.property(anyText, text => {
        // given any text
        // when
        const [fence = '', ...lines] = codeBlock(text, 'sh', 1_000_000).split('\n');
        // then
        const end = fence.replace('sh', '');
        expect(end).toMatch(/^`{3,}$/);
        expect(lines.at(-1)).toBe(end);
        expect(lines.slice(0, -1).every(line => !line.includes(end))).toBe(true);
      }),
    );
  });

  test('is not cut in half where it is too long', () => {
    // given
    const text = 'x'.repeat(101);
    // when
    const block = codeBlock(text, 'sh', 100);
    // then
    expect(block).toBe('(101 characters: too long to be shown here)');
  });
});

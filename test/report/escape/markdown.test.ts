import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { code, codeBlock, inline, linkAddress } from '../../../src/report/escape/markdown.ts';
import { hostile } from '../any-event.ts';

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
    { what: 'an address in capitals', text: 'HTTPS://evil.example', link: /https?:\/\//i },
    { what: 'an address of mail', text: 'me@evil.example', link: /@[\w-]/ },
    { what: 'an emoji within a word', text: 'x:rocket:y', link: /:\w+:/ },
    { what: 'an emoji that our own colon would end', text: 'production:tada', link: /:tada$/ },
    { what: "another repository's commit", text: 'owner/repo@a5c3785', link: /@\w/ },
    { what: 'a formula', text: '$x$', link: /\$x\$/ },
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
          expect(cell.replace(/<span>[$:@#.-]<\/span>|<\/?code>/g, '')).not.toMatch(/<(?![^`]*`)/);
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

  test('a commit stands in code, where it is not linked, and copies as it was', () => {
    // given
    const texts = [
      'built from a5c3785ed8d6a35868bc169f07e40e889087fd2e.',
      'tag 9f86d081884c7d65',
      'deadbeef 19482012345',
    ];
    // when
    const said = texts.map(text => inline(text));
    // then
    expect(said).toEqual([
      'built from <code>a5c3785ed8d6a35868bc169f07e40e889087fd2e</code>.',
      'tag <code>9f86d081884c7d65</code>',
      'deadbeef 19482012345',
    ]);
  });

  test.each(['gl-19482012345-3f9a12c0', 'gl-19482012345-3f9a12c0.1', 'gl-19482012345-3f9a12c0-1'])(
    'the id %s, or the name that AWS has for it, is one piece of code',
    id => {
      // given
      const text = `begun as ${id}.`;
      // when
      const said = inline(text);
      // then
      expect(said).toBe(`begun as <code>${id}</code>.`);
    },
  );

  test('the id of a deployment of CodeDeploy stands in code, so that it is seen as one word where a line ends within it', () => {
    // given
    const texts = [
      'stop d-BMEAAS7SM in CodeDeploy',
      'rollback d-6Q3W7CQ95.',
      'a d-day, d-BMEAAS7SM-like, bad-BMEAAS7SM',
    ];
    // when
    const said = texts.map(text => inline(text));
    // then
    expect(said).toEqual([
      'stop <code>d-BMEAAS7SM</code> in CodeDeploy',
      'rollback <code>d-6Q3W7CQ95</code>.',
      texts[2],
    ]);
  });

  test.each([
    { text: 'on <arn:aws:ecs:eu-west-1:123456789012:service/prod/api_1>.', what: 'a resource' },
    { text: 'on <arn:aws:codedeploy:eu-west-1:123456789012:deploymentgroup:AppECS-shop/Dgp>, then', what: 'a group' },
    {
      text: '(target-group <arn:aws-cn:elasticloadbalancing:::targetgroup/a/f9811b73ac5d1a8d>) fails',
      what: 'a hash in it',
    },
    { text: 'AWS denied <codedeploy:CreateDeployment> on all', what: 'an action' },
    { text: 'allow <ecs:Describe*>, please', what: 'several actions' },
    { text: 'see note: Warning, api:42, at 12:00:00, Error:Broken, shop/api:Release', what: 'none of these' },
  ])('what is copied into a policy stands in code, to the letter: $what', ({ text }) => {
    // given
    const plain = text.replace(/[<>]/g, '');
    // when
    const said = inline(plain);
    // then
    const shown = said
      .replace(/<\/?span>/g, '')
      .replaceAll('&#42;', '*')
      .replaceAll('&#95;', '_');
    expect(shown.replaceAll('<code>', '<').replaceAll('</code>', '>')).toBe(text);
  });

  test('what stands in code within a piece of code of somebody else is in it once', () => {
    // given
    const text = 'run `aws ecs list-tasks --cluster arn:aws:ecs:eu-west-1:123456789012:cluster/prod`arn:aws:ecs:a:1:b';
    // when
    const said = inline(text);
    // then
    expect(said).toMatch(/^run `aws ecs [^`]*cluster\/prod`<code>[^`]*<\/code>$/);
  });

  test.each([
    'https://api.example.com/health',
    'www.example.com',
    'shop/api@sha256:9f86',
    'fixes #123 and GH-7',
    'costs $5',
  ])('what is copied of it holds nothing that is not seen: %s', text => {
    // given foreign text that GitHub would link
    // when
    const said = inline(text);
    // then
    expect(said).not.toBe(text);
    expect(said.replace(/<\/?span>/g, '')).toBe(text);
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

describe('the address of a link', () => {
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

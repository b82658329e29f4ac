import { describe, expect, test } from '@jest/globals';
import { type Frame, page } from './page.ts';

const summary: Frame = { kind: 'job summary', job: 'release' };
const comment: Frame = { kind: 'comment', author: 'github-actions', edited: false };

/** The part of the page that comes from the Markdown. */
function shown(markdown: string, frame: Frame = summary): string {
  const [, article = ''] = /<article class="markdown-body">\n([^]*)<\/article>/.exec(page(markdown, frame)) ?? [];
  return article;
}

describe('What GitHub draws of a text', () => {
  test('is headings, tables, folds, code and task lists', () => {
    // given
    const markdown = [
      '## Rolled back: all traffic is on blue `api:1`',
      '| gate | outcome |\n| --- | --- |\n| `alarms` | FAIL |',
      '<details><summary>Phases (4)</summary>\n\n- [x] staged\n\n</details>',
      '```yaml\nThreshold: 0 # "yours" to set\n```',
    ].join('\n\n');
    // when
    const html = shown(markdown);
    // then
    expect(html).toContain('<h2>Rolled back: all traffic is on blue <code>api:1</code></h2>');
    expect(html).toContain('<th>outcome</th>');
    expect(html).toContain('<td><code>alarms</code></td>');
    expect(html).toMatch(/<details><summary>Phases \(4\)<\/summary>[^]*type="checkbox"[^]*<\/details>/);
    expect(html).toContain('<pre lang="yaml"><code>Threshold: 0 # &quot;yours&quot; to set\n</code></pre>');
  });

  test('does not include a comment, so that a marker is not seen', () => {
    // given
    const marker = '<!-- greenlight:comment {"environment":"production"} -->';
    // when
    const html = shown(`${marker}\n### Releasing\n\nbetween ${marker} words\n\n<!-- never ended`, comment);
    // then
    expect(html).not.toContain('greenlight');
    expect(html).not.toContain('never ended');
    expect(html).toContain('<h3>Releasing</h3>');
    expect(html).toContain('between  words');
  });

  test('is a diagram only once a browser draws it: until then its text stands there, escaped', () => {
    // when
    const html = shown('```mermaid\ngantt\n  section <b>Phase</b>\n  staging :2026-11-20 12:00:00, 60s\n```');
    // then
    expect(html).toBe(
      '<pre lang="mermaid"><code>gantt\n  section &lt;b&gt;Phase&lt;/b&gt;\n  staging :2026-11-20 12:00:00, 60s\n</code></pre>\n',
    );
  });
});

describe('What GitHub does not let through', () => {
  test.each([
    ['a script', '<script>alert(1)</script>', /<script/i],
    ['a script in capitals', 'so <SCRIPT src="https://evil.example/x.js"></SCRIPT>', /<script/i],
    ['a style', '<style>body { display: none }</style>', /<style/i],
    ['a frame', '<iframe src="https://evil.example"></iframe>', /<iframe/i],
    ['an inline handler', '<img src="https://e.example/a.png" onerror="alert(1)">', /onerror/i],
    ['a handler without quotes', '<a href=/ onclick=alert(1)>here</a>', /onclick/i],
    ['an inline style, a class or an id', '<p style="color:red" class="x" id="y">red</p>', /style=|class=|id=/i],
    ['a script in the address of a link', '<a href="javascript:alert(1)">here</a>', /href/],
    ['a script in the address, hidden by a reference', '<a href="java&#115;cript:alert(1)">here</a>', /href/],
    ['a script in a link of Markdown', '[here](javascript:alert(1))', /href/],
    ['a picture in its own address', '![](data:image/svg+xml;base64,PHN2Zz4=)', /src=/],
    ['a drawing', '<svg onload="alert(1)"><path d="M0 0"/></svg>', /<svg|onload/i],
    ['a form', '<form action="https://evil.example"><input type="text" name="q"></form>', /<form|type="text"|name=/i],
    ['an element that is not ended', 'text <img src="https://e.example/a.png" onerror=alert(1) //', /<img/i],
    ['a declaration', '<!DOCTYPE html><?php echo 1 ?>', /DOCTYPE|php/],
  ])('is %s', (_what, markdown, forbidden) => {
    expect(shown(markdown)).not.toMatch(forbidden);
  });

  test.each([
    [
      'ends of elements that were never begun',
      '</div></article></section>text',
      '<article class="markdown-body">\ntext</article>',
    ],
    ['elements that are not ended', '<div><details>\n\ntext', '</details></div>'],
    ['ends in the wrong order', '<b><i>text</b>', '<b><i>text</i></b>'],
  ])('are %s: the frame stays whole around them', (_what, markdown, left) => {
    expect(page(markdown, summary)).toContain(left);
    expect(page(markdown, summary).match(/<\/section>/g)).toHaveLength(1);
  });
});

describe('The page around a text', () => {
  test.each([
    ['a comment', comment, '<b>github-actions</b> <i>bot</i> commented</header>'],
    ['a comment that was edited', { ...comment, edited: true }, '<i>bot</i> commented · edited</header>'],
    ['a job summary', summary, '<b>release</b> summary</header>'],
    ['a job with an odd name', { ...summary, job: '</header><script>' }, '&lt;/header&gt;&lt;script&gt;'],
  ])('says at its head what it shows: %s', (_what, frame: Frame, head) => {
    expect(page('text', frame)).toContain(head);
  });

  test('needs nothing from the network', () => {
    // when
    const addresses = [...page('text', comment).matchAll(/(?:src|href)="([^"]*)"|url\("(?!data:)(.*)"\)|@import(.*)/g)];
    // then
    expect(addresses.map(([, address]) => address)).toEqual([expect.stringMatching(/^file:.*\/mermaid\.min\.js$/)]);
  });
});

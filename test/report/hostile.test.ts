import { describe, expect, test } from '@jest/globals';
import { alertOf, commentOf } from '../../src/report/comment.ts';
import { markIn, markOf } from '../../src/report/comment/mark.ts';
import { mermaidLabel } from '../../src/report/escape/mermaid.ts';
import { ledgerWords } from '../../src/report/ledger-words.ts';
import { outputsOf } from '../../src/report/outputs.ts';
import { recordOf } from '../../src/report/record.ts';
import { summaryOf } from '../../src/report/summary.ts';
import type { Story } from '../../src/report/story.ts';
import { hostileTexts } from './hostile-texts.ts';
import { poisoned } from './poisoned.ts';
import { rendered } from './rendered.ts';
import { minute, run, start, told } from './stories.ts';

const now = start + 5 * minute;

/** The pages that are Markdown, on each of which every field of every event is foreign. */
const pages: readonly { readonly surface: string; readonly write: (story: Story) => string }[] = [
  { surface: 'the summary', write: story => summaryOf(story, now) },
  { surface: 'the comment', write: story => commentOf(story, now, { foreignLogs: 'in the job log only' }) },
  {
    surface: 'the comment with logs',
    write: story => commentOf(story, now, { foreignLogs: 'in the comment too' }),
  },
  {
    surface: 'the comment in progress',
    write: story => commentOf(unended(story), now, { foreignLogs: 'in the comment too' }),
  },
  {
    surface: 'the comment of a plan',
    write: story => commentOf(planned(story), now, { foreignLogs: 'in the job log only' }),
  },
  { surface: 'the comment of its own', write: story => alertOf(story) },
];

const unended = (story: Story): Story => ({ ...story, verdict: undefined, problems: [] });
const planned = (story: Story): Story => ({
  ...story,
  verdict: story.verdict && { ...story.verdict, name: 'planned' },
});

/** What GitHub turns into something else in text, each as its documentation describes it, and what deceives an eye or a clipboard. */
const references = [
  { is: 'a mention', found: /(?<![\w`])@[a-z\d]/i },
  { is: 'an address', found: /:\/\/|\bwww\.|[\w.+-]@[\w-]+\.\w/i },
  { is: 'an issue', found: /#\d|\bgh-\d/i },
  { is: 'a commit', found: /(?<![\w])(?=\w*\d)(?=\d*[a-f])[\da-f]{7,40}(?![\w])/ },
  { is: 'a formula', found: /\$[^$]*\$/ },
  { is: 'an emoji', found: /:[a-z+-][\w+-]*:/i },
  { is: 'nothing that could be seen', found: /[\u200B\u2800]/ },
  { is: 'ink over other lines', found: /\p{M}{5}/u },
];

/** The same text without anything in it: as many words of as many letters. */
const harmless = (text: string): string => text.replace(/[^\s]/gu, 'x');

describe.each(pages)('$surface', ({ write }) => {
  test.each(hostileTexts)('links, mentions and draws nothing for $what', ({ text }) => {
    // given
    const story = told(poisoned(text));
    // when
    const page = rendered(write(story));
    // then
    expect(page.strange).toEqual([]);
    expect(page.balanced).toBe(true);
    expect(page.links.filter(link => link !== run.runUrl)).toEqual([]);
    for (const { is, found } of references)
      expect({ is, texts: page.texts.filter(piece => found.test(piece)) }).toEqual({ is, texts: [] });
  });

  test.each(hostileTexts.filter(({ text }) => text.length < 1_000))('keeps its shape for $what', ({ text }) => {
    // given
    const stories = [told(poisoned(text)), told(poisoned(harmless(text)))];
    // when
    const [page, expected] = stories.map(story => rendered(write(story)).shape);
    // then
    expect(page).toEqual(expected);
  });
});

describe('what nobody is to see, or to run', () => {
  test.each(hostileTexts)(
    'the mark of the comment is read back as it was written, and no other, for $what',
    ({ text }) => {
      // given
      const story = told(poisoned(text));
      // when
      const body = commentOf(story, now, { foreignLogs: 'in the comment too' });
      // then
      expect(markIn(body)).toEqual(markOf(story));
      expect(body.indexOf('-->')).toBe(body.indexOf('\n') - 3);
      expect(markIn(alertOf(story))).toBeUndefined();
    },
  );

  test.each(hostileTexts)('the label of a diagram stays a label for $what', ({ text }) => {
    // given foreign text
    // when
    const label = mermaidLabel(text);
    // then
    expect(label).toMatch(/^[A-Za-z0-9 ._/-]{1,40}$/);
    expect(label).not.toMatch(/^(section|click|end|title|gantt)\b/);
  });

  test.each(hostileTexts)('an output is one line without what cannot be seen for $what', ({ text }) => {
    // given
    const story = told(poisoned(text));
    // when
    const values = [...outputsOf(story, 'record.json').values()];
    // then
    expect(values.filter(value => /[\p{C}\p{Zl}\p{Zp}]/u.test(value))).toEqual([]);
    expect(Math.max(...values.map(value => value.length))).toBeLessThanOrEqual(1_000);
  });

  test.each(hostileTexts)('a line of the ledger is one, and as short as GitHub takes it, for $what', ({ text }) => {
    // given
    const stories = [told(poisoned(text)), unended(told(poisoned(text)))];
    // when
    const descriptions = stories.map(story => ledgerWords(story)?.description ?? 'none');
    // then
    for (const description of descriptions) {
      expect(Array.from(description).length).toBeLessThanOrEqual(140);
      expect(description).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
    }
  });

  test.each(hostileTexts)('the record is JSON, to the letter, for $what', ({ text }) => {
    // given
    const story = told(poisoned(text));
    // when
    const record = JSON.stringify(recordOf(story));
    // then
    expect(Buffer.from(record, 'utf8').toString('utf8')).toBe(record);
    expect(JSON.parse(record)).toMatchObject({ environment: text, verdict: { name: 'rolled-back', because: text } });
  });
});

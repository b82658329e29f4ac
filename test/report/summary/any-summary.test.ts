import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { ReleaseEvent } from '../../../src/release/events.ts';
import { mostBytes } from '../../../src/report/summary.ts';
import { anyEvents, hostile } from '../any-event.ts';
import { minute, plan, reading, releases, run, second, start, verdictAt } from '../stories.ts';
import { firstLine, summary, tablesIn } from './written.ts';

const bytes = (text: string): number => Buffer.byteLength(text, 'utf8');

const bars = (row: string): number => (row.match(/\|/g) ?? []).length;

/** As CommonMark reads fenced code: a block ends at a fence of at least the length that began it. */
const withoutBlocks = (text: string): string => text.replace(/^(`{3,})[a-z]*\n[^]*?\n\1`*$/gm, '');

describe('any summary', () => {
  test('it is written at every moment, below the size that GitHub takes, and no row breaks its table', () => {
    fc.assert(
      fc.property(anyEvents, events => {
        // given any events
        // when
        const text = summary(events);
        // then
        expect(bytes(text)).toBeLessThan(mostBytes);
        for (const [first = '', ...rows] of tablesIn(text)) {
          for (const row of rows) expect(bars(row)).toBe(bars(first));
        }
      }),
    );
  });

  test('its first line has a verdict, or who has the traffic, or that this was not read yet', () => {
    fc.assert(
      fc.property(anyEvents, events => {
        // given any events
        // when
        const line = firstLine(summary(events));
        // then
        expect(line).toMatch(/^## \S+ [A-Z][a-z ]+: /u);
        expect(line).toMatch(/traffic|on green|nothing was written/);
      }),
    );
  });

  test('it uses no attribute that GitHub strips and leads nowhere but to the run', () => {
    fc.assert(
      fc.property(anyEvents, events => {
        // given any events
        // when
        const text = summary(events);
        // then
        const outside = withoutBlocks(text)
          .replace(/`[^`\n]*`/g, '')
          .replaceAll(`[run](${run.runUrl})`, '');
        expect(outside).not.toMatch(/<(?!\/?(details|summary|code|span)>)[a-z!/]/i);
        expect(outside).not.toMatch(/\]\(|https?:\/\/|@\w/);
      }),
    );
  });

  test.each(hostile.map((text, index) => ({ index, text })))(
    'hostile text $index in every field stays text',
    ({ text }) => {
      // given
      const events = poisoned(text);
      // when
      const page = summary(events);
      // then
      expect(firstLine(page)).toMatch(/^## ↩️ Rolled back: all traffic is on blue/);
      expect(page.match(/^```mermaid$/gm)).toHaveLength(1);
      expect(withoutBlocks(page).match(/^## /gm)).toHaveLength(1);
      expect(withoutBlocks(page)).not.toMatch(/^ *(```|~~~)/m);
      expect(page).toContain('**Verdict:** `rolled-back`, exit status 1');
    },
  );

  test('with thousands of the longest events it is cut in the middle of them and keeps the verdict', () => {
    // given
    const noise = Array.from({ length: 3_000 }, (_, index): ReleaseEvent => ({
      at: start + index,
      type: 'happened',
      happening: {
        id: String(index),
        at: start + index,
        kind: 'cause',
        of: 'exit',
        text: `${index} ${'#|@'.repeat(400)}`,
      },
    }));
    const gates = Array.from({ length: 500 }, (_, index) =>
      reading(`${index}${'|'.repeat(500)}`, start, '@'.repeat(500)),
    );
    // when
    const page = summary([...noise, { at: start, type: 'gates', readings: gates }, ...releases['rolled-back']]);
    // then
    expect(bytes(page)).toBeLessThan(mostBytes);
    expect(page).toContain('left out');
    expect(page).toContain('**Because:** The alarm api-p99 fires');
  });
});

/** The story of a release taken back in which every text that is not ours is `text`. */
function poisoned(text: string): readonly ReleaseEvent[] {
  const poisonedRun = {
    ...run,
    releaseId: text,
    changeId: text,
    environment: text,
    target: text,
    targetKey: text,
    runUrl: text,
  };
  const revision = { id: text, name: text };
  return [
    { at: start, type: 'began', run: poisonedRun },
    {
      at: start,
      type: 'planned',
      plan: {
        ...plan,
        run: poisonedRun,
        mover: { ...plan.mover, mover: text },
        configuration: text,
        blue: revision,
        green: { is: 'made', revision, begun: { id: text, at: 0, attempt: 1, traffic: [] } },
        differences: [{ field: text, shown: 'values', from: text, to: text }],
        before: { starts: 'tasks', testTraffic: true, hooks: [{ event: 'BeforeAllowTraffic', function: text }] },
        unwatched: [{ signal: 'latency', loadBalancer: text, targetGroups: [text], prefix: text }],
        gates: [{ kind: 'alarms', name: text, when: 'during', force: 'obeyed', alarms: [text] }],
        muted: [text],
        warnings: [text],
      },
    },
    { at: start, type: 'traffic', serving: { who: 'blue', green: 0 } },
    { at: start, type: 'phase', phase: 'shifting', because: text },
    { at: start + minute, type: 'wrote', what: text },
    { at: start + minute, type: 'traffic', serving: { who: 'unknown', because: text } },
    { at: start + minute, type: 'gates', readings: [{ ...reading(text, start, text), gate: text }] },
    { at: start + minute, type: 'happened', happening: { id: text, at: start, kind: 'cause', of: 'exit', text } },
    { at: start + minute, type: 'trouble', trouble: text },
    {
      at: start + minute,
      type: 'problems',
      problems: [{ where: text, value: text, reason: text, remedy: text, command: text }],
    },
    { at: start + minute, type: 'warning', warning: `${text} again` },
    verdictAt(start + minute + second, {
      name: 'rolled-back',
      serving: { who: 'blue', green: 0 },
      because: text,
      causes: [text],
      followUps: [text],
      next: text,
    }),
  ];
}

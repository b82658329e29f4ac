import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { ReleaseEvent } from '../../src/release/events.ts';
import { verdictNames } from '../../src/release/verdict.ts';
import { mostBytes, summaryOf } from '../../src/report/summary.ts';
import { emptyStory } from '../../src/report/story.ts';
import { anyEvents, hostile } from './any-event.ts';
import { minute, plan, problems, reading, releases, run, second, start, told, verdictAt } from './stories.ts';

const now = start + 5 * minute;
const summary = (events: readonly ReleaseEvent[]): string => summaryOf(told(events), now);
const firstLine = (text: string): string => text.split('\n', 1)[0] ?? '';
const bytes = (text: string): number => Buffer.byteLength(text, 'utf8');

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
        expect(line).toMatch(/traffic|nothing was written/);
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
        const outside = text.replace(/`[^`\n]*`/g, '').replaceAll(`[run](${run.runUrl})`, '');
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
      expect(page.match(/^## /gm)).toHaveLength(1);
      expect(page.match(/^```mermaid$/gm)).toHaveLength(1);
      expect(page.match(/^```$/gm)).toHaveLength(1);
      expect(page).toContain('**Verdict:** `rolled-back`, exit status 1');
    },
  );

  test('with thousands of the longest events it is cut in the middle of them and keeps the verdict', () => {
    // given
    const noise = Array.from({ length: 3_000 }, (_, index): ReleaseEvent => ({
      at: start + index,
      type: 'happened',
      happening: { id: String(index), at: start + index, kind: 'cause', text: `${index} ${'#|@'.repeat(400)}` },
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

describe('the summary of an ended release', () => {
  test.each(verdictNames.map(name => ({ name })))('$name: it has the name, who serves, and because', ({ name }) => {
    // given
    const events = [
      ...releases.running,
      verdictAt(now, { name, serving: { who: 'blue', green: 0 }, because: 'so it is' }),
    ];
    // when
    const page = summary(events);
    // then
    expect(page).toContain(`**Verdict:** \`${name}\``);
    expect(page).toContain(
      '**Serving:** all traffic is on blue `api:41` (green 0 %, blue 100 %, as last read back from AWS)',
    );
    expect(page).toContain('**Because:** so it is');
    expect(page).not.toContain('In progress');
  });

  test('the top says why, who serves and what to do, before any table', () => {
    // given
    const page = summary(releases['rolled-back']);
    // when
    const top = page.slice(0, page.indexOf('### '));
    // then
    expect(top).toContain('p99 was 1.84 s against a limit of 0.9 s');
    expect(top).toContain('**Cause:** api-p99 went to ALARM at 14:03:32 UTC');
    expect(top).toContain('**Next:** Look into why');
    expect(bytes(top)).toBeLessThan(1_500);
  });

  test('the failing gate stands first, with its value against its limit', () => {
    // given
    const page = summary(releases['rolled-back']);
    // when
    const [, , first] = tablesIn(page).find(([head]) => head?.includes('value against limit')) ?? [];
    // then
    expect(first).toBe(
      '| `alarms` | `api-p99` | ❌ FAIL | **p99 1.84, limit 0.9, 2 samples**, failing since 14:03:32 UTC | 14:04:05 |',
    );
  });

  test('what could not be proven is said', () => {
    // given
    const events = releases.released;
    // when
    const page = summary(events);
    // then
    expect(page).toContain('**Not proven by `api-cpu`** (no data since 14:01:35 UTC)');
    expect(page).toContain('it can prove nothing in the step of 5 min at 10 %');
  });

  test('a serving that is not known says why', () => {
    // given
    const serving = { who: 'unknown', because: 'the credentials have expired' } as const;
    // when
    const page = summary([...releases.running, verdictAt(now, { name: 'unknown', serving })]);
    // then
    expect(firstLine(page)).toBe('## ❓ Unknown: where the traffic is, is not known');
    expect(page).toContain('**Serving:** where the traffic is, is not known: the credentials have expired');
    expect(page).toContain('**AWS by itself:** What CodeDeploy has begun, it goes on with by itself');
  });

  test('a refusal shows each problem with its remedy', () => {
    // given
    const events = releases.refused;
    // when
    const page = summary(events);
    // then
    expect(firstLine(page)).toBe('## ⛔ Refused: 3 problems, nothing was written');
    expect(page).toContain('| steps | `10% 90s` | CodeDeploy takes whole minutes | use `10% 2m` |');
    for (const problem of problems) expect(page).toContain(problem.where);
  });

  test.each([
    { name: 'while AWS keeps blue', at: start + 10 * minute, says: 'AWS keeps blue `api:41` until about 14:16:31 UTC' },
    { name: 'once it may be gone', at: start + 20 * minute, says: 'AWS was to end blue at about 14:16:31 UTC' },
  ])('the way back of a release is said: $name', ({ at, says }) => {
    // given
    const events = releases.released.filter(event => event.type !== 'verdict');
    // when
    const page = summary([...events, verdictAt(at, { name: 'released', serving: { who: 'green', green: 100 } })]);
    // then
    expect(page).toContain(`**Way back:** ${says}`);
  });
});

describe('the summary of a release in progress', () => {
  test('it says the share, what is waited for, when it was written, and what holds if the run was killed', () => {
    // given
    const events = releases.running;
    // when
    const page = summary(events);
    // then
    expect(firstLine(page)).toBe('## ⏳ In progress: 10 % of traffic is on green `api:42`, 90 % on blue `api:41`');
    expect(page).toContain('**Waiting for:** the step of 10 % to end, until 14:06:30 UTC, in 1 min 30 s');
    expect(page).toContain('In progress, last written at 2026-11-21 14:05:00 UTC');
    expect(page).toContain('What CodeDeploy has begun, it goes on with by itself');
    expect(page).toContain('`operation: status`');
    expect(page).toContain('| 1 | 10 % | 5 min | ▶ **now** |');
  });

  test('before the first event it says that it knows nothing', () => {
    // given
    const story = emptyStory;
    // when
    const page = summaryOf(story, now);
    // then
    expect(firstLine(page)).toBe('## ⏳ In progress: where the traffic is, was not read yet');
    expect(page).toContain('No write to AWS was seen so far');
  });
});

function tablesIn(text: string): readonly (readonly string[])[] {
  return text
    .trim()
    .split('\n\n')
    .filter(block => block.startsWith('|'))
    .map(block => block.split('\n'));
}

const bars = (row: string): number => (row.match(/\|/g) ?? []).length;

/** The story of a release taken back in which every text that is not ours is `text`. */
function poisoned(text: string): readonly ReleaseEvent[] {
  const poisonedRun = { ...run, releaseId: text, changeId: text, environment: text, target: text, runUrl: text };
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
        green: { is: 'made', revision },
        differences: [{ field: text, shown: 'values', from: text, to: text }],
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
    { at: start + minute, type: 'happened', happening: { id: text, at: start, kind: 'cause', text } },
    { at: start + minute, type: 'trouble', trouble: text },
    { at: start + minute, type: 'warning', warning: `${text} again` },
    verdictAt(start + minute + second, {
      name: 'rolled-back',
      serving: { who: 'blue', green: 0 },
      because: text,
      causes: [text],
      next: text,
    }),
  ];
}

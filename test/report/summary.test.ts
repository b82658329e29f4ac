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
    expect(firstLine(page)).toBe('## ⛔ Refused: 4 problems, nothing was written');
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

describe('the summary of a refusal', () => {
  test('has the command that mends a problem as a block to copy from, to the letter', () => {
    // given
    const command = problems.at(-1)?.command ?? '';
    // when
    const page = summary(releases.refused);
    // then
    expect(page).toContain(`This mends gates (\`smoke\`):\n\n\`\`\`sh\n${command}\n\`\`\``);
  });

  test('does not show half of a command that is too long for a block', () => {
    // given
    const command = `aws ${'x'.repeat(5_000)}`;
    // when
    const page = summary([{ at: start, type: 'problems', problems: [{ ...problems[2]!, command }] }]);
    // then
    expect(page).toContain('(5004 characters: too long to be shown here)');
    expect(page).not.toContain('xxx');
  });
});

describe('the summary of a release that failed', () => {
  test('shows the root at the top, and folds away what followed from it', () => {
    // given
    const events = releases.failed;
    // when
    const page = summary(events);
    // then
    const [shown = '', folded = ''] = page.split('<details><summary>What followed from the cause (2)</summary>');
    expect(shown).toContain('**Cause:** 3 tasks of green stopped: CannotPullContainerError');
    expect(shown).not.toContain('unable to consistently start tasks');
    expect(folded.slice(0, folded.indexOf('</details>'))).toContain('unable to consistently start tasks');
  });

  test('says of all that AWS said what it is about, and of a symptom that it is one', () => {
    // given
    const events = releases.failed;
    // when
    const page = summary(events);
    // then
    expect(page).toContain('| 14:01:16 | ❗ image | 3 tasks of green stopped');
    expect(page).toContain('| 14:01:31 | symptom | (service api) is unable');
  });

  test('has no such fold where there is no more than the root', () => {
    // given
    const events = releases['rolled-back'];
    // when
    const page = summary(events);
    // then
    expect(page).not.toContain('What followed');
  });
});

describe('the summary of a plan', () => {
  const page = summary(releases.planned);
  const sectionsOf = (text: string): readonly string[] =>
    [...text.matchAll(/^### (.*)$/gm)].map(([, title = '']) => title);

  test('says first that nothing was written and who serves, and how to go on', () => {
    // given the page
    // when
    const top = page.slice(0, page.indexOf('### '));
    // then
    expect(firstLine(top)).toBe('## 📋 Planned: nothing was written, all traffic is on blue `api:41`');
    expect(top).toContain('**Next:** Run the same step with `operation: release`.');
  });

  test('has what a reviewer asks, in this order: what changes, what happens, what proves it, what is not proven, what cannot be done', () => {
    // given the page
    // when
    const sections = sectionsOf(page);
    // then
    expect(sections).toEqual([
      'What changes',
      'What would happen, in order',
      'Gates',
      'Not proven, and warnings',
      'What CodeDeploy cannot do',
      'When something goes wrong',
    ]);
  });

  test('shows values only where they may be shown', () => {
    // given the page
    // when
    const rows = page.split('\n').filter(row => row.startsWith('| ') && row.includes('web'));
    // then
    expect(rows).toEqual([
      '| image of web | example/api:1.8.3 | example/api:1.9.0 |',
      '| environment FEATURE_FLAGS of web | (not shown) | changed (not shown) |',
    ]);
    expect(page).not.toContain('t0ps3cret');
  });

  test('tells when each thing happens, who does it and what proves it', () => {
    // given the page
    // when
    const rows = page.split('\n').filter(row => /\| (AWS|Greenlight|your function) \|/.test(row));
    // then
    expect(rows).toEqual([
      '| at once | register a new revision of `api` | Greenlight |  |',
      '| at once | begin the deployment with `CodeDeployDefault.ECSCanary10Percent5Minutes` | Greenlight |  |',
      '| then | start green beside blue, which has all traffic | AWS | its tasks run and are healthy; `alarms`, `watch` (advisory) |',
      '| then | send test traffic to green | AWS |  |',
      '| then | hold before any traffic until green is proven; after 10 min without a word AWS stops | Greenlight | `alarms`, `watch` (advisory), `smoke`, `targets` |',
      '| then | `check-login` runs at `BeforeAllowTraffic` | your function | it reports success within 1 h |',
      '| T to T + 5 min | 10 % of traffic on green, held for 5 min | AWS | `alarms`, `watch` (advisory), `targets` |',
      '| T + 5 min to T + 14 min 50 s | all traffic on green, bake for 9 min 50 s | AWS | `alarms`, `watch` (advisory), `targets` |',
      '| from T + 14 min 50 s | read back who serves, and give the verdict | Greenlight | the revision that serves, by its identity |',
      '| from T + 15 min | keep blue for 10 min after all traffic is on green, then end it: from then on, going back is a new release | AWS |  |',
    ]);
    expect(page).toContain('From T to the verdict: 14 min 50 s. Time limit: 1 h from the first look.');
  });

  test('says of a step that nothing proves that nothing does', () => {
    // given
    const unproven = { ...plan, gates: [] };
    // when
    const text = summary(
      releases.planned.map(event => (event.type === 'planned' ? { ...event, plan: unproven } : event)),
    );
    // then
    expect(text).toContain('| T to T + 5 min | 10 % of traffic on green, held for 5 min | AWS | ⚠️ nothing |');
    expect(text).toContain('There is no gate: nothing proves green before it has all traffic.');
  });

  test('has the alarms for what nobody watches, folded, and warns of each', () => {
    // given the page
    // when
    const [before = '', folded = ''] = page.split(
      '<details><summary>Nobody watches: unhealthy targets. Alarms to add</summary>',
    );
    // then
    expect(before).toContain('No alarm of the gates watches unhealthy targets of the load balancer');
    expect(folded).toContain('Type: AWS::CloudWatch::Alarm');
    expect(folded).toContain('resource "aws_cloudwatch_metric_alarm"');
  });

  test('has no fold of alarms where everything is watched', () => {
    // given
    const watched = { ...plan, unwatched: [] };
    // when
    const text = summary(
      releases.planned.map(event => (event.type === 'planned' ? { ...event, plan: watched } : event)),
    );
    // then
    expect(text).not.toContain('Nobody watches');
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
    expect(page).toContain(
      'look at it in CodeDeploy (the last write: codedeploy:CreateDeployment d-7K2N1QX4C for api:42), or run the job again',
    );
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
    expect(page).toContain('look at it in AWS, or run the job again');
  });
});

function tablesIn(text: string): readonly (readonly string[])[] {
  return text
    .trim()
    .split('\n\n')
    .filter(block => block.startsWith('|'))
    .map(block => block.split('\n'));
}

/** As CommonMark reads fenced code: a block ends at a fence of at least the length that began it. */
const withoutBlocks = (text: string): string => text.replace(/^(`{3,})[a-z]*\n[^]*?\n\1`*$/gm, '');

const bars = (row: string): number => (row.match(/\|/g) ?? []).length;

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
        green: { is: 'made', revision },
        differences: [{ field: text, shown: 'values', from: text, to: text }],
        before: { testTraffic: true, hooks: [{ event: 'BeforeAllowTraffic', function: text }] },
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

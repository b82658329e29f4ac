import { describe, expect, test } from '@jest/globals';
import type { ReleaseEvent } from '../../src/release/events.ts';
import type { Begun, Plan } from '../../src/release/plan.ts';
import { comment } from './comment/written.ts';
import { texts } from './log/logged.ts';
import { minute, plan, reading, run, second, start, verdictAt } from './stories.ts';
import { firstLine, sectionsOf, summary, tablesIn } from './summary/written.ts';

const green = { id: 'arn:aws:ecs:eu-west-1:123456789012:task-definition/api:42', name: 'api:42' };
const at = start + 2 * minute;
const begun: Begun = { id: 'd-1', at: start - minute, attempt: 1, traffic: [{ at: start - 30 * second, share: 100 }] };
const made: Plan['green'] = { is: 'made', revision: green, begun };
const onBlue = { who: 'blue', green: 0 } as const;

const opened = (changes: Partial<Plan>): readonly ReleaseEvent[] => [
  { at: start, type: 'began', run },
  { at: start, type: 'planned', plan: { ...plan, ...changes } },
  { at: start, type: 'green', revision: green },
];

const stepsIn = (page: string) => tablesIn(page).find(([head]) => head?.startsWith('| step |'));

describe('What is staged', () => {
  const next = 'Promote it by 14:32:00 UTC with `release-id: gl-19482012345-3f9a12c0.1`; then AWS stops d-1.';
  const staged = (gates: ReleaseEvent & { type: 'gates' }): readonly ReleaseEvent[] => [
    ...opened({ purpose: { is: 'stage' } }),
    { at, type: 'phase', phase: 'staged', because: 'green is ready and waits for a word' },
    gates,
    verdictAt(at, { name: 'staged', serving: onBlue, because: 'Green is proven.', next }),
  ];
  const readings = [
    reading('api-5xx', at, 'fine'),
    reading('api-cpu', at, 'no points', 'no-data'),
    { ...reading('green', at, 'healthy'), gate: 'targets' },
    { ...reading('blue', at, 'healthy'), gate: 'targets', force: 'advisory' as const },
  ];
  const events = staged({ at, type: 'gates', readings });

  test.each([
    ['summary', summary],
    ['comment', comment],
  ])('says in the %s what it is, what has proven it, until when it waits, and that nobody has met it', (_, page) => {
    // when
    const text = page(events);
    const headline = text.split('\n').find(line => line.startsWith('#'));
    // then
    expect(headline).toMatch(/Staged.*: `api:42` waits without users, all traffic is on blue `api:41`$/);
    expect(text).toContain(
      '**Green:** `api:42`, in place of `api:41`: image of web: example/api:1.8.3 → example/api:1.9.0; memory: 1024 → 2048; ',
    );
    expect(text).toContain('**Proven by:** `alarms` (`api-5xx`), `targets` (`green`)\n');
    expect(text).toContain('**Next:** Promote it by 14:32:00 UTC');
  });

  test('is called proven by nothing where no gate has passed', () => {
    // when
    const page = summary(staged({ at, type: 'gates', readings: [] }));
    // then
    expect(page).toContain('**Proven by:** nothing: no gate has measured it');
  });

  test('has the steps of traffic still before it, and no time to a verdict that comes before them', () => {
    // when
    const page = summary(events);
    // then
    expect(stepsIn(page)?.slice(2)).toEqual([
      '| 1 | 10 % | 5 min | for the promotion |',
      '| 2 | 100 % | 10 min (bake) | for the promotion |',
    ]);
    expect(page).not.toMatch(/From T|T is when/);
  });
});

describe('A change that is sent back', () => {
  const because = 'api:41 is asked back in place of api:42, as gl-19482012345-3f9a12c0.1 released it.';
  const events: readonly ReleaseEvent[] = [
    ...opened({ purpose: { is: 'swap back', because }, green: made, gates: [] }),
    { at: start - 30 * second, type: 'traffic', serving: { who: 'green', green: 100 } },
    { at, type: 'phase', phase: 'reverting', because },
    { at, type: 'wrote', what: 'asked AWS to stop d-1 and go back' },
    { at: at + minute, type: 'traffic', serving: onBlue },
    verdictAt(at + minute, { name: 'restored', serving: onBlue, because: `${because} Blue serves all traffic again.` }),
  ];

  test.each([
    ['summary', summary],
    ['comment', comment],
  ])('is told in the %s in its own direction, with an id in one piece, and with what is left', (_, page) => {
    // when
    const text = page(events);
    // then
    expect(text).toContain('`api:42` → `api:41` · CodeDeploy, back to blue, all traffic at once');
    expect(text).toContain('as <code>gl-19482012345-3f9a12c0.1</code> released it');
    expect(text).toContain('| difference | green `api:42` | blue `api:41` |');
    expect(text).toContain('| memory | 2048 | 1024 |');
    expect(text).toContain('**What is left:** `api:42` has no traffic, and CodeDeploy ends its tasks');
  });

  test('shows neither steps that it does not take, nor gates and consequences that decide nothing', () => {
    // when
    const pages = [summary(events), comment(events), texts(events).join('\n')];
    // then
    expect(stepsIn(pages[0] ?? '')).toBeUndefined();
    for (const page of pages) expect(page).not.toMatch(/a gate fails|From T to the verdict|10 % for 5 min/);
  });

  test('has a plan in the log that names whose change it is, and what going back makes of it', () => {
    // given
    const began = events.map(event =>
      event.type === 'planned' ? { ...event, plan: { ...event.plan, run: { ...run, runId: '19482099999' } } } : event,
    );
    // when
    const said = texts(began).join('\n');
    // then
    expect(said).toContain('take up d-1 of api:42, which gl-19482012345-3f9a12c0.1 began at 13:59:00 UTC');
    expect(said).toContain('memory: 2048 → 1024');
  });

  test('begins its log with no frame of what it has not looked at, nor with a time before its own', () => {
    // when
    const said = texts(events.slice(0, -3));
    // then
    expect(said.filter(text => text < '14:00:00')).toEqual([]);
    expect(said.filter(text => text.includes('┌'))).toEqual([`14:02:00 ┌ reverting: ${because}`]);
  });
});

test('What is released again tells who has asked for it', () => {
  // given
  const because = 'api:42 is asked back by a re-run.';
  const known: Plan['green'] = { is: 'known', revision: green };
  // when
  const page = summary([
    ...opened({ purpose: { is: 'restore', because }, green: known }),
    { at, type: 'phase', phase: 'baking', because: 'all traffic is on green' },
    verdictAt(at, { name: 'restored', serving: { who: 'green', green: 100 }, because: 'Green serves all traffic.' }),
  ]);
  // then
  expect(page).toContain(`**Asked for:** ${because}`);
});

test('A drill plans its first step and the way back, and nothing after it', () => {
  // when
  const page = summary([
    ...opened({ purpose: { is: 'drill' } }),
    { at, type: 'phase', phase: 'shifting', because: 'traffic moves' },
    { at, type: 'traffic', serving: { who: 'split', green: 10 } },
    verdictAt(at, { name: 'drilled', serving: onBlue }),
  ]);
  // then
  expect(stepsIn(page)?.slice(2)).toEqual(['| 1 | 10 % | until it was seen | ↩️ reached, then taken back |']);
  expect(page).toContain('| from T | 10 % of traffic on green, until the next look | AWS |');
  expect(page).not.toContain('From T to the verdict');
});

test('The summary of a post step repeats nothing of the one that GitHub shows above it', () => {
  // when
  const page = summary([
    { at: start, type: 'taken over', because: 'The job was cancelled.', began: start, stop: 'asked for' },
    ...opened({ green: made, warnings: [], unwatched: [] }),
    { at, type: 'phase', phase: 'reverting', because: 'The job was cancelled.' },
    verdictAt(at, { name: 'cancelled', serving: onBlue, because: 'The job was cancelled.' }),
  ]);
  // then
  expect(firstLine(page)).toBe('## 🛑 Cancelled: all traffic is on blue `api:41`');
  expect(sectionsOf(page)).toEqual(['Traffic', 'Gates']);
  expect(page).not.toContain('Alarms to add');
});

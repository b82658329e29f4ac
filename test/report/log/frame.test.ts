import { describe, expect, test } from '@jest/globals';
import type { ReleaseEvent } from '../../../src/release/events.ts';
import type { Serving } from '../../../src/release/words.ts';
import { plan, reading, releases, run, second, start, verdictAt } from '../stories.ts';
import { logged, textOf, texts } from './logged.ts';

const opening: readonly ReleaseEvent[] = [
  { at: start, type: 'began', run },
  { at: start, type: 'planned', plan },
  { at: start, type: 'green', revision: { id: 'api:42', name: 'api:42' } },
];
const blue: Serving = { who: 'blue', green: 0 };
const split: Serving = { who: 'split', green: 10 };
const side = { revision: '', wanted: 4, running: 4, pending: 0 };
const until = start + 391 * second;

/** All that the first step of a canary says at once, in the order of the loop. */
const step: readonly ReleaseEvent[] = [
  { at: start + 91 * second, type: 'phase', phase: 'shifting', because: 'traffic moves' },
  { at: start + 91 * second, type: 'traffic', serving: split },
  { at: start + 91 * second, type: 'capacity', blue: side, green: { ...side, running: 2, pending: 2 } },
  { at: start + 91 * second, type: 'gates', readings: [reading('api-5xx', start, 'fine')] },
  { at: start + 91 * second, type: 'waiting', wait: 'the step of 10 % to end', until },
];

/** What is said after the story so far. */
const afterwards = (before: readonly ReleaseEvent[], events: readonly ReleaseEvent[]): readonly string[] =>
  texts([...before, ...events]).slice(texts(before).length);

const at = start + 100 * second;
describe('the frame of a change', () => {
  test('has what is done, who has how much, what the gates say and what is waited for, always in this order', () => {
    // given, when
    const said = afterwards(opening, step);
    // then
    expect(said).toEqual([
      '14:01:31 ┌ shifting, step 1 of 2: traffic moves',
      '14:01:31 │ green  █░░░░░░░░░   10 %  api:42, 2 of 4 running, 2 pending',
      '14:01:31 │ blue   █████████░   90 %  api:41, 4 of 4 running',
      '14:01:31 │ gates  pass api-5xx',
      '14:01:31 │ now    waiting for the step of 10 % to end, until 14:06:31 UTC, in 5 min',
    ]);
  });

  const failing = reading('api-5xx', at, '5xx 2 % against a limit of 1 %', 'fail');
  const measured = { metric: '5xx', value: 2, limit: 1, samples: 3, since: at - second };
  test.each<[what: string, event: ReleaseEvent, head: RegExp]>([
    ['the share', { at, type: 'traffic', serving: { who: 'green', green: 100 } }, /since 14:01:31, step 2 of 2$/],
    ['the phase', { at, type: 'phase', phase: 'reverting', because: 'it is slow' }, /┌ reverting: it is slow$/],
    ['a gate', { at, type: 'gates', readings: [{ ...failing, outcome: 'fail', measured }] }, /┌ shifting since/],
  ])('is drawn anew, whole, when this changes: %s', (_, event, head) => {
    // given, when
    const said = afterwards([...opening, ...step], [event]);
    // then
    const frame = said.slice(said.findIndex(text => text.includes('┌')));
    expect(frame[0]).toMatch(head);
    expect(frame.slice(1).map(text => text.slice(11, 16).trim())).toEqual(
      event.type === 'phase' ? ['green', 'blue', 'gates'] : ['green', 'blue', 'gates', 'now'],
    );
  });

  test('is drawn anew when a gate that failed passes again', () => {
    // given
    const failed: ReleaseEvent = { at, type: 'gates', readings: [failing] };
    const healed: ReleaseEvent = { at: at + second, type: 'gates', readings: [reading('api-5xx', at, 'fine')] };
    // when
    const said = afterwards([...opening, ...step, failed], [healed]);
    // then
    expect(said[0]).toBe('14:01:41 ┌ shifting since 14:01:31, step 1 of 2');
    expect(said).toContain('14:01:41 │ gates  pass api-5xx');
  });

  test('waits for the first look at traffic, and the phase is told without it', () => {
    // given
    const staging: ReleaseEvent = { at, type: 'phase', phase: 'staging', because: 'green is being made' };
    const look: ReleaseEvent = { at: at + second, type: 'traffic', serving: blue };
    // when
    const said = afterwards(opening, [staging, look]);
    // then
    expect(said.slice(0, 3)).toEqual([
      '14:01:40 staging: green is being made',
      '14:01:41 ┌ staging since 14:01:40',
      '14:01:41 │ green  ░░░░░░░░░░    0 %  api:42',
    ]);
  });

  test('is one for all that changed at once', () => {
    // given
    const turn: readonly ReleaseEvent[] = [
      { at, type: 'gates', readings: [{ ...failing, outcome: 'fail', measured }] },
      { at, type: 'phase', phase: 'reverting', because: '5xx 2 % against a limit of 1 %' },
      { at, type: 'traffic', serving: blue },
    ];
    // when
    const said = afterwards([...opening, ...step], turn);
    // then
    expect(said.filter(text => text.includes('┌'))).toHaveLength(1);
    expect(said).toContain(
      '14:01:40 gate alarms: api-5xx: FAIL: 5xx 2 % against a limit of 1 % (failing since 14:01:39 UTC)',
    );
    expect(said).toContain('14:01:40 │ gates  FAIL api-5xx (5xx 2, limit 1, 3 points)');
  });

  test.each<[what: string, event: ReleaseEvent, row: string]>([
    ['tasks', { at, type: 'capacity', blue: side, green: side }, '│ green  █░░░░░░░░░   10 %  api:42, 4 of 4 running'],
    ['what is waited for', { at, type: 'waiting', wait: 'proof', until: undefined }, '│ now    waiting for proof'],
    [
      'a gate that is read for the first time, and passes',
      { at, type: 'gates', readings: [reading('api-p99', at, 'fine')] },
      '│ gates  pass api-5xx, api-p99',
    ],
  ])('goes on by the one row that changed: %s', (_, event, row) => {
    // given, when
    const said = afterwards([...opening, ...step], [event]);
    // then
    expect(said).toEqual([`14:01:40 ${row}`]);
  });

  test('is never drawn around a share that nobody knows without saying why', () => {
    // given
    const lost: ReleaseEvent = { at, type: 'traffic', serving: { who: 'unknown', because: 'the credentials expired' } };
    // when
    const said = afterwards([...opening, ...step], [lost]);
    // then
    expect(said.slice(0, 3)).toEqual([
      '14:01:40 traffic: where it is, is not known: the credentials expired',
      '14:01:40 ┌ shifting since 14:01:31',
      '14:01:40 │ green  ··········    ? %  api:42, 2 of 4 running, 2 pending',
    ]);
  });

  test('gives way to the verdict when the work is done', () => {
    // given
    const end: readonly ReleaseEvent[] = [
      { at, type: 'phase', phase: 'rolled-back', because: 'rollback d-1 has ended' },
      verdictAt(at + second, { name: 'rolled-back', serving: blue }),
    ];
    // when
    const said = afterwards([...opening, ...step], end);
    // then
    expect(said[0]).toBe('14:01:40 rolled-back: rollback d-1 has ended');
    expect(said[1]).toBe('14:01:41 ┏ verdict  rolled-back (exit status 1)');
  });

  test('stands outside of every group', () => {
    // given
    const lines = Object.values(releases).flatMap(logged);
    // when
    let open = 0;
    const folded = lines.filter(line => {
      open += line.kind === 'group' ? 1 : line.kind === 'end-group' ? -1 : 0;
      return open > 0 && /[┌│┏┃┗]/.test(textOf(line));
    });
    // then
    expect(folded).toEqual([]);
  });
});

describe('what did not change', () => {
  test('is not said again', () => {
    // given
    const events = releases['rolled-back'].filter(event =>
      ['traffic', 'capacity', 'waiting', 'gates', 'happened', 'phase'].includes(event.type),
    );
    const later = (event: ReleaseEvent): ReleaseEvent => ({ ...event, at: event.at + 1 });
    // when
    const once = texts(events);
    const twice = texts([...events, ...events.map(later)].sort((one, other) => one.at - other.at));
    // then
    expect(twice).toEqual(once);
  });

  test('is a deadline that moved by less than a look', () => {
    // given
    const again: ReleaseEvent = { at, type: 'waiting', wait: 'the step of 10 % to end', until: until + 4 * second };
    // when
    const said = afterwards([...opening, ...step], [again]);
    // then
    expect(said).toEqual([]);
  });

  test('is the name of green once it is told', () => {
    // given
    const green = releases.running.filter(event => event.type === 'green');
    // when
    const said = texts([...green, ...green]);
    // then
    expect(said).toEqual(['14:00:04 green is api:42']);
  });
});

describe('the bars of a frame', () => {
  test.each([0.4, 5, 15, 25, 35, 50, 65, 75, 85, 95, 99.6])('are ten blocks together: %d %% on green', green => {
    // given
    const traffic: ReleaseEvent = { at, type: 'traffic', serving: { who: 'split', green } };
    // when
    const said = afterwards([...opening, ...step], [traffic]);
    // then
    const bars = said.filter(text => /│ (green|blue)/.test(text)).join('');
    expect(bars.match(/█/g)).toHaveLength(10);
    expect(bars.match(/░/g)).toHaveLength(10);
  });
});

describe('the gates in a frame', () => {
  test('say since when one could not be read, in place of what it said before', () => {
    // given
    const stale = reading('api-5xx', at, 'not read since 14:01:40 UTC: AWS does not answer', 'error');
    // when
    const said = afterwards([...opening, ...step], [{ at: at + second, type: 'gates', readings: [stale] }]);
    // then
    expect(said[0]).toContain('gate alarms: api-5xx: could not be read: not read since 14:01:40 UTC');
    expect(said[1]).toContain('┌ shifting since');
    expect(said).toContain('14:01:41 │ gates  could not be read api-5xx (since 14:01:40 UTC)');
  });

  test('name once what measures one thing under its own name', () => {
    // given
    const lag = { ...reading('lag', at, 'no point yet', 'no-data'), gate: 'lag' };
    const load = { ...lag, subject: 'load' };
    // when
    const said = afterwards([...opening, ...step], [{ at: at + second, type: 'gates', readings: [lag, load] }]);
    // then
    expect(said.join('\n')).toContain('gate lag: no data: no point yet');
    expect(said).toContain('14:01:41 │ gates  no data lag, lag load · pass api-5xx');
  });

  test('are told with the worst first, an alarm and a smoke test by one name, and no more than six of a kind', () => {
    // given
    const readings = [
      ...Array.from({ length: 8 }, (_, index) => reading(`quiet-${index}`, start, 'fine')),
      { ...reading('green', start, '3 of 3'), gate: 'targets' },
      { ...reading('GET https://test', start, 'a wrong answer', 'fail'), gate: 'smoke' },
      { ...reading('api-cpu', start, 'no points', 'no-data'), gate: 'watch', force: 'advisory' as const },
    ];
    // when
    const said = afterwards(opening, [{ at: start, type: 'gates', readings }]);
    // then
    expect(said.at(-1)).toBe(
      '14:00:00 │ gates  FAIL smoke · no data api-cpu (advisory) · ' +
        'pass quiet-0, quiet-1, quiet-2, quiet-3, quiet-4, quiet-5, and 3 more',
    );
  });

  test('that cannot be read for one reason are told in one sentence', () => {
    // given
    const says = 'not read since 14:01:40 UTC: AWS does not answer';
    const readings = Array.from({ length: 8 }, (_, index) => reading(`alarm-${index}`, at, says, 'error'));
    // when
    const said = afterwards([...opening, ...step], [{ at, type: 'gates', readings }]);
    // then
    expect(said.filter(text => text.includes(says))).toEqual([
      '14:01:40 gate alarms: alarm-0, alarm-1, alarm-2, alarm-3, alarm-4, alarm-5, and 2 more: could not be read: ' +
        says,
    ]);
  });

  test('that do not exist are told as that', () => {
    // given
    const unproven = opening.map(event =>
      event.type === 'planned' ? { ...event, plan: { ...plan, gates: [] } } : event,
    );
    // when
    const said = afterwards(unproven, step.slice(0, 2));
    // then
    expect(said).toContain('14:01:31 │ gates  none: nothing proves green');
  });
});

import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { ReleaseEvent } from '../../src/release/events.ts';
import { exitStatus, verdictNames } from '../../src/release/verdict.ts';
import type { Plan } from '../../src/release/plan.ts';
import { logOf, type LogLine } from '../../src/report/log.ts';
import { emptyStory, tell } from '../../src/report/story.ts';
import { anyEvents } from './any-event.ts';
import { plan, problems, releases, second, start, verdictAt } from './stories.ts';

function logged(events: readonly ReleaseEvent[]): readonly LogLine[] {
  let story = emptyStory;
  return events.flatMap(event => {
    const lines = logOf(event, story);
    story = tell(story, event);
    return lines;
  });
}

const textOf = (line: LogLine): string =>
  line.kind === 'end-group' ? '' : line.kind === 'group' ? line.title : line.text;

const texts = (events: readonly ReleaseEvent[]): readonly string[] => logged(events).map(textOf);

const isEnding = (line: LogLine): boolean => line.kind === 'error' || line.kind === 'notice';

describe('any log', () => {
  test('every line begins with the time, is short, is one line, and holds no command for the runner', () => {
    fc.assert(
      fc.property(anyEvents, events => {
        // given any events
        // when
        const lines = logged(events).filter(line => ['line', 'foreign', 'group'].includes(line.kind));
        // then
        for (const text of lines.map(textOf)) {
          expect(text).toMatch(/^(\d\d:\d\d:\d\d|--:--:--) /);
          expect(text.length).toBeLessThan(text.includes(' run: ') ? 4_000 : 1_000);
          expect(text).not.toMatch(/[\n\r]|##\[/);
        }
      }),
    );
  });

  test('there is never more than one error or notice, never ten warnings, and none is longer than the runner keeps', () => {
    fc.assert(
      fc.property(anyEvents, events => {
        // given any events
        // when
        const lines = logged(events);
        // then
        expect(lines.filter(isEnding).length).toBeLessThanOrEqual(1);
        expect(lines.filter(line => line.kind === 'warning').length).toBeLessThan(10);
        for (const line of lines.filter(isEnding)) expect(textOf(line).length).toBeLessThan(4_096);
      }),
    );
  });

  test('groups never nest, none is open at an error, and what opened is closed by the verdict', () => {
    fc.assert(
      fc.property(anyEvents, events => {
        // given any events with a verdict at the end
        const ended = [...events, verdictAt(start, { name: 'failed', serving: { who: 'blue', green: 0 } })];
        // when
        const lines = logged(ended.filter((event, index) => event.type !== 'verdict' || index === ended.length - 1));
        // then
        let open = 0;
        for (const { kind } of lines) {
          open += kind === 'group' ? 1 : kind === 'end-group' ? -1 : 0;
          expect([0, 1]).toContain(open);
          if (kind === 'error') expect(open).toBe(0);
        }
        expect(open).toBe(0);
      }),
    );
  });

  test.each(verdictNames.map(name => ({ name })))('$name ends in one annotation of the right kind', ({ name }) => {
    // given
    const events = [...releases.running, verdictAt(start, { name, serving: { who: 'blue', green: 0 } })];
    // when
    const endings = logged(events).filter(isEnding);
    // then
    expect(endings.map(line => line.kind)).toEqual([exitStatus(name) === 0 ? 'notice' : 'error']);
  });
});

describe('the log of a release', () => {
  test('the whole plan stands before the first write and outside every group', () => {
    // given
    const lines = logged(releases.running);
    // when
    const first = lines.findIndex(line => textOf(line).includes('wrote to AWS'));
    const before = lines
      .slice(
        0,
        lines.findIndex(line => line.kind === 'group'),
      )
      .map(textOf)
      .join('\n');
    // then
    expect(lines.findIndex(line => line.kind === 'group')).toBeLessThan(first);
    for (const part of [
      'ecs service prod/api in production',
      'api:41',
      'a new revision of api',
      'memory: 1024 → 2048',
      'FEATURE_FLAGS of web: changed (value not shown)',
      '10 % of traffic on green, held for 5 min',
      'bake for 9 min 50 s',
      'T to T + 5 min ',
      'your function: check-login runs at BeforeAllowTraffic; proof: it reports success within 1 h',
      'From T to the verdict: 14 min 50 s. Time limit: 1 h from the first look.',
      'AWS: keep blue for 10 min after all traffic is on green, then end it: from then on',
      'api-5xx, api-p99',
      'a gate fails: revert',
      'an alarm has insufficient data: proceed',
      'a canary has exactly one step',
    ]) {
      expect(before).toContain(part);
    }
    expect(lines.filter(line => line.kind === 'warning').map(textOf)).toEqual([
      ...plan.warnings,
      'No alarm of the gates watches unhealthy targets of the load balancer: a version that fails its health checks under ' +
        'traffic would pass. Alarms to add, ready to paste, stand at the end of the job summary.',
    ]);
  });

  test('it shows the share of traffic, what is waited for and until when, and the failing gate with value and limit', () => {
    // given
    const events = releases['rolled-back'];
    // when
    const said = texts(events).join('\n');
    // then
    expect(said).toContain('14:01:30 traffic █░░░░░░░░░ 10 % of traffic is on green api:42, 90 % on blue api:41');
    expect(said).toContain('14:01:30 waiting for the step of 10 % to end, until 14:06:30 UTC, in 5 min');
    expect(said).toMatch(/14:04:05 gate alarms: api-p99: FAIL: p99 1.84 s against a limit of 0.9 s/);
  });

  test('what did not change is not said again', () => {
    // given
    const events = releases['rolled-back'].filter(event =>
      ['traffic', 'capacity', 'waiting', 'gates', 'happened'].includes(event.type),
    );
    // when
    const once = texts(events);
    const twice = texts(events.flatMap(event => [event, event]));
    // then
    expect(twice).toEqual(once);
  });

  test('a trouble that lasts leaves a handful of lines', () => {
    // given
    const troubles = Array.from({ length: 100 }, (_, index) => ({
      at: start + index * second,
      type: 'trouble' as const,
      trouble: 'throttled',
    }));
    // when
    const said = texts(troubles);
    // then
    expect(said).toHaveLength(7);
    expect(said.at(-1)).toContain('(64 times so far)');
  });

  test("AWS's own words are marked as foreign, line by line", () => {
    // given
    const text = 'one\n::error::two';
    // when
    const lines = logged([
      { at: start, type: 'happened', happening: { id: '1', at: start, kind: 'cause', of: 'exit', text } },
    ]);
    // then
    expect(lines.map(line => line.kind)).toEqual(['foreign', 'foreign']);
  });

  test('problems are one error with all of them, and the refusal that follows adds none', () => {
    // given
    const events = releases.refused;
    // when
    const errors = logged(events).filter(isEnding);
    // then
    expect(errors).toHaveLength(1);
    for (const { where, reason } of problems) {
      expect(errors.map(textOf).join()).toContain(where);
      expect(errors.map(textOf).join()).toContain(reason);
    }
  });

  test('the command that mends a problem stands on a line of its own, to the letter, and in the error', () => {
    // given
    const command = problems.at(-1)?.command ?? '';
    // when
    const lines = logged(releases.refused);
    // then
    expect(lines.map(textOf)).toContain(`14:00:01 run: ${command}`);
    expect(lines.filter(isEnding).map(textOf).join()).toContain(`run: ${command}`);
  });

  test('a command that is too long for a line is not cut in half', () => {
    // given
    const problem = { where: 'gates', value: undefined, reason: 'no', remedy: undefined, command: 'x'.repeat(3_001) };
    // when
    const said = texts([{ at: start, type: 'problems', problems: [problem] }]);
    // then
    expect(said).toContain('14:00:00 run: (a long command: it stands in the record)');
  });

  test('the roots stand in the frame at the end, and what followed from them is folded above it', () => {
    // given
    const lines = logged(releases.failed);
    // when
    const group = lines.findIndex(line => line.kind === 'group' && line.title.includes('what followed'));
    const folded = lines.slice(
      group,
      lines.findIndex((line, index) => index > group && line.kind === 'end-group'),
    );
    const frame = lines
      .slice(group + folded.length + 1)
      .map(textOf)
      .join('\n');
    // then
    expect(folded).toHaveLength(3);
    expect(folded.map(textOf).join()).toContain('unable to consistently start tasks');
    expect(frame).toContain('cause    3 tasks of green stopped: CannotPullContainerError');
    expect(frame).not.toContain('unable to consistently start tasks');
  });

  test('a plan that nobody carries out ends in a notice that says how to go on', () => {
    // given
    const events = releases.planned;
    // when
    const [notice] = logged(events).filter(isEnding);
    // then
    expect(notice).toEqual({
      kind: 'notice',
      title: 'Planned: ecs service prod/api in production',
      text: 'This is what a release would do. Nothing was written. Now all traffic is on blue api:41. Next: Run the same step with `operation: release`.',
    });
  });

  test('a linear release of 99 steps is not 99 lines', () => {
    // given
    const steps = Array.from({ length: 100 }, (_, index) => ({ share: index + 1, hold: 60 * second }));
    const linear: Plan = { ...plan, strategy: { kind: 'linear', share: 1, every: 60 * second }, steps };
    // when
    const said = texts([{ at: start, type: 'planned', plan: linear }]);
    // then
    expect(said.length).toBeLessThan(65);
    expect(said.join('\n')).toContain('left out');
    expect(said.join('\n')).toContain('give the verdict');
  });

  test('the log of a user’s own function is told without the texts that smoke tests look for and send', () => {
    // given
    const [smoke] = plan.gates.filter(gate => gate.kind === 'smoke');
    if (smoke === undefined) throw new Error('the plan of the stories has a smoke test');
    const check = {
      ...smoke.check,
      url: 'https://test.example.com/?key=s3cret%2Fkey&deep=yes',
      contains: 'pass-phrase',
      headers: new Map([['x-key', 'pass-phrase of a header']]),
    };
    const log = 'key s3cret/key (s3cret%2Fkey)\nsaw pass-phrase of a header, pass-phrase, yes';
    const told: readonly ReleaseEvent[] = [
      { at: start, type: 'planned', plan: { ...plan, gates: [{ ...smoke, check }] } },
      {
        at: start,
        type: 'happened',
        happening: { id: 'e', at: start, text: 'it said no', log, kind: 'cause', of: 'hook' },
      },
    ];
    // when
    const said = texts(told).filter(text => text.includes('its log'));
    // then
    expect(said.map(text => text.replace(/^.*its log: /, ''))).toEqual(['key *** (***)', 'saw ***, ***, yes']);
  });

  test('the name of green is said once, as soon as it is known', () => {
    // given
    const green = releases.running.filter(event => event.type === 'green');
    // when
    const said = texts([...green, ...green]);
    // then
    expect(said).toEqual(['14:00:04 green is api:42']);
  });
});

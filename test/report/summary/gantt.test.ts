import { describe, expect, test } from '@jest/globals';
import type { ReleaseEvent } from '../../../src/release/events.ts';
import { gantt } from '../../../src/report/summary/gantt.ts';
import { minute, releases, second, start, told, verdictAt } from '../stories.ts';

const split = (at: number, green: number): ReleaseEvent => ({ at, type: 'traffic', serving: { who: 'split', green } });
const shifting: ReleaseEvent = { at: start, type: 'phase', phase: 'shifting', because: 'traffic moves' };
const lasting = (length: number) => gantt(told([shifting, split(start, 10), split(start, 20)]), start + length);

describe('the diagram of a release', () => {
  test.each([
    { length: 10 * second, axis: '  axisFormat %H:%M:%S\n  tickInterval 10second' },
    { length: 5 * minute, axis: '  axisFormat %H:%M\n  tickInterval 2minute' },
    { length: 29 * minute, axis: '  axisFormat %H:%M\n  tickInterval 15minute' },
    { length: 180 * minute, axis: '  axisFormat %H:%M\n  tickInterval 1hour' },
    { length: 60 * 24 * minute, axis: '  axisFormat %d. %H:%M\n  tickInterval 12hour' },
    { length: 35 * 60 * 24 * minute, axis: '  axisFormat %Y-%m-%d\n  tickInterval 4week' },
    { length: 1000 * 60 * 24 * minute, axis: '  axisFormat %Y-%m-%d\n  section' },
  ])('has an axis whose labels stand apart: $length ms', ({ length, axis }) => {
    // given, when
    const diagram = lasting(length);
    // then
    expect(diagram).toContain(`\n${axis}`);
  });

  test('has no line for the present of whoever reads it, whose clock is in another zone', () => {
    // given, when
    const diagram = lasting(minute);
    // then
    expect(diagram).toContain('\n  todayMarker off\n');
  });

  test('has a bar for every share of its table, however short: what is unknown at the very end too', () => {
    // given
    const lost = verdictAt(start + minute, { name: 'unknown', serving: { who: 'unknown', because: 'no answer' } });
    // when
    const diagram = gantt(told([shifting, split(start, 10), split(start + second / 2, 20), lost]), start + minute);
    // then
    expect(diagram.match(/(?<=^ {2}).*(?= :)/gm)).toEqual(['shifting', '10 of 100', '20 of 100', 'not known']);
  });

  test.each<[what: string, events: readonly ReleaseEvent[], length: number]>([
    ['nothing was done', releases.planned, minute],
    ['green was never seen with another share', [shifting, split(start, 10), split(start + minute, 10)], 5 * minute],
    ['all was over before the first tick of its axis', [shifting, split(start, 10), split(start + second, 20)], 9_000],
    [
      'there is too much of it',
      [shifting, ...Array.from({ length: 40 }, (_, index) => split(start + index * minute, index + 1))],
      40 * minute,
    ],
  ])('is not drawn where it would show nothing that the table beside it does not: %s', (_, events, length) => {
    // given
    const story = told(events);
    // when
    const diagram = gantt(story, start + length);
    // then
    expect(diagram).toBe('');
  });
});

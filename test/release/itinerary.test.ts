import { describe, expect, test } from '@jest/globals';
import { itineraryOf, type Moment, timeOfTraffic } from '../../src/release/itinerary.ts';
import type { Begun, Plan } from '../../src/release/plan.ts';
import { minute, plan, second } from '../report/stories.ts';

const hook = (event: string) => ({ event, function: `on-${event}` });

const all = ['AfterAllowTraffic', 'BeforeInstall', 'AfterAllowTestTraffic', 'AfterInstall', 'BeforeAllowTraffic'].map(
  hook,
);

const named = (given: Plan): readonly string[] =>
  itineraryOf(given).map(stop => (stop.is === 'hook' ? stop.hook.event : stop.is));

const moment = (at: Moment): string => (typeof at === 'string' ? at : `+${at.sinceTraffic / second} s`);

const T = Date.UTC(2026, 10, 21, 14);

const made = (traffic: Begun['traffic']): Plan['green'] => ({
  is: 'made',
  revision: { id: 'arn', name: 'api:42' },
  begun: { id: 'd-1', at: T - minute, attempt: 1, traffic },
});

const timesOf = (given: Plan): readonly string[] =>
  itineraryOf(given)
    .filter(({ from }) => typeof from !== 'string')
    .map(({ is, from, until }) => `${is} ${moment(from)} to ${moment(until)}`);

const gatesAt = (given: Plan, is: string): readonly string[] =>
  itineraryOf(given)
    .find(stop => stop.is === is)
    ?.gates.map(gate => gate.name) ?? ['no such stop'];

describe('the itinerary of a plan', () => {
  test('has everything that AWS goes through in its order, each function at its moment', () => {
    // given
    const given: Plan = {
      ...plan,
      configurationMade: 'by Greenlight',
      before: { starts: 'tasks', testTraffic: true, hooks: all },
    };
    // when
    const stops = named(given);
    // then
    expect(stops).toEqual([
      'registering',
      'making the configuration',
      'beginning',
      'BeforeInstall',
      'starting green',
      'AfterInstall',
      'test traffic',
      'AfterAllowTestTraffic',
      'ready wait',
      'BeforeAllowTraffic',
      'step',
      'all traffic',
      'AfterAllowTraffic',
      'reading back',
      'ending blue',
    ]);
  });

  test('has no more than the plan needs', () => {
    // given
    const given: Plan = {
      ...plan,
      strategy: { kind: 'blue-green' },
      steps: plan.steps.slice(-1),
      before: { starts: 'tasks', testTraffic: false, hooks: [hook('AfterAllowTestTraffic')] },
      mover: { ...plan.mover, readyWait: 'none', blueKept: 'for ever' },
    };
    // when
    const stops = named(given);
    // then
    expect(stops).toEqual([
      'registering',
      'beginning',
      'starting green',
      'all traffic',
      'reading back',
      'keeping blue',
    ]);
  });

  test('makes nothing where green is there already', () => {
    // given
    const given: Plan = { ...plan, green: made([]) };
    // when
    const stops = named(given);
    // then
    expect(stops.slice(0, 2)).toEqual(['going on', 'starting green']);
  });

  test.each<{ what: string; traffic: Begun['traffic']; left: readonly string[] }>([
    { what: 'everything, where traffic cannot be read', traffic: 'not known', left: ['starting green'] },
    { what: 'the step that it is in, and no start of green', traffic: [{ at: T, share: 10 }], left: ['step'] },
    {
      what: 'the bake, where all steps are past',
      traffic: [
        { at: T, share: 10 },
        { at: T + 5 * minute, share: 100 },
      ],
      left: ['all traffic'],
    },
  ])('of a change in flight begins, after that it is gone on with, with $what', ({ traffic, left }) => {
    // given
    const given: Plan = { ...plan, green: made(traffic) };
    // when
    const stops = named(given);
    // then
    expect(stops.slice(0, 2)).toEqual(['going on', ...left]);
    expect(stops.slice(-2)).toEqual(['reading back', 'ending blue']);
  });

  test("counts from green's first traffic, and ends the bake two looks before AWS ends blue", () => {
    // given
    const given = plan;
    // when
    const times = timesOf(given);
    // then
    expect(times).toEqual([
      'step +0 s to +300 s',
      'all traffic +300 s to +890 s',
      'reading back +890 s to open',
      'ending blue +900 s to open',
    ]);
    expect(timeOfTraffic(given)).toBe(890 * second);
  });

  test('lets the end of blue open where a function runs before AWS begins to count', () => {
    // given
    const given: Plan = {
      ...plan,
      before: { starts: 'tasks', testTraffic: false, hooks: [hook('AfterAllowTraffic')] },
    };
    // when
    const stops = itineraryOf(given);
    // then
    expect(stops.at(-1)).toMatchObject({ is: 'ending blue', from: 'open' });
    expect(stops.find(stop => stop.is === 'hook')?.from).toEqual({ sinceTraffic: 5 * minute });
  });

  test('says at each stop which gates are asked there', () => {
    // given
    const given = plan;
    // when
    const asked = ['starting green', 'ready wait', 'step', 'all traffic'].map(is => gatesAt(given, is));
    // then
    expect(asked).toEqual([
      ['alarms', 'watch'],
      ['alarms', 'watch', 'smoke', 'targets'],
      ['alarms', 'watch', 'targets'],
      ['alarms', 'watch', 'targets'],
    ]);
  });

  test('names no gate for a bake that is over at once', () => {
    // given
    const given: Plan = {
      ...plan,
      bake: 0,
      steps: [
        { share: 10, hold: 5 * minute },
        { share: 100, hold: 0 },
      ],
    };
    // when
    const asked = gatesAt(given, 'all traffic');
    // then
    expect(asked).toEqual([]);
  });
});

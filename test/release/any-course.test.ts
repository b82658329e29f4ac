import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { beginCourse, type Course } from '../../src/release/course.ts';
import { evolve, type Observation } from '../../src/release/observation.ts';
import { decide } from '../../src/release/decide.ts';
import type { Confirmation, Instant, Motion } from '../../src/release/words.ts';
import { after, aPlan, aReading, aSighting, green, inspected, minute, noon } from './a-release.ts';
import { anyPlan, inFlight } from './a-driven-release.ts';
import { anyPausedPlan } from './a-native-release.ts';

describe('any course, however it came about,', () => {
  const anyInstant = fc.integer({ min: 0, max: 120 }).map(minutes => after(minutes * minute));
  const anyMotion: fc.Arbitrary<Motion> = fc.oneof(
    fc.constant<Motion>({ is: 'preparing', doing: 'green to start' }),
    fc.constant<Motion>({ is: 'ready', until: undefined }),
    fc.record({
      is: fc.constant('shifting'),
      stepBegan: anyInstant,
      nextAt: fc.option(anyInstant, { nil: undefined }),
    }),
    fc.record({
      is: fc.constant('paused'),
      before: fc.constantFrom('green starts', 'more traffic', 'the bake'),
      until: fc.option(anyInstant, { nil: undefined }),
      then: fc.constantFrom('goes back', 'goes on'),
    }),
    fc.record({
      is: fc.constant('settled'),
      since: anyInstant,
      blueEnds: fc.oneof(anyInstant, fc.constant('never' as const)),
      awaits: fc.constantFrom(undefined, 'a hook'),
    }),
    fc.constant<Motion>({ is: 'finished', switched: undefined, blueNow: undefined }),
    fc.record({
      is: fc.constant('stopped'),
      at: anyInstant,
      by: fc.constantFrom('a request', 'an alarm', 'AWS itself'),
      because: fc.constant('It was stopped.'),
      reached: fc.constantFrom('users', 'nobody'),
      leaves: fc.constant('nothing'),
      back: fc.oneof(
        fc.constantFrom({ is: 'none' } as const, { is: 'awaited' } as const),
        fc.constantFrom({ is: 'running', id: 'd-2' } as const, { is: 'done', id: 'd-2' } as const),
        fc.constant({ is: 'failed', id: 'd-2', because: 'No capacity.' } as const),
      ),
    }),
    fc.constant<Motion>({ is: 'strange', status: 'Pondering' }),
  );
  const anySeen = fc.record({
    green: fc.constantFrom(0, 10, 100, 'unknown' as const),
    blueRunning: fc.nat(4),
    greenRunning: fc.nat(4),
  });
  const anyReading = fc
    .record({
      outcome: fc.constantFrom('pass', 'fail', 'inconclusive', 'no-data', 'error'),
      at: anyInstant,
      gate: fc.constantFrom('alarms', 'watch', 'nobody knows'),
      subject: fc.constantFrom('api-5xx', 'api-p99'),
      force: fc.constantFrom('obeyed', 'advisory'),
    })
    .map(({ outcome, at, ...about }) => aReading(outcome, at, about));
  const trouble = fc.constant('AWS answered 503');
  const anyTurn = fc.constantFrom('a gate failed', 'not proven', 'green does not start', 'time ran out', 'cancelled');
  const anyServed = fc.constantFrom<Confirmation['served'][]>('green', 'blue', { third: 'api:9' });
  const anyMade = fc.constantFrom(
    { is: 'nothing' } as const,
    { is: 'revision', revision: green } as const,
    inFlight,
    inFlight,
  );
  const anyReadings = fc.record({
    saw: fc.constant('gates'),
    of: fc.constantFrom('alarms', 'smoke', 'targets'),
    at: anyInstant,
    readings: fc.array(anyReading),
  });
  const anyHealthy = fc.record({ blue: fc.nat(4), green: fc.nat(4) });
  const anyObservation: fc.Arbitrary<Observation> = fc.oneof(
    { weight: 4, arbitrary: fc.tuple(anyInstant, anyMotion, anySeen).map(seen => target(...seen)) },
    { weight: 3, arbitrary: anyReadings },
    fc.record({ saw: fc.constant('no target'), at: anyInstant, trouble }),
    fc.record({ saw: fc.constant('no gates'), at: anyInstant, trouble }),
    fc.tuple(anyInstant, anyHealthy).map(([at, healthy]) => inspected(at, healthy)),
    fc.record({ saw: fc.constant('no health'), at: anyInstant, trouble }),
    fc.record({ saw: fc.constant('turned'), at: anyInstant, turn: anyTurn, because: fc.constant('We turned.') }),
    fc.record({ saw: fc.constant('made'), at: anyInstant, made: anyMade }),
    fc.record({
      saw: fc.constant('asked'),
      asked: fc.record({ is: fc.constantFrom('accepted', 'too late'), at: anyInstant }),
    }),
    fc.nat(9).map((count): Observation => ({ saw: 'failed starts', failedStarts: { count, because: 'It crashed.' } })),
    fc.record({
      saw: fc.constant('confirmed'),
      confirmation: fc.record({
        at: anyInstant,
        served: anyServed,
      }),
    }),
  );
  const anyObservations = fc.array(anyObservation, { maxLength: 12 });
  const folded = (observations: readonly Observation[]): Course =>
    observations.reduce(evolve, beginCourse(noon, inFlight));

  function target(at: Instant, what: Motion, seen: Parameters<typeof aSighting>[2]): Observation {
    return { saw: 'target', sighting: aSighting(at, what, seen) };
  }

  test('leads to a decision, with a reason', () => {
    fc.assert(
      fc.property(fc.oneof(anyPlan, anyPausedPlan), anyObservations, anyInstant, (plan, observations, now) => {
        // given
        const course = folded(observations);

        // when
        const decision = decide(plan, course, now);

        // then
        expect(decision.because).not.toBe('');
      }),
      { numRuns: 2_000 },
    );
  });

  test('ends as released exactly when green is read back, has all traffic and somebody to answer it, once all is proven', () => {
    fc.assert(
      fc.property(anyObservations, anySeen, anyServed, anyHealthy, (observations, seen, served, healthy) => {
        // given
        const plan = aPlan({ gates: [], bake: 0, policy: { timeout: 1_000 * minute } });
        const now = after(121 * minute);
        const course = folded([
          ...observations.filter(one => one.saw !== 'made' && one.saw !== 'turned'),
          target(now, { is: 'settled', since: noon, blueEnds: 'never', awaits: undefined }, seen),
          { saw: 'confirmed', confirmation: { at: now, served } },
          inspected(now, healthy),
        ]);

        // when
        const { step } = decide(plan, course, now);

        // then
        const isReleased = served === 'green' && seen.green === 100 && healthy.green > 0;
        expect(step.do === 'end' && step.name === 'released').toBe(isReleased);
      }),
      { numRuns: 1_000 },
    );
  });

  test('in which an obeyed gate that matters now fails turns back or ends, and never well', () => {
    fc.assert(
      fc.property(anyObservations, anyMotion, anySeen, (observations, what, seen) => {
        // given
        const now = after(120 * minute);
        const course = folded([
          ...observations.filter(({ saw }) => saw !== 'made' && saw !== 'asked'),
          target(now, what, seen),
          { saw: 'gates', of: 'alarms', at: now, readings: [aReading('fail', now)] },
        ]);
        fc.pre(what.is !== 'stopped');

        // when
        const { step } = decide(aPlan(), course, now);

        // then
        expect(['go back', 'inspect', 'end']).toContain(step.do);
        if (step.do === 'end') expect(['broken', 'failed', 'unknown', 'cancelled']).toContain(step.name);
      }),
      { numRuns: 2_000 },
    );
  });

  test('remembers the most traffic that green ever had', () => {
    fc.assert(
      fc.property(anyObservations, anyObservation, (observations, next) => {
        // given
        const course = folded(observations);

        // when
        const later = evolve(course, next);

        // then
        expect(later.most).toBeGreaterThanOrEqual(course.most);
      }),
    );
  });

  test('learns nothing from a look that is older than its last one', () => {
    fc.assert(
      fc.property(anyObservations, anyMotion, anySeen, (observations, what, seen) => {
        // given
        const course = folded([...observations, target(after(120 * minute), what, seen)]);

        // when
        const later = evolve(
          course,
          target(after(119 * minute), { is: 'finished', switched: undefined, blueNow: undefined }, { green: 100 }),
        );

        // then
        expect(later).toEqual(course);
      }),
    );
  });

  test('stays turned once it has turned, for the first reason', () => {
    fc.assert(
      fc.property(anyObservations, anyTurn, (observations, turn) => {
        // given
        const course = folded([{ saw: 'turned', at: noon, turn, because: 'The first reason.' }]);

        // when
        const later = observations.reduce(evolve, course);

        // then
        expect(later.direction).toMatchObject({ going: 'back', turn, because: 'The first reason.', since: noon });
      }),
    );
  });
});

import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Course } from '../../src/release/course.ts';
import { decide } from '../../src/release/decide.ts';
import { evolve, type Observation } from '../../src/release/observation.ts';
import type { Plan } from '../../src/release/plan.ts';
import type { Purpose } from '../../src/release/purpose.ts';
import type { Decision } from '../../src/release/step.ts';
import type { Instant, Motion, Reading } from '../../src/release/words.ts';
import { aLagGate, aSwitchover, sawDatabase, switched, switching } from './a-database.ts';
import { aCourse, after, aGate, aReading, confirmed, minute, motion, noon, second, turned } from './a-release.ts';

const stopped: Motion = {
  is: 'stopped',
  at: noon,
  by: 'AWS itself',
  because: 'The switchover was cancelled.',
  reached: 'nobody',
  back: { is: 'none' },
  leaves: 'a green to go on with',
};

const anyInstant = fc.integer({ min: 0, max: 90 * 6 }).map(ticks => after(ticks * 10 * second));
/** A look: green has users only once AWS has switched. */
const anyLook = fc
  .tuple(anyInstant, fc.constantFrom(motion.preparing, motion.ready, motion.ready, switching, switched(), stopped))
  .map(([at, moves]) =>
    sawDatabase(at, moves, moves.is === 'finished' ? 100 : moves.is === 'switching' ? 'unknown' : 0),
  );
const anyOutcome = fc.constantFrom<Reading['outcome'][]>('pass', 'pass', 'fail', 'inconclusive', 'no-data', 'error');
const anyAlarm = fc
  .tuple(anyInstant, anyOutcome)
  .map(([at, outcome]): Observation => ({ saw: 'gates', of: 'alarms', at, readings: [aReading(outcome, at)] }));
const anyLag = fc.tuple(anyInstant, anyOutcome).map(([at, outcome]): Observation => {
  const about = { gate: 'lag', subject: 'lag' };
  // Green that is behind catches up: it never fails by that.
  return { saw: 'gates', of: 'lag', at, readings: [aReading(outcome === 'fail' ? 'pass' : outcome, at, about)] };
});
const anyTurn = fc
  .tuple(
    anyInstant,
    fc.constantFrom('a gate failed' as const, 'not proven' as const, 'time ran out' as const, 'cancelled' as const),
  )
  .map(([at, turn]) => turned(at, turn));
const anyConfirmed = fc
  .tuple(anyInstant, fc.constantFrom('blue' as const, 'green' as const, { third: 'db-THIRD' }))
  .map(([at, served]) => confirmed(at, served));
const anyCourse = fc
  .array(fc.oneof({ weight: 3, arbitrary: anyLook }, anyAlarm, anyLag, anyTurn, anyConfirmed), { maxLength: 12 })
  .map(observations => aCourse(...observations));
const anyPurpose = fc.constantFrom<Purpose[]>({ is: 'release' }, { is: 'stage' });
const anyPlan = fc
  .record({
    purpose: anyPurpose,
    onFailure: fc.constantFrom('revert' as const, 'leave' as const),
    onTimeout: fc.constantFrom('revert' as const, 'leave' as const),
    onCancel: fc.constantFrom('revert' as const, 'leave' as const),
    gates: fc.constantFrom([], [aGate()], [aLagGate()], [aGate(), aLagGate()]),
  })
  .map(({ purpose, gates, ...policy }): Plan => aSwitchover({ purpose, gates, policy }));

/** As the loop does it: what turns the release back is remembered before anything is done about it. */
function decidedIn(plan: Plan, course: Course, now: Instant): { readonly course: Course; readonly decision: Decision } {
  const wish = decide(plan, course, now);
  if (wish.step.do !== 'go back' || course.direction.going === 'back') return { course, decision: wish };
  const back = evolve(course, { saw: 'turned', at: now, turn: wish.step.turn, because: wish.because });
  return { course: back, decision: decide(plan, back, now) };
}

function isProven({ gates }: Plan, { readings }: Course): boolean {
  return gates.every(({ name }) =>
    readings.some(({ gate, outcome }) => gate === name && (outcome === 'pass' || outcome === 'no-data')),
  );
}

describe('a database that moves once, whatever is seen of it,', () => {
  test('is never asked to go back by a release or a stage', () => {
    fc.assert(
      fc.property(anyPlan, anyCourse, anyInstant, (plan, course, now) => {
        // given any course
        // when
        const { decision } = decidedIn(plan, course, now);
        // then
        expect(decision.step.do).not.toBe('go back');
      }),
      { numRuns: 2_000 },
    );
  });

  test('is told to switch over by a release alone, while green is ready and has no users, and what is obeyed has passed', () => {
    let told = 0;
    fc.assert(
      fc.property(anyPlan, anyCourse, anyInstant, (plan, course, now) => {
        // given any course
        // when
        const { course: so, decision } = decidedIn(plan, course, now);
        // then
        if (decision.step.do !== 'advance') return;
        told += 1;
        expect(plan.purpose.is).toBe('release');
        expect(so.sighting).toMatchObject({ motion: { is: 'ready' }, serving: { who: 'blue' } });
        expect(so.direction.going).toBe('on');
        expect(isProven(plan, so)).toBe(true);
      }),
      { numRuns: 4_000 },
    );
    expect(told).toBeGreaterThan(20);
  });

  test('is not called served well, nor failed, while AWS switches over', () => {
    fc.assert(
      fc.property(anyPlan, anyCourse, anyInstant, (plan, course, now) => {
        // given
        const under = evolve(course, sawDatabase(after(100 * minute), switching, 'unknown'));
        // when
        const { decision } = decidedIn(plan, under, Math.max(now, after(100 * minute)));
        // then
        const { step } = decision;
        expect(step.do === 'wait' || (step.do === 'end' && ['cancelled', 'unknown'].includes(step.name))).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test('is never said to serve from blue once it has switched', () => {
    fc.assert(
      fc.property(anyPlan, anyCourse, anyInstant, (plan, course, now) => {
        // given
        const over = evolve(course, sawDatabase(after(100 * minute), switched(), 100));
        // when
        const { decision } = decidedIn(plan, over, Math.max(now, after(100 * minute)));
        // then
        const { step } = decision;
        if (step.do === 'end') expect(['failed', 'rolled-back', 'held', 'staged', 'restored']).not.toContain(step.name);
      }),
      { numRuns: 2_000 },
    );
  });
});

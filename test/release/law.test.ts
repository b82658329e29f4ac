import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { beginCourse, phaseOf } from '../../src/release/course.ts';
import { evolve } from '../../src/release/observation.ts';
import type { Plan } from '../../src/release/plan.ts';
import type { Decision } from '../../src/release/step.ts';
import { anyFate, fatedMover } from './a-mover.ts';
import { minute, noon } from './a-release.ts';
import { anyPace, anyPlan, asConfirmed, decided, driven, forward, inFlight, type Round } from './a-driven-release.ts';

const back = ({ step }: Decision): boolean => step.do === 'go back';
const outOfTime = ({ step, because }: Decision): boolean =>
  (step.do === 'go back' && step.turn === 'time ran out') || /time limit/.test(because);
const on = ({ course, decision }: Round): boolean => course.direction.going === 'on' && decision.step.do !== 'end';
/** What a look decided first: to turn, where it did. */
const first = ({ turned, decision }: Pick<Round, 'turned' | 'decision'>): Decision => turned ?? decision;

/**
 * `whole` is the course of a release from its first look; `forgetful` one that began at any later look with nothing but
 * the change that is in flight. Both are shown the same from then on. At every look until the whole course turns back
 * or ends: whatever moves traffic on, or ends well, is decided by the forgetful one only when the whole one decides it
 * too. The time limit is the one thing forgotten on purpose: it belongs to the run that set it.
 */
describe('the law: forgetting history may delay or reduce traffic on green, never move more or sooner', () => {
  /** The rounds up to and with the one in which the whole course turns or ends, each beside what a forgetful one decides. */
  const besideForgetful = (plan: Plan, rounds: readonly Round[], restart: number) => {
    const turnedAt = rounds.findIndex(round => !on(round));
    const living = turnedAt < 0 ? rounds : rounds.slice(0, turnedAt + 1);
    const from = Math.floor(restart * living.length);
    let fresh = beginCourse(living[from]?.now ?? noon, inFlight);
    return living.slice(from).map(whole => {
      const forgetful = decided(plan, whole.looked.reduce(evolve, fresh), whole.now, whole);
      fresh = forgetful.course;
      // Both are told the same: what the one reads back of who serves, the other has read back too.
      const confirmed = forgetful.course.confirmed?.at === whole.now;
      const shown = confirmed
        ? decided(plan, evolve(whole.course, asConfirmed(whole.served)), whole.now, whole)
        : whole;
      return { whole: { ...whole, ...shown, turned: whole.turned ?? shown.turned }, forgetful };
    });
  };
  const anyHistory = fc.tuple(anyPlan, anyFate, anyPace, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }));

  test('a course that has forgotten moves traffic, or ends well, only when the whole course would at that moment', () => {
    fc.assert(
      fc.property(anyHistory, ([plan, fate, pace, restart]) => {
        // given
        const rounds = driven(plan, fatedMover(fate), pace, 90 * minute);

        // when
        const beside = besideForgetful(plan, rounds, restart);

        // then
        const bolder = beside.filter(
          ({ whole, forgetful }) =>
            forward(first(forgetful)) &&
            !forward(first(whole)) &&
            !outOfTime(first(whole)) &&
            // Whoever has let blue go has ended well, and only waits to see it.
            whole.course.lettingGo.is === 'not asked',
        );
        expect(bolder).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('a course that has forgotten takes no step that the whole course turns back from, once it has seen the target', () => {
    fc.assert(
      fc.property(anyHistory, ([plan, fate, pace, restart]) => {
        // given
        const rounds = driven(plan, fatedMover(fate), pace, 90 * minute);

        // when
        const beside = besideForgetful(plan, rounds, restart);

        // then: before traffic there is none to take back, and in the bake a later last word moves no more of it
        const bolder = beside.filter(
          ({ whole, forgetful }) =>
            back(first(whole)) &&
            !outOfTime(first(whole)) &&
            !['staged', 'baking'].includes(phaseOf(forgetful.course)) &&
            forgetful.course.sighting !== undefined &&
            !back(first(forgetful)),
        );
        expect(bolder).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

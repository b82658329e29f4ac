import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { beginCourse } from '../../src/release/course.ts';
import { evolve } from '../../src/release/observation.ts';
import type { Plan } from '../../src/release/plan.ts';
import { failureOf } from '../../src/release/proof.ts';
import type { Decision } from '../../src/release/step.ts';
import { anyPace, asConfirmed, decided, forward, inFlight, type Round } from './a-driven-release.ts';
import { minute, noon } from './a-release.ts';
import { anySteppedPlan, anyWeightsFate, stepped } from './a-stepped-release.ts';

const sixHours = 360 * minute;

const shareOf = ({ step }: Decision): number => (step.do === 'advance' ? step.share : 0);
const outOfTime = ({ step, because }: Decision): boolean =>
  (step.do === 'go back' && step.turn === 'time ran out') || /time limit/.test(because);
const isOn = ({ course, decision }: Round): boolean => course.direction.going === 'on' && decision.step.do !== 'end';
const first = ({ turned, decision }: Pick<Round, 'turned' | 'decision'>): Decision => turned ?? decision;

describe('the law, where Greenlight takes the steps: forgetting history never moves more, or sooner', () => {
  /** The rounds until the whole course turns or ends, each beside what one decides that began at a later look. */
  const besideForgetful = (plan: Plan, rounds: readonly Round[], restart: number) => {
    const turnedAt = rounds.findIndex(round => !isOn(round));
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

  test('a course that has forgotten gives green traffic, or ends well, only when the whole one would, and no larger share', () => {
    fc.assert(
      fc.property(
        anySteppedPlan,
        anyWeightsFate,
        anyPace,
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (plan, fate, pace, restart) => {
          // given
          const { rounds } = stepped(plan, { ...fate, cancelled: 'never' }, pace, sixHours);

          // when
          const beside = besideForgetful(plan, rounds, restart);

          // then
          const bolder = beside.filter(
            ({ whole, forgetful }) =>
              forward(first(forgetful)) &&
              !outOfTime(first(whole)) &&
              whole.course.lettingGo.is === 'not asked' &&
              (!forward(first(whole)) || shareOf(first(forgetful)) > shareOf(first(whole))),
          );
          expect(bolder).toEqual([]);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('any release whose steps Greenlight takes, whatever befalls it,', () => {
  const anyDay = fc.tuple(anySteppedPlan, anyWeightsFate, anyPace);

  test('comes to an end', () => {
    fc.assert(
      fc.property(anyDay, ([plan, fate, pace]) => {
        // when
        const { rounds } = stepped(plan, fate, pace, sixHours);
        // then
        expect(rounds.at(-1)?.decision.step.do).toBe('end');
      }),
      { numRuns: 300 },
    );
  });

  test('gives green one step after the other, each only after the one before had its time and nothing obeyed fails', () => {
    fc.assert(
      fc.property(anyDay, ([plan, fate, pace]) => {
        // when
        const { rounds, weights } = stepped(plan, fate, pace, sixHours);
        // then
        const shares = [0, ...plan.steps.map(({ share }) => share)];
        for (const { now, course, decision } of rounds) {
          if (decision.step.do !== 'advance') continue;
          const before = weights.findLast(({ at, stage }) => at < now && stage !== 'of somebody else')!;
          const hold = plan.steps.find(({ share }) => share === before.green)?.hold ?? 0;
          // What an old answer shows may be asked for once more, and is then not taken.
          expect(shares.indexOf(decision.step.share)).toBeLessThanOrEqual(shares.indexOf(before.green) + 1);
          if (decision.step.share > before.green) expect(now - before.at).toBeGreaterThanOrEqual(hold);
          expect(failureOf(plan, course)).toBeUndefined();
          expect(course.direction.going).toBe('on');
        }
      }),
      { numRuns: 500 },
    );
  });

  test('leaves no split behind, but where policy says so, or AWS takes no write', () => {
    fc.assert(
      fc.property(anyDay, ([{ policy, ...rest }, fate, pace]) => {
        // given
        const undo = { onCancel: 'revert', onTimeout: 'revert' } as const;
        const onFailure = policy.onFailure === 'leave' ? 'revert' : policy.onFailure;
        const plan: Plan = { ...rest, policy: { ...policy, ...undo, onFailure } };
        // when
        const { rounds, weights } = stepped(plan, { ...fate, unwritten: [], outOfSight: [] }, pace, sixHours);
        // then
        const { step } = rounds.at(-1)!.decision;
        const { green, stage } = weights.at(-1)!;
        expect([0, 100]).toContain(green);
        if (step.do === 'end' && step.name === 'released')
          expect({ green, stage }).toEqual({ green: 100, stage: 'released' });
        if (step.do === 'end' && ['rolled-back', 'failed'].includes(step.name)) expect(green).toBe(0);
      }),
      { numRuns: 500 },
    );
  });

  test('is told as it is: no verdict names a side that has not all traffic', () => {
    fc.assert(
      fc.property(anyDay, ([plan, fate, pace]) => {
        // when
        const { rounds, weights } = stepped(plan, fate, pace, sixHours);
        // then
        const { step, because } = rounds.at(-1)!.decision;
        const { green } = weights.at(-1)!;
        if (step.do !== 'end') return;
        if (step.name === 'released') expect(green).toBe(100);
        if (['rolled-back', 'failed', 'drilled'].includes(step.name))
          expect({ green, because }).toMatchObject({ green: 0 });
      }),
      { numRuns: 500 },
    );
  });
});

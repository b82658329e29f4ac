import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { failureOf } from '../../src/release/proof.ts';
import { anyFate, fatedMover } from './a-mover.ts';
import { minute } from './a-release.ts';
import { anyPace, anyPlan, driven, forward } from './a-driven-release.ts';

describe('any release, whatever befalls it,', () => {
  const sixHours = 360 * minute;

  test('comes to an end', () => {
    fc.assert(
      fc.property(anyPlan, anyFate, anyPace, (plan, fate, pace) => {
        // given, when
        const rounds = driven(plan, fatedMover(fate), pace, sixHours);

        // then
        expect(rounds.at(-1)?.decision.step.do).toBe('end');
      }),
      { numRuns: 500 },
    );
  });

  test('ends as released only with green read back by identity, all traffic on it, and no gate that matters failing', () => {
    fc.assert(
      fc.property(anyPlan, anyFate, anyPace, (plan, fate, pace) => {
        // given
        const rounds = driven(plan, fatedMover(fate), pace, sixHours);

        // when
        const last = rounds.at(-1);
        fc.pre(last?.decision.step.do === 'end' && last.decision.step.name === 'released');

        // then
        expect(last.course.confirmed).toEqual({ at: last.now, served: 'green' });
        expect(last.course.sighting?.serving).toEqual({ who: 'green', green: 100 });
        expect(failureOf(plan, last.course)).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });

  test('never asks for traffic on green again once it has turned back', () => {
    fc.assert(
      fc.property(anyPlan, anyFate, anyPace, (plan, fate, pace) => {
        // given
        const rounds = driven(plan, fatedMover(fate), pace, sixHours);

        // when
        const turnedBack = rounds.filter(({ course }) => course.direction.going === 'back');

        // then
        expect(turnedBack.filter(({ decision }) => forward(decision))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

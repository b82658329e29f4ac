import { describe, expect, test } from '@jest/globals';
import { minute } from './a-release.ts';
import * as fc from 'fast-check';
import { anyFate, fatedMover } from './a-mover.ts';
import { anyPace, anyPlan, driven } from './a-driven-release.ts';

const sixHours = 360 * minute;

describe('whatever befalls it,', () => {
  test('a stage never says the word that lets traffic move', () => {
    fc.assert(
      fc.property(anyPlan, anyFate, anyPace, (plan, fate, pace) => {
        // given
        const stage = { ...plan, purpose: { is: 'stage' } } as const;

        // when
        const rounds = driven(stage, fatedMover(fate), pace, sixHours);

        // then
        expect(rounds.filter(({ decision }) => decision.step.do === 'advance')).toEqual([]);
        expect(rounds.at(-1)?.decision.step).not.toMatchObject({ do: 'end', name: 'released' });
      }),
      { numRuns: 300 },
    );
  });

  test('a drill never ends as released, and turns back at the first look that shows users on green', () => {
    fc.assert(
      fc.property(anyPlan, anyFate, anyPace, (plan, fate, pace) => {
        // given
        const drill = { ...plan, purpose: { is: 'drill' } } as const;

        // when
        const rounds = driven(drill, fatedMover(fate), pace, sixHours);

        // then
        const stayed = rounds.filter(
          ({ course, decision }) =>
            course.direction.going === 'on' &&
            course.lost === undefined &&
            course.sighting?.serving.who !== 'unknown' &&
            (course.sighting?.serving.green ?? 0) > 0 &&
            course.sighting?.motion.is === 'shifting' &&
            decision.step.do !== 'end',
        );
        expect(stayed).toEqual([]);
        expect(rounds.at(-1)?.decision.step).not.toMatchObject({ do: 'end', name: 'released' });
      }),
      { numRuns: 300 },
    );
  });
});

import { describe, expect, test } from '@jest/globals';
import type { Course } from '../../src/release/course.ts';
import { decide } from '../../src/release/decide.ts';
import {
  aCourse,
  after,
  aPlan,
  inspected,
  minute,
  motion,
  noon,
  refused,
  saw,
  sawNothing,
  turned,
} from './a-release.ts';

const late = after(11 * minute);

describe('an end names the kind of error to look up', () => {
  test.each<[string, Course, string]>([
    ['a status that Greenlight does not know', aCourse(saw(noon, motion.strange, { green: 100 })), 'unknown-answer'],
    [
      'a target that was out of sight for too long',
      aCourse(saw(noon, motion.preparing), sawNothing(after(minute)), sawNothing(late)),
      'trouble',
    ],
    [
      'a way back that AWS denies',
      aCourse(
        saw(late, motion.preparing),
        turned(late, 'a gate failed'),
        inspected(late, { blue: 4, green: 4 }),
        refused(late, 'AWS denied codedeploy:StopDeployment on *.'),
      ),
      'denied',
    ],
  ])('for %s', (_, course, code) => {
    // when
    const { step } = decide(aPlan(), course, late);

    // then
    expect(step).toMatchObject({ do: 'end', code });
  });
});

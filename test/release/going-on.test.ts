import { describe, expect, test } from '@jest/globals';
import type { Course } from '../../src/release/course.ts';
import { decide } from '../../src/release/decide.ts';
import type { Plan } from '../../src/release/plan.ts';
import type { Instant } from '../../src/release/words.ts';
import {
  aCourse,
  aCourseOf,
  aPlan,
  after,
  confirmed,
  green,
  inWords,
  inspected,
  inspectedInVain,
  minute,
  motion,
  noon,
  read,
  saw,
  sawNothing,
  second,
  turned,
} from './a-release.ts';

interface Case {
  readonly title: string;
  readonly course: Course;
  readonly now: Instant;
  readonly plan?: Plan;
  readonly decides: string;
  /** What the reason must mention. */
  readonly because: RegExp;
}

const shiftsAt = after(5 * minute);
const shifting = motion.shifting(shiftsAt);
const passing = (at: Instant) => read(at, 'pass');

describe('while nothing speaks against it', () => {
  test.each<Case>([
    {
      title: 'green is made first',
      course: aCourseOf({ is: 'nothing' }),
      now: noon,
      decides: 'stage',
      because: /plan stands/,
    },
    {
      title: 'a green that is made is put into service by a change',
      course: aCourseOf({ is: 'revision', revision: green }),
      now: noon,
      decides: 'begin',
      because: /api:8/,
    },
    {
      title: 'a cancel before the change writes nothing any more',
      course: aCourseOf({ is: 'revision', revision: green }, turned(noon, 'cancelled', 'SIGTERM came.')),
      now: noon,
      decides: 'end: cancelled',
      because: /SIGTERM/,
    },
    {
      title: 'a change that cannot be seen yet is waited for',
      course: aCourse(),
      now: after(second),
      decides: 'wait',
      because: /visible/,
    },
    {
      title: 'the wait for green says what green is waiting for',
      course: aCourse(saw(noon, motion.preparing)),
      now: after(second),
      decides: 'wait',
      because: /green's tasks to start/,
    },
    {
      title: 'a green that is ready and proven gets traffic',
      course: aCourse(saw(noon, motion.ready), passing(noon)),
      now: noon,
      decides: 'advance',
      because: /ready/,
    },
    {
      title: 'a step that is not over is waited for, with its share of traffic said',
      course: aCourse(saw(noon, shifting, { green: 10 }), passing(noon)),
      now: after(second),
      decides: 'wait',
      because: /10 % on green/,
    },
    {
      title: 'a step that is over and proven goes on',
      course: aCourse(saw(noon, shifting, { green: 10 }), passing(shiftsAt)),
      now: shiftsAt,
      decides: 'wait',
      because: /10 % on green/,
    },
    {
      title: 'all traffic on green is watched for the bake',
      course: aCourse(saw(noon, motion.settled(), { green: 100 }), passing(noon)),
      now: after(9 * minute),
      decides: 'wait',
      because: /bake/,
    },
    {
      title: 'who serves is read back by identity once the bake has passed',
      course: aCourse(saw(noon, motion.settled(), { green: 100 }), passing(after(10 * minute))),
      now: after(10 * minute),
      decides: 'confirm',
      because: /bake has passed/,
    },
    {
      title: 'green is looked at once more before the last word',
      course: aCourse(
        saw(noon, motion.settled(), { green: 100 }),
        passing(after(10 * minute)),
        inspected(after(9 * minute), { blue: 4, green: 4 }),
        confirmed(after(10 * minute), 'green'),
      ),
      now: after(10 * minute),
      decides: 'inspect',
      because: /read back/,
    },
    {
      title: 'a green that answers nobody goes back, while blue still can',
      course: aCourse(
        saw(noon, motion.settled(), { green: 100 }),
        passing(after(10 * minute)),
        confirmed(after(10 * minute), 'green'),
        inspected(after(10 * minute), { blue: 4, green: 0 }),
      ),
      now: after(10 * minute),
      decides: 'go back: not proven',
      because: /Green has all traffic and 0 healthy targets of 4 wanted/,
    },
    {
      title: 'where nobody answers on either side, a person is called with both counts',
      course: aCourse(
        saw(noon, motion.settled(), { green: 100 }),
        passing(after(10 * minute)),
        confirmed(after(10 * minute), 'green'),
        inspected(after(10 * minute), { blue: 0, green: 0 }),
      ),
      now: after(10 * minute),
      decides: 'end: broken',
      because: /0 healthy targets of 4 wanted.*Blue has 0 healthy targets of 4 wanted/,
    },
    {
      title: 'a load balancer that does not tell is asked again for a minute',
      course: aCourse(
        saw(noon, motion.settled(), { green: 100 }),
        passing(after(10 * minute)),
        confirmed(after(10 * minute), 'green'),
        inspectedInVain(after(10 * minute)),
      ),
      now: after(10 * minute) + 5 * second,
      decides: 'inspect',
      because: /read back/,
    },
    {
      title: 'green, read back by identity with all traffic, is released',
      course: aCourse(
        saw(noon, motion.settled(), { green: 100 }),
        passing(after(10 * minute)),
        confirmed(after(10 * minute), 'green'),
        inspected(after(10 * minute), { blue: 4, green: 4 }),
      ),
      now: after(10 * minute),
      decides: 'end: released',
      because: /read back/,
    },
    {
      title: 'a deployment that AWS has finished is released after the bake as well',
      course: aCourse(
        saw(noon, motion.finished, { green: 100 }),
        passing(after(10 * minute)),
        confirmed(after(10 * minute), 'green'),
        inspected(after(10 * minute), { blue: 4, green: 4 }),
      ),
      now: after(10 * minute),
      decides: 'end: released',
      because: /bake passed/,
    },
  ])('$title', ({ course, now, plan = aPlan(), decides, because }) => {
    // given, when
    const decision = decide(plan, course, now);

    // then
    expect(inWords(decision)).toBe(decides);
    expect(decision.because).toMatch(because);
  });
});

describe('what cannot be seen or understood ends as unknown', () => {
  test.each<Case>([
    {
      title: 'a status that Greenlight does not know, which is named',
      course: aCourse(saw(noon, motion.strange, { green: 100 }), passing(noon), confirmed(noon, 'green')),
      now: noon,
      decides: 'end: unknown',
      because: /Pondering/,
    },
    {
      title: 'a target that was out of sight for ten minutes, with the trouble',
      course: aCourse(saw(noon, shifting, { green: 10 }), sawNothing(after(minute)), sawNothing(after(11 * minute))),
      now: after(11 * minute),
      decides: 'end: unknown',
      because: /503/,
    },
    {
      title: 'but not a target that was out of sight for less',
      course: aCourse(saw(noon, motion.preparing), sawNothing(after(minute))),
      now: after(11 * minute) - 1,
      decides: 'wait',
      because: /start/,
    },
    {
      title: 'but not a target that came into sight in between',
      course: aCourse(
        sawNothing(after(minute)),
        saw(after(6 * minute), motion.preparing),
        sawNothing(after(7 * minute)),
      ),
      now: after(12 * minute),
      decides: 'wait',
      because: /start/,
    },
    {
      title: 'a release that ran out of time, where on-timeout is to leave it',
      course: aCourse(saw(noon, motion.preparing)),
      now: after(60 * minute),
      plan: aPlan({ policy: { onTimeout: 'leave' } }),
      decides: 'end: unknown',
      because: /time limit of 1h .*green's tasks to start.*on-timeout: leave/,
    },
  ])('$title', ({ course, now, plan = aPlan(), decides, because }) => {
    // given, when
    const decision = decide(plan, course, now);

    // then
    expect(inWords(decision)).toBe(decides);
    expect(decision.because).toMatch(because);
  });
});

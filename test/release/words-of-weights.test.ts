import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { beginCourse } from '../../src/release/course.ts';
import { decide } from '../../src/release/decide.ts';
import type { Observation } from '../../src/release/observation.ts';
import type { Decision } from '../../src/release/step.ts';
import { news, waitNews } from '../../src/release/telling.ts';
import { nothingYet } from '../../src/release/words.ts';
import { anyPace, inFlight } from './a-driven-release.ts';
import {
  aCourse,
  aCourseOf,
  after,
  asked,
  confirmed,
  green,
  inspected,
  minute,
  motion,
  noon,
  saw,
  second,
  turned,
} from './a-release.ts';
import { anySteppedPlan, anyWeightsFate, aSteppedPlan, stepped } from './a-stepped-release.ts';

const sixHours = 360 * minute;

/** What is said of a deployment, which AWS carries out and stops: an alias has none of it. */
const wordsOfDeployments =
  /\b(deployments?|stop|stopped|tasks?|targets?|ECS|CodeDeploy|listeners?|AWS goes on|AWS carr)/i;

const textsOf = ({ step, because }: Decision): readonly string[] => [
  because,
  ...(step.do === 'wait' ? [step.wait] : []),
  ...(step.do === 'end' && step.next !== undefined ? [step.next] : []),
];

describe('Where Greenlight moves the traffic', () => {
  test('no decision, however bad the day, speaks of a deployment, of a stop, or of AWS that goes on', () => {
    fc.assert(
      fc.property(anySteppedPlan, anyWeightsFate, anyPace, (plan, fate, pace) => {
        // given, when
        const { rounds } = stepped(plan, fate, pace, sixHours);

        // then: the gates themselves may be about anything.
        const said = rounds.flatMap(({ decision }) => textsOf(decision));
        expect(said.filter(text => wordsOfDeployments.test(text))).toEqual([]);
      }),
    );
  });

  test('no news of it does either', () => {
    fc.assert(
      fc.property(anySteppedPlan, anyWeightsFate, anyPace, (plan, fate, pace) => {
        // given
        const { rounds } = stepped(plan, fate, pace, sixHours);

        // when
        const courses = [beginCourse(noon, inFlight), ...rounds.map(({ course }) => course)];
        const told = rounds.flatMap(({ course, decision, now }, index) => [
          ...news(plan, courses[index]!, course, now),
          ...waitNews(plan, rounds[index - 1]?.decision, decision, now),
        ]);

        // then
        expect(told.filter(event => wordsOfDeployments.test(JSON.stringify(event)))).toEqual([]);
      }),
    );
  });

  test('a cancel whose write AWS throttled says that the way back could not be taken, and that the share stays', () => {
    // given
    const course = aCourse(
      saw(noon, motion.shifting(after(5 * minute)), { green: 10 }),
      turned(after(second), 'cancelled', 'The job was cancelled.'),
    );

    // when
    const { because, step } = decide(aSteppedPlan(), course, after(8 * second));

    // then
    expect(because).toBe('The job was cancelled. The way back could not be taken.');
    expect(step).toMatchObject({ next: expect.stringMatching(/^10 % of traffic is on green, and stays there/) });
  });

  test('a change that somebody else has moved before it had any traffic asks who did, and not who stopped it', () => {
    // given
    const moved = motion.stopped({ because: 'Somebody else has moved it.', reached: 'users', back: { is: 'none' } });
    const course = aCourse(
      saw(noon, moved, { green: 0 }),
      confirmed(noon, 'blue'),
      inspected(noon, { blue: 1, green: 1 }),
    );

    // when
    const { step } = decide(aSteppedPlan(), course, noon);

    // then
    expect(step).toMatchObject({ next: expect.stringMatching(/^Ask who moved the traffic, and why\./) });
  });

  test.each([
    ['had traffic', 10, /^blue has all traffic again$/],
    ['had none', 0, /^green has had no traffic$/],
  ])('what is taken back where green %s is told as it was', (_, share, because) => {
    // given
    const untilThen = [
      saw(noon, share === 0 ? motion.ready : motion.shifting(after(5 * minute)), { green: share }),
      turned(noon, 'cancelled', 'The job was cancelled.'),
    ];
    const reached = share === 0 ? 'nobody' : 'users';
    const back = motion.stopped({ reached, back: { is: 'done', id: 'd-1' } });
    const seen = aCourse(...untilThen, saw(after(second), back, { green: 0 }));

    // when
    const [phase] = news(aSteppedPlan(), aCourse(...untilThen), seen, after(second)).filter(
      ({ type }) => type === 'phase',
    );

    // then
    expect(phase).toMatchObject({ phase: 'rolled-back', because: expect.stringMatching(because) });
  });
});

describe('A version of a function', () => {
  test('that cannot answer is told so: a version has no targets', () => {
    // given
    const course = aCourse(
      saw(noon, motion.shifting(after(5 * minute)), { green: 10 }),
      turned(noon, 'a gate failed', 'The alarm rang.'),
      unable('blue'),
    );

    // when
    const { because } = decide(aSteppedPlan(), course, after(second));

    // then
    expect(because).toBe(
      'The alarm rang. Going back is not possible: blue has no version that can answer (it is failed), green has a version that can answer.',
    );
  });
});

/** One version can answer, and the other cannot. */
function unable(side: 'blue' | 'green'): Observation {
  const well = { healthy: 1, unhealthy: 0, starting: 0, unchecked: 0, reasons: [] };
  const ill = { ...well, healthy: 0, unhealthy: 1, reasons: ['it is failed'] };
  return {
    saw: 'health',
    health: { at: noon, blue: side === 'blue' ? ill : well, green: side === 'green' ? ill : well },
  };
}

describe('The first release of an alias', () => {
  const plan = aSteppedPlan({ blue: nothingYet });

  test('that fails before any traffic does not say that blue has served', () => {
    // given
    const stopped = motion.stopped({ back: { is: 'done', id: 'd-1' } });
    const course = aCourse(
      turned(noon, 'a gate failed', 'The smoke test failed.'),
      asked(noon, 'accepted'),
      saw(noon, stopped, { green: 0 }),
      confirmed(noon, 'blue'),
      inspected(noon, { blue: 1, green: 1 }),
    );

    // when
    const { step } = decide(plan, course, noon);

    // then
    expect(step).toMatchObject({ name: 'failed', next: 'Mend the revision and release again. Nothing serves yet.' });
  });
});

describe('A job that is cancelled while green is made', () => {
  const cancelled = turned(after(second), 'cancelled', 'The job was cancelled.');

  test.each([
    [
      'is published',
      aCourseOf({ is: 'revision', revision: green }, cancelled),
      `The job was cancelled. ${green.name} was made by then, and serves nobody.`,
    ],
    [
      'is in the making',
      aCourseOf({ is: 'in the making', doing: 'the code to be in place' }, cancelled),
      'The job was cancelled. Green was in the making by then (the code to be in place), and serves nobody.',
    ],
    ['was not begun', aCourseOf({ is: 'nothing' }, cancelled), 'The job was cancelled.'],
  ])('says what was written by then: green %s', (_, course, because) => {
    // when
    const decision = decide(aSteppedPlan(), course, after(2 * second));

    // then
    expect(decision).toMatchObject({ because, step: { do: 'end', name: 'cancelled' } });
  });
});

import { describe, expect, test } from '@jest/globals';
import type { Course } from '../../src/release/course.ts';
import { evolve, type Observation } from '../../src/release/observation.ts';
import { decide } from '../../src/release/decide.ts';
import { lastWord, type Left, leftBy, takenOver } from '../../src/release/left.ts';
import {
  aCourse,
  after,
  aPlan,
  asked,
  confirmed,
  inspected,
  inWords,
  minute,
  motion,
  noon,
  saw,
  second,
  turned,
} from './a-release.ts';

const at10 = saw(noon, motion.shifting(after(5 * minute)), { green: 10 });
const cancelled = turned(after(second), 'cancelled', 'The job was cancelled.');
const taken = asked(after(second), 'accepted');
const awaited = motion.stopped({ by: 'a request', back: { is: 'awaited' } });
const done = motion.stopped({ by: 'a request', back: { is: 'done', id: 'd-2' } });

describe('The last word on a release whose job was cancelled', () => {
  const rollback = [saw(after(2 * second), done, { green: 0 }), confirmed(after(3 * second), 'blue')];

  test.each<{ what: string; seen: readonly Observation[]; ended: 'cancelled' | 'unknown' | 'broken'; whose: string }>([
    {
      what: 'that AWS was asked to take back',
      seen: [at10, cancelled, taken],
      ended: 'cancelled',
      whose: 'the post step',
    },
    {
      what: 'that was read back before it was stopped, and not since then',
      seen: [
        saw(noon, motion.shifting(after(minute)), { green: 100 }),
        confirmed(noon, 'green'),
        cancelled,
        taken,
        saw(after(2 * second), awaited, { green: 100 }),
      ],
      ended: 'cancelled',
      whose: 'the post step',
    },
    { what: 'whose stop AWS did not take', seen: [at10, cancelled], ended: 'cancelled', whose: 'the post step' },
    { what: 'that is out of sight', seen: [at10, cancelled], ended: 'unknown', whose: 'the post step' },
    {
      what: 'that was seen back on blue',
      seen: [at10, cancelled, taken, ...rollback],
      ended: 'cancelled',
      whose: 'this process',
    },
    { what: 'that a person has to mend', seen: [at10, cancelled], ended: 'broken', whose: 'this process' },
  ])('$what is that of $whose', ({ seen, ended, whose }) => {
    // when, then
    expect(lastWord(aPlan(), aCourse(...seen), ended)).toBe(whose);
  });

  test('that is to be left to AWS is that of this process', () => {
    // given
    const plan = aPlan({ policy: { onCancel: 'leave' } });

    // when, then
    expect(lastWord(plan, aCourse(at10, cancelled), 'cancelled')).toBe('this process');
  });

  test('that a post step has taken over is its own: nobody comes after it', () => {
    // given
    const course = aCourse(at10, takenOver(leftBy(aCourse(at10), 'gl-9-0123abcd', 'release'), noon, after(4 * minute)));

    // when, then
    expect(lastWord(aPlan(), course, 'cancelled')).toBe('this process');
  });
});

describe('Whoever goes on with what a step has left', () => {
  const leaves = after(4 * minute);
  const began = after(10 * second);

  /** The course of a step, carried over to another process, and what that one sees. */
  const goesOn = (step: Course, ...seen: readonly Observation[]): Course => {
    const left: Left = leftBy(step, 'gl-9-0123abcd', 'release');
    return [takenOver(left, began, leaves), ...seen].reduce(evolve, aCourse());
  };
  const decided = (course: Course, at: number) => decide(aPlan(), course, at);

  test('asks for the way back that the step did not get, once it has looked at blue', () => {
    // given
    const shifting = saw(began, motion.shifting(after(5 * minute)), { green: 10 });
    const course = goesOn(aCourse(at10, cancelled), shifting);

    // when
    const first = decided(course, began);
    const second = decided(evolve(course, inspected(began, { blue: 4, green: 4 })), began);

    // then
    expect([inWords(first), inWords(second)]).toEqual(['inspect', 'go back: cancelled']);
  });

  test('does not ask again for what AWS has taken, and watches it in peace', () => {
    // given
    const course = goesOn(aCourse(at10, cancelled, taken), saw(began, awaited, { green: 10 }));

    // when, then
    expect(inWords(decided(course, began))).toBe('wait');
  });

  test('says that the step was killed where no signal had told it to end', () => {
    // given
    const course = goesOn(aCourse(at10));

    // when, then
    expect(course.direction).toMatchObject({
      going: 'back',
      turn: 'cancelled',
      because: expect.stringMatching(/process of the step ended/),
    });
  });

  test('lets be what was proven, and reads back who serves', () => {
    // given: blue is kept for long, and the step is killed before AWS has answered.
    const step = aCourse(at10, { saw: 'letting go', lettingGo: { is: 'asking', at: noon } });
    const course = goesOn(step, saw(began, motion.settled(after(60 * minute)), { green: 100 }));

    // when, then
    expect(inWords(decided(course, began))).toBe('confirm');
    expect(decided(course, leaves)).toMatchObject({ step: { do: 'end', name: 'unknown' } });
  });

  test('keeps the reason for which the step had turned back', () => {
    // given
    const step = aCourse(at10, turned(noon, 'a gate failed', 'The alarm rang.'), cancelled, taken);
    const back = [saw(began, done, { green: 0 }), confirmed(after(11 * second), 'blue')];
    const course = goesOn(step, ...back, inspected(after(12 * second), { blue: 4, green: 0 }));

    // when
    const decision = decided(course, after(12 * second));

    // then
    expect(inWords(decision)).toBe('end: failed');
    expect(decision.because).toBe('The alarm rang. Then the job was cancelled.');
  });

  test.each<{ what: string; seen: readonly Observation[]; name: string; because: RegExp }>([
    {
      what: 'AWS still goes back',
      seen: [taken, saw(began, awaited, { green: 10 })],
      name: 'cancelled',
      because: /AWS accepted the stop and takes traffic back by itself/,
    },
    { what: 'AWS was not to be seen', seen: [], name: 'unknown', because: /AWS did not take the stop/ },
  ])('says how far it came when its time is up and $what', ({ seen, name, because }) => {
    // given
    const course = goesOn(aCourse(cancelled, ...seen.slice(0, 1)), ...seen.slice(1));

    // when
    const decision = decided(course, leaves + 15 * second);

    // then
    expect(decision).toMatchObject({ step: { do: 'end', name }, because: expect.stringMatching(because) });
  });
});

import { describe, expect, test } from '@jest/globals';
import type { Observation } from '../../src/release/observation.ts';
import { decide } from '../../src/release/decide.ts';
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

/** A gate has failed at 10 %, and the release has turned back. */
const turnedBack = [
  saw(noon, motion.shifting(after(5 * minute)), { green: 10 }),
  turned(noon, 'a gate failed', 'The alarm rang.'),
];
const cancel = (at: number) => turned(at, 'cancelled', 'The job was cancelled.');
const decided = (at: number, ...seen: readonly Observation[]) => decide(aPlan(), aCourse(...turnedBack, ...seen), at);

describe('a job that is cancelled while its release goes back', () => {
  test('ends as cancelled once AWS has taken the stop, with what turned it back as the reason', () => {
    // when
    const decision = decided(after(5 * second), asked(noon, 'accepted'), cancel(after(second)));

    // then
    expect(inWords(decision)).toBe('end: cancelled');
    expect(decision.because).toMatch(/^The alarm rang\. Then the job was cancelled\. AWS accepted the stop/);
  });

  test('asks for the way back first where that was not asked yet, without a look at blue', () => {
    // when
    const decision = decided(after(second), cancel(after(second)));

    // then
    expect(decision.step).toMatchObject({ do: 'go back', turn: 'a gate failed' });
  });

  test('ends with what a person can do where AWS does not take the stop in the seconds that are left', () => {
    // when
    const decision = decided(after(7 * second), cancel(after(second)));

    // then
    expect(decision.step).toMatchObject({ do: 'end', name: 'cancelled', code: 'trouble' });
    expect(decision.step.do === 'end' && decision.step.next).toMatch(/all traffic by itself.*stop d-1 in CodeDeploy/);
  });

  test('ends after a stop of somebody else, too', () => {
    // given
    const stopped = motion.stopped({ by: 'a request', back: { is: 'awaited' } });
    const course = aCourse(saw(noon, stopped, { green: 10 }), cancel(after(second)));

    // when
    const decision = decide(aPlan(), course, after(6 * second));

    // then: nobody has seen AWS take anything back.
    expect(inWords(decision)).toBe('end: cancelled');
    expect(decision.because).toMatch(/stopped already, and whether AWS takes traffic back was not known yet/);
  });

  test('is no reason to promise a way back where somebody stopped without one: who serves is read back', () => {
    // given
    const stopped = motion.stopped({ by: 'a request', back: { is: 'none' } });
    const course = aCourse(saw(noon, stopped, { green: 10 }), cancel(after(second)));

    // when, then
    expect(decide(aPlan(), course, after(6 * second)).step).toEqual({ do: 'confirm' });
  });

  test('is rolled back where that is known in time', () => {
    // given
    const done = motion.stopped({ by: 'a request', back: { is: 'done', id: 'd-2' } });
    const back = saw(after(2 * second), done, { green: 0 });

    // when
    const decision = decided(
      after(6 * second),
      asked(noon, 'accepted'),
      cancel(after(second)),
      back,
      confirmed(after(3 * second), 'blue'),
      inspected(after(3 * second), { blue: 4, green: 0 }),
    );

    // then
    expect(inWords(decision)).toBe('end: rolled-back');
  });
});

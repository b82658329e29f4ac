import { describe, expect, test } from '@jest/globals';
import { decide } from '../../src/release/decide.ts';
import { backByHand } from '../../src/release/going-back.ts';
import { leftToAws } from '../../src/release/left-to-aws.ts';
import { isStarting } from '../../src/release/turning.ts';
import { nothingYet, type Confirmation } from '../../src/release/words.ts';
import { aPausedPlan, aRollingPlan } from './a-native-release.ts';
import {
  aCourse,
  after,
  asked,
  confirmed,
  inspected,
  inWords,
  minute,
  motion,
  noon,
  read,
  saw,
  second,
  turned,
} from './a-release.ts';

const replacing = motion.shifting(undefined);

describe('A rolling release', () => {
  test('waits for all tasks to be replaced at the calm pace, and tells how many are', () => {
    // given
    const course = aCourse(saw(noon, replacing, { green: 50 }), read(after(2 * minute), 'pass'));
    // when
    const { step } = decide(aRollingPlan(), course, after(2 * minute));
    // then
    expect(step).toEqual({
      do: 'wait',
      wait: "blue's tasks to be replaced: 50 % of those that run are green's",
      until: undefined,
      watch: 'calmly',
    });
  });

  test.each<[when: string, seen: ReturnType<typeof saw>]>([
    ['tasks are replaced', saw(noon, replacing, { green: 25 })],
    ['it bakes', saw(noon, motion.settled(), { green: 100 })],
  ])('goes back at once where an obeyed gate fails while %s, without a look at what blue has left', (_, seen) => {
    // given
    const failing = aCourse(seen, read(noon, 'fail'));
    const turnedBack = aCourse(seen, read(noon, 'fail'), turned(noon, 'a gate failed'));
    // when
    const decisions = [failing, turnedBack].map(course => inWords(decide(aRollingPlan(), course, noon)));
    // then
    expect(decisions).toEqual(['go back: a gate failed', 'go back: a gate failed']);
  });

  test('goes back after its bake where nothing of the service answers: what stands there is green', () => {
    // given
    const now = after(10 * minute);
    const course = aCourse(
      saw(noon, motion.settled(), { green: 100 }),
      read(now, 'pass'),
      confirmed(now, 'green'),
      inspected(now, { blue: 0, green: 0 }),
    );
    // when
    const decision = decide(aRollingPlan(), course, now);
    // then
    expect(inWords(decision)).toBe('go back: not proven');
  });

  test('is released when it has baked, is read back and answers', () => {
    // given
    const now = after(10 * minute);
    const course = aCourse(
      saw(noon, motion.settled(), { green: 100 }),
      read(now, 'pass'),
      confirmed(now, 'green'),
      inspected(now, { blue: 4, green: 4 }),
    );
    // when
    const decision = decide(aRollingPlan(), course, now);
    // then
    expect(inWords(decision)).toBe('end: released');
  });

  test('follows its way back, a deployment of its own, for as long as the release itself was given', () => {
    // given
    const back = motion.stopped({ reached: 'users', back: { is: 'running', id: 'd-2' } });
    const course = aCourse(saw(noon, back, { green: 50 }), turned(noon, 'a gate failed'));
    const plan = aRollingPlan({ policy: { timeout: 90 * minute } });
    // when
    const [under, over] = [89, 90].map(at => decide(plan, course, after(at * minute)));
    // then
    expect([inWords(under!), inWords(over!)]).toEqual(['wait', 'end: broken']);
    expect(over!.because).toContain('has not ended within 90 minutes');
  });

  test.each<
    [way: Parameters<typeof motion.stopped>[0], green: number, served: Confirmation['served'], verdict: string]
  >([
    [{ back: { is: 'done', id: 'd-2' } }, 0, 'blue', 'end: rolled-back'],
    [{ back: { is: 'failed', id: 'd-2', because: 'No capacity.' } }, 50, 'both', 'end: broken'],
    [{ back: { is: 'none' }, by: 'AWS itself' }, 50, 'both', 'end: broken'],
    [{ back: { is: 'none' }, by: 'a request' }, 50, { third: 'api:9' }, 'end: superseded'],
  ])('whose way back comes to %j, with %d %% on green and %j serving, is told as %s', (way, green, served, verdict) => {
    // given
    const seen = saw(noon, motion.stopped({ reached: 'users', ...way }), { green });
    const turn = way?.by === 'a request' ? [] : [turned(noon, 'a gate failed')];
    const course = aCourse(
      seen,
      ...turn,
      confirmed(after(minute), served),
      inspected(after(minute), { blue: 4, green: 0 }),
    );
    // when
    const decision = decide(aRollingPlan(), course, after(minute));
    // then
    expect(inWords(decision)).toBe(verdict);
  });

  test.each<[served: 'blue' | 'green' | 'both', says: string]>([
    ['blue', 'api:7 serves, by that deployment.'],
    ['green', 'api:8 serves, by that deployment.'],
    ['both', 'Traffic is divided between api:7 and api:8'],
  ])('that AWS gave up for another deployment is superseded, also where %s serves', (served, says) => {
    // given
    const because = 'Another deployment of the service, d-9, replaced it.';
    const replaced = motion.stopped({ by: 'another deployment', because, reached: 'users', back: { is: 'none' } });
    const course = aCourse(
      saw(noon, replaced, { green: 50 }),
      confirmed(after(minute), served),
      inspected(after(minute), { blue: 4, green: 4 }),
    );
    // when
    const decision = decide(aRollingPlan(), course, after(minute));
    // then
    expect(inWords(decision)).toBe('end: superseded');
    expect(decision.because.startsWith(`${because} ${says}`)).toBe(true);
  });

  test('does not end as nobody knows how where AWS says that it came too late, before some minutes are over', () => {
    // given
    const course = aCourse(
      saw(noon, motion.settled(), { green: 100 }),
      turned(noon, 'a gate failed'),
      asked(noon, 'too late'),
    );
    // when
    const [soon, late] = [minute, 5 * minute].map(at => decide(aRollingPlan(), course, after(at)));
    // then
    expect([inWords(soon!), inWords(late!)]).toEqual(['wait', 'end: unknown']);
  });

  test('turns back where green does not start, also while some of its tasks run', () => {
    // given
    const crashes = { saw: 'failed starts', failedStarts: { count: 3, because: 'They exit with 1.' } } as const;
    const course = aCourse(saw(noon, replacing, { green: 25 }), read(noon, 'pass'), crashes);
    // when
    const ofRolling = decide(aRollingPlan(), course, noon);
    const ofOthers = decide(aPausedPlan(), course, noon);
    // then
    expect(inWords(ofRolling)).toBe('go back: green does not start');
    expect([isStarting(aRollingPlan(), course), isStarting(aPausedPlan(), course), inWords(ofOthers)]).toEqual([
      true,
      false,
      'wait',
    ]);
  });

  test('cannot be taken back where it is the first of all, and nobody is told that blue serves', () => {
    // given
    const plan = aRollingPlan({ blue: nothingYet });
    const failed = {
      is: 'failed',
      id: 'd-1',
      because: 'No rollback candidate was found to run the rollback.',
    } as const;
    const course = aCourse(
      saw(noon, motion.stopped({ by: 'AWS itself', because: 'Its tasks did not start.', back: failed }), { green: 0 }),
      confirmed(after(minute), 'blue'),
      inspected(after(minute), { blue: 0, green: 0 }),
    );
    // when
    const { step } = decide(plan, course, after(minute));
    // then
    expect(step).toMatchObject({ do: 'end', name: 'failed', next: expect.stringContaining('Nothing serves yet.') });
  });

  test('tells whoever has to act what can be done, which is no stop once it is over', () => {
    // given
    const over = aCourse(saw(noon, motion.settled(), { green: 100 }));
    // when
    const words = [leftToAws(aRollingPlan(), over), backByHand(aRollingPlan())];
    // then
    expect(words).toEqual([
      "Green has all traffic, and blue's tasks are gone. To go back, release api:7 anew.",
      'Have ECS deploy api:7 again by hand, now.',
    ]);
  });
});

describe('A way back that waits for a network load balancer', () => {
  test('is given what the balancer adds', () => {
    // given
    const mover = { ...aPausedPlan().mover, moving: 20 * minute };
    const back = motion.stopped({ reached: 'users', back: { is: 'running', id: 'd-1' } });
    const course = aCourse(saw(noon, back, { green: 10 }), turned(noon, 'a gate failed'));
    // when
    const [under, over] = [50 * minute - second, 50 * minute].map(at =>
      decide(aPausedPlan({ mover }), course, after(at)),
    );
    // then
    expect([inWords(under!), inWords(over!)]).toEqual(['wait', 'end: broken']);
  });
});

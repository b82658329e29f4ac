import { describe, expect, test } from '@jest/globals';
import { wordGiven } from '../../src/release/at-a-pause.ts';
import { decide } from '../../src/release/decide.ts';
import { leftToAws } from '../../src/release/left-to-aws.ts';
import type { Plan, Policy } from '../../src/release/plan.ts';
import type { Instant, Motion } from '../../src/release/words.ts';
import { aPausedPlan, ecsWithoutPauses } from './a-native-release.ts';
import {
  aCourse,
  after,
  aTargetsGate,
  counted,
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

type Paused = Extract<Motion, { is: 'paused' }>;

const pause = (
  before: Paused['before'],
  until: Instant | undefined = after(45 * minute),
  then: Paused['then'] = 'goes back',
): Motion => ({ is: 'paused', before, until, then });

/** Its deadline for a person to read, to be compared with a text. */
const atTheDeadline = '12:45:00';

describe('At a pause of AWS a release', () => {
  test('lets green start at once, while nothing speaks against it', () => {
    // given
    const course = aCourse(saw(noon, pause('green starts')), read(noon, 'pass'));
    // when
    const { step } = decide(aPausedPlan(), course, noon);
    // then
    expect(step).toEqual({ do: 'advance', share: 0 });
  });

  test.each<[before: Paused['before'], green: number, at: number]>([
    ['green starts', 0, 0],
    ['more traffic', 0, 0],
    ['more traffic', 10, 5 * minute],
    ['the bake', 100, 0],
  ])('before %s at %d %% goes back at once where an obeyed gate fails', (before, green, at) => {
    // given
    const course = aCourse(saw(noon, pause(before), { green }), read(after(at), 'fail'));
    // when
    const decision = decide(aPausedPlan(), course, after(at));
    // then
    expect(inWords(decision)).toBe('go back: a gate failed');
  });

  test('gives green its first share when all that is asked before traffic has passed', () => {
    // given
    const plan = aPausedPlan({ gates: [aTargetsGate({ when: 'before-traffic' })] });
    const seen = saw(noon, pause('more traffic'));
    // when
    const early = decide(plan, aCourse(seen, counted(noon, 'inconclusive')), after(5 * second));
    const proven = decide(plan, aCourse(seen, counted(after(10 * second), 'pass')), after(10 * second));
    // then
    expect([inWords(early), proven.step]).toEqual(['wait', { do: 'advance', share: 10 }]);
  });

  test('lets more traffic move when the step had its whole time under its eyes, and green is proven', () => {
    // given
    const course = (now: Instant) => aCourse(saw(noon, pause('more traffic'), { green: 10 }), read(now, 'pass'));
    // when
    const soon = decide(aPausedPlan(), course(after(4 * minute)), after(4 * minute));
    const then = decide(aPausedPlan(), course(after(5 * minute)), after(5 * minute));
    // then
    expect(soon.step).toMatchObject({ do: 'wait', wait: 'proof at 10 % on green', until: after(5 * minute) });
    expect(then).toEqual({ step: { do: 'advance', share: 100 }, because: 'green is proven at 10 %' });
  });

  test('goes back two looks before the deadline where there was no time to watch the step, and says so', () => {
    // given
    const until = after(3 * minute);
    const course = aCourse(saw(noon, pause('more traffic', until), { green: 10 }), read(until - 10 * second, 'pass'));
    // when
    const last = decide(aPausedPlan(), course, until - 15 * second);
    const over = decide(aPausedPlan(), course, until - 10 * second);
    // then
    expect(inWords(last)).toBe('wait');
    expect(inWords(over)).toBe('go back: not proven');
    expect(over.because).toBe(
      'AWS waits for a word until 12:03:00 UTC, and green was watched at 10 % for less than its step takes.',
    );
  });

  test('gives no word where nobody says how traffic is divided, and goes back before AWS would', () => {
    // given
    const course = aCourse(saw(noon, pause('more traffic'), { green: 'unknown' }), read(noon, 'pass'));
    // when
    const now = decide(aPausedPlan(), course, noon);
    const atTheEnd = decide(aPausedPlan(), course, after(45 * minute - 10 * second));
    // then
    expect([inWords(now), inWords(atTheEnd)]).toEqual(['wait', 'go back: not proven']);
  });

  test('lets AWS bake when nothing speaks against green, and holds it there while a gate has no word', () => {
    // given
    const plan = aPausedPlan({ policy: { onSilentAlarm: 'extend' } });
    const seen = saw(noon, pause('the bake'), { green: 100 });
    // when
    const proven = decide(plan, aCourse(seen, read(noon, 'pass')), noon);
    const silent = decide(plan, aCourse(seen, read(after(minute), 'no-data')), after(minute));
    // then
    expect(proven.step).toEqual({ do: 'advance', share: 100 });
    expect(inWords(silent)).toBe('wait');
  });

  test.each<[policy: Partial<Policy>, deadline: number, back: number]>([
    // The step of 5 min, two extensions of it, and the time of a person.
    [{ onSilentAlarm: 'extend' }, 120 * minute, 45 * minute],
    [{ onSilentAlarm: 'hold' }, 120 * minute, 35 * minute],
    [{ onSilentAlarm: 'extend' }, 12 * minute, 12 * minute - 10 * second],
    [{ onSilentAlarm: 'hold' }, 12 * minute, 12 * minute - 10 * second],
    [{ onSilentAlarm: 'revert' }, 120 * minute, 5 * minute],
  ])('with %j holds what is not proven as long as that says, and never past %d ms', (policy, deadline, back) => {
    // given
    const plan = aPausedPlan({ policy });
    const course = (now: Instant) =>
      aCourse(saw(noon, pause('more traffic', after(deadline)), { green: 10 }), read(now, 'no-data'));
    // when
    const [before, then] = [back - second, back].map(at => decide(plan, course(after(at)), after(at)));
    // then
    expect([inWords(before!), inWords(then!)]).toEqual(['wait', 'go back: not proven']);
  });

  test('holds a failing green there for a person, and goes back when their time is over', () => {
    // given
    const plan = aPausedPlan({ policy: { onFailure: 'hold' } });
    const seen = saw(noon, pause('more traffic', after(120 * minute)), { green: 10 });
    // when
    const [held, over] = [34, 35]
      .map(at => after(at * minute))
      .map(now => decide(plan, aCourse(seen, read(now, 'fail')), now));
    // then
    expect([inWords(held!), inWords(over!)]).toEqual(['wait', 'go back: a gate failed']);
  });

  test('hears out no gate past the moment at which AWS would go on by itself', () => {
    // given
    const plan = aPausedPlan({
      mover: ecsWithoutPauses,
      gates: [aTargetsGate({ when: 'before-traffic' })],
      policy: { onInconclusive: 'revert' },
    });
    const course = aCourse(
      saw(noon, pause('more traffic', after(minute), 'goes on')),
      counted(after(50 * second), 'inconclusive'),
    );
    // when
    const decision = decide(plan, course, after(50 * second));
    // then
    expect(inWords(decision)).toBe('go back: not proven');
  });

  test('gives no word while AWS cannot be read: it may be at another pause by then', () => {
    // given
    const course = aCourse(saw(noon, pause('the bake'), { green: 100 }), read(after(10 * second), 'pass'), {
      saw: 'no target',
      at: after(10 * second),
      trouble: 'AWS answered 503',
    });
    // when
    const decision = decide(aPausedPlan(), course, after(10 * second));
    // then
    expect(decision).toMatchObject({ step: { do: 'wait', wait: 'AWS to be readable again' } });
  });
});

describe('Between two pauses a release', () => {
  const shifting = (share: number, at: Instant) => saw(at, motion.shifting(after(6 * minute)), { green: share });

  test('leaves what it cannot prove to the pause that is to come, where it saw the level come', () => {
    // given
    const now = after(6 * minute);
    const course = aCourse(saw(noon, pause('more traffic')), shifting(10, after(minute)), read(now, 'no-data'));
    // when
    const decision = decide(aPausedPlan({ policy: { onSilentAlarm: 'extend' } }), course, now);
    // then
    expect(inWords(decision)).toBe('wait');
  });

  test.each<[how: string, course: readonly ReturnType<typeof saw>[]]>([
    ['came to it later', [shifting(10, after(minute))]],
    [
      'has given its word already',
      [
        saw(noon, pause('more traffic')),
        saw(after(minute), pause('more traffic'), { green: 10 }),
        shifting(10, after(2 * minute)),
      ],
    ],
  ])('goes back in time where it %s: AWS may move more by its own timer', (_, seen) => {
    // given
    const now = after(6 * minute - 10 * second);
    const course = aCourse(...seen, read(now, 'no-data'));
    // when
    const decision = decide(aPausedPlan({ policy: { onSilentAlarm: 'extend' } }), course, now);
    // then
    expect(inWords(decision)).toBe('go back: not proven');
  });

  test('holds a failing green while AWS only waits out its step', () => {
    // given
    const now = after(2 * minute);
    const course = aCourse(saw(noon, pause('more traffic')), shifting(10, after(minute)), read(now, 'fail'));
    // when
    const decision = decide(aPausedPlan({ policy: { onFailure: 'hold' } }), course, now);
    // then
    expect(inWords(decision)).toBe('wait');
  });

  test('takes a bake back that is not proven: there is no pause in it', () => {
    // given
    const now = after(10 * minute - 10 * second);
    const course = aCourse(saw(noon, motion.settled(after(10 * minute)), { green: 100 }), read(now, 'no-data'));
    // when
    const decision = decide(aPausedPlan({ policy: { onSilentAlarm: 'extend' } }), course, now);
    // then
    expect(inWords(decision)).toBe('go back: not proven');
  });
});

describe('A stage, at the pauses of AWS,', () => {
  const stage: Plan = aPausedPlan({ purpose: { is: 'stage' } });

  test('has green started, and ends where AWS waits before any traffic, with the time that is left', () => {
    // given
    const starts = aCourse(saw(noon, pause('green starts')), read(noon, 'pass'));
    const ready = aCourse(saw(noon, { is: 'ready', until: after(45 * minute) }), read(noon, 'pass'));
    // when
    const [first, last] = [starts, ready].map(course => decide(stage, course, noon));
    // then
    expect([inWords(first!), inWords(last!)]).toEqual(['advance', 'end: staged']);
    expect(last!.step).toMatchObject({ next: expect.stringContaining(atTheDeadline) });
  });

  test.each<[before: Paused['before'], green: number]>([
    ['more traffic', 0],
    ['more traffic', 10],
    ['the bake', 100],
  ])(
    'moves nothing where it finds a pause before %s with %d %% on green: somebody has let it go on',
    (before, green) => {
      // given
      const course = aCourse(saw(noon, pause(before), { green }), read(noon, 'pass'));
      // when
      const decision = decide(stage, course, after(10 * minute));
      // then
      expect(inWords(decision)).toBe('end: nothing-to-do');
    },
  );
});

describe('Whoever comes to a step of AWS’s own without having seen it come', () => {
  test('reads its gates before it doubts, where the earliest end of the step is over already', () => {
    // given
    const plan = aPausedPlan({ mover: ecsWithoutPauses, gates: [aTargetsGate()], policy: { onNoData: 'revert' } });
    const shifting: Motion = { is: 'shifting', stepBegan: noon - 8 * minute, nextAt: noon - 3 * minute };
    const course = aCourse(saw(noon, shifting, { green: 10 }));
    // when
    const [first, later] = [noon, after(minute)].map(now => inWords(decide(plan, course, now)));
    // then
    expect([first, later]).toEqual(['wait', 'go back: not proven']);
  });

  test('does not wait for a reading where the end is ahead, and too near for another look', () => {
    // given
    const plan = aPausedPlan({ mover: ecsWithoutPauses, gates: [aTargetsGate()], policy: { onNoData: 'revert' } });
    const shifting: Motion = { is: 'shifting', stepBegan: noon - 5 * minute, nextAt: after(4 * second) };
    const course = aCourse(saw(noon, shifting, { green: 10 }));
    // when
    const decision = decide(plan, course, noon);
    // then
    expect(inWords(decision)).toBe('go back: not proven');
  });
});

describe('Who leaves a release at a pause', () => {
  test('has it held where green waits for its first users, and AWS goes back when no word comes', () => {
    // given
    const plan = aPausedPlan({ policy: { onFailure: 'leave' } });
    const ready: Motion = { is: 'ready', until: after(45 * minute) };
    const course = aCourse(saw(noon, ready), read(noon, 'fail'));
    // when
    const { step } = decide(plan, course, noon);
    // then
    expect(step).toMatchObject({ do: 'end', name: 'held' });
  });

  const seen = saw(noon, pause('more traffic'), { green: 10 });

  test('by a cancel is told what AWS does, and when', () => {
    // given
    const plan = aPausedPlan({ policy: { onCancel: 'leave' } });
    const course = aCourse(seen, read(noon, 'pass'), turned(noon, 'cancelled', 'The job was cancelled.'));
    // when
    const { step } = decide(plan, course, noon);
    // then
    expect(step).toMatchObject({
      do: 'end',
      name: 'cancelled',
      next: expect.stringContaining(`goes back by itself at ${atTheDeadline} UTC`),
    });
  });

  test.each<[then: Paused['then'], verdict: string]>([
    ['goes back', 'end: held'],
    ['goes on', 'end: broken'],
  ])('although a gate fails, where AWS %s at the deadline, hears: %s', (then, verdict) => {
    // given
    const plan = aPausedPlan({ policy: { onFailure: 'leave' } });
    const course = aCourse(
      saw(noon, pause('more traffic', after(45 * minute), then), { green: 10 }),
      read(noon, 'fail'),
    );
    // when
    const decision = decide(plan, course, noon);
    // then
    expect(inWords(decision)).toBe(verdict);
  });

  test('because its time is over hears who was waited for', () => {
    // given
    const plan = aPausedPlan({ gates: [aTargetsGate()], policy: { timeout: 10 * minute, onTimeout: 'leave' } });
    const now = after(10 * minute);
    const course = aCourse(seen, counted(now, 'inconclusive'));
    // when
    const { because, step } = decide(plan, course, now);
    // then
    expect(because).toContain('while waiting for targets to pass');
    expect(step).toMatchObject({ do: 'end', name: 'unknown' });
  });

  test('while AWS waits out a step that it will ask after is not told that traffic moves by itself', () => {
    // given
    const course = aCourse(
      saw(noon, pause('more traffic')),
      saw(after(minute), motion.shifting(after(6 * minute)), { green: 10 }),
    );
    // when
    const words = leftToAws(aPausedPlan(), course);
    // then
    expect(words).toContain('Before it moves more, AWS waits for a word, and goes back by itself when none comes.');
  });
});

describe('A release that goes back from a pause', () => {
  test.each<[green: number, verdict: string]>([
    [10, 'end: broken'],
    [0, 'end: failed'],
  ])('with %d %% on green asks AWS for some minutes, and then calls a person: %s', (green, verdict) => {
    // given
    const course = (now: Instant) =>
      aCourse(
        saw(now, pause('more traffic'), { green }),
        turned(noon, 'a gate failed', 'The gate failed.'),
        inspected(after(second), { blue: 4, green: 4 }),
      );
    // when
    const [asking, over] = [4, 5].map(at => after(at * minute)).map(now => decide(aPausedPlan(), course(now), now));
    // then
    expect([inWords(asking!), inWords(over!)]).toEqual(['go back: a gate failed', verdict]);
    expect(over!.because).toBe('The gate failed. AWS did not take the stop.');
    expect(over!.step).toMatchObject({ next: expect.stringContaining(`goes back by itself at ${atTheDeadline} UTC`) });
  });
});

describe('A drill at pauses', () => {
  test('goes back as soon as green has its first share', () => {
    // given
    const plan = aPausedPlan({ purpose: { is: 'drill' } });
    const course = aCourse(saw(noon, pause('more traffic'), { green: 10 }), read(noon, 'pass'));
    // when
    const decision = decide(plan, course, noon);
    // then
    expect(inWords(decision)).toBe('go back: a drill');
  });
});

describe('What a word has done', () => {
  test.each<[at: Motion, told: string]>([
    [motion.ready, 'let traffic of d-1 move'],
    [pause('more traffic'), 'let traffic of d-1 move'],
    [pause('green starts'), 'let d-1 go on and start green'],
    [pause('the bake'), 'let d-1 go on to its bake'],
  ])('is told by the pause that it was given at: %j', (at, told) => {
    // given
    const course = aCourse(saw(noon, at));
    // when
    const words = wordGiven(course, 'd-1');
    // then
    expect(words).toBe(told);
  });
});

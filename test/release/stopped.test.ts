import { describe, expect, test } from '@jest/globals';
import type { Turn } from '../../src/release/course.ts';
import type { Observation } from '../../src/release/observation.ts';
import { decide } from '../../src/release/decide.ts';
import type { Happening, Instant, Motion } from '../../src/release/words.ts';
import {
  aCourse,
  after,
  aPlan,
  aSighting,
  asked,
  confirmed,
  inspected,
  inspectedInVain,
  inWords,
  minute,
  motion,
  noon,
  read,
  saw,
  second,
  turned,
} from './a-release.ts';

interface Case {
  readonly title: string;
  readonly seen: readonly Observation[];
  readonly now?: Instant;
  readonly decides: string;
  readonly because: RegExp;
}

const { stopped } = motion;
const traffic = saw(noon, motion.shifting(after(5 * minute)), { green: 10 });
const noTraffic = saw(noon, motion.preparing);
const failed = turned(noon, 'a gate failed', 'The alarm rang at 12, limit 5.');
const ourStop = [failed, asked(noon, 'accepted')];
const seenAt = after(20 * second);
const seen = (what: Motion, green: number | 'unknown' = 0) => saw(seenAt, what, { green });
const servedByBlue = confirmed(seenAt, 'blue');
const onBlue = [servedByBlue, inspected(seenAt, { blue: 4, green: 0 })];

const byAlarm = { by: 'an alarm', because: 'One or more alarms have been activated (ALARM_ACTIVE).' } as const;
const byAws = { by: 'AWS itself', because: 'The hook failed (HOOK_EXECUTION_FAILURE).' } as const;

function decidedAsTold({ seen: observations, now = seenAt, decides, because }: Case): void {
  // given, when
  const decision = decide(aPlan(), aCourse(...observations), now);

  // then
  expect(inWords(decision)).toBe(decides);
  expect(decision.because).toMatch(because);
}

describe('a change that was stopped', () => {
  test.each<Case>([
    {
      title: 'is followed until its rollback appears',
      seen: [traffic, ...ourStop, seen(stopped({ back: { is: 'awaited' } }), 10)],
      decides: 'wait',
      because: /rollback deployment to appear/,
    },
    {
      title: 'is followed until its rollback, which is named, has ended',
      seen: [traffic, ...ourStop, seen(stopped({ back: { is: 'running', id: 'd-2' } }), 10)],
      decides: 'wait',
      because: /d-2 to end/,
    },
    {
      title: 'is read back by identity before anything is said of it',
      seen: [traffic, ...ourStop, seen(stopped())],
      decides: 'confirm',
      because: /stopped/,
    },
    {
      title: 'is read back again where it was last read back before this look',
      seen: [traffic, confirmed(noon, 'green'), ...ourStop, seen(stopped())],
      decides: 'confirm',
      because: /stopped/,
    },
    {
      title: 'has the health of blue read before blue is said to serve',
      seen: [traffic, ...ourStop, seen(stopped()), servedByBlue],
      decides: 'inspect',
      because: /blue serves again/,
    },
    {
      title: 'is looked at again where blue has all traffic and the service does not name it yet',
      seen: [traffic, ...ourStop, seen(stopped()), confirmed(seenAt, 'green')],
      now: seenAt + 59 * second,
      decides: 'wait',
      because: /name blue/,
    },
  ])('$title', decidedAsTold);
});

describe('a change that was stopped ends as', () => {
  test.each<Case>([
    {
      title: 'rolled-back, where green had traffic and blue serves again',
      seen: [traffic, ...ourStop, seen(stopped()), ...onBlue],
      decides: 'end: rolled-back',
      because: /12, limit 5/,
    },
    {
      title: 'broken, where blue has all traffic and no healthy target',
      seen: [traffic, ...ourStop, seen(stopped()), servedByBlue, inspected(seenAt, { blue: 0, green: 0 })],
      decides: 'end: broken',
      because: /12, limit 5.*0 healthy targets of 4 wanted/,
    },
    {
      title: 'rolled-back, where AWS’s own alarm was quicker: the reading’s value and limit are said',
      seen: [traffic, read(noon, 'fail'), seen(stopped(byAlarm)), ...onBlue],
      decides: 'end: rolled-back',
      because: /5XX 12, limit 5/,
    },
    {
      title: 'rolled-back, where AWS’s own alarm was quicker than our first reading',
      seen: [traffic, seen(stopped(byAlarm)), ...onBlue],
      decides: 'end: rolled-back',
      because: /ALARM_ACTIVE/,
    },
    {
      title: 'rolled-back, where somebody else stopped it and blue serves, and says so',
      seen: [traffic, seen(stopped()), ...onBlue],
      decides: 'end: rolled-back',
      because: /Somebody else stopped.*MANUAL_STOP/,
    },
    {
      title: 'failed, where green never had traffic',
      seen: [noTraffic, seen(stopped(byAws)), ...onBlue],
      decides: 'end: failed',
      because: /HOOK_EXECUTION_FAILURE/,
    },
    {
      title: 'broken, where the weights cannot be read: that none is on green is not known, and not said',
      seen: [noTraffic, seen(stopped(byAws), 'unknown'), ...onBlue],
      decides: 'end: broken',
      because: /HOOK_EXECUTION_FAILURE.*An unknown share of traffic/,
    },
    {
      title: 'cancelled, where the cancel was ours and blue serves again',
      seen: [traffic, turned(noon, 'cancelled', 'SIGINT came.'), asked(noon, 'accepted'), seen(stopped()), ...onBlue],
      decides: 'end: cancelled',
      because: /SIGINT/,
    },
    {
      title: 'broken, where the rollback failed: both are named',
      seen: [
        traffic,
        ...ourStop,
        seen(stopped({ back: { is: 'failed', id: 'd-2', because: 'No capacity.' } }), 10),
        ...onBlue,
      ],
      decides: 'end: broken',
      because: /12, limit 5.*d-2 failed: No capacity/,
    },
    {
      title: 'broken, where AWS stopped it and nothing takes the split back: the share is said',
      seen: [traffic, seen(stopped({ ...byAlarm, back: { is: 'none' } }), 10), ...onBlue],
      decides: 'end: broken',
      because: /ALARM_ACTIVE.*10 % of traffic is still on green/,
    },
    {
      title: 'broken, where nobody knows how much traffic a green that had some still has',
      seen: [traffic, ...ourStop, seen(stopped(), 'unknown'), ...onBlue],
      decides: 'end: broken',
      because: /unknown share/,
    },
    {
      title: 'broken, where blue has all traffic and the service does not name it within a minute',
      seen: [traffic, ...ourStop, seen(stopped()), confirmed(seenAt, 'green')],
      now: seenAt + minute,
      decides: 'end: broken',
      because: /12, limit 5.*All traffic is on blue, but the target does not name it/,
    },
    {
      title: 'superseded, where somebody else stopped it without a way back',
      seen: [traffic, seen(stopped({ back: { is: 'none' } }), 10), ...onBlue],
      decides: 'end: superseded',
      because: /Somebody else stopped.*10 %/,
    },
    {
      title: 'superseded, where a third revision serves by now: it is named',
      seen: [traffic, ...ourStop, seen(stopped()), confirmed(seenAt, { third: 'api:9' })],
      decides: 'end: superseded',
      because: /api:9/,
    },
  ])('$title', decidedAsTold);

  test('says of a hook that failed which one and how, once, without AWS’s own words for the same', () => {
    // given
    const told = 'The hook AfterInstall (function check-login) failed: The function reported Failed.';
    const hook: Happening = { id: 'hook', at: noon, kind: 'cause', of: 'hook', text: told };
    const look = { ...aSighting(seenAt, stopped(byAws)), happened: [hook] };
    // when
    const decision = decide(aPlan(), aCourse(noTraffic, { saw: 'target', sighting: look }, ...onBlue), seenAt);
    // then
    expect(decision.because).toBe(told);
  });

  test.each<{ turn: Turn; next: RegExp }>([
    { turn: 'a gate failed', next: /^Mend the revision/ },
    { turn: 'green does not start', next: /^Mend what keeps green from starting/ },
    { turn: 'not proven', next: /^Find out why the gate has no word/ },
    { turn: 'AWS holds traffic back', next: /^Find out why AWS would not take the word/ },
    { turn: 'time ran out', next: /^Find out what took so long/ },
  ])('names what to do after $turn, and points at nothing that stands elsewhere', ({ turn, next }) => {
    // given
    const course = aCourse(traffic, turned(noon, turn), asked(noon, 'accepted'), seen(stopped()), ...onBlue);
    // when
    const { step } = decide(aPlan(), course, seenAt);
    // then
    expect(step).toMatchObject({ do: 'end', next: expect.stringMatching(next) });
    expect(step).not.toMatchObject({ next: expect.stringMatching(/above|below/) });
  });

  test('broken, where the rollback that AWS announced does not appear in five minutes', () => {
    // given
    const now = after(5 * minute);
    const course = aCourse(
      traffic,
      ...ourStop,
      saw(now, stopped({ back: { is: 'awaited' } }), { green: 10 }),
      confirmed(now, 'blue'),
      inspectedInVain(now),
    );

    // when
    const decision = decide(aPlan(), course, now);

    // then
    expect(inWords(decision)).toBe('end: broken');
    expect(decision.because).toMatch(/10 % of traffic is still on green/);
  });
});

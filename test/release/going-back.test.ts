import { describe, expect, test } from '@jest/globals';
import type { Observation } from '../../src/release/observation.ts';
import { decide } from '../../src/release/decide.ts';
import type { Policy } from '../../src/release/plan.ts';
import type { Instant } from '../../src/release/words.ts';
import {
  aCourse,
  aHealth,
  after,
  aPlan,
  asked,
  inspected,
  inspectedInVain,
  inWords,
  minute,
  motion,
  noon,
  read,
  refused,
  saw,
  sawNothing,
  second,
  turned,
} from './a-release.ts';

interface Case {
  readonly title: string;
  readonly seen: readonly Observation[];
  readonly now?: Instant;
  readonly policy?: Partial<Policy>;
  readonly decides: string;
  readonly because: RegExp;
}

const inTheStep = saw(noon, motion.shifting(after(5 * minute)), { green: 10 });
const finished = saw(noon, motion.finished, { green: 100 });
const failed = turned(noon, 'a gate failed', 'The alarm rang at 12, limit 5.');
const cancelled = turned(noon, 'cancelled', 'The job was cancelled (SIGINT).');
const late = turned(noon, 'time ran out', 'The time limit ran out.');

function decidedAsTold({ seen, now = noon, policy = {}, decides, because }: Case): void {
  // given, when
  const decision = decide(aPlan({ policy }), aCourse(...seen), now);

  // then
  expect(inWords(decision)).toBe(decides);
  expect(decision.because).toMatch(because);
}

describe('a release that turns back', () => {
  test.each<Case>([
    {
      title: 'asks AWS to stop, for the reason that turned it',
      seen: [inTheStep, failed, inspectedInVain(noon)],
      decides: 'go back: a gate failed',
      because: /12, limit 5/,
    },
    {
      title: 'turns back when its time has run out, and says what it was waiting for',
      seen: [saw(noon, motion.preparing)],
      now: after(60 * minute),
      decides: 'go back: time ran out',
      because: /time limit of 1h .*green's tasks to start/,
    },
    {
      title: 'asks again after its readings turned good: once turned, it stays turned',
      seen: [inTheStep, failed, inspectedInVain(noon), read(after(second), 'pass')],
      now: after(second),
      decides: 'go back: a gate failed',
      because: /12, limit 5/,
    },
    {
      title: 'waits for the stop that AWS accepted to show',
      seen: [inTheStep, failed, asked(noon, 'accepted')],
      now: after(29 * second),
      decides: 'wait',
      because: /stop/,
    },
    {
      title: 'asks again when an accepted stop shows no effect in 30 s',
      seen: [inTheStep, failed, asked(noon, 'accepted')],
      now: after(30 * second),
      decides: 'go back: a gate failed',
      because: /no effect/,
    },
    {
      title: 'asks again 30 s after it asked last, not after it turned',
      seen: [inTheStep, failed, asked(noon, 'accepted'), asked(after(30 * second), 'accepted')],
      now: after(59 * second),
      decides: 'wait',
      because: /stop/,
    },
    {
      title: 'calls a person when an accepted stop shows no effect in five minutes',
      seen: [inTheStep, failed, asked(noon, 'accepted'), asked(after(4.9 * minute), 'accepted')],
      now: after(5 * minute),
      decides: 'end: broken',
      because: /12, limit 5.*did not carry it out/,
    },
    {
      title: 'counts them from AWS’s yes, however long that took to come',
      seen: [inTheStep, failed, asked(after(6 * minute), 'accepted')],
      now: after(6 * minute),
      decides: 'wait',
      because: /stop/,
    },
    {
      title: 'waits for AWS to say how it ended where the stop came too late',
      seen: [inTheStep, failed, asked(noon, 'too late')],
      now: after(second),
      decides: 'wait',
      because: /how the deployment ended/,
    },
    {
      title: 'is broken where AWS refuses the stop, and says why',
      seen: [inTheStep, failed, refused(noon, 'AWS denied codedeploy:StopDeployment on *.')],
      decides: 'end: broken',
      because: /12, limit 5.*denied codedeploy:StopDeployment/,
    },
    {
      title: 'is broken where the stop came too late and AWS has ended blue',
      seen: [inTheStep, failed, asked(noon, 'too late'), saw(after(second), motion.finished, { green: 100 })],
      now: after(second),
      decides: 'end: broken',
      because: /12, limit 5.*not possible.*ended blue/,
    },
    {
      title: 'is broken where AWS had finished, and so ended blue, when the gate failed',
      seen: [finished, failed],
      decides: 'end: broken',
      because: /12, limit 5.*not possible.*ended blue/,
    },
    {
      title: 'loses sight for ten minutes and says so',
      seen: [inTheStep, failed, asked(noon, 'accepted'), sawNothing(noon)],
      now: after(10 * minute),
      decides: 'end: unknown',
      because: /503/,
    },
  ])('$title', decidedAsTold);
});

describe('a green that does not start', () => {
  const starts = (count: number): Observation => ({
    saw: 'failed starts',
    failedStarts: { count, because: 'CannotPullContainerError' },
  });

  test.each<Case>([
    {
      title: 'is taken back after as many failed starts as half of its tasks, three at least, with the reason',
      seen: [saw(noon, motion.preparing), starts(3)],
      decides: 'go back: green does not start',
      because: /CannotPullContainerError/,
    },
    {
      title: 'is waited for after fewer',
      seen: [saw(noon, motion.preparing), starts(2)],
      decides: 'wait',
      because: /start/,
    },
    {
      title: 'is left to AWS where that is asked for of failures',
      seen: [saw(noon, motion.preparing), starts(30)],
      policy: { onFailure: 'leave' },
      decides: 'wait',
      because: /start/,
    },
    {
      title: 'is nobody’s business any more once it has started',
      seen: [starts(30), saw(noon, motion.shifting(after(5 * minute)), { green: 10 })],
      decides: 'wait',
      because: /10 %/,
    },
  ])('$title', decidedAsTold);
});

const unused = { healthy: 0, unhealthy: 0, starting: 0, unchecked: 4, reasons: ['Target.NotInUse'] };

describe('blue is looked at before traffic is sent back to it', () => {
  const running = (blueRunning: number, greenRunning: number, green: number | 'unknown' = 10) =>
    saw(noon, motion.shifting(undefined), { green, blueRunning, greenRunning });

  test.each<Case>([
    {
      title: 'its health is read anew, whatever was read before the turn',
      seen: [inspected(after(-second), { blue: 4, green: 4 }), running(4, 4), failed],
      decides: 'inspect',
      because: /blue is looked at/,
    },
    {
      title: 'a blue without a healthy target gets no traffic from a green that has one: both counts are said, and why',
      seen: [running(4, 4), failed, inspected(noon, { blue: 0, green: 3 })],
      decides: 'end: broken',
      because:
        /12, limit 5.*blue has 0 healthy targets of 4 wanted \(Target.Timeout\), green has 3 healthy targets of 4/,
    },
    {
      title: 'where neither side has a healthy target, traffic goes back',
      seen: [running(4, 4), failed, inspected(noon, { blue: 0, green: 0 })],
      decides: 'go back: a gate failed',
      because: /12, limit 5/,
    },
    {
      title: 'a blue with one healthy target gets its traffic back',
      seen: [running(4, 4), failed, inspected(noon, { blue: 1, green: 4 })],
      decides: 'go back: a gate failed',
      because: /12, limit 5/,
    },
    {
      title: 'targets of blue that no listener leads to are not checked, which is not ill: its running tasks count',
      seen: [running(4, 4, 100), failed, { saw: 'health', health: { at: noon, blue: unused, green: aHealth(4) } }],
      decides: 'go back: a gate failed',
      because: /12, limit 5/,
    },
    {
      title: 'a blue with nobody running gets no traffic from a green that has somebody: both counts are said',
      seen: [running(0, 3), failed, inspectedInVain(noon)],
      decides: 'end: broken',
      because: /blue has 0 of 4 .*green has 3 of 4/,
    },
    {
      title: 'where neither side has anybody, traffic goes back',
      seen: [running(0, 0), failed, inspectedInVain(noon)],
      decides: 'go back: a gate failed',
      because: /12, limit 5/,
    },
    {
      title: 'a blue that has lost only some gets its traffic back',
      seen: [running(1, 4), failed, inspectedInVain(noon)],
      decides: 'go back: a gate failed',
      because: /12, limit 5/,
    },
    {
      title: 'a green without traffic is stopped whatever blue has: no traffic moves',
      seen: [running(0, 4, 0), failed],
      decides: 'go back: a gate failed',
      because: /12, limit 5/,
    },
  ])('$title', decidedAsTold);
});

describe('a cancel', () => {
  test.each<Case>([
    {
      title: 'goes back while blue is warm, and has no time to look at blue first',
      seen: [inTheStep, cancelled],
      decides: 'go back: cancelled',
      because: /SIGINT/,
    },
    {
      title: 'leaves the release to AWS where that was asked for',
      seen: [inTheStep, cancelled],
      policy: { onCancel: 'leave' },
      decides: 'end: cancelled',
      because: /SIGINT.*on-cancel: leave/,
    },
    {
      title: 'looks once more after the stop',
      seen: [inTheStep, cancelled, asked(noon, 'accepted')],
      now: after(3 * second),
      decides: 'wait',
      because: /stop/,
    },
    {
      title: 'does not outstay the 7.5 s that a job is given: AWS has the stop and goes back by itself',
      seen: [inTheStep, cancelled, asked(noon, 'accepted')],
      now: after(4 * second),
      decides: 'end: cancelled',
      because: /SIGINT.*accepted the stop/,
    },
    {
      title: 'is no alarm where AWS has ended blue already and green is sound: there is nothing to go back to',
      seen: [finished, read(noon, 'pass'), cancelled],
      decides: 'end: cancelled',
      because: /SIGINT.*ended blue/,
    },
    {
      title: 'does not wait for the stop as other turns do',
      seen: [inTheStep, late, asked(noon, 'accepted')],
      now: after(4 * second),
      decides: 'wait',
      because: /stop/,
    },
  ])('$title', decidedAsTold);
});

describe('a time limit', () => {
  test('that runs out when AWS has ended blue leaves the release to AWS, for there is no way back', () => {
    // given
    const course = aCourse(finished, read(noon, 'pass'), late);

    // when
    const decision = decide(aPlan(), course, noon);

    // then
    expect(inWords(decision)).toBe('end: unknown');
    expect(decision.because).toMatch(/time limit.*ended blue/);
  });
});

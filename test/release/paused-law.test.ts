import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Plan } from '../../src/release/plan.ts';
import { phaseOf } from '../../src/release/course.ts';
import { doubtOf, failureOf } from '../../src/release/proof.ts';
import type { Instant, Percent } from '../../src/release/words.ts';
import { anyPace, type Round } from './a-driven-release.ts';
import { anyPausedFate, anyPausedPlan, anySeenFate, type Paused, pausedRelease } from './a-native-release.ts';
import { minute, noon, second } from './a-release.ts';

const sixHours = 360 * minute;

const shareAt = ({ traffic }: Paused, now: Instant): Percent => traffic.findLast(({ at }) => at <= now)?.green ?? 0;
const isOn = ({ course, decision }: Round): boolean => course.direction.going === 'on' && decision.step.do !== 'end';
const endOf = ({ rounds }: Paused): string => {
  const step = rounds.at(-1)?.decision.step;
  return step?.do === 'end' ? step.name : 'no end';
};

describe('the law, where AWS asks before it moves traffic: forgetting history never moves more, or sooner', () => {
  test('whoever goes on without memory has never more traffic on green than who has seen it all, until that one turns back', () => {
    let compared = 0;
    fc.assert(
      fc.property(
        anyPausedPlan,
        anyPausedFate,
        anyPace,
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (plan, fate, pace, restart) => {
          // given
          const whole = pausedRelease(plan, fate, pace, sixHours);
          const turnedAt = whole.rounds.findIndex(round => !isOn(round));
          const living = turnedAt < 0 ? whole.rounds.length : turnedAt;
          const until = whole.rounds[living]?.now ?? noon + sixHours;
          // when
          const forgetful = pausedRelease(plan, fate, pace, sixHours, Math.floor(restart * living));
          // then
          const moments = [...whole.traffic, ...forgetful.traffic].map(({ at }) => at).filter(at => at < until);
          const more = moments.filter(at => shareAt(forgetful, at) > shareAt(whole, at));
          compared += moments.length;
          expect(more).toEqual([]);
        },
      ),
      { numRuns: 1_000 },
    );
    expect(compared).toBeGreaterThan(1_000);
  });
});

/** Whoever leaves the release to AWS looks no more. */
const answering = ({ policy, ...rest }: Plan): Plan => ({
  ...rest,
  policy: { ...policy, onFailure: policy.onFailure === 'leave' ? 'revert' : policy.onFailure },
});

describe('any release at the pauses of a deployment, whatever befalls it,', () => {
  const anyDay = fc.tuple(anyPausedPlan, anyPausedFate, anyPace);

  test('comes to an end', () => {
    fc.assert(
      fc.property(anyDay, ([plan, fate, pace]) => {
        // when
        const told = pausedRelease(plan, fate, pace, sixHours);
        // then
        expect(endOf(told)).not.toBe('no end');
      }),
      { numRuns: 300 },
    );
  });

  test('gives its word only while nothing that is obeyed fails, and each step its time', () => {
    fc.assert(
      fc.property(anyDay, ([plan, fate, pace]) => {
        // when
        const { rounds, traffic } = pausedRelease(plan, fate, pace, sixHours);
        // then
        for (const { course, decision } of rounds) {
          if (decision.step.do !== 'advance') continue;
          expect(failureOf(plan, course)).toBeUndefined();
          expect(course.direction.going).toBe('on');
        }
        for (const [index, { at, green }] of traffic.entries()) {
          const before = traffic[index - 1];
          if (before === undefined || before.green === 0 || green < before.green) continue;
          const hold = plan.steps.find(({ share }) => share === before.green)?.hold ?? 0;
          expect(at - before.at).toBeGreaterThanOrEqual(hold);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('lets no pause run out under its eyes: it gives the word, or goes back and tells why', () => {
    fc.assert(
      fc.property(anyPausedPlan, anySeenFate, (plan, fate) => {
        // when
        const told = pausedRelease(answering(plan), fate, [5 * second], sixHours);
        // then
        expect(told.ranOut).toBe(0);
      }),
      { numRuns: 2_000 },
    );
  });

  test('sees no traffic move on from a level at which something that is obeyed could not say pass', () => {
    fc.assert(
      fc.property(anyPausedPlan, anySeenFate, (plan, fate) => {
        // when
        const { rounds, traffic } = pausedRelease(answering(plan), fate, [5 * second], sixHours);
        // then
        const moved = traffic.filter(({ green }, index) => {
          const before = traffic[index - 1]?.green ?? 0;
          // A step that is over at once is never looked at, where nothing waits.
          const hold = plan.steps.find(({ share }) => share === before)?.hold ?? 0;
          return before > 0 && green > before && (hold > 0 || plan.mover.hold === 'at pauses');
        });
        for (const { at } of moved) {
          // The look at which the word was given, or the last before AWS went on by its timer.
          const left = at - fate.heeds;
          const decided = rounds.findLast(
            ({ now, decision }) => now < left || (now === left && decision.step.do === 'advance'),
          )!;
          const phase = phaseOf(decided.course);
          expect(doubtOf(plan, decided.course, phase, decided.now)).toBeUndefined();
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test('is told as it is: no verdict names a side that has not all traffic', () => {
    fc.assert(
      fc.property(anyDay, ([plan, fate, pace]) => {
        // when
        const told = pausedRelease(plan, fate, pace, sixHours);
        // then
        const green = told.traffic.at(-1)!.green;
        if (endOf(told) === 'released') expect(green).toBe(100);
        if (['rolled-back', 'failed'].includes(endOf(told))) expect(green).toBe(0);
        if (endOf(told) === 'held')
          expect(['paused', 'ready']).toContain(told.rounds.at(-1)?.course.sighting?.motion.is);
      }),
      { numRuns: 500 },
    );
  });

  test('leaves no pause unanswered for good: a healthy green is released, however AWS orders its steps and its pauses', () => {
    fc.assert(
      fc.property(anyPausedPlan, fc.constantFrom('step, then pause', 'pause, then step'), (plan, order) => {
        // given
        const pauses =
          plan.mover.hold === 'at pauses' ? ({ wait: 45 * minute, then: 'goes back' } as const) : undefined;
        const fate = { starts: minute, heeds: 5 * second, order, pauses, asksBeforeTheBake: true } as const;
        const well = { outOfSight: [], unread: [], alarm: [], answers: [] };
        // when
        const told = pausedRelease(
          { ...plan, policy: { ...plan.policy, timeout: sixHours } },
          { ...fate, ...well },
          [5 * second],
          sixHours,
        );
        // then
        expect(endOf(told)).toBe('released');
      }),
      { numRuns: 200 },
    );
  });
});

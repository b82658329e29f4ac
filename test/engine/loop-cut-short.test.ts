import { describe, expect, test } from '@jest/globals';
import { verdictOf } from '../../src/engine/ending.ts';
import { servingOf } from '../../src/release/words.ts';
import { after, aPlan, green, inWords, minute, second } from '../release/a-release.ts';
import { play } from './a-world.ts';

const onBlue = servingOf(0);

describe('at the time limit', () => {
  const limit = 10 * minute + 7 * second;
  const plan = aPlan({ policy: { timeout: limit } });

  test('the target is looked at once more, and then sent back', async () => {
    // given, when
    const { outcome, times } = await play({ plan, fate: { starts: 60 * minute } });

    // then
    expect(times('see')).toContain(after(limit));
    expect(times('go back')).toEqual([after(limit)]);
    expect(inWords(outcome.decision)).toBe('end: failed');
  });

  test('what the last look shows counts: a change that AWS has ended in the last second is not asked to stop', async () => {
    // given
    const fate = { starts: 60 * minute, stoppedAt: limit - 2 * second };

    // when
    const { outcome, times } = await play({ plan, fate });

    // then
    expect(times('go back')).toEqual([]);
    expect(outcome.decision.because).toContain('It was stopped.');
  });

  test.each([1, 2, 3, 4, 6, 8])('%d s before it, a release that turns back still comes to its end', async seconds => {
    // given
    const fate = { starts: 60 * minute, alarm: [[limit - seconds * second, 'fail']] } as const;

    // when
    const { outcome } = await play({ plan, fate });

    // then
    expect(inWords(outcome.decision)).toBe('end: failed');
  });
});

describe('a cancel', () => {
  /** In the middle of a sleep: no look is due at this moment. */
  const moment = after(3 * minute + 1_234);

  test('wakes the release at once and sends one stop', async () => {
    // given, when
    const { outcome, times, ended } = await play({ cancelled: moment });

    // then
    expect(times('go back')).toEqual([moment]);
    expect(inWords(outcome.decision)).toBe('end: cancelled');
    expect(outcome.decision.because).toContain('The job was cancelled');
    expect(ended - moment).toBeLessThan(7_500);
  });

  test('that AWS answers quickly is followed to blue', async () => {
    // given
    const fate = { stopTakes: second, rollback: { appears: 0, takes: 0, ends: 'done' } } as const;

    // when
    const { outcome, ended } = await play({ cancelled: moment, fate });

    // then
    expect(verdictOf(outcome, onBlue, ended)).toMatchObject({ name: 'cancelled', serving: { who: 'blue', green: 0 } });
  });

  test('sends nothing where the release is to be left to AWS', async () => {
    // given, when
    const { outcome, times, ended } = await play({
      cancelled: moment,
      plan: aPlan({ policy: { onCancel: 'leave' } }),
    });

    // then
    expect(inWords(outcome.decision)).toBe('end: cancelled');
    expect([times('go back'), ended]).toEqual([[], moment]);
  });

  test('while green is being made begins no change any more', async () => {
    // given, when
    const { outcome, times } = await play({
      cancelled: after(second),
      takes: call => (call === 'make' ? 2 * second : 0),
    });

    // then
    expect(inWords(outcome.decision)).toBe('end: cancelled');
    expect(times('begin')).toEqual([]);
    expect(outcome.course.made).toEqual({ is: 'revision', revision: green });
  });
});

import { describe, expect, test } from '@jest/globals';
import { cleanUp } from '../../src/engine/clean-up.ts';
import type { Outcome } from '../../src/engine/loop.ts';
import type { ReleaseEvent } from '../../src/release/events.ts';
import type { Drift } from '../../src/release/plan.ts';
import type { VerdictName } from '../../src/release/verdict.ts';
import type { Hands } from '../../src/targets/ports.ts';
import { aCourse, motion, noon, saw } from '../release/a-release.ts';

const lent: Drift = {
  setting: 'deploymentConfiguration.strategy',
  from: 'CANARY',
  to: 'BLUE_GREEN',
  stays: 'for this release',
};

const back = saw(noon, motion.stopped());
const underWay = saw(noon, motion.shifting(undefined));

async function after(name: VerdictName, seen: typeof back, drift: readonly Drift[], cancelled: AbortSignal) {
  const events: ReleaseEvent[] = [];
  let calls = 0;
  const hands = { cleanUp: async () => [`put it back, ${(calls += 1)} time`] } as unknown as Hands;
  const outcome: Outcome = {
    course: aCourse(seen),
    decision: { step: { do: 'end', name, next: undefined, code: undefined }, because: 'it ended' },
    causes: [],
  };
  await cleanUp(hands, { drift }, outcome, {
    cancelled,
    publish: async told => void events.push(...told),
    now: () => noon,
  });
  return { calls, events };
}

const calm = new AbortController().signal;

describe('What was changed for one release alone', () => {
  test.each<[VerdictName, number]>([
    ['restored', 1],
    ['rolled-back', 1],
    ['failed', 1],
    ['broken', 1],
  ])('is put back where it ended as %s', async (name, times) => {
    // given
    const drift = [lent];
    // when
    const { calls } = await after(name, back, drift, calm);
    // then
    expect(calls).toBe(times);
  });

  test.each<[string, VerdictName, typeof back, AbortSignal]>([
    ['AWS goes on with it', 'unknown', underWay, calm],
    ['the job is cancelled', 'cancelled', back, AbortSignal.abort()],
  ])('is told, with what it was before, where %s', async (_where, name, seen, cancelled) => {
    // given
    const drift = [lent];
    // when
    const { calls, events } = await after(name, seen, drift, cancelled);
    // then
    expect(calls).toBe(0);
    expect(events).toEqual([
      expect.objectContaining({
        type: 'warning',
        warning: expect.stringContaining('strategy CANARY (now BLUE_GREEN)'),
      }),
    ]);
  });

  test('is nothing after a bad end of any other release, and nothing is cleaned up then', async () => {
    // given
    const drift = [{ ...lent, stays: 'for good' as const }];
    // when
    const told = await after('rolled-back', back, drift, calm);
    // then
    expect(told).toEqual({ calls: 0, events: [] });
  });
});

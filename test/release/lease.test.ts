import { describe, expect, test } from '@jest/globals';
import { attendanceOf, grace, isAlive, isToBeRenewed, leaseFor } from '../../src/release/lease.ts';
import type { Mark, Presence } from '../../src/release/mark.ts';
import { aPlan, minute, noon } from './a-release.ts';

const held = (until: number): Mark => ({
  changeId: 'gl-9-3f9a12c0.1',
  from: '1',
  to: '2',
  stage: { is: 'held', until, by: { runId: '9', attempt: 1 } },
});

const presences = {
  'under way': { is: 'under way' },
  over: { is: 'over' },
  'not known': { is: 'not known', because: 'there is no token', remedy: 'Grant `actions: read`' },
} as const satisfies Record<Presence['is'], Presence>;

describe('A lease', () => {
  test('lasts for the step, its two extensions, and the time that a person is given, where that is not long', () => {
    // given
    const plan = aPlan({
      strategy: { kind: 'canary', steps: [{ share: 10, hold: minute }] },
      policy: { holdFor: 2 * minute },
    });
    // when
    const lease = leaseFor(plan, 10, noon);
    // then
    expect(lease).toEqual({ is: 'held', until: noon + 3 * minute + 2 * minute, by: { runId: '9', attempt: 1 } });
  });

  test('lasts a quarter of an hour at most: a step that may take longer renews it', () => {
    // given: the step may take 45 minutes
    const plan = aPlan({ policy: { holdFor: 30 * minute } });
    // when
    const stage = leaseFor(plan, 10, noon);
    // then
    expect(stage).toMatchObject({ until: noon + 15 * minute });
    const mark = held(noon + 15 * minute);
    expect([6, 8, 14].map(after => isToBeRenewed(plan, 10, mark, noon + after * minute))).toEqual([false, true, true]);
  });

  test('is not renewed where the step is over before it', () => {
    // given
    const plan = aPlan({
      strategy: { kind: 'canary', steps: [{ share: 10, hold: minute }] },
      policy: { holdFor: 2 * minute },
    });
    // when
    const isToBe = isToBeRenewed(plan, 10, held(noon + 5 * minute), noon + 4 * minute);
    // then
    expect(isToBe).toBe(false);
  });

  test.each<[what: string, presence: Presence['is'], after: number, alive: boolean]>([
    ['its run goes on', 'under way', 0, true],
    ['nobody can say, and it has not run out', 'not known', -minute, true],
    ['nobody can say, and it ran out a moment ago', 'not known', grace - 1, true],
    ['nobody can say, and it ran out 15 min ago', 'not known', grace, false],
    ['its run goes on, and has not written for 15 min beyond it', 'under way', grace, false],
    ['its run is over', 'over', -minute, false],
  ])('where %s: alive %p', (_, presence, after, alive) => {
    // given
    const mark = held(noon);
    // when
    const is = isAlive(mark, presences[presence], noon + after);
    // then
    expect(is).toBe(alive);
  });

  test('is none once the release is over', () => {
    expect(isAlive({ ...held(noon), stage: { is: 'released' } }, { is: 'under way' }, noon)).toBe(false);
  });

  test('of which nobody can say whether its run goes on says why, and until when it counts', () => {
    // when
    const attendance = attendanceOf(held(noon), presences['not known'], noon - minute);
    // then
    expect(attendance).toEqual({
      is: 'not known',
      because: 'there is no token',
      remedy: 'Grant `actions: read`',
      until: noon + grace,
    });
  });
});

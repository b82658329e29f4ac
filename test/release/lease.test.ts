import { describe, expect, test } from '@jest/globals';
import { grace, isAlive, leaseFor } from '../../src/release/lease.ts';
import type { Mark } from '../../src/release/mark.ts';
import { aPlan, minute, noon } from './a-release.ts';

const held = (until: number): Mark => ({
  changeId: 'gl-9-3f9a12c0.1',
  from: '1',
  to: '2',
  stage: { is: 'held', until, by: { runId: '9', attempt: 1 } },
});

describe('A lease', () => {
  test('lasts for the step, its two extensions, and the time that a person is given', () => {
    // given
    const plan = aPlan({ policy: { holdFor: 30 * minute } });
    // when
    const lease = leaseFor(plan, 10, noon);
    // then
    expect(lease).toEqual({ is: 'held', until: noon + 3 * 5 * minute + 30 * minute, by: { runId: '9', attempt: 1 } });
  });

  test.each<[what: string, presence: Parameters<typeof isAlive>[1], after: number, alive: boolean]>([
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
    const is = isAlive(mark, presence, noon + after);
    // then
    expect(is).toBe(alive);
  });

  test('is none once the release is over', () => {
    expect(isAlive({ ...held(noon), stage: { is: 'released' } }, 'under way', noon)).toBe(false);
  });
});

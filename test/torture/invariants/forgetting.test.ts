import { describe, expect, test } from '@jest/globals';
import { aHistory, after, minute } from '../a-history.ts';
import { forgetting } from './forgetting.ts';

const day = (...shares: readonly (readonly [minutes: number, green: number])[]) =>
  shares.map(([minutes, green]) => ({ at: after(minutes * minute), green }));
const undisturbed = { began: after(0), shares: day([0, 0], [1, 10], [4, 100]) };

describe('Forgetting history never moves more traffic, or sooner:', () => {
  test.each([
    ['the same', day([0, 0], [1, 10], [4, 100]), 0],
    ['later', day([0, 0], [2, 10], [5, 100]), 0],
    ['less', day([0, 0], [1, 10], [2, 0]), 0],
    ['later back', day([0, 0], [1, 10], [9, 0]), 0],
    ['sooner', day([0, 0], [1, 10], [3, 100]), 1],
    ['more', day([0, 0], [1, 20], [4, 100]), 1],
  ])('%s', (_, shares, broken) => {
    // given
    const history = aHistory({ shares, undisturbed });
    // when
    const violations = forgetting.violations(history);
    // then
    expect(violations).toHaveLength(broken);
  });
});

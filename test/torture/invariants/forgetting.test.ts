import { describe, expect, test } from '@jest/globals';
import { aHistory, after, minute, second } from '../a-history.ts';
import { tales } from '../kills/tales.ts';
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

  test.each([
    ['a service within its next look', tales['a slow release'].tale, 20 * second, 0],
    ['a service before its next look', tales['a slow release'].tale, 30 * second, 1],
    ['a database within its next look', tales['a database in one job'].tale, minute, 0],
    ['a database before its next look', tales['a database in one job'].tale, 2 * minute, 1],
  ] as const)(
    'whoever comes anew may move %s of the process that was there all the time',
    (_, tale, sooner, broken) => {
      // given
      const shares = [{ at: after(4 * minute - sooner), green: 100 }];
      const history = aHistory({ schedule: { tale }, shares, undisturbed });
      // when
      const violations = forgetting.violations(history);
      // then
      expect(violations).toHaveLength(broken);
    },
  );
});

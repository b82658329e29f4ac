import { describe, expect, test } from '@jest/globals';
import { aDeployment, aHistory, after, minute } from '../a-history.ts';
import { oneInFlight } from './one-in-flight.ts';

describe('Never two deployments of ours in flight on one target', () => {
  test.each([
    ['one after the other', 6, 'gl-1-0123abcd.2', 0],
    ['the second while the first is under way', 5, 'gl-1-0123abcd.2', 1],
    ["a colleague's while ours is under way", 5, undefined, 0],
  ])('%s', (_, minutes, changeId, broken) => {
    // given
    const second = aDeployment({ id: 'd-2', changeId, createdAt: after(minutes * minute), endedAt: Infinity });
    const history = aHistory({ deployments: [aDeployment(), second] });
    // when
    const violations = oneInFlight.violations(history);
    // then
    expect(violations).toHaveLength(broken);
  });
});

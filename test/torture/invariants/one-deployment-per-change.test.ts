import { describe, expect, test } from '@jest/globals';
import { aDeployment, aHistory, after, minute } from '../a-history.ts';
import { oneDeploymentPerChange } from './one-deployment-per-change.ts';

const later = { id: 'd-2', createdAt: after(10 * minute), endedAt: after(12 * minute) };

describe('At most one deployment per change-id', () => {
  test.each([
    ['one', [aDeployment()], 0],
    ['two of one change-id', [aDeployment({ status: 'Stopped' }), aDeployment(later)], 1],
    [
      'a second attempt after a failed one',
      [aDeployment({ status: 'Failed' }), aDeployment({ ...later, changeId: 'gl-1-0123abcd.2' })],
      0,
    ],
    ['a second attempt after a good one', [aDeployment(), aDeployment({ ...later, changeId: 'gl-1-0123abcd.2' })], 1],
    ['another release after a good one', [aDeployment(), aDeployment({ ...later, changeId: 'gl-2-0123abcd.1' })], 0],
    ["two of a colleague's", [aDeployment({ changeId: undefined }), aDeployment({ ...later, changeId: undefined })], 0],
  ])('%s', (_, deployments, broken) => {
    // given
    const history = aHistory({ deployments });
    // when
    const violations = oneDeploymentPerChange.violations(history);
    // then
    expect(violations).toHaveLength(broken);
  });
});

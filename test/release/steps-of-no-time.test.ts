import { describe, expect, test } from '@jest/globals';
import { gateProblems } from '../../src/release/plan-problems.ts';
import { ecsWithoutPauses, ecsWithPauses } from './a-native-release.ts';
import { aGate, minute } from './a-release.ts';

const bake = { share: 100, hold: 10 * minute };

describe('A gate that is asked while traffic shifts', () => {
  test.each([
    ['is refused where the only step takes no time, and nothing waits in it', 0, ecsWithoutPauses, ['alarms']],
    ['is asked at the pause after a step that takes no time', 0, ecsWithPauses, []],
    ['is asked in a step that takes its time', 5 * minute, ecsWithoutPauses, []],
  ] as const)('%s', (_what, hold, can, refused) => {
    // given
    const gates = [aGate({ when: 'during' })];
    // when
    const problems = gateProblems(gates, [{ share: 10, hold }, bake], can);
    // then
    expect(problems.map(({ value }) => value)).toEqual(refused);
  });
});

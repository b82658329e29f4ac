import { describe, expect, test } from '@jest/globals';
import { aCall, aHistory, aLife, after, minute } from '../a-history.ts';
import type { LivedLife } from '../history.ts';
import { plainDatabase } from '../kills/database-tales.ts';
import type { DatabaseTale } from '../schedule/database-tale.ts';
import { consentedSwitchover } from './consented-switchover.ts';

const asked = [aCall('SwitchoverBlueGreenDeployment', after(0), { service: 'rds' })];
const never: Partial<DatabaseTale> = { consent: 'never given' };

describe('A switchover that', () => {
  test.each<[string, Partial<DatabaseTale>, Partial<LivedLife>, number]>([
    ['a release with the consent asks for is as it should be', {}, {}, 0],
    ['a promotion with the consent asks for is as it should be', {}, { step: 'promote' }, 0],
    ['a release without the consent asks for is found out', never, {}, 1],
    ['a stage asks for is found out', {}, { step: 'stage' }, 1],
    ['a rollback asks for is found out', {}, { step: 'roll back' }, 1],
    ['a post step asks for is found out', {}, { process: 'its post step' }, 1],
    ['nobody knows who asked for is found out', {}, { caller: 'AKIATEST7' }, 1],
  ])('%s', (_, tale, life, broken) => {
    // given
    const schedule = { tale: { ...plainDatabase, ...tale } };
    const history = aHistory({ schedule, calls: asked, lives: [aLife(life)] });
    // when
    const violations = consentedSwitchover.violations(history);
    // then
    expect(violations).toHaveLength(broken);
  });

  test.each([
    ['nobody asked for is found out', plainDatabase, 1],
    ['nobody of ours asked for may be that of whoever meddles', { ...plainDatabase, turn: 'busy' }, 0],
  ] as const)('%s', (_, tale, broken) => {
    // given
    const shares = [
      { at: after(0), green: 0 },
      { at: after(minute), green: 100 },
    ];
    // when
    const violations = consentedSwitchover.violations(aHistory({ schedule: { tale }, shares }));
    // then
    expect(violations).toHaveLength(broken);
  });
});

import { describe, expect, test } from '@jest/globals';
import { aHistory, after, minute } from '../a-history.ts';
import type { DatabaseChange } from '../history.ts';
import { plainDatabase } from '../kills/database-tales.ts';
import { oneWay } from './one-way.ts';

const standing = ['db-BLUE', 'db-GREEN'];
const named = (...names: readonly (string | undefined)[]): readonly DatabaseChange[] =>
  names.map((name, index) => ({ at: after(index * minute), named: name, standing }));

describe('A switchover', () => {
  test.each([
    ['gives the name to green', named('db-BLUE', undefined, 'db-GREEN'), 0],
    ['may be undone by RDS while nobody has the name', named('db-BLUE', undefined, 'db-BLUE'), 0],
    ['is not taken back once green has had it', named('db-BLUE', undefined, 'db-GREEN', undefined, 'db-BLUE'), 1],
  ])('%s', (_, databases, broken) => {
    // given
    const history = aHistory({ schedule: { tale: plainDatabase }, databases });
    // when
    const violations = oneWay.violations(history);
    // then
    expect(violations).toHaveLength(broken);
  });

  test.each([
    ['loses no write', 0, 'free', 0],
    ['is found out where it does', 3, 'free', 1],
    ['has no part in what is lost where others meddle', 3, 'busy', 0],
  ] as const)('%s', (_, writesLost, turn, broken) => {
    // given
    const history = aHistory({ schedule: { tale: { ...plainDatabase, turn } }, writesLost });
    // when
    const violations = oneWay.violations(history);
    // then
    expect(violations).toHaveLength(broken);
  });
});

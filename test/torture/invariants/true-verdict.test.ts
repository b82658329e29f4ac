import { describe, expect, test } from '@jest/globals';
import type { VerdictName } from '../../../src/release/verdict.ts';
import { servingOf } from '../../../src/release/words.ts';
import { aDeployment, aHistory, aLife, after, aVerdict, aWord, minute, second } from '../a-history.ts';
import { plainDatabase } from '../kills/database-tales.ts';
import { tales } from '../kills/tales.ts';
import { trueVerdict } from './true-verdict.ts';

const nobodyKnows = { who: 'unknown', because: 'it was not read' } as const;
const sinceAMinute = (green: number) => [
  { at: after(0), green: 0 },
  { at: after(minute), green },
];

describe('No verdict contradicts what serves:', () => {
  test.each([
    ['released, and green serves', aVerdict('released'), 100, 0],
    ['released, and green does not serve', aVerdict('released'), 10, 2],
    ['released without a word of who serves, and green does not', aVerdict('released', { serving: nobodyKnows }), 0, 1],
    ['rolled-back, and blue serves', aVerdict('rolled-back', { serving: servingOf(0) }), 0, 0],
    ['rolled-back, and some are still on green', aVerdict('rolled-back', { serving: servingOf(0) }), 10, 2],
    ['superseded, with a split that there is', aVerdict('superseded', { serving: servingOf(10) }), 10, 0],
    ['superseded, with a split that there is not', aVerdict('superseded', { serving: servingOf(10) }), 100, 1],
    ['unknown', aVerdict('unknown', { serving: nobodyKnows }), 37, 0],
  ])('%s', (_, verdict, share, broken) => {
    // given
    const history = aHistory({ shares: sinceAMinute(share), lives: [aLife({ ended: aWord(verdict) })] });
    // when
    const violations = trueVerdict.violations(history);
    // then
    expect(violations).toHaveLength(broken);
  });

  test('weights that were written last take effect a few seconds after the verdict', () => {
    // given
    const shares = [...sinceAMinute(0), { at: after(2 * minute + 4 * second), green: 100 }];
    const history = aHistory({ shares });
    // when
    const violations = trueVerdict.violations(history);
    // then
    expect(violations).toEqual([]);
  });

  test('weights that were written last may be written over before they take effect', () => {
    // given
    const { tale } = tales['a slow function'];
    const aliases = [{ at: after(2 * minute + second), shares: { 2: 100 }, mark: undefined }];
    const lives = [aLife({ ended: aWord(aVerdict('cancelled', { serving: servingOf(0) })) })];
    const history = aHistory({ schedule: { tale }, shares: sinceAMinute(100), aliases, lives });
    // when
    const violations = trueVerdict.violations(history);
    // then
    expect(violations).toEqual([]);
  });

  test('who says refused has begun nothing', () => {
    // given
    const verdict = aVerdict('refused', { serving: nobodyKnows });
    const history = aHistory({ lives: [aLife({ ended: aWord(verdict) })], deployments: [aDeployment()] });
    // when
    const violations = trueVerdict.violations(history);
    // then
    expect(violations).toHaveLength(1);
  });

  test.each<[string, VerdictName, number, number]>([
    ['a record that is deleted after the switchover', 'record-deleted', 100, 0],
    ['a record that is deleted before there was one', 'record-deleted', 0, 2],
    ['no record to delete, whoever serves', 'nothing-to-do', 0, 0],
  ])('%s', (_, name, share, broken) => {
    // given
    const lives = [aLife({ step: 'delete the record', ended: aWord(aVerdict(name)) })];
    const history = aHistory({ schedule: { tale: plainDatabase }, shares: sinceAMinute(share), lives });
    // when
    const violations = trueVerdict.violations(history);
    // then
    expect(violations).toHaveLength(broken);
  });
});

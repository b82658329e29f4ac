import { describe, expect, test } from '@jest/globals';
import type { Mark, Stage } from '../../../src/release/mark.ts';
import type { VerdictName } from '../../../src/release/verdict.ts';
import { aCall, aHistory, aLife, after, aVerdict, aWord, minute } from '../a-history.ts';
import type { LifeEnded } from '../history.ts';
import { plainNative } from '../kills/native-tales.ts';
import { tales } from '../kills/tales.ts';
import { nothingLeftDivided } from './nothing-left-divided.ts';

const { tale } = tales['a slow function'];
const held: Stage = { is: 'held', until: after(60 * minute), by: { runId: '1', attempt: 1 } };
const markOf = (stage: Stage): Mark => ({ changeId: 'gl-1-0123abcd.1', from: '2', to: '4', stage });

const split = { 2: 90, 4: 10 };
const says = (name: VerdictName): LifeEnded => aWord(aVerdict(name));

function dayThat(ended: LifeEnded, shares: Readonly<Record<string, number>>, stage: Stage) {
  const lives = [aLife({ ended })];
  return aHistory({ schedule: { tale }, lives, aliases: [{ at: after(minute), shares, mark: markOf(stage) }] });
}

describe('At the end of a day an alias', () => {
  test.each<[string, LifeEnded, Readonly<Record<string, number>>, Stage, number]>([
    ['leads to one version, and nobody holds it', says('released'), { 4: 100 }, { is: 'released' }, 0],
    ['is back at blue', says('rolled-back'), { 2: 100 }, { is: 'taken back' }, 0],
    ['is divided after a good end', says('released'), split, { is: 'released' }, 1],
    ['is divided and held after a way back', says('rolled-back'), split, held, 2],
    ['is held after its release was over', says('released'), { 4: 100 }, held, 1],
    ['was given back by hand, whatever is written there', says('rolled-back'), { 2: 100 }, held, 0],
    ['is divided where that is said', says('broken'), split, held, 0],
    ['is divided where the process was lost', { is: 'lost' }, split, held, 0],
  ])('%s', (_, ended, shares, stage, broken) => {
    // given
    const history = dayThat(ended, shares, stage);
    // when
    const violations = nothingLeftDivided.violations(history);
    // then
    expect(violations).toHaveLength(broken);
  });

  test('may be held where AWS did not take the last word', () => {
    // given
    const outcome = { kind: 'error', name: 'ServiceException', message: '' } as const;
    const calls = [aCall('UpdateAlias', after(minute), { service: 'lambda', outcome })];
    // when
    const violations = nothingLeftDivided.violations({ ...dayThat(says('released'), { 4: 100 }, held), calls });
    // then
    expect(violations).toEqual([]);
  });
});

describe("At the end of a day a service of ECS's own", () => {
  test.each<[string, LifeEnded, number, number]>([
    ['has all users on green', says('released'), 100, 0],
    ['has all users on blue', says('rolled-back'), 0, 0],
    ['is divided after a good end', says('released'), 10, 1],
    ['is divided after a way back', says('rolled-back'), 10, 1],
    ['is divided where that is said', says('broken'), 10, 0],
    ['is divided where the process was lost', { is: 'lost' }, 10, 0],
  ])('%s', (_, ended, green, broken) => {
    // given
    const shares = [
      { at: after(0), green: 0 },
      { at: after(minute), green },
    ];
    const history = aHistory({ schedule: { tale: plainNative }, lives: [aLife({ ended })], shares });
    // when
    const violations = nothingLeftDivided.violations(history);
    // then
    expect(violations).toHaveLength(broken);
  });
});

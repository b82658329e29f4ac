import { describe, expect, test } from '@jest/globals';
import { chooseKills } from './choose.ts';
import { type FoundKill, printKill, type Through } from './kill.ts';

const kill = (nth: number, weight: FoundKill['weight']): FoundKill => ({
  tale: 'a slow release',
  blow: 'SIGKILL',
  point: { operation: 'ecs:DescribeServices', nth, point: 'after' },
  weight,
});
const found = Array.from({ length: 40 }, (_, index) => kill(index + 1, index % 4 === 0 ? 'its own' : 'one of many'));

const bundled = (most: number) => ({ 'the bundle': most, 'the sources': 0 });
const named = (kill: FoundKill) => printKill({ ...kill, through: 'the bundle' });

describe('The kills that are played', () => {
  test('are all that are like no other, and some of the many', () => {
    // when
    const chosen = chooseKills(found, bundled(20), 1).map(printKill);
    // then
    const owned = found.filter(({ weight }) => weight === 'its own').map(named);
    expect(chosen).toHaveLength(20);
    expect(chosen).toEqual(expect.arrayContaining(owned));
  });

  test('are those at a write before all others', () => {
    // given
    const atWrites = Array.from({ length: 15 }, (_, index) => kill(index + 41, 'at a write'));
    // when
    const chosen = chooseKills([...found, ...atWrites], bundled(16), 1).map(printKill);
    // then
    expect(chosen).toEqual(expect.arrayContaining(atWrites.map(named)));
  });

  test('are others of the many for another seed, and the same for the same', () => {
    // when
    const [first, again, other] = [1, 1, 2].map(seed => chooseKills(found, bundled(20), seed).map(printKill));
    // then
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });

  test('are the others of the many in process, as far as they fit', () => {
    // when
    const chosen = chooseKills(found, { 'the bundle': 20, 'the sources': 15 }, 1);
    // then
    const through = (which: Through) => chosen.filter(kill => kill.through === which);
    expect([through('the bundle').length, through('the sources').length]).toEqual([20, 15]);
    expect(new Set(chosen.map(({ point }) => point.nth)).size).toBe(35);
  });

  test('are all where there are not more', () => {
    // when
    const chosen = chooseKills(found, bundled(Infinity), 1).map(printKill);
    // then
    expect(chosen).toEqual(found.map(named));
  });
});

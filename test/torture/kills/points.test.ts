import { describe, expect, test } from '@jest/globals';
import { aCall, after, second } from '../a-history.ts';
import { parseKill, printKill } from './kill.ts';
import { killPoints, printPoint } from './points.ts';

const calls = (...names: readonly string[]) => names.map((name, index) => aCall(name, after(index * second)));
const read = 'GetDeployment';
const write = 'CreateDeployment';

describe('The points at which a process is struck', () => {
  test.each([
    ['a write', [write], ['CreateDeployment 1']],
    ['one read', [read], ['GetDeployment 1']],
    [
      'the first, second and last of equal reads',
      Array.from({ length: 9 }, () => read),
      [1, 2, 9].map(nth => `${read} ${nth}`),
    ],
    ['reads before and after a write', [read, write, read], [`${read} 1`, `${write} 1`, `${read} 2`]],
    ['two kinds of reads', [read, 'ListDeployments', read], [`${read} 1`, `${read} 2`, 'ListDeployments 1']],
  ])('are before and after %s', (_, names, expected) => {
    // when
    const points = killPoints(calls(...names), []);
    // then
    const both = expected.flatMap(name => [`codedeploy:${name} before`, `codedeploy:${name} after`]);
    expect(points.map(printPoint)).toEqual(both);
  });

  test('are looked for anew when traffic has moved', () => {
    // given
    const looks = calls(...Array.from({ length: 8 }, () => read));
    // when
    const points = killPoints(looks, [{ at: after(3.5 * second), green: 10 }]);
    // then
    expect(points.filter(({ point }) => point === 'before').map(({ nth }) => nth)).toEqual([1, 2, 4, 5, 6, 8]);
  });

  test.each([
    ['SIGINT', 'the bundle'],
    ['SIGKILL', 'the sources'],
    ['out of memory', 'the sources'],
  ] as const)('can be named on the command line: %s, %s', (blow, through) => {
    // given
    const point = { operation: 'ecs:DescribeServices', nth: 3, point: 'after' } as const;
    const kill = { tale: 'a slow release', blow, point, through } as const;
    // when
    const again = parseKill(printKill(kill));
    // then
    expect(again).toEqual(kill);
  });
});

import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { deleteOldVersions, oldVersions } from '../../../src/targets/lambda/old-versions.ts';
import { bluePackage } from '../../releases/checkout.ts';
import { openFunction, type OpenFunction } from './open-function.ts';

const versionsTo = (last: number) =>
  Array.from({ length: last }, (_, index) => ({
    version: String(index + 1),
    package: bluePackage,
    configuration: { Timeout: index + 1 },
  }));

const leftIn = ({ aws }: OpenFunction): readonly string[] => {
  const { functions } = aws.state() as { functions: readonly { versions: readonly { version: string }[] }[] };
  return functions.flatMap(({ versions }) => versions.map(({ version }) => version));
};

const deletions = ({ aws }: OpenFunction) => aws.calls().filter(({ operation }) => operation === 'DeleteFunction');

describe('Old versions', () => {
  test('are all kept where nobody asked for less', async () => {
    // given
    await using world = await openFunction({ function: { versions: versionsTo(9) } });
    // when
    const said = await deleteOldVersions(world.hand, 'all', ['8', '9']);
    // then
    expect(said).toEqual([]);
    expect(world.called()).toEqual([]);
  });

  test('are deleted beyond the newest, oldest first, by their numbers and not by their letters', async () => {
    // given
    await using world = await openFunction({
      function: { versions: versionsTo(12), aliases: [{ name: 'live', version: '12' }] },
    });
    // when
    const said = await deleteOldVersions(world.hand, 3, ['11', '12']);
    // then
    expect(leftIn(world)).toEqual(['10', '11', '12']);
    expect(said).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9'].map(number => `deleted checkout:${number}`));
  });

  test('are kept where any alias leads to them, with all traffic or a share, and where they are the way back', async () => {
    // given
    const aliases = [
      { name: 'live', version: '9' },
      { name: 'beta', version: '2', weights: { 4: 0.5 } },
    ];
    await using world = await openFunction({ function: { versions: versionsTo(9), aliases } });
    // when
    await deleteOldVersions(world.hand, 1, ['6', '9']);
    // then
    expect(leftIn(world)).toEqual(['2', '4', '6', '9']);
  });

  test('are found on all pages of the list, and aliases too', async () => {
    // given: Lambda lists 50 at a time
    const aliases = Array.from({ length: 60 }, (_, index) => ({ name: `a${index}`, version: String(index + 1) }));
    await using world = await openFunction({ function: { versions: versionsTo(120), aliases, users: [] } });
    // when
    await deleteOldVersions(world.hand, 20, []);
    // then
    const kept = [
      ...Array.from({ length: 60 }, (_, index) => index + 1),
      ...Array.from({ length: 20 }, (_, index) => index + 101),
    ];
    expect(leftIn(world)).toEqual(kept.map(String));
  });

  test('stay where an alias is led to them at the same moment', async () => {
    // given
    await using world = await openFunction({
      function: { versions: versionsTo(4), aliases: [{ name: 'live', version: '4' }] },
    });
    world.aws.faults.inject({ operation: 'lambda:DeleteFunction', calls: { nth: 1 }, fault: { kind: 'hold-before' } });
    // when
    const deleting = deleteOldVersions(world.hand, 2, ['3', '4']);
    await world.aws.faults.holds.someHeld();
    await world.theyCall('CreateAlias', { Name: 'pinned', FunctionVersion: '1' });
    world.aws.faults.holds.releaseAll('go-on');
    // then
    expect(await deleting).toEqual(['deleted checkout:2']);
    expect(leftIn(world)).toEqual(['1', '3', '4']);
  });

  test('are never deleted by a call without a version: that would delete the function', async () => {
    // given
    await using world = await openFunction({
      function: { versions: versionsTo(5), aliases: [{ name: 'live', version: '5' }] },
    });
    // when
    await deleteOldVersions(world.hand, 1, ['4', '5']);
    // then
    expect(deletions(world)).toHaveLength(3);
    for (const { input } of deletions(world)) expect(input).toMatch(/"Qualifier":"\d+"/);
  });

  test('are never among the newest that are to be kept', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 10_000 })), fc.integer({ min: 1, max: 50 }), (all, keep) => {
        // when
        const old = oldVersions(all.map(String), keep).map(Number);
        // then
        const kept = all.filter(number => !old.includes(number));
        expect(kept).toHaveLength(Math.min(keep, all.length));
        expect(Math.max(0, ...old)).toBeLessThan(Math.min(Infinity, ...kept));
      }),
    );
  });
});

import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Mark } from '../../../src/release/mark.ts';
import { aliasRouter } from '../../../src/targets/lambda/alias-router.ts';
import { findAlias } from '../../../src/targets/lambda/alias.ts';
import type { Router, Routing } from '../../../src/targets/router.ts';
import { bluePackage } from '../../releases/checkout.ts';
import { openFunction, type OpenFunction, revision, run } from './open-function.ts';

const versions = ['1', '2', '3'].map((version, index) => ({
  version,
  package: bluePackage,
  configuration: { Timeout: 10 + index },
}));
const described = 'what users call';
const withVersions = { function: { versions, aliases: [{ name: 'live', version: '1', description: described }] } };

const mark: Mark = {
  changeId: run.changeId,
  from: '1',
  to: '2',
  stage: { is: 'held', until: Date.UTC(2026, 10, 21, 20, 30), by: { runId: '9', attempt: 1 } },
};
const [blue, green, third] = ['1', '2', '3'].map(number => revision(number).id) as [string, string, string];
const split = (share: number): Routing & { mark: Mark } => ({
  shares: new Map([
    [blue, Number((100 - share).toFixed(4))],
    [green, share],
  ]),
  mark,
});
const all = (id: string, of: Mark = mark): Routing & { mark: Mark } => ({ shares: new Map([[id, 100]]), mark: of });

const routerOf = ({ hand }: OpenFunction, alias = 'live'): Router => aliasRouter({ ...hand, alias, revision });

const aliasIn = ({ hand }: OpenFunction, alias = 'live') => findAlias(hand, hand.patient, alias);

describe('The weights of an alias', () => {
  test('are read as shares of the revisions, without those that have none', async () => {
    // given
    await using world = await openFunction(withVersions);
    // when
    const seen = await routerOf(world).read('brisk');
    // then
    expect(seen).toEqual({ shares: new Map([[blue, 100]]), mark: undefined, lock: expect.any(String) });
  });

  test('leave blue the version of the alias itself until green has everything', async () => {
    // given
    await using world = await openFunction(withVersions);
    const router = routerOf(world);
    // when
    const written = [await router.write(await router.read('brisk'), split(10)), await aliasIn(world)];
    const moved = [await router.write(await router.read('brisk'), all(green)), await aliasIn(world)];
    const back = [await router.write(await router.read('brisk'), all(blue)), await aliasIn(world)];
    // then
    expect(written).toMatchObject([split(10), { version: '1', beside: { version: '2', share: 10 } }]);
    expect(moved).toMatchObject([all(green), { version: '2', beside: undefined }]);
    expect(back).toMatchObject([all(blue), { version: '1', beside: undefined }]);
  });

  test('are read back as they were asked for, however odd they are in binary', async () => {
    // given
    await using world = await openFunction(withVersions);
    const router = routerOf(world);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 9_999 }), async hundredths => {
        const asked = split(hundredths / 100);
        // when
        const written = await router.write(await router.read('brisk'), asked);
        // then
        expect(written).toMatchObject(asked);
        expect(await router.read('brisk')).toEqual(written);
        await world.clock.sleep(1_000);
      }),
      { numRuns: 60, examples: [[7], [29], [700], [2_900], [5_800], [9_999]] },
    );
  });

  test('keep what a user wrote into the description, through all that is written there', async () => {
    // given
    await using world = await openFunction(withVersions);
    const router = routerOf(world);
    // when
    await router.write(await router.read('brisk'), split(10));
    await router.write(await router.read('brisk'), all(green, { ...mark, stage: { is: 'released' } }));
    // then
    expect(await aliasIn(world)).toMatchObject({ description: described, mark: { stage: { is: 'released' } } });
  });

  test('are not written where the user’s own words leave no room for the mark: nothing of theirs is cut', async () => {
    // given
    const long = [{ name: 'live', version: '1', description: 'x'.repeat(240) }];
    await using world = await openFunction({ function: { versions, aliases: long } });
    const router = routerOf(world);
    const seen = await router.read('brisk');
    // when
    const writing = (async () => router.write(seen, split(10)))();
    // then
    await expect(writing).rejects.toMatchObject({ code: 'refused' });
    expect(world.written()).toEqual([]);
  });

  test('are not written over what somebody else has written since they were read', async () => {
    // given
    await using world = await openFunction(withVersions);
    const router = routerOf(world);
    const seen = await router.read('brisk');
    await world.theyCall('UpdateAlias', { Name: 'live', FunctionVersion: '3' });
    // when
    const written = await router.write(seen, split(10));
    // then
    expect(written).toBe('stale');
    expect(await aliasIn(world)).toMatchObject({ version: '3', beside: undefined });
  });

  test.each(['lost-after', 'lost-before', 'throttle', 'server-error'] as const)(
    'are written once where a call ends by %s',
    async kind => {
      // given
      await using world = await openFunction(withVersions);
      world.aws.faults.inject({ operation: 'lambda:UpdateAlias', calls: { nth: 1 }, fault: { kind } });
      const router = routerOf(world);
      // when
      const written = await router.write(await router.read('brisk'), split(10));
      // then
      expect(written).toMatchObject(split(10));
      expect(await aliasIn(world)).toMatchObject({ beside: { version: '2', share: 10 }, mark });
      const applied = world.aws.calls().filter(call => call.operation === 'UpdateAlias' && call.outcome.kind === 'ok');
      expect(applied.length).toBeLessThanOrEqual(1);
    },
  );

  test('say where a version and its weight cannot be had, in the words of Lambda', async () => {
    // given: a version with another role
    const other = {
      version: '3',
      package: bluePackage,
      configuration: { Role: 'arn:aws:iam::123456789012:role/other' },
    };
    await using world = await openFunction({
      function: { ...withVersions.function, versions: [...versions.slice(0, 2), other] },
    });
    const router = routerOf(world);
    const seen = await router.read('brisk');
    // when
    const writing = router.write(seen, {
      shares: new Map([
        [blue, 90],
        [third, 10],
      ]),
      mark: { ...mark, to: '3' },
    });
    // then
    await expect(writing).rejects.toMatchObject({ code: 'rejected' });
    expect(await aliasIn(world)).toMatchObject({ beside: undefined, mark: undefined });
  });
});

describe('An alias that does not exist yet', () => {
  const first = { ...mark, from: undefined, to: '1' };

  test('is seen as nothing, and made at green with all traffic', async () => {
    // given
    await using world = await openFunction({ function: { versions, aliases: [], users: [] } });
    const router = routerOf(world);
    // when
    const seen = await router.read('brisk');
    const written = await router.write(seen, all(blue, first));
    // then
    expect(seen).toEqual({ shares: new Map(), mark: undefined, lock: undefined });
    expect(written).toMatchObject(all(blue, first));
    expect(await aliasIn(world)).toMatchObject({ version: '1', beside: undefined, mark: first });
  });

  test('is not taken for ours where somebody else was quicker to make it', async () => {
    // given
    await using world = await openFunction({ function: { versions, aliases: [], users: [] } });
    const router = routerOf(world);
    const seen = await router.read('brisk');
    await world.theyCall('CreateAlias', { Name: 'live', FunctionVersion: '3' });
    // when
    const written = await router.write(seen, all(blue, first));
    // then
    expect(written).toBe('stale');
    expect(await aliasIn(world)).toMatchObject({ version: '3' });
  });

  test('is made once where the answer is lost', async () => {
    // given
    await using world = await openFunction({ function: { versions, aliases: [], users: [] } });
    world.aws.faults.inject({ operation: 'lambda:CreateAlias', calls: { nth: 1 }, fault: { kind: 'lost-after' } });
    const router = routerOf(world);
    // when
    const written = await router.write(await router.read('brisk'), all(blue, first));
    // then
    expect(written).toMatchObject(all(blue, first));
    expect(world.written()).toEqual(['CreateAlias']);
  });
});

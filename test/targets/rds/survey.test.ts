import { describe, expect, test } from '@jest/globals';
import type { Aim } from '../../../src/release/aim.ts';
import type { Survey } from '../../../src/targets/ports.ts';
import type { OpenShop } from '../open-shop.ts';
import { againRun, anotherRun, ourRun } from './a-run.ts';
import {
  asked,
  begin,
  deployments,
  minute,
  nothingAsked,
  openOrders,
  openShopCluster,
  planned,
  resourceIdOf,
  second,
  stage,
  survey,
  theyCall,
  toBeReleased,
  until,
  written,
} from './open-orders.ts';

const aLook: Aim = { is: 'a look' };
const handed = (changeId: string): Aim => ({
  is: 'a change',
  handed: { releaseId: changeId.replace(/\.\d+$/, ''), changeId },
  recorded: new Map(),
});
const revision = (name: string): Aim => ({ is: 'a revision', name, recorded: new Map() });

function busyIn(found: Survey): Extract<Survey, { is: 'busy' }> {
  if (found.is !== 'busy') throw new Error(`it is ${found.is}`);
  return found;
}

/** Released as our run asks, to its end. */
async function released(world: OpenShop): Promise<void> {
  const { hands, change } = await stage(world);
  await hands.mover.advance(change, 100);
  await until(world, hands, change, ({ motion }) => motion.is === 'finished');
}

async function madeByThem(world: OpenShop): Promise<string> {
  await theyCall(world, 'CreateBlueGreenDeployment', {
    BlueGreenDeploymentName: 'by-hand',
    Source: 'arn:aws:rds:us-east-1:123456789012:db:orders',
  });
  return (await deployments(world))[0]?.BlueGreenDeploymentIdentifier ?? '';
}

describe('a survey of a database', () => {
  test('tells blue, what green will be, and what RDS can do, and writes nothing', async () => {
    // given
    await using world = await openOrders();
    // when
    const { found, ours } = toBeReleased(await survey(world));
    // then
    expect(ours).toBeUndefined();
    expect(found).toMatchObject({
      blue: { id: await resourceIdOf(world, 'orders'), name: await resourceIdOf(world, 'orders') },
      blueMadeBy: undefined,
      green: { is: 'to be made', family: 'orders, mysql 8.4.3' },
      differences: [{ field: 'engine version', shown: 'values', from: '8.0.40', to: '8.4.3' }],
      adopting: 'nothing',
      serving: { who: 'blue', green: 0 },
      servedWell: true,
      configured: { strategy: { kind: 'blue-green' }, alarms: [] },
      can: { mover: 'RDS', hold: 'before traffic', readyWait: 'for ever', wayBack: 'before traffic' },
    });
    expect(written(world)).toEqual([]);
  });

  test.each([
    { what: 'nothing', engineVersion: undefined },
    { what: 'the version that serves', engineVersion: '8.0.40' },
    { what: 'the major version of what serves', engineVersion: '8.0' },
  ])('finds that it serves already where $what is asked for', async ({ engineVersion }) => {
    // given
    await using world = await openOrders();
    const target = { ...asked, green: { ...asked.green, engineVersion } };
    // when
    const found = await survey(world, { target });
    // then
    expect(found).toMatchObject({ is: 'serving already', revision: { id: await resourceIdOf(world, 'orders') } });
  });

  test('makes a green that is as blue where it is asked for anew', async () => {
    // given
    await using world = await openOrders();
    // when
    const found = await survey(world, { target: nothingAsked, aim: { is: 'the inputs anew', others: undefined } });
    // then
    expect(found).toMatchObject({ is: 'to be released', ours: undefined, found: { differences: [] } });
  });

  test('finds its cluster', async () => {
    // given
    await using world = await openShopCluster();
    const target = { ...asked, database: 'shop', green: { ...asked.green, engineVersion: '16.6' } };
    // when
    const { found } = toBeReleased(await survey(world, { target }));
    // then
    expect(found.blue.id).toMatch(/^cluster-/);
    expect(found.differences).toEqual([{ field: 'engine version', shown: 'values', from: '15.10', to: '16.6' }]);
  });
});

describe('a name', () => {
  test('that nothing has is said to be missing', async () => {
    // given
    await using world = await openOrders();
    // when
    const found = survey(world, { target: { ...asked, database: 'order' } });
    // then
    await expect(found).rejects.toMatchObject({
      code: 'missing',
      message: expect.stringContaining('no database order '),
    });
  });

  test('of an instance inside a cluster is refused with the name of the cluster', async () => {
    // given
    await using world = await openShopCluster();
    // when
    const found = survey(world, { target: { ...asked, database: 'shop-1' } });
    // then
    await expect(found).rejects.toMatchObject({
      code: 'refused',
      problems: [{ where: 'database', value: 'shop-1', remedy: '`database: shop`' }],
    });
  });

  test('of both an instance and a cluster is refused', async () => {
    // given
    await using world = await openOrders({
      rds: {
        clusters: [
          {
            name: 'orders',
            engine: 'aurora-mysql',
            engineVersion: '8.0.mysql_aurora.3.08.0',
            members: [{ name: 'orders-a' }],
          },
        ],
      },
    });
    // when
    const found = survey(world);
    // then
    await expect(found).rejects.toMatchObject({ code: 'refused', problems: [{ where: 'database', value: 'orders' }] });
  });

  test('of a green is refused with that of its blue', async () => {
    // given
    await using world = await openOrders();
    await stage(world);
    const green = (await deployments(world))[0]?.Target?.split(':').at(-1) ?? '';
    // when
    const found = survey(world, { target: { ...asked, database: green } });
    // then
    await expect(found).rejects.toMatchObject({ code: 'refused', problems: [{ remedy: '`database: orders`' }] });
  });
});

describe('a deployment that this release has begun', () => {
  test('is made on by the next attempt, as long as its green cannot be told', async () => {
    // given
    await using world = await openOrders();
    const first = await planned(world);
    await first.hands.stager.make(first.plan.run);
    // when
    const again = await begin(world, { run: againRun });
    // then
    expect(again.plan.run.changeId).toBe(ourRun.changeId);
    expect(await deployments(world)).toHaveLength(1);
    expect(written(world)).toEqual(['CreateBlueGreenDeployment']);
  });

  test('is gone on with by the next attempt once its green is there', async () => {
    // given
    await using world = await openOrders();
    const { change } = await begin(world);
    // when
    const { found, ours } = toBeReleased(await survey(world, { run: againRun }));
    // then
    expect(ours).toEqual(change);
    expect(found).toMatchObject({
      run: { changeId: ourRun.changeId },
      green: { is: 'made', revision: change.revision, begun: { id: change.id, attempt: 1, traffic: [] } },
      adopting: { begunAt: change.began },
      serving: { who: 'blue' },
    });
  });

  test('is gone on with as it was begun, which is said where the inputs name something else', async () => {
    // given
    await using world = await openOrders();
    await stage(world);
    const target = { ...asked, green: { ...asked.green, engineVersion: '8.0.42' } };
    // when
    const { found } = toBeReleased(await survey(world, { run: againRun, target }));
    const findings = found.findings({ purpose: 'release', gates: [], strategy: { kind: 'blue-green' } });
    // then
    expect(found.differences).toContainEqual({ field: 'engine version', shown: 'values', from: '8.0.40', to: '8.4.3' });
    expect(findings).toMatchObject([{ level: 'warning', where: 'inputs' }]);
  });

  test('is found by a promotion that is handed its id, days later, and not by that of another', async () => {
    // given
    await using world = await openOrders();
    const { change } = await stage(world);
    await world.clock.sleep(48 * 60 * minute);
    const run = { ...anotherRun };
    // when
    const [meant, other] = [
      await survey(world, { run, target: nothingAsked, aim: handed(ourRun.changeId) }),
      await survey(world, { run, target: nothingAsked, aim: handed('gl-70-0a1b2c3d.1') }),
    ];
    // then
    expect(meant).toMatchObject({ is: 'to be released', ours: change });
    expect(other).toMatchObject({ is: 'not in flight', holder: change.id });
  });

  test('that was switched over is not in flight any more, and serves', async () => {
    // given
    await using world = await openOrders();
    await released(world);
    // when
    const [promoted, again] = [
      await survey(world, { target: nothingAsked, aim: handed(ourRun.changeId) }),
      await survey(world, { run: againRun }),
    ];
    // then
    expect(promoted).toMatchObject({ is: 'not in flight', holder: undefined, found: { blueMadeBy: ourRun.changeId } });
    expect(again).toMatchObject({
      is: 'serving already',
      madeBy: ourRun.changeId,
      found: { blueFrom: ourRun.origin, serving: { who: 'green' } },
    });
  });

  test.each(['open', 'unproven'] as const)(
    'and was switched over while nobody was there is gone on with, so that its bake is watched: %s',
    async standing => {
      // given
      await using world = await openOrders();
      const old = await resourceIdOf(world, 'orders');
      await released(world);
      const wanted = await resourceIdOf(world, 'orders');
      const recorded = new Map([[ourRun.changeId, { wanted, purpose: 'release', standing } as const]]);
      const promoted = { ...handed(ourRun.changeId), recorded } as Aim;
      // when
      const surveys = [
        await survey(world, { run: againRun, aim: { is: 'the inputs', recorded } }),
        await survey(world, { run: anotherRun, target: nothingAsked, aim: promoted }),
      ];
      // then
      for (const found of surveys)
        expect(found).toMatchObject({
          is: 'to be released',
          ours: { revision: { id: wanted } },
          found: {
            run: { changeId: ourRun.changeId },
            blue: { id: old },
            blueMadeBy: undefined,
            green: { is: 'made' },
            serving: { who: 'green', green: 100 },
          },
        });
      const [{ hands, ours }] = surveys.map(toBeReleased) as [ReturnType<typeof toBeReleased>];
      const seen = await hands(
        (await planned(world, { run: againRun, aim: { is: 'the inputs', recorded } })).plan,
      ).mover.see(ours!);
      expect(seen).toMatchObject({ motion: { is: 'finished', switched: { from: expect.any(Number) } } });
    },
  );

  test.each(['serves', 'taken back', undefined] as const)(
    'and was switched over, and whose end was told, is over: %s',
    async standing => {
      // given
      await using world = await openOrders();
      await released(world);
      const wanted = await resourceIdOf(world, 'orders');
      const entries =
        standing === undefined ? [] : [[ourRun.changeId, { wanted, purpose: 'release', standing }] as const];
      const recorded = new Map(entries);
      // when
      const found = await survey(world, { run: againRun, aim: { is: 'the inputs', recorded } });
      // then
      expect(found).toMatchObject({ is: 'serving already', found: { blueMadeBy: ourRun.changeId } });
    },
  );

  test('and was switched over, with nobody there and old blue deleted since, is over', async () => {
    // given
    await using world = await openOrders();
    await released(world);
    const wanted = await resourceIdOf(world, 'orders');
    await theyCall(world, 'DeleteDBInstance', { DBInstanceIdentifier: 'orders-old1', SkipFinalSnapshot: true });
    await world.clock.sleep(20 * minute);
    const recorded = new Map([[ourRun.changeId, { wanted, purpose: 'release', standing: 'open' } as const]]);
    // when
    const found = await survey(world, { run: againRun, aim: { is: 'the inputs', recorded } });
    // then
    expect(found).toMatchObject({ is: 'serving already', revision: { id: wanted } });
  });

  test('cannot be made a second time by the same attempt: two could not be told apart', async () => {
    // given
    await using world = await openOrders();
    await released(world);
    const target = { ...asked, green: { ...asked.green, instanceClass: 'db.r6g.xlarge' } };
    // when
    const { found } = toBeReleased(await survey(world, { target }));
    const findings = found.findings({ purpose: 'release', gates: [], strategy: { kind: 'blue-green' } });
    // then
    expect(findings).toContainEqual(expect.objectContaining({ level: 'error', where: 'operation' }));
  });

  test('is named by its id also when it is over', async () => {
    // given
    await using world = await openOrders();
    const { change, plan, hands } = await stage(world);
    await hands.mover.advance(change, 100);
    await until(world, hands, change, ({ motion }) => motion.is === 'finished');
    // when
    const { found, ours } = toBeReleased(await survey(world, { aim: { is: 'a deployment', id: change.id } }));
    // then
    expect(ours).toEqual(change);
    expect(found).toMatchObject({ blue: plan.blue, serving: { who: 'green' } });
  });

  test('that is being deleted is waited for, and not gone on with', async () => {
    // given
    await using world = await openOrders();
    const { change } = await stage(world);
    await theyCall(world, 'DeleteBlueGreenDeployment', {
      BlueGreenDeploymentIdentifier: change.id,
      DeleteTarget: true,
    });
    // when
    const found = await survey(world, { run: againRun });
    // then
    expect(found).toMatchObject({ is: 'busy', with: { id: change.id } });
  });
});

describe('a database that another deployment holds', () => {
  test('is busy with a release of Greenlight’s, by its run and its sides', async () => {
    // given
    await using world = await openOrders();
    const { change, plan } = await stage(world);
    // when
    const found = busyIn(await survey(world, { run: anotherRun }));
    // then
    expect(found.with).toEqual({
      is: 'deployment',
      id: change.id,
      began: change.began,
      creator: undefined,
      standsFor: expect.stringContaining('until it is switched over, or removed with `operation: rollback`'),
      madeBy: {
        is: 'another release',
        changeId: ourRun.changeId,
        origin: ourRun.origin,
        revision: change.revision.name,
        beside: plan.blue.name,
        serves: 'not all',
        holder: { is: 'at it' },
      },
    });
  });

  test('is busy with what somebody has made by hand, until that is switched over', async () => {
    // given
    await using world = await openOrders();
    const id = await madeByThem(world);
    const found = busyIn(await survey(world));
    const before = await found.watch();
    // when
    await world.clock.sleep(30 * minute);
    await theyCall(world, 'SwitchoverBlueGreenDeployment', { BlueGreenDeploymentIdentifier: id });
    await world.clock.sleep(5 * minute);
    const after = await found.watch();
    // then
    expect(found.with).toMatchObject({
      id,
      madeBy: { is: 'somebody else' },
      standsFor: expect.stringContaining('deleted by whoever has made it'),
    });
    expect([before, after]).toEqual(['busy', 'free']);
  });

  test('is free once the older release is ended, and its green is deleted with it', async () => {
    // given
    await using world = await openOrders();
    const { plan } = await stage(world);
    const found = busyIn(await survey(world, { run: anotherRun }));
    // when
    const answer = await found.end(undefined);
    await world.clock.sleep(30 * minute);
    // then
    expect(answer).toBe('ended');
    expect(await found.watch()).toBe('free');
    expect(await resourceIdOf(world, 'orders')).toBe(plan.blue.id);
    expect(await survey(world, { run: anotherRun })).toMatchObject({ is: 'to be released', ours: undefined });
  });

  test('says where it waits for what never ends by itself', async () => {
    // given
    await using world = await openOrders();
    const staged = await stage(world);
    const green = (await deployments(world))[0]?.Target?.split(':').at(-1);
    await theyCall(world, 'PromoteReadReplica', { DBInstanceIdentifier: green });
    await staged.until(({ motion }) => motion.is === 'stopped');
    // when
    const found = busyIn(await survey(world, { run: anotherRun }));
    // then
    expect(found.with.standsFor).toBe(
      'It can never be switched over, and stands there until it is removed with `operation: rollback`',
    );
  });

  test('is not taken from a release that switches over', async () => {
    // given
    await using world = await openOrders();
    const { hands, change } = await stage(world);
    const found = busyIn(await survey(world, { run: anotherRun }));
    await hands.mover.advance(change, 100);
    await world.clock.sleep(2 * second);
    // when
    const answer = await found.end(undefined);
    // then
    expect(answer).toBe('stale');
    expect(written(world)).not.toContain('DeleteBlueGreenDeployment');
  });

  test('is told to whoever only looks', async () => {
    // given
    await using world = await openOrders();
    const { change } = await begin(world);
    // when
    const found = await survey(world, { target: nothingAsked, run: anotherRun, aim: aLook });
    // then
    expect(found).toMatchObject({ is: 'busy', with: { id: change.id } });
  });
});

describe('a database that is asked back', () => {
  test('is the blue of a deployment in flight: that is gone back from', async () => {
    // given
    await using world = await openOrders();
    const { change, plan } = await stage(world);
    // when
    const found = await survey(world, { run: anotherRun, target: nothingAsked, aim: revision(plan.blue.name) });
    // then
    expect(found).toMatchObject({ is: 'to be released', ours: change });
  });

  test('and serves is there already', async () => {
    // given
    await using world = await openOrders();
    // when
    const found = await survey(world, { aim: revision(await resourceIdOf(world, 'orders')) });
    // then
    expect(found).toMatchObject({ is: 'serving already' });
  });

  test('and was switched away from is refused, with where it stands and what going back by hand takes', async () => {
    // given
    await using world = await openOrders();
    const old = await resourceIdOf(world, 'orders');
    await released(world);
    // when
    const found = survey(world, { run: anotherRun, target: nothingAsked, aim: revision(old) });
    // then
    await expect(found).rejects.toMatchObject({
      code: 'refused',
      problems: [
        {
          where: 'operation',
          reason: expect.stringMatching(/one way.*stands beside it as orders-old1, takes no writes/),
          remedy: expect.stringContaining('by hand'),
        },
      ],
    });
  });

  test('and does not exist any more is refused too', async () => {
    // given
    await using world = await openOrders();
    // when
    const found = survey(world, { aim: revision('db-GONE') });
    // then
    await expect(found).rejects.toMatchObject({ problems: [{ reason: expect.stringContaining('does not exist') }] });
  });
});

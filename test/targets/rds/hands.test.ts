import { describe, expect, test } from '@jest/globals';
import { asked, begin, openOrders, openShopCluster, second, stage, theyCall, until } from './open-orders.ts';

const shop = { ...asked, database: 'shop', green: { ...asked.green, engineVersion: '16.6' } };

describe('a cluster that is released', () => {
  test('is switched over with all its instances', async () => {
    // given
    await using world = await openShopCluster();
    const { hands, change, plan } = await stage(world, { target: shop });
    // when
    await hands.mover.advance(change, 100);
    const after = await until(world, hands, change, ({ motion }) => motion.is === 'finished', 5 * second);
    // then
    expect([plan.blue.id, change.revision.id].every(id => id.startsWith('cluster-'))).toBe(true);
    expect(after).toMatchObject({
      serving: { who: 'green', green: 100 },
      motion: { switched: { from: expect.any(Number), until: expect.any(Number) } },
      endpoint: undefined,
    });
    expect(await hands.confirm(change)).toMatchObject({ served: 'green' });
    expect(await hands.health(change)).toMatchObject({ blue: { healthy: 2 }, green: { healthy: 2 } });
  });

  test('is measured on the replication slots of blue, by the instance that is written to', async () => {
    // given
    await using world = await openShopCluster();
    const { hands, change } = await stage(world, { target: shop });
    // when
    const { replication } = hands.vantage(change);
    // then
    expect(replication).toMatchObject({
      lag: { metric: 'OldestReplicationSlotLag', dimensions: { DBInstanceIdentifier: 'shop-1' }, tells: 'bytes' },
    });
  });

  test('costs two calls a look while RDS makes green', async () => {
    // given
    await using world = await openShopCluster();
    const { hands, change } = await begin(world, { target: shop });
    const before = world.called().length;
    // when
    await hands.mover.see(change);
    // then
    expect(world.called().slice(before)).toEqual(['DescribeBlueGreenDeployments', 'DescribeDBClusters']);
  });
});

describe('a green database', () => {
  test('is measured by its lag', async () => {
    // given
    await using world = await openOrders();
    const { hands, change } = await stage(world);
    // when
    const { replication, invoke } = hands.vantage(change);
    // then
    expect(invoke).toBe('no function');
    expect(replication).toMatchObject({
      lag: {
        metric: 'ReplicaLag',
        dimensions: { DBInstanceIdentifier: expect.stringMatching(/^orders-green-\w{6}$/) },
        tells: 'seconds',
      },
      blue: { connections: { dimensions: { DBInstanceIdentifier: 'orders' } } },
    });
  });

  test('explains why it could not be made', async () => {
    // given
    await using world = await openOrders({
      course: { tasks: { DB_ENGINE_VERSION_UPGRADE: { takes: '2m', fails: 'the upgrade checks found 3 errors' } } },
    });
    const { hands, change, until: sees } = await begin(world);
    // when
    const seen = await sees(({ motion }) => motion.is === 'stopped');
    const { causes } = await hands.explain(change);
    // then
    expect(seen).toMatchObject({ motion: { reached: 'nobody', back: { is: 'none' } }, serving: { who: 'blue' } });
    expect(causes.map(({ text }) => text).join('\n')).toContain('the upgrade checks found 3 errors');
    expect(causes.every(({ kind }) => kind === 'cause')).toBe(true);
  });

  test('that is gone makes confirming no harder: blue serves', async () => {
    // given
    await using world = await openOrders();
    const { hands, change, until: sees } = await stage(world);
    await theyCall(world, 'DeleteBlueGreenDeployment', {
      BlueGreenDeploymentIdentifier: change.id,
      DeleteTarget: true,
    });
    await sees(({ motion }) => motion.is === 'stopped' && motion.back.is === 'done');
    // when
    const [confirmation, health] = [await hands.confirm(change), await hands.health(change)];
    // then
    expect(confirmation).toMatchObject({ served: 'blue' });
    expect(health).toMatchObject({ blue: { healthy: 1 }, green: undefined });
  });
});

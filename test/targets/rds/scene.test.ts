import { describe, expect, test } from '@jest/globals';
import { rdsScene } from '../../../src/targets/rds/scene.ts';
import { ourRun } from './a-run.ts';
import {
  begin,
  minute,
  openOrders,
  openShopCluster,
  reachOf,
  resourceIdOf,
  second,
  stage,
  until,
  written,
} from './open-orders.ts';

describe('the scene of a database', () => {
  test('is what serves, where nothing is made beside it', async () => {
    // given
    await using world = await openOrders();
    // when
    const scene = await rdsScene({ database: 'orders' }, reachOf(world));
    // then
    expect(scene).toMatchObject({
      mover: 'RDS',
      stands: [
        {
          revision: { name: await resourceIdOf(world, 'orders') },
          madeBy: undefined,
          share: 100,
          health: { healthy: 1, unhealthy: 0 },
          note: 'called orders, mysql 8.0.40',
        },
      ],
      weightsUnknown: undefined,
      flight: undefined,
    });
    expect(scene.stands).toHaveLength(1);
  });

  test('shows green beside it, whose it is, and what it does', async () => {
    // given
    await using world = await openOrders();
    const { change, plan } = await begin(world);
    // when
    const making = await rdsScene({ database: 'orders' }, reachOf(world));
    await world.clock.sleep(30 * minute);
    const made = await rdsScene({ database: 'orders' }, reachOf(world));
    // then
    expect(making.flight).toMatchObject({
      id: change.id,
      by: { is: 'a release', changeId: ourRun.changeId },
      brings: change.revision.name,
      motion: { is: 'preparing' },
    });
    expect(made).toMatchObject({
      stands: [
        { revision: plan.blue, share: 100 },
        { revision: change.revision, madeBy: ourRun.changeId, origin: ourRun.origin, share: 0 },
      ],
      flight: {
        motion: { is: 'ready', until: undefined },
        readyWait: 'for ever',
        endpoint: expect.stringMatching(/^orders-green-/),
      },
    });
    expect(written(world)).toEqual(['CreateBlueGreenDeployment']);
  });

  test('follows a switchover', async () => {
    // given
    await using world = await openOrders({ course: { switchover: { renameTakes: '20s' } } });
    const { change, hands, plan } = await stage(world);
    await hands.mover.advance(change, 100);
    await until(world, hands, change, ({ serving }) => serving.who === 'unknown', second);
    // when
    const during = await rdsScene({ database: 'orders' }, reachOf(world));
    // then
    expect(during.flight?.motion.is).toBe('switching');
    expect(during.stands.map(({ revision }) => revision.id).toSorted()).toEqual(
      [plan.blue.id, change.revision.id].toSorted(),
    );
  });

  test('shows old blue after it, and what protects it', async () => {
    // given
    await using world = await openOrders();
    const { change, hands, plan } = await stage(world);
    await hands.mover.advance(change, 100);
    await until(world, hands, change, ({ motion }) => motion.is === 'finished');
    // when
    const scene = await rdsScene({ database: 'orders' }, reachOf(world));
    // then
    expect(scene).toMatchObject({
      stands: [
        { revision: change.revision, madeBy: ourRun.changeId, origin: ourRun.origin, share: 100 },
        {
          revision: plan.blue,
          share: 0,
          note: expect.stringMatching(/orders-old1.*takes no writes as long as the record .* stands \(bgd-/),
        },
      ],
      flight: undefined,
    });
  });

  test('of a cluster counts its instances', async () => {
    // given
    await using world = await openShopCluster();
    // when
    const scene = await rdsScene({ database: 'shop' }, reachOf(world));
    // then
    expect(scene.stands).toMatchObject([
      { revision: { id: expect.stringMatching(/^cluster-/) }, health: { healthy: 2 } },
    ]);
  });
});

import { describe, expect, test } from '@jest/globals';
import { deleteRecord, findRecord } from '../../../src/targets/rds/record.ts';
import { rdsScene } from '../../../src/targets/rds/scene.ts';
import type { OpenShop } from '../open-shop.ts';
import { anotherRun, ourRun } from './a-run.ts';
import {
  deployments,
  nothingAsked,
  openOrders,
  reachOf,
  resourceIdOf,
  second,
  stage,
  survey,
  theyCall,
  type Staged,
  until,
  written,
} from './open-orders.ts';

const database = { database: 'orders' };

async function released(world: OpenShop): Promise<Staged> {
  const staged = await stage(world);
  await staged.hands.mover.advance(staged.change, 100);
  await until(world, staged.hands, staged.change, ({ motion }) => motion.is === 'finished');
  return staged;
}

describe('the record of a switchover', () => {
  test('tells who made it, what keeps old blue, and when', async () => {
    // given
    await using world = await openOrders();
    const { change } = await released(world);
    // when
    const record = await findRecord(database, reachOf(world));
    // then
    expect(record).toEqual({
      id: change.id,
      name: 'gl-77-0a1b2c3d-1',
      changeId: ourRun.changeId,
      oldBlue: 'orders-old1',
      serves: change.revision,
      switchedAt: expect.any(Number),
    });
  });

  test('is none before the switchover', async () => {
    // given
    await using world = await openOrders();
    await stage(world);
    // when
    const record = await findRecord(database, reachOf(world));
    // then
    expect(record).toBeUndefined();
  });

  test('is deleted alone: no database goes with it', async () => {
    // given
    await using world = await openOrders();
    const { change, plan } = await released(world);
    // when
    const first = await deleteRecord(change, reachOf(world));
    const left = await deployments(world);
    const second = await deleteRecord(change, reachOf(world));
    // then
    expect([first, second]).toEqual(['deleted', 'gone already']);
    expect(left).toEqual([]);
    expect(await resourceIdOf(world, 'orders')).toBe(change.revision.id);
    expect(await resourceIdOf(world, 'orders-old1')).toBe(plan.blue.id);
  });

  test('is not deleted as long as it is none: a deployment in flight is refused', async () => {
    // given
    await using world = await openOrders();
    const { change } = await stage(world);
    // when
    const answer = deleteRecord(change, reachOf(world));
    // then
    await expect(answer).rejects.toMatchObject({
      code: 'rejected',
      message: expect.stringContaining('has not switched over'),
    });
    expect(written(world)).not.toContain('DeleteBlueGreenDeployment');
  });

  test('is no deployment in flight while somebody deletes it: what serves is told as before', async () => {
    // given
    await using world = await openOrders();
    const { change } = await released(world);
    await theyCall(world, 'DeleteBlueGreenDeployment', { BlueGreenDeploymentIdentifier: change.id });
    // when
    const [scene, found] = [
      await rdsScene(database, reachOf(world)),
      await survey(world, { target: nothingAsked, run: anotherRun, aim: { is: 'a look' } }),
    ];
    // then
    expect((await deployments(world))[0]?.Status).toBe('DELETING');
    expect(scene).toMatchObject({
      stands: [{ revision: change.revision, share: 100 }, { share: 0 }],
      flight: undefined,
    });
    expect(found).toMatchObject({ is: 'serving already', revision: change.revision });
  });

  test('is deleted once, also where the answer of RDS is lost', async () => {
    // given
    await using world = await openOrders();
    const { change } = await released(world);
    world.aws.faults.inject({
      operation: 'rds:DeleteBlueGreenDeployment',
      calls: { nth: 1 },
      fault: { kind: 'lost-after' },
    });
    // when
    const answer = await deleteRecord(change, reachOf(world));
    await world.clock.sleep(60 * second);
    // then
    expect(answer).toBe('deleted');
    expect(await deployments(world)).toEqual([]);
  });
});

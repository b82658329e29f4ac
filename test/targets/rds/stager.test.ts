import { describe, expect, test } from '@jest/globals';
import { ourRun } from './a-run.ts';
import { deployments, make, minute, openOrders, planned, second, theyCall, written } from './open-orders.ts';

const create = 'rds:CreateBlueGreenDeployment';

describe('a green that is made', () => {
  test('is asked of RDS once, under the name of its change, and waited for until it can be told', async () => {
    // given
    await using world = await openOrders();
    const working = await planned(world);
    // when
    const first = await working.hands.stager.make(working.plan.run);
    const revision = await make(world, working);
    // then
    const [made] = await deployments(world);
    expect(first).toMatchObject({
      is: 'in the making',
      doing: expect.stringMatching(/^RDS to make green/),
      wrote: `asked RDS to make green, as ${made?.BlueGreenDeploymentIdentifier} (gl-77-0a1b2c3d-1)`,
    });
    expect(revision.id).toMatch(/^db-/);
    expect(revision.id).not.toBe(working.plan.blue.id);
    expect(made?.TagList).toContainEqual({ Key: 'greenlight:change-id', Value: ourRun.changeId });
    expect(written(world)).toEqual(['CreateBlueGreenDeployment']);
  });

  test.each(['lost-after', 'lost-before', 'server-error', 'throttle'] as const)(
    'is one, also where the answer of RDS is not heard: %s',
    async kind => {
      // given
      await using world = await openOrders();
      const working = await planned(world);
      world.aws.faults.inject({ operation: create, calls: { nth: 1 }, fault: { kind } });
      // when
      await make(world, working);
      // then
      expect(await deployments(world)).toHaveLength(1);
    },
  );

  test('is not told as made where RDS does not take its making to an end', async () => {
    // given
    await using world = await openOrders();
    const { hands, plan } = await planned(world);
    await hands.stager.make(plan.run);
    world.aws.faults.inject({
      operation: 'rds:DescribeBlueGreenDeployments',
      calls: { nth: 1 },
      fault: {
        kind: 'set',
        members: {
          'BlueGreenDeployments.0.Status': 'INVALID_CONFIGURATION',
          'BlueGreenDeployments.0.StatusDetails': 'no capacity for the instance class',
        },
      },
    });
    // when
    const made = hands.stager.make(plan.run);
    // then
    await expect(made).rejects.toMatchObject({
      code: 'rejected',
      message: expect.stringContaining('INVALID_CONFIGURATION (no capacity for the instance class)'),
    });
  });

  test('is not begun where somebody was quicker', async () => {
    // given
    await using world = await openOrders();
    const { hands, plan } = await planned(world);
    await theyCall(world, 'CreateBlueGreenDeployment', {
      BlueGreenDeploymentName: 'by-hand',
      Source: 'arn:aws:rds:us-east-1:123456789012:db:orders',
    });
    // when
    const made = hands.stager.make(plan.run);
    // then
    await expect(made).rejects.toMatchObject({ code: 'busy', message: expect.stringContaining('(by-hand)') });
    expect(await deployments(world)).toHaveLength(1);
  });

  test.each([
    { name: 'InstanceQuotaExceededFault', hint: /quota/ },
    { name: 'SourceDatabaseNotSupportedFault', hint: /have blue\/green deployments/ },
    { name: 'InvalidDBInstanceStateFault', hint: /available/ },
  ])('that RDS refuses with $name says what to do', async ({ name, hint }) => {
    // given
    await using world = await openOrders();
    const { hands, plan } = await planned(world);
    const fault = { kind: 'error', name, message: 'It cannot be made.' } as const;
    world.aws.faults.inject({ operation: create, calls: 'every', fault });
    // when
    const made = hands.stager.make(plan.run);
    // then
    await expect(made).rejects.toMatchObject({
      code: 'rejected',
      message: expect.stringContaining('It cannot be made.'),
      hint: expect.stringMatching(hint),
    });
  });
});

describe('a change whose green is made', () => {
  test('is the deployment of RDS, from when it was created', async () => {
    // given
    await using world = await openOrders();
    const working = await planned(world);
    const revision = await make(world, working);
    await world.clock.sleep(5 * minute);
    // when
    const change = await working.hands.mover.begin(revision);
    // then
    const [made] = await deployments(world);
    expect(change).toEqual({
      id: made?.BlueGreenDeploymentIdentifier,
      revision,
      began: made?.CreateTime?.getTime(),
    });
  });

  test('is waited for where RDS does not show yet what it has just been told to make', async () => {
    // given
    await using world = await openOrders();
    const working = await planned(world);
    const revision = await make(world, working);
    world.aws.faults.inject({
      operation: 'rds:DescribeBlueGreenDeployments',
      calls: { from: 1, to: 2 },
      fault: { kind: 'error', name: 'BlueGreenDeploymentNotFoundFault', message: 'not yet' },
    });
    // when
    const change = await working.hands.mover.begin(revision);
    // then
    expect(change.id).toBe((await deployments(world))[0]?.BlueGreenDeploymentIdentifier);
  });

  test('is missing where somebody has deleted it in between', async () => {
    // given
    await using world = await openOrders();
    const working = await planned(world);
    const revision = await make(world, working);
    const [made] = await deployments(world);
    const BlueGreenDeploymentIdentifier = made?.BlueGreenDeploymentIdentifier;
    await theyCall(world, 'DeleteBlueGreenDeployment', { BlueGreenDeploymentIdentifier, DeleteTarget: true });
    await world.clock.sleep(30 * minute + second);
    // when
    const change = working.hands.mover.begin(revision);
    // then
    await expect(change).rejects.toMatchObject({ code: 'missing' });
  });
});

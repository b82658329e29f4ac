import {
  DeleteDBClusterCommand,
  DeleteDBInstanceCommand,
  ModifyDBInstanceCommand,
  PromoteReadReplicaCommand,
  PromoteReadReplicaDBClusterCommand,
  RebootDBInstanceCommand,
  SwitchoverBlueGreenDeploymentCommand,
} from '@aws-sdk/client-rds';
import { describe, expect, test } from '@jest/globals';
import { HOUR, MINUTE, openOrders, openShop, refusalOf, type DatabaseAccount } from './database-account.ts';

interface Staged {
  readonly id: string;
  /** Name of green. */
  readonly green: string;
}

async function stage(account: DatabaseAccount): Promise<Staged> {
  const { BlueGreenDeploymentIdentifier: id = '' } = await account.create();
  await account.pass(2 * HOUR);
  const { Target: target = '' } = await account.deployment(id);
  return { id, green: target.split(':').at(-1) ?? '' };
}

const deleteInstance = (account: DatabaseAccount, name: string) =>
  account.rds.send(new DeleteDBInstanceCommand({ DBInstanceIdentifier: name, SkipFinalSnapshot: true }));

describe('a green that somebody promotes', () => {
  test('stands by itself, and its deployment cannot be switched over any more', async () => {
    // given
    await using account = await openOrders();
    const { id, green } = await stage(account);

    // when
    await account.rds.send(new PromoteReadReplicaCommand({ DBInstanceIdentifier: green }));

    // then
    expect(account.aws.databases()).toMatchObject([
      { name: 'orders', access: 'read-write' },
      { name: green, access: 'read-write', follows: undefined },
    ]);
    expect(await account.deployment(id)).toMatchObject({
      Status: 'INVALID_CONFIGURATION',
      StatusDetails: `The green instance ${green} was promoted.`,
    });
    const switchOver = account.rds.send(
      new SwitchoverBlueGreenDeploymentCommand({ BlueGreenDeploymentIdentifier: id }),
    );
    await expect(switchOver).rejects.toMatchObject({ name: 'InvalidBlueGreenDeploymentStateFault' });
  });

  test('may be a cluster', async () => {
    // given
    await using account = await openShop();
    const { id, green } = await stage(account);

    // when
    await account.rds.send(new PromoteReadReplicaDBClusterCommand({ DBClusterIdentifier: green }));

    // then
    expect((await account.deployment(id)).Status).toBe('INVALID_CONFIGURATION');
  });

  test('is refused for a database that follows nothing', async () => {
    // given
    await using account = await openOrders();

    // when
    const refused = account.rds.send(new PromoteReadReplicaCommand({ DBInstanceIdentifier: 'orders' }));

    // then
    await expect(refused).rejects.toMatchObject({ name: 'InvalidDBInstanceStateFault' });
  });
});

describe('an instance that somebody deletes', () => {
  test.each([
    { which: 'green', name: ({ green }: Staged) => green, status: 'MISSING_TARGET' },
    { which: 'blue', name: () => 'orders', status: 'MISSING_SOURCE' },
  ])('is missing in its deployment, which is invalid then: $which', async ({ name, status }) => {
    // given
    await using account = await openOrders();
    const staged = await stage(account);

    // when
    await deleteInstance(account, name(staged));
    await account.pass(5 * MINUTE);

    // then
    expect(await account.deployment(staged.id)).toMatchObject({
      Status: 'INVALID_CONFIGURATION',
      StatusDetails: `DB instance ${name(staged)} was deleted.`,
      SwitchoverDetails: [{ Status: status }],
    });
    expect(account.aws.databases()).toHaveLength(1);
    expect(account.aws.bugs()).toEqual([]);
  });

  test('while green is being made ends the making', async () => {
    // given
    await using account = await openOrders();
    const { BlueGreenDeploymentIdentifier: id } = await account.create();
    await account.pass(10 * MINUTE);

    // when
    await deleteInstance(account, 'orders');
    await account.pass(2 * HOUR);

    // then
    expect((await account.deployment(id)).Status).toBe('INVALID_CONFIGURATION');
    expect(await account.messages(id)).toEqual([]);
  });

  test('is not deleted where it is protected, without a word about a snapshot, or in a switchover', async () => {
    // given
    await using account = await openOrders({
      rds: {
        instances: [
          { name: 'bills', engine: 'mysql', engineVersion: '8.0.40', deletionProtection: true },
          { name: 'spare', engine: 'mysql', engineVersion: '8.0.40' },
        ],
      },
    });
    const { id } = await stage(account);
    await account.rds.send(new SwitchoverBlueGreenDeploymentCommand({ BlueGreenDeploymentIdentifier: id }));

    // when
    const refusals = [
      await refusalOf(deleteInstance(account, 'bills')),
      await refusalOf(account.rds.send(new DeleteDBInstanceCommand({ DBInstanceIdentifier: 'spare' }))),
      await refusalOf(deleteInstance(account, 'orders')),
    ];

    // then
    expect(refusals).toEqual([
      'InvalidParameterCombination: Cannot delete protected DB Instance, please disable deletion protection and try again.',
      'InvalidParameterCombination: FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.',
      'InvalidDBInstanceStateFault: DB instance orders is being switched over.',
    ]);
  });

  test('of a cluster goes before its cluster', async () => {
    // given
    await using account = await openShop();
    const cluster = new DeleteDBClusterCommand({ DBClusterIdentifier: 'shop', SkipFinalSnapshot: true });

    // when
    const early = await account.rds.send(cluster).catch((error: unknown) => error);
    for (const name of ['shop-1', 'shop-2']) await deleteInstance(account, name);
    await account.rds.send(cluster);
    await account.pass(5 * MINUTE);

    // then
    expect(early).toMatchObject({ name: 'InvalidDBClusterStateFault' });
    expect(account.aws.databases()).toEqual([]);
  });
});

describe('a storage that somebody changes', () => {
  test('is optimized for half an hour, in which nothing can be switched over', async () => {
    // given
    await using account = await openOrders();
    const { id, green } = await stage(account);

    // when
    await account.rds.send(
      new ModifyDBInstanceCommand({ DBInstanceIdentifier: green, AllocatedStorage: 400, ApplyImmediately: true }),
    );
    await account.pass(10 * MINUTE);
    const { DBInstanceStatus: status, AllocatedStorage: gib } = await account.instance(green);
    const early = await account.rds
      .send(new SwitchoverBlueGreenDeploymentCommand({ BlueGreenDeploymentIdentifier: id }))
      .catch((error: unknown) => error);
    await account.pass(HOUR);

    // then
    expect({ status, gib }).toEqual({ status: 'storage-optimization', gib: 400 });
    expect(early).toMatchObject({ message: `DB instance ${green} is not in available state` });
    expect((await account.instance(green)).DBInstanceStatus).toBe('available');
  });

  test('is not what this world knows when it is to wait for the maintenance window', async () => {
    // given
    await using account = await openOrders();

    // when
    const refused = account.rds.send(
      new ModifyDBInstanceCommand({ DBInstanceIdentifier: 'orders', AllocatedStorage: 400 }),
    );

    // then
    await expect(refused).rejects.toMatchObject({
      name: 'NotImplemented',
      message: 'The simulated RDS does not know changes that wait for the maintenance window',
    });
  });
});

describe('a reboot', () => {
  test('takes old blue out of its protection', async () => {
    // given
    await using account = await openOrders();
    const { id } = await stage(account);
    await account.rds.send(new SwitchoverBlueGreenDeploymentCommand({ BlueGreenDeploymentIdentifier: id }));
    await account.pass(MINUTE);
    const before = account.aws.databases().map(({ access }) => access);

    // when
    await account.rds.send(new RebootDBInstanceCommand({ DBInstanceIdentifier: 'orders-old1' }));
    await account.pass(2 * MINUTE);

    // then
    expect(before).toEqual(['read-only', 'read-write']);
    expect(account.aws.databases().map(({ access }) => access)).toEqual(['read-write', 'read-write']);
  });

  test('has a parameter group take effect', async () => {
    // given
    await using account = await openOrders({ instance: { parameterGroupStatus: 'pending-reboot' } });
    const group = async () => (await account.instance('orders')).DBParameterGroups?.[0]?.ParameterApplyStatus;
    const before = await group();

    // when
    await account.rds.send(new RebootDBInstanceCommand({ DBInstanceIdentifier: 'orders' }));
    await account.pass(2 * MINUTE);

    // then
    expect([before, await group()]).toEqual(['pending-reboot', 'in-sync']);
  });
});

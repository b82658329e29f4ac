import {
  DeleteBlueGreenDeploymentCommand,
  ModifyDBInstanceCommand,
  SwitchoverBlueGreenDeploymentCommand,
} from '@aws-sdk/client-rds';
import { describe, expect, test } from '@jest/globals';
import { HOUR, MINUTE, openOrders, openShop, refusalOf, type DatabaseAccount } from './database-account.ts';

const remove = (account: DatabaseAccount, id: string | undefined, DeleteTarget?: boolean) =>
  account.rds.send(new DeleteBlueGreenDeploymentCommand({ BlueGreenDeploymentIdentifier: id, DeleteTarget }));

async function stage(account: DatabaseAccount): Promise<string> {
  const { BlueGreenDeploymentIdentifier: id = '' } = await account.create();
  await account.pass(2 * HOUR);
  return id;
}

const standing = (account: DatabaseAccount) =>
  account.aws.databases().map(({ name, access, follows }) => ({
    name: name.replace(/green-\w+/, 'green'),
    access,
    stands: follows === undefined ? 'by itself' : 'as a replica',
  }));

describe('a deployment that is deleted without its green', () => {
  test('leaves a green of MySQL that goes on following', async () => {
    // given
    await using account = await openOrders();
    const id = await stage(account);

    // when
    await remove(account, id);
    await account.pass(MINUTE);

    // then
    expect(standing(account)).toEqual([
      { name: 'orders', access: 'read-write', stands: 'by itself' },
      { name: 'orders-green', access: 'read-only', stands: 'as a replica' },
    ]);
  });

  test('leaves a green of PostgreSQL that stands by itself', async () => {
    // given
    await using account = await openShop();
    const id = await stage(account);

    // when
    await remove(account, id);
    await account.pass(MINUTE);

    // then
    expect(standing(account)).toEqual([
      { name: 'shop', access: 'read-write', stands: 'by itself' },
      { name: 'shop-green', access: 'read-write', stands: 'by itself' },
    ]);
  });
});

describe('a deployment that is deleted with its green', () => {
  test('takes all instances and endpoints of a cluster with it', async () => {
    // given
    await using account = await openShop();
    const before = account.aws.state();
    const id = await stage(account);

    // when
    await remove(account, id, true);
    await account.pass(10 * MINUTE);

    // then
    expect(account.aws.state()).toMatchObject({
      databases: (before as { databases: object }).databases,
      blueGreenDeployments: [],
    });
    const { DBClusterMembers: members = [], CustomEndpoints: endpoints } = await account.cluster('shop');
    expect(members.map(member => member.DBInstanceIdentifier)).toEqual(['shop-1', 'shop-2']);
    expect(endpoints).toHaveLength(1);
  });

  test('is refused while green is protected from deletion, and taken once it is not', async () => {
    // given
    await using account = await openOrders({ instance: { deletionProtection: true } });
    const id = await stage(account);
    const green = (await account.deployment(id)).Target?.split(':').at(-1) ?? '';

    // when
    const refused = await remove(account, id, true).catch((error: unknown) => error);
    await account.rds.send(new ModifyDBInstanceCommand({ DBInstanceIdentifier: green, DeletionProtection: false }));
    await remove(account, id, true);
    await account.pass(10 * MINUTE);

    // then
    expect(refused).toMatchObject({
      name: 'InvalidBlueGreenDeploymentStateFault',
      message: `Cannot delete protected DB instance ${green}, please disable deletion protection and try again.`,
    });
    expect(standing(account)).toEqual([{ name: 'orders', access: 'read-write', stands: 'by itself' }]);
  });

  test('goes also while green is being made, and nothing of it comes later', async () => {
    // given
    await using account = await openOrders();
    const { BlueGreenDeploymentIdentifier: id } = await account.create();

    // when
    await remove(account, id, true);
    await account.pass(HOUR);

    // then
    expect(standing(account)).toEqual([{ name: 'orders', access: 'read-write', stands: 'by itself' }]);
    expect(await account.messages(id)).toEqual(['Blue/green deployment deleted.']);
  });

  test('is refused while green is being made, where the seed says so', async () => {
    // given
    await using account = await openOrders({ rds: { deleteWhileProvisioning: 'refused' } });
    const { BlueGreenDeploymentIdentifier: id } = await account.create();

    // when
    const refused = remove(account, id, true);

    // then
    await expect(refused).rejects.toMatchObject({ name: 'InvalidBlueGreenDeploymentStateFault' });
  });

  test('is refused in a switchover, and a second time', async () => {
    // given
    await using account = await openOrders();
    const id = await stage(account);
    const refusal = () => refusalOf(remove(account, id, true));

    // when
    await account.rds.send(new SwitchoverBlueGreenDeploymentCommand({ BlueGreenDeploymentIdentifier: id }));
    const inSwitchover = await refusal();
    await account.pass(MINUTE);
    await remove(account, id);
    const twice = await refusal();

    // then
    expect([inSwitchover, twice]).toEqual([
      `InvalidBlueGreenDeploymentStateFault: The blue/green deployment ${id} can't be deleted in the status SWITCHOVER_IN_PROGRESS.`,
      `InvalidBlueGreenDeploymentStateFault: The blue/green deployment ${id} can't be deleted in the status DELETING.`,
    ]);
  });
});

describe('a record', () => {
  test('that is deleted keeps the protection of old blue where its own parameters forbid writes', async () => {
    // given
    const group = { name: 'closed', family: 'mysql8.0', parameters: { read_only: '1' } };
    await using account = await openOrders({
      instance: { parameterGroup: 'closed' },
      rds: { parameterGroups: [group] },
    });
    const id = await stage(account);
    await account.rds.send(new SwitchoverBlueGreenDeploymentCommand({ BlueGreenDeploymentIdentifier: id }));
    await account.pass(MINUTE);

    // when
    await remove(account, id);
    await account.pass(MINUTE);

    // then
    expect(standing(account)).toMatchObject([{ name: 'orders-old1', access: 'read-only' }, { name: 'orders' }]);
  });
});

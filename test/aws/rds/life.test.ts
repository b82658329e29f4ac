import {
  DeleteBlueGreenDeploymentCommand,
  SwitchoverBlueGreenDeploymentCommand,
  DescribeBlueGreenDeploymentsCommand,
} from '@aws-sdk/client-rds';
import { describe, expect, test } from '@jest/globals';
import { HOUR, instanceArn, MINUTE, openOrders, openShop } from './database-account.ts';

const identified = (id: string | undefined) => ({ BlueGreenDeploymentIdentifier: id });
const GREEN = /^orders-green-[a-z0-9]{6}$/;

describe('a blue/green deployment of an instance', () => {
  test('is made task by task, and its green members appear some minutes after the call', async () => {
    // given
    await using account = await openOrders({ instance: { replicas: [{ name: 'orders-replica-1' }] } });

    // when
    const made = await account.create({ TargetEngineVersion: '8.4.3' });

    // then
    expect(made).toMatchObject({
      BlueGreenDeploymentIdentifier: expect.stringMatching(/^bgd-[a-z0-9]{16}$/),
      BlueGreenDeploymentName: 'upgrade',
      Source: instanceArn('orders'),
      Status: 'PROVISIONING',
      Tasks: [
        { Name: 'CREATING_READ_REPLICA_OF_SOURCE', Status: 'PENDING' },
        { Name: 'DB_ENGINE_VERSION_UPGRADE', Status: 'PENDING' },
        { Name: 'CONFIGURE_BACKUPS', Status: 'PENDING' },
        { Name: 'CREATING_TOPOLOGY_OF_SOURCE', Status: 'PENDING' },
      ],
      SwitchoverDetails: [
        { SourceMember: instanceArn('orders'), Status: 'PROVISIONING' },
        { SourceMember: instanceArn('orders-replica-1'), Status: 'PROVISIONING' },
      ],
    });
    expect(made.Target).toBeUndefined();
    await account.pass(4 * MINUTE);
    expect((await account.deployment(made.BlueGreenDeploymentIdentifier)).Target).toBeUndefined();
    await account.pass(2 * MINUTE);
    const later = await account.deployment(made.BlueGreenDeploymentIdentifier);
    const green = later.Target?.split(':').at(-1) ?? '';
    expect(green).toMatch(GREEN);
    expect(later.Tasks?.[0]).toEqual({ Name: 'CREATING_READ_REPLICA_OF_SOURCE', Status: 'IN_PROGRESS' });
    expect(await account.instance(green)).toMatchObject({
      DBInstanceStatus: 'creating',
      EngineVersion: '8.0.40',
      ReadReplicaSourceDBInstanceIdentifier: 'orders',
    });
    await account.pass(2 * HOUR);
    const done = await account.deployment(made.BlueGreenDeploymentIdentifier);
    expect(done.Status).toBe('AVAILABLE');
    expect(done.Tasks?.map(task => task.Status)).toEqual(['COMPLETED', 'COMPLETED', 'COMPLETED', 'COMPLETED']);
    expect(done.SwitchoverDetails?.map(member => member.Status)).toEqual(['AVAILABLE', 'AVAILABLE']);
    expect(await account.instance(green)).toMatchObject({
      DBInstanceStatus: 'available',
      EngineVersion: '8.4.3',
      BackupRetentionPeriod: 7,
      DBParameterGroups: [{ DBParameterGroupName: 'default.mysql8.4', ParameterApplyStatus: 'in-sync' }],
    });
    expect(account.aws.bugs()).toEqual([]);
  });

  test('gives green the names of blue at the switchover, while resource ids stay', async () => {
    // given
    await using account = await openOrders({ instance: { replicas: [{ name: 'orders-replica-1' }] } });
    const { BlueGreenDeploymentIdentifier: id } = await account.create({ TargetEngineVersion: '8.0.42' });
    await account.pass(2 * HOUR);
    const blue = await account.instance('orders');
    const green = await account.instance((await account.deployment(id)).Target?.split(':').at(-1) ?? '');

    // when
    const begun = await account.rds.send(new SwitchoverBlueGreenDeploymentCommand(identified(id)));
    await account.pass(2 * MINUTE);

    // then
    expect(begun.BlueGreenDeployment).toMatchObject({
      Status: 'SWITCHOVER_IN_PROGRESS',
      SwitchoverDetails: [{ Status: 'AVAILABLE' }, { Status: 'AVAILABLE' }],
    });
    expect(await account.deployment(id)).toMatchObject({
      Status: 'SWITCHOVER_COMPLETED',
      Source: instanceArn('orders-old1'),
      Target: instanceArn('orders'),
      SwitchoverDetails: [
        {
          SourceMember: instanceArn('orders-old1'),
          TargetMember: instanceArn('orders'),
          Status: 'SWITCHOVER_COMPLETED',
        },
        {
          SourceMember: instanceArn('orders-replica-1-old1'),
          TargetMember: instanceArn('orders-replica-1'),
          Status: 'SWITCHOVER_COMPLETED',
        },
      ],
    });
    const [serving, old] = [await account.instance('orders'), await account.instance('orders-old1')];
    expect(serving).toMatchObject({
      DbiResourceId: green.DbiResourceId,
      Endpoint: blue.Endpoint,
      EngineVersion: '8.0.42',
    });
    expect(old).toMatchObject({ DbiResourceId: blue.DbiResourceId, EngineVersion: '8.0.40' });
    expect(account.aws.databases().map(({ name, access }) => ({ name, access }))).toEqual([
      { name: 'orders-old1', access: 'read-only' },
      { name: 'orders', access: 'read-write' },
    ]);
    expect(await account.messages(id)).toEqual([
      'Blue/green deployment tasks completed. You can make more modifications to the green environment databases or switch over the deployment.',
      `Switchover from orders to ${green.DBInstanceIdentifier} started.`,
      `Switchover from primary orders to ${green.DBInstanceIdentifier} started.`,
      `Switchover from primary orders to ${green.DBInstanceIdentifier} completed. Renamed orders to orders-old1 and ${green.DBInstanceIdentifier} to orders.`,
      expect.stringMatching(
        /^Switchover from read replica orders-replica-1 to orders-replica-1-green-\w{6} started\.$/,
      ),
      expect.stringMatching(
        /^Switchover from read replica .* completed\. Renamed orders-replica-1 to orders-replica-1-old1/,
      ),
      'Switchover completed on blue/green deployment.',
    ]);
    expect(account.aws.bugs()).toEqual([]);
  });

  test('goes with its green when it is deleted before the switchover, and blue stays as it was', async () => {
    // given
    await using account = await openOrders();
    const before = account.aws.databases();
    const { BlueGreenDeploymentIdentifier: id } = await account.create();
    await account.pass(2 * HOUR);

    // when
    const begun = await account.rds.send(
      new DeleteBlueGreenDeploymentCommand({ ...identified(id), DeleteTarget: true }),
    );
    await account.pass(10 * MINUTE);

    // then
    expect(begun.BlueGreenDeployment).toMatchObject({ Status: 'DELETING', DeleteTime: expect.any(Date) });
    await expect(account.deployment(id)).rejects.toMatchObject({ name: 'BlueGreenDeploymentNotFoundFault' });
    expect(account.aws.databases()).toEqual(before);
    expect((await account.messages(id)).at(-1)).toBe('Blue/green deployment deleted.');
  });

  test('lifts the protection of old blue when its record is deleted', async () => {
    // given
    await using account = await openOrders();
    const { BlueGreenDeploymentIdentifier: id } = await account.create();
    await account.pass(2 * HOUR);
    await account.rds.send(new SwitchoverBlueGreenDeploymentCommand(identified(id)));
    await account.pass(5 * MINUTE);

    // when
    const withTarget = account.rds.send(
      new DeleteBlueGreenDeploymentCommand({ ...identified(id), DeleteTarget: true }),
    );
    await expect(withTarget).rejects.toMatchObject({ name: 'InvalidBlueGreenDeploymentStateFault' });
    await account.rds.send(new DeleteBlueGreenDeploymentCommand(identified(id)));
    await account.pass(MINUTE);

    // then
    expect(account.aws.databases()).toMatchObject([
      { name: 'orders-old1', access: 'read-write' },
      { name: 'orders', access: 'read-write' },
    ]);
  });
});

describe('a blue/green deployment of a cluster', () => {
  test('brings its instances and custom endpoints, and renames all of them', async () => {
    // given
    await using account = await openShop();
    const made = await account.create({ TargetEngineVersion: '16.6' });
    const id = made.BlueGreenDeploymentIdentifier;
    await account.pass(2 * HOUR);

    // when
    await account.rds.send(new SwitchoverBlueGreenDeploymentCommand(identified(id)));
    await account.pass(5 * MINUTE);

    // then
    expect(made.Tasks?.map(task => task.Name)).toEqual([
      'CREATING_READ_REPLICA_OF_SOURCE',
      'DB_ENGINE_VERSION_UPGRADE',
      'CREATE_DB_INSTANCES_FOR_CLUSTER',
      'CREATE_CUSTOM_ENDPOINTS',
    ]);
    const after = await account.deployment(id);
    expect(after.SwitchoverDetails?.map(({ SourceMember }) => SourceMember?.split(':').slice(-2).join(':'))).toEqual([
      'cluster:shop-old1',
      'db:shop-1-old1',
      'db:shop-2-old1',
      'cluster-endpoint:reports-old1',
    ]);
    expect(await account.cluster('shop')).toMatchObject({
      EngineVersion: '16.6',
      Endpoint: expect.stringMatching(/^shop\.cluster-c[0-9a-f]+\.us-east-1\.rds\.amazonaws\.com$/),
      DBClusterMembers: [
        { DBInstanceIdentifier: 'shop-1', IsClusterWriter: true },
        { DBInstanceIdentifier: 'shop-2', IsClusterWriter: false },
      ],
    });
    expect((await account.messages(id)).filter(message => message?.includes('DB cluster'))).toHaveLength(4);
    expect(account.aws.bugs()).toEqual([]);
  });
});

describe('blue/green deployments', () => {
  test('are found by identifier, name, source and target', async () => {
    // given
    await using account = await openOrders();
    const { BlueGreenDeploymentIdentifier: id = '' } = await account.create();
    await account.pass(HOUR);
    const { Target: target = '' } = await account.deployment(id);
    const found = async (Name: string, value: string) => {
      const command = new DescribeBlueGreenDeploymentsCommand({ Filters: [{ Name, Values: [value] }] });
      return (await account.rds.send(command)).BlueGreenDeployments?.map(item => item.BlueGreenDeploymentName);
    };

    // when
    const answers = {
      identifier: await found('blue-green-deployment-identifier', id),
      name: await found('blue-green-deployment-name', 'upgrade'),
      source: await found('source', instanceArn('orders')),
      target: await found('target', target),
      nothing: await found('source', instanceArn('other')),
    };

    // then
    expect(answers).toEqual({
      identifier: ['upgrade'],
      name: ['upgrade'],
      source: ['upgrade'],
      target: ['upgrade'],
      nothing: [],
    });
  });
});

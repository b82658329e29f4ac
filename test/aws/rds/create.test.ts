import type { CreateBlueGreenDeploymentCommandInput } from '@aws-sdk/client-rds';
import { describe, expect, test } from '@jest/globals';
import { HOUR, instanceArn, openOrders, openShop } from './database-account.ts';

type Order = Partial<CreateBlueGreenDeploymentCommandInput>;
type Orders = NonNullable<Parameters<typeof openOrders>[0]>;
type Shop = NonNullable<Parameters<typeof openShop>[0]>;

const PG_15 = { engine: 'postgres', engineVersion: '15.10' };
const LOGICAL = { name: 'pg-15', family: 'postgres15', parameters: { 'rds.logical_replication': '1' } };
const MYSQL_84 = { name: 'orders-84', family: 'mysql8.4' };

describe('a blue/green deployment of an instance is refused', () => {
  test.each<{ why: string; account?: Orders; order?: Order; name: string; message?: string }>([
    {
      why: 'whose name is none',
      order: { BlueGreenDeploymentName: 'two--hyphens' },
      name: 'InvalidParameterValue',
    },
    {
      why: 'that does not exist',
      order: { Source: instanceArn('nobody') },
      name: 'DBInstanceNotFoundFault',
      message: 'DBInstance nobody not found.',
    },
    {
      why: 'whose engine has none',
      account: { instance: { engine: 'oracle-ee', engineVersion: '19.0.0.0.ru-2025-01.rur-2025-01.r1' } },
      name: 'SourceDatabaseNotSupportedFault',
    },
    {
      why: 'that is a read replica',
      account: { instance: { replicas: [{ name: 'orders-2' }] } },
      order: { Source: instanceArn('orders-2') },
      name: 'SourceDatabaseNotSupportedFault',
    },
    {
      why: 'without backups',
      account: { instance: { backupRetentionDays: 0 } },
      name: 'SourceDatabaseNotSupportedFault',
    },
    {
      why: 'that is being modified',
      account: { instance: { status: 'modifying' } },
      name: 'InvalidDBInstanceStateFault',
    },
    {
      why: 'with a zero-ETL integration',
      account: { rds: { integrations: [{ name: 'to-redshift', source: 'orders' }] } },
      name: 'SourceDatabaseNotSupportedFault',
    },
    {
      why: 'for a version that it cannot be upgraded to',
      order: { TargetEngineVersion: '5.7.44' },
      name: 'InvalidParameterCombination',
      message: 'Cannot find upgrade target from 8.0.40 with requested version 5.7.44.',
    },
    {
      why: 'for a parameter group that does not exist',
      order: { TargetDBParameterGroupName: 'nowhere' },
      name: 'DBParameterGroupNotFoundFault',
      message: 'DBParameterGroup not found: nowhere',
    },
    {
      why: 'for a parameter group of another family',
      account: { rds: { parameterGroups: [MYSQL_84] } },
      order: { TargetDBParameterGroupName: 'orders-84' },
      name: 'InvalidParameterCombination',
      message:
        "The parameter group orders-84 with DBParameterGroupFamily mysql8.4 can't be used for this instance. Please use a parameter group with DBParameterGroupFamily mysql8.0",
    },
    {
      why: 'for a class that the version does not have',
      order: { TargetDBInstanceClass: 'db.m1.small' },
      name: 'InvalidParameterCombination',
    },
    {
      why: 'for throughput of a storage that has none',
      order: { TargetStorageType: 'io2', TargetIops: 4000, TargetStorageThroughput: 500 },
      name: 'InvalidParameterCombination',
    },
    {
      why: 'that is PostgreSQL and would follow logically, without logical replication',
      account: { instance: PG_15 },
      order: { TargetEngineVersion: '16.6' },
      name: 'SourceDatabaseNotSupportedFault',
      message:
        'Blue/Green Deployments require a DB instance with logical replication enabled. Before you create a Blue/Green Deployment for a DB instance, associate the DB instance with a custom DB instance parameter group that enables logical replication.',
    },
    {
      why: 'whose logical replication waits for a reboot',
      account: {
        instance: { ...PG_15, parameterGroup: 'pg-15', parameterGroupStatus: 'pending-reboot' },
        rds: { parameterGroups: [LOGICAL] },
      },
      order: { TargetEngineVersion: '16.6' },
      name: 'SourceDatabaseNotSupportedFault',
    },
    {
      why: 'in an account that is full of instances',
      account: { rds: { quotas: { instances: 1 } } },
      name: 'InstanceQuotaExceededFault',
    },
    {
      why: 'in an account whose storage is used up',
      account: { rds: { quotas: { storageGib: 300 } } },
      name: 'StorageQuotaExceededFault',
    },
  ])('$why', async ({ account: { instance = {}, rds = {} } = {}, order, name, message }) => {
    // given
    await using account = await openOrders({ instance, rds });

    // when
    const refused = account.create(order);

    // then
    await expect(refused).rejects.toMatchObject({ name, ...(message !== undefined && { message }) });
    expect(account.aws.databases()).toHaveLength(1);
    expect(account.aws.bugs()).toEqual([]);
  });

  test('whose database has one already, and one whose name is taken', async () => {
    // given
    await using account = await openOrders({ rds: { instances: [{ name: 'bills', ...MYSQL }] } });
    const first = await account.create();

    // when
    const [another, sameName] = await Promise.allSettled([
      account.create({ BlueGreenDeploymentName: 'another' }),
      account.create({ Source: instanceArn('bills') }),
    ]);

    // then
    expect(another).toMatchObject({
      reason: {
        name: 'SourceDatabaseNotSupportedFault',
        message: `DB instance orders is already part of the blue/green deployment ${first.BlueGreenDeploymentIdentifier}.`,
      },
    });
    expect(sameName).toMatchObject({
      reason: {
        name: 'BlueGreenDeploymentAlreadyExistsFault',
        message: "A Blue Green Deployment with the name 'upgrade' already exists",
      },
    });
  });
});

const MYSQL = { engine: 'mysql', engineVersion: '8.0.40' };
const AURORA_MYSQL = { engine: 'aurora-mysql', engineVersion: '8.0.mysql_aurora.3.08.0', parameterGroup: 'binlog' };
const binlog = (format: string) => ({
  name: 'binlog',
  family: 'aurora-mysql8.0',
  parameters: { binlog_format: format },
});

describe('a blue/green deployment of a cluster is refused', () => {
  test.each<{ why: string; account: Shop; message: string }>([
    {
      why: 'of Aurora MySQL without binary log',
      account: { cluster: AURORA_MYSQL, rds: { clusterParameterGroups: [binlog('OFF')] } },
      message: 'Blue Green Deployments requires cluster parameter group has binlog enabled.',
    },
    {
      why: 'whose writer has not taken its parameters yet',
      account: { cluster: { parameterGroupStatus: 'pending-reboot' } },
      message: 'Blue Green Deployments requires writer instance to be in-sync with cluster parameter group.',
    },
    {
      why: 'of Aurora PostgreSQL without logical replication, whatever it is made for',
      account: { cluster: { parameterGroup: 'default.aurora-postgresql15' } },
      message:
        'Blue/Green Deployments require a DB cluster with logical replication enabled. Before you create a Blue/Green Deployment for a DB cluster, associate the DB cluster with a custom DB cluster parameter group that enables logical replication.',
    },
  ])('$why', async ({ account: { cluster = {}, rds = {} }, message }) => {
    // given
    await using account = await openShop({ cluster, rds });

    // when
    const refused = account.create();

    // then
    await expect(refused).rejects.toMatchObject({ name: 'SourceClusterNotSupportedFault', message });
  });

  test('with what only instances have, and for one of its own instances', async () => {
    // given
    await using account = await openShop();

    // when
    const [sized, member] = await Promise.allSettled([
      account.create({ TargetDBInstanceClass: 'db.r7g.large' }),
      account.create({ Source: instanceArn('shop-1') }),
    ]);

    // then
    expect(sized).toMatchObject({ reason: { name: 'InvalidParameterCombination' } });
    expect(member).toMatchObject({ reason: { name: 'SourceDatabaseNotSupportedFault' } });
  });
});

describe('green', () => {
  test('is what was asked for, and otherwise what blue is', async () => {
    // given
    await using account = await openOrders({
      instance: { parameterGroup: 'orders-80', tags: { team: 'orders' }, deletionProtection: true },
      rds: { parameterGroups: [{ name: 'orders-80', family: 'mysql8.0' }, MYSQL_84] },
    });
    const key = 'arn:aws:kms:us-east-1:123456789012:key/1';

    // when
    const { BlueGreenDeploymentIdentifier: id } = await account.create({
      TargetEngineVersion: '8.4',
      TargetDBParameterGroupName: 'orders-84',
      TargetDBInstanceClass: 'db.r7g.xlarge',
      TargetStorageType: 'io2',
      TargetAllocatedStorage: 400,
      TargetIops: 8000,
      TargetResourceConfigurations: [{ SourceArn: instanceArn('orders'), TargetKmsKeyId: key }],
      Tags: [{ Key: 'greenlight:change', Value: 'gl-1-0a1b2c3d.1' }],
    });
    await account.pass(3 * HOUR);

    // then
    const deployment = await account.deployment(id);
    expect(deployment).toMatchObject({
      Status: 'AVAILABLE',
      TagList: [{ Key: 'greenlight:change', Value: 'gl-1-0a1b2c3d.1' }],
    });
    expect(await account.instance(deployment.Target?.split(':').at(-1) ?? '')).toMatchObject({
      EngineVersion: '8.4.5',
      DBParameterGroups: [{ DBParameterGroupName: 'orders-84' }],
      DBInstanceClass: 'db.r7g.xlarge',
      StorageType: 'io2',
      AllocatedStorage: 400,
      Iops: 8000,
      KmsKeyId: key,
      StorageEncrypted: true,
      DeletionProtection: true,
      TagList: [{ Key: 'team', Value: 'orders' }],
    });
  });

  test('that cannot be made says why, in its event and in the details of its status', async () => {
    // given
    const fails = 'incompatible parameter(s): max_replication_slots.';
    await using account = await openOrders({
      instance: { course: { tasks: { CONFIGURE_BACKUPS: { takes: '2m', fails } } } },
    });

    // when
    const { BlueGreenDeploymentIdentifier: id } = await account.create();
    await account.pass(HOUR);

    // then
    expect(await account.deployment(id)).toMatchObject({
      Status: 'INVALID_CONFIGURATION',
      StatusDetails: fails,
      Tasks: [
        { Name: 'CREATING_READ_REPLICA_OF_SOURCE', Status: 'COMPLETED' },
        { Name: 'CONFIGURE_BACKUPS', Status: 'FAILED' },
      ],
    });
    expect(await account.messages(id)).toEqual([
      'Creation of blue/green deployment failed because incompatible parameter(s): max_replication_slots.',
    ]);
  });

  test.each([
    { source: PG_15, to: '15.10', follows: 'physical' },
    { source: { ...PG_15, parameterGroup: 'pg-15' }, to: '16.6', follows: 'logical' },
    { source: MYSQL, to: '8.0.40', follows: 'binlog' },
  ])(
    'of $source.engine $source.engineVersion for $to follows by $follows replication',
    async ({ source, to, follows }) => {
      // given
      await using account = await openOrders({ instance: source, rds: { parameterGroups: [LOGICAL] } });

      // when
      await account.create({ TargetEngineVersion: to });
      await account.pass(HOUR);

      // then
      expect(account.aws.databases()).toMatchObject([
        { follows: undefined },
        { method: follows, replication: 'running' },
      ]);
    },
  );
});

import {
  DescribeAccountAttributesCommand,
  DescribeBlueGreenDeploymentsCommand,
  DescribeDBClusterEndpointsCommand,
  DescribeDBClusterParametersCommand,
  DescribeDBClustersCommand,
  DescribeDBEngineVersionsCommand,
  DescribeDBInstancesCommand,
  DescribeDBParameterGroupsCommand,
  DescribeDBParametersCommand,
  DescribeDBProxiesCommand,
  DescribeDBProxyTargetsCommand,
  DescribeEventsCommand,
  DescribeIntegrationsCommand,
  DescribeOrderableDBInstanceOptionsCommand,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-rds';
import { describe, expect, test } from '@jest/globals';
import { clusterArn, HOUR, instanceArn, MINUTE, openOrders, openShop } from './database-account.ts';

const MANY = Array.from({ length: 25 }, (_, index) => ({
  name: `spare-${index}`,
  engine: 'mysql',
  engineVersion: '8.0.40',
}));

describe('instances and clusters', () => {
  test('are found by filters, which leave out what does not exist', async () => {
    // given
    await using account = await openShop();
    const instances = async (Name: string, ...Values: string[]) => {
      const { DBInstances = [] } = await account.rds.send(
        new DescribeDBInstancesCommand({ Filters: [{ Name, Values }] }),
      );
      return DBInstances.map(item => item.DBInstanceIdentifier);
    };
    const { DbiResourceId: id = '' } = await account.instance('shop-2');

    // when
    const found = {
      names: await instances('db-instance-id', 'shop-1', 'nobody'),
      members: await instances('db-cluster-id', 'shop'),
      identity: await instances('dbi-resource-id', id),
    };
    const { DBClusters: clusters } = await account.rds.send(
      new DescribeDBClustersCommand({ Filters: [{ Name: 'db-cluster-id', Values: ['shop', 'nobody'] }] }),
    );

    // then
    expect(found).toEqual({ names: ['shop-1'], members: ['shop-1', 'shop-2'], identity: ['shop-2'] });
    expect(clusters).toMatchObject([
      { DBClusterIdentifier: 'shop', DbClusterResourceId: expect.stringMatching(/^cluster-/) },
    ]);
  });

  test.each([
    {
      command: () => new DescribeDBInstancesCommand({ DBInstanceIdentifier: 'nobody' }),
      name: 'DBInstanceNotFoundFault',
    },
    { command: () => new DescribeDBClustersCommand({ DBClusterIdentifier: 'nobody' }), name: 'DBClusterNotFoundFault' },
    {
      command: () => new DescribeBlueGreenDeploymentsCommand({ BlueGreenDeploymentIdentifier: 'bgd-nobody' }),
      name: 'BlueGreenDeploymentNotFoundFault',
    },
    {
      command: () => new DescribeDBParametersCommand({ DBParameterGroupName: 'x' }),
      name: 'DBParameterGroupNotFoundFault',
    },
    {
      command: () => new DescribeDBClusterParametersCommand({ DBClusterParameterGroupName: 'x' }),
      name: 'DBParameterGroupNotFoundFault',
    },
    { command: () => new DescribeDBProxyTargetsCommand({ DBProxyName: 'x' }), name: 'DBProxyNotFoundFault' },
    {
      command: () => new DescribeIntegrationsCommand({ IntegrationIdentifier: 'x' }),
      name: 'IntegrationNotFoundFault',
    },
    {
      command: () => new ListTagsForResourceCommand({ ResourceName: instanceArn('x') }),
      name: 'DBInstanceNotFoundFault',
    },
    { command: () => new ListTagsForResourceCommand({ ResourceName: 'x' }), name: 'InvalidParameterValue' },
    {
      command: () => new DescribeDBInstancesCommand({ Filters: [{ Name: 'colour', Values: ['blue'] }] }),
      name: 'InvalidParameterValue',
    },
  ])('that do not exist are answered $name', async ({ command, name }) => {
    // given
    await using account = await openOrders();

    // when
    const asked = account.rds.send(command() as DescribeDBInstancesCommand);

    // then
    await expect(asked).rejects.toMatchObject({ name });
    expect(account.aws.bugs()).toEqual([]);
  });

  test('come in pages of 20 to 100', async () => {
    // given
    await using account = await openOrders({ rds: { instances: MANY } });
    const page = (MaxRecords: number, Marker?: string) =>
      account.rds.send(new DescribeDBInstancesCommand({ MaxRecords, Marker }));

    // when
    const first = await page(20);
    const second = await page(20, first.Marker);
    const short = page(19);

    // then
    expect([first.DBInstances?.length, second.DBInstances?.length, second.Marker]).toEqual([20, 6, undefined]);
    await expect(short).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  });

  test('tell how old their file system is, and who keeps their password', async () => {
    // given
    await using account = await openOrders({ instance: { fileSystem: 'old', managedPassword: true } });

    // when
    const orders = await account.instance('orders');

    // then
    expect(orders).toMatchObject({
      IsStorageConfigUpgradeAvailable: true,
      MasterUserSecret: { SecretArn: expect.stringContaining(':secret:rds!db-'), SecretStatus: 'active' },
    });
  });
});

describe('the endpoints of a cluster', () => {
  test('are its writer, its reader and its own ones', async () => {
    // given
    await using account = await openShop();

    // when
    const { DBClusterEndpoints } = await account.rds.send(
      new DescribeDBClusterEndpointsCommand({ DBClusterIdentifier: 'shop' }),
    );

    // then
    expect(DBClusterEndpoints).toMatchObject([
      { EndpointType: 'WRITER', Endpoint: expect.stringMatching(/^shop\.cluster-c/) },
      { EndpointType: 'READER', Endpoint: expect.stringMatching(/^shop\.cluster-ro-c/) },
      {
        EndpointType: 'CUSTOM',
        CustomEndpointType: 'READER',
        DBClusterEndpointIdentifier: 'reports',
        Endpoint: expect.stringMatching(/^reports\.cluster-custom-c/),
      },
    ]);
  });
});

describe('what RDS offers', () => {
  test.each([
    { engine: 'mysql', from: '8.0.40', minor: ['8.0.42'], major: ['8.4.3', '8.4.5'] },
    { engine: 'mysql', from: '5.7.44', minor: [], major: ['8.0.36', '8.0.40', '8.0.42'] },
    { engine: 'postgres', from: '15.10', minor: [], major: ['16.4', '16.6', '17.2', '17.4'] },
    { engine: 'aurora-postgresql', from: '16.4', minor: ['16.6'], major: ['17.4'] },
  ])('are upgrades of $engine $from', async ({ engine, from, minor, major }) => {
    // given
    await using account = await openOrders();

    // when
    const { DBEngineVersions: [version] = [] } = await account.rds.send(
      new DescribeDBEngineVersionsCommand({ Engine: engine, EngineVersion: from }),
    );

    // then
    const targets = version?.ValidUpgradeTarget ?? [];
    const of = (isMajor: boolean) =>
      targets.filter(target => target.IsMajorVersionUpgrade === isMajor).map(target => target.EngineVersion);
    expect({ minor: of(false), major: of(true) }).toEqual({ minor, major });
  });

  test('are parameter group families, and classes with the storage that they go with', async () => {
    // given
    await using account = await openOrders();

    // when
    const { DBEngineVersions } = await account.rds.send(
      new DescribeDBEngineVersionsCommand({ Engine: 'aurora-mysql', EngineVersion: '8.0' }),
    );
    const { OrderableDBInstanceOptions } = await account.rds.send(
      new DescribeOrderableDBInstanceOptionsCommand({
        Engine: 'mysql',
        EngineVersion: '8.4.3',
        DBInstanceClass: 'db.r6g.large',
        MaxRecords: 1000,
      }),
    );

    // then
    expect(DBEngineVersions?.map(version => version.DBParameterGroupFamily)).toEqual([
      'aurora-mysql8.0',
      'aurora-mysql8.0',
    ]);
    expect(OrderableDBInstanceOptions?.map(option => option.StorageType)).toEqual(['gp2', 'gp3', 'io1', 'io2']);
  });
});

describe('parameters', () => {
  test('are what somebody has set, beside the defaults of the family', async () => {
    // given
    await using account = await openShop();

    // when
    const { Parameters } = await account.rds.send(
      new DescribeDBClusterParametersCommand({
        DBClusterParameterGroupName: 'shop-15',
        Filters: [{ Name: 'parameter-name', Values: ['rds.logical_replication', 'max_wal_senders'] }],
      }),
    );
    const { DBParameterGroups } = await account.rds.send(
      new DescribeDBParameterGroupsCommand({ DBParameterGroupName: 'default.mysql8.4' }),
    );

    // then
    expect(Parameters).toMatchObject([
      { ParameterName: 'max_wal_senders', Source: 'engine-default' },
      { ParameterName: 'rds.logical_replication', ParameterValue: '1', Source: 'user' },
    ]);
    expect(DBParameterGroups).toMatchObject([{ DBParameterGroupFamily: 'mysql8.4' }]);
  });
});

describe('what is around databases', () => {
  test('are quotas, of which green takes its part', async () => {
    // given
    await using account = await openOrders({ rds: { quotas: { instances: 5, storageGib: 1000 } } });
    const used = async () => {
      const { AccountQuotas = [] } = await account.rds.send(new DescribeAccountAttributesCommand({}));
      return AccountQuotas.filter(({ AccountQuotaName: name = '' }) =>
        ['DBInstances', 'AllocatedStorage'].includes(name),
      );
    };
    const before = await used();

    // when
    await account.create();
    await account.pass(10 * MINUTE);

    // then
    expect(before).toMatchObject([
      { Used: 1, Max: 5 },
      { Used: 200, Max: 1000 },
    ]);
    expect(await used()).toMatchObject([{ Used: 2 }, { Used: 400 }]);
  });

  test('are proxies with their targets, and integrations', async () => {
    // given
    await using account = await openShop({
      rds: { proxies: [{ name: 'pool', targets: ['shop'] }], integrations: [{ name: 'to-redshift', source: 'shop' }] },
    });

    // when
    const { DBProxies } = await account.rds.send(new DescribeDBProxiesCommand({}));
    const { Targets } = await account.rds.send(new DescribeDBProxyTargetsCommand({ DBProxyName: 'pool' }));
    const { Integrations } = await account.rds.send(new DescribeIntegrationsCommand({}));

    // then
    expect(DBProxies).toMatchObject([{ DBProxyName: 'pool', EngineFamily: 'POSTGRESQL', Status: 'available' }]);
    expect(Targets).toMatchObject([
      { RdsResourceId: 'shop-1', TrackedClusterId: 'shop', Type: 'RDS_INSTANCE' },
      { RdsResourceId: 'shop-2', TrackedClusterId: 'shop' },
    ]);
    expect(Integrations).toMatchObject([{ SourceArn: clusterArn('shop'), Status: 'active' }]);
  });

  test('are tags, of databases and of deployments', async () => {
    // given
    await using account = await openOrders({ instance: { tags: { team: 'orders' } } });
    const { BlueGreenDeploymentIdentifier: id } = await account.create({ Tags: [{ Key: 'by', Value: 'greenlight' }] });
    const tags = async (arn: string) =>
      (await account.rds.send(new ListTagsForResourceCommand({ ResourceName: arn }))).TagList;

    // when
    const found = [
      await tags(instanceArn('orders')),
      await tags(instanceArn('orders').replace('db:orders', `deployment:${id}`)),
    ];

    // then
    expect(found).toEqual([[{ Key: 'team', Value: 'orders' }], [{ Key: 'by', Value: 'greenlight' }]]);
  });
});

describe('events', () => {
  test('are those of the last hour, or of the time that is asked for, each with its source', async () => {
    // given
    await using account = await openOrders();
    const { BlueGreenDeploymentIdentifier: id } = await account.create();
    await account.pass(3 * HOUR);
    const asked = { SourceType: 'blue-green-deployment', SourceIdentifier: id } as const;
    const StartTime = new Date(account.aws.timeline.now() - 3 * HOUR * 1000);

    // when
    const [lastHour, since, others] = await Promise.all([
      account.rds.send(new DescribeEventsCommand(asked)),
      account.rds.send(new DescribeEventsCommand({ ...asked, StartTime })),
      account.rds.send(new DescribeEventsCommand({ SourceType: 'db-instance', StartTime })),
    ]);

    // then
    expect(lastHour.Events).toEqual([]);
    expect(since.Events).toMatchObject([
      {
        SourceIdentifier: id,
        SourceType: 'blue-green-deployment',
        SourceArn: `arn:aws:rds:us-east-1:123456789012:deployment:${id}`,
        EventCategories: ['creation'],
        Date: expect.any(Date),
      },
    ]);
    expect(others.Events).toMatchObject([
      { SourceIdentifier: expect.stringMatching(/^orders-green-/), Message: 'DB instance created' },
    ]);
  });

  test('of one source are asked for with its type', async () => {
    // given
    await using account = await openOrders();

    // when
    const asked = account.rds.send(new DescribeEventsCommand({ SourceIdentifier: 'orders' }));

    // then
    await expect(asked).rejects.toMatchObject({ name: 'InvalidParameterCombination' });
  });
});

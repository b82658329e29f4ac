import { GetMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { DeleteBlueGreenDeploymentCommand, SwitchoverBlueGreenDeploymentCommand } from '@aws-sdk/client-rds';
import { describe, expect, test } from '@jest/globals';
import type { MetricAlarmSeedInput } from '../../cloudwatch/seed.ts';
import { sdkClients } from '../../sdk-clients.ts';
import type { SeedInput } from '../../seed.ts';
import { HOUR, MINUTE, openOrders, openShop, type DatabaseAccount } from '../database-account.ts';

type UseInput = NonNullable<NonNullable<SeedInput['rds']>['use']>;

const SHOP = { name: 'shop', database: 'orders' };

/** `orders`, and a green of a newer version that has caught up if it ever will. */
async function upgraded(use: UseInput, seed: SeedInput = {}) {
  const account = await openOrders({ rds: { use }, seed });
  const { BlueGreenDeploymentIdentifier } = await account.create({ TargetEngineVersion: '8.4.3' });
  await account.pass(4 * HOUR);
  const deployment = { BlueGreenDeploymentIdentifier };
  return {
    account,
    status: async () => (await account.deployment(BlueGreenDeploymentIdentifier)).Status,
    shop: () => account.aws.damage().applications['shop'],
    switchOver: (timeout = 300) =>
      account.rds.send(new SwitchoverBlueGreenDeploymentCommand({ ...deployment, SwitchoverTimeout: timeout })),
    deleteRecord: () => account.rds.send(new DeleteBlueGreenDeploymentCommand(deployment)),
    [Symbol.asyncDispose]: () => account[Symbol.asyncDispose](),
  };
}

const FAILED_QUERIES: MetricAlarmSeedInput = {
  AlarmName: 'shop-errors',
  Namespace: 'Shop',
  MetricName: 'FailedQueries',
  Dimensions: [{ Name: 'Application', Value: 'shop' }],
  Statistic: 'Average',
  Period: 60,
  EvaluationPeriods: 3,
  Threshold: 0.05,
  ComparisonOperator: 'GreaterThanThreshold',
};

describe('an upgrade by a blue/green deployment', () => {
  test.each([
    { after: { requestErrors: 0.2 }, before: { requestErrors: 0 }, state: 'ALARM' },
    { after: { requestErrors: 0 }, before: { requestErrors: 0.2 }, state: 'OK' },
  ])('to $after from $before leaves an alarm on failed queries in $state', async ({ before, after, state }) => {
    // given
    const versions = { 'mysql:8.0.40': before, 'mysql:8.4.3': after };
    await using upgrade = await upgraded({ applications: [SHOP] }, { versions, alarms: { metric: [FAILED_QUERIES] } });
    const { world, bugs } = upgrade.account.aws;
    const stateBefore = world.alarms.state('shop-errors');

    // when
    await upgrade.switchOver();
    await upgrade.account.pass(20 * MINUTE);

    // then
    expect(await upgrade.status()).toBe('SWITCHOVER_COMPLETED');
    expect(stateBefore).not.toBe(state);
    expect(world.alarms.state('shop-errors')).toBe(state);
    expect(bugs()).toEqual([]);
  });

  test('loses no write, and holds up its application for some seconds', async () => {
    // given
    await using upgrade = await upgraded({ applications: [SHOP] });

    // when
    await upgrade.switchOver();
    await upgrade.account.pass(10 * MINUTE);

    // then
    const shop = upgrade.shop();
    expect(shop?.writes.lost).toBe(0);
    expect(shop?.downtimeSeconds).toBeGreaterThan(1);
    expect(shop?.downtimeSeconds).toBeLessThan(15);
  });

  test('is not switched over while green is too far behind', async () => {
    // given
    const applications = [{ ...SHOP, writesPerSecond: 100 }];
    await using upgrade = await upgraded({ applications, replication: { otherwise: 90 } });

    // when
    await upgrade.switchOver(30);
    await upgrade.account.pass(MINUTE);

    // then
    expect(await upgrade.status()).toBe('AVAILABLE');
    expect(upgrade.shop()).toMatchObject({ outages: [], writes: { lost: 0 } });
  });

  test('is undone, and nothing is lost, where green is not caught up by the timeout', async () => {
    // given
    const applications = [{ ...SHOP, writesPerSecond: 20 }];
    await using upgrade = await upgraded({ applications, replication: { otherwise: 25 } });
    await upgrade.account.aws.perform({ database: { load: { application: 'shop', writesPerSecond: 200 } } });
    await upgrade.account.pass(25);

    // when
    await upgrade.switchOver(30);
    await upgrade.account.pass(10 * MINUTE);

    // then
    const shop = upgrade.shop();
    expect(await upgrade.status()).toBe('AVAILABLE');
    expect(shop?.writes.lost).toBe(0);
    expect(shop?.downtimeSeconds).toBeGreaterThan(20);
    expect(shop?.answered.at(-1)?.by).toMatchObject([{ name: 'orders', writes: 'taken' }]);
  });

  test('lets a client that keeps names for ever lose writes from when its record is deleted', async () => {
    // given
    await using upgrade = await upgraded({ applications: [{ ...SHOP, dnsCacheSeconds: 'for ever' }] });
    await upgrade.switchOver();
    await upgrade.account.pass(10 * MINUTE);
    const whileProtected = upgrade.shop()?.writes.lost;

    // when
    await upgrade.deleteRecord();
    await upgrade.account.pass(10 * MINUTE);

    // then
    expect(whileProtected).toBe(0);
    expect(upgrade.shop()?.writes.lost).toBeGreaterThan(5000);
  });
});

describe('a cluster of Aurora MySQL', () => {
  const BINLOG = { name: 'binlog', family: 'aurora-mysql8.0', parameters: { binlog_format: 'ROW' } };

  const openAurora = () =>
    openShop({
      cluster: {
        engine: 'aurora-mysql',
        engineVersion: '8.0.mysql_aurora.3.08.0',
        parameterGroup: 'binlog',
        members: [{ name: 'shop-1' }, { name: 'shop-2' }],
      },
      rds: {
        clusterParameterGroups: [BINLOG],
        use: {
          applications: [
            { name: 'shop', database: 'shop', writesPerSecond: 100 },
            { name: 'reports', database: 'shop', endpoint: 'reader', writesPerSecond: 0, readsPerSecond: 10 },
          ],
          replication: { otherwise: 60 },
        },
      },
    });

  async function newest({ aws }: DatabaseAccount, metric: string, dimensions: Readonly<Record<string, string>>) {
    const now = aws.timeline.now();
    const Dimensions = Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));
    const Metric = { Namespace: 'AWS/RDS', MetricName: metric, Dimensions };
    const { MetricDataResults } = await sdkClients(aws.endpoint).cloudwatch.send(
      new GetMetricDataCommand({
        StartTime: new Date(now - 600_000),
        EndTime: new Date(now),
        MetricDataQueries: [{ Id: 'm', MetricStat: { Metric, Period: 60, Stat: 'Average' } }],
      }),
    );
    return MetricDataResults?.[0]?.Values?.[0];
  }

  test('tells the lag on green’s writer, and none on blue’s', async () => {
    // given
    await using account = await openAurora();
    await account.create({ TargetEngineVersion: '8.0.mysql_aurora.3.09.0' });

    // when
    await account.pass(2 * HOUR);

    // then
    const cluster = account.aws.databases().find(({ name }) => name.startsWith('shop-green'))?.name ?? '';
    const ofRole = await newest(account, 'AuroraBinlogReplicaLag', { DBClusterIdentifier: cluster, Role: 'WRITER' });
    const ofBlue = await newest(account, 'AuroraBinlogReplicaLag', { DBInstanceIdentifier: 'shop-1' });
    expect(ofRole).toBeGreaterThan(20 * MINUTE);
    expect(ofBlue).toBeUndefined();
  });

  test('is read by its readers, and written to by its writer', async () => {
    // given
    await using account = await openAurora();

    // when
    await account.pass(15 * MINUTE);

    // then
    const connections = await Promise.all(
      ['shop-1', 'shop-2'].map(name => newest(account, 'DatabaseConnections', { DBInstanceIdentifier: name })),
    );
    expect(connections).toEqual([40, 40]);
    expect(await newest(account, 'ActiveTransactions', { DBInstanceIdentifier: 'shop-1' })).toBeGreaterThan(0);
    expect(account.aws.damage().applications['reports']).toMatchObject({ reads: { refused: 0 }, outages: [] });
  });
});

import { describe, expect, test } from '@jest/globals';
import { lagReader } from '../../src/gates/lag.ts';
import type { LagGate } from '../../src/release/gate.ts';
import type { Replication } from '../../src/release/vantage.ts';
import type { Reading } from '../../src/release/words.ts';
import { usualLag } from '../../src/request/lag-gates.ts';
import type { Fault } from '../aws/fault-rule.ts';
import { open, type OpenShop } from '../targets/open-shop.ts';

const minute = 60_000;

const orders = {
  name: 'orders',
  engine: 'mysql',
  engineVersion: '8.0.40',
  class: 'db.r6g.large',
  backupRetentionDays: 7,
} as const;

/** A database with one application, and a replica that follows it as a green one would. */
const aDatabase = () =>
  open({
    warmUp: '10m',
    rds: {
      instances: [{ ...orders, replicas: [{ name: 'orders-replica' }] }],
      use: { applications: [{ name: 'shop', database: 'orders', processes: 4, connections: 10 }] },
    },
  });

const metric = (name: string, of = 'orders') => ({
  namespace: 'AWS/RDS',
  metric: name,
  dimensions: { DBInstanceIdentifier: of },
});

const following: Replication = {
  lag: { ...metric('ReplicaLag', 'orders-replica'), tells: 'seconds', doubt: undefined },
  blue: { connections: metric('DatabaseConnections'), load: metric('DBLoad'), transactions: undefined },
};

const limits: LagGate = { ...usualLag, blue: { connections: 39, load: 1_000, transactions: undefined } };

function look(world: OpenShop, gate = usualLag, of = following): Promise<readonly Reading[]> {
  return lagReader(world.clients.cloudwatch, world.brisk).try(gate, of, world.clock.now());
}

const answering = (members: Readonly<Record<string, unknown>>): Fault => ({ kind: 'set', members });

describe('a look at the lag', () => {
  test('is one call, and tells the newest of what CloudWatch has', async () => {
    // given
    await using world = await aDatabase();
    // when
    const readings = await look(world);
    // then
    expect(readings).toEqual([
      {
        ...{ gate: 'lag', subject: 'lag', force: 'obeyed', at: world.clock.now(), outcome: 'pass' },
        says: expect.stringMatching(
          /^Green is 0 s behind blue, limit 5 s \(ReplicaLag of orders-replica, [2-4] min ago\)\. Blue has 40 connections, a load of [\d.]+\.$/,
        ),
      },
    ]);
    expect(world.called()).toEqual(['GetMetricData']);
  });

  test('holds blue to its limits in the same call', async () => {
    // given
    await using world = await aDatabase();
    // when
    const readings = await look(world, limits);
    // then
    expect(readings.map(({ subject, outcome }) => [subject, outcome])).toEqual([
      ['lag', 'pass'],
      ['connections', 'inconclusive'],
      ['load', 'pass'],
    ]);
    expect(world.called()).toEqual(['GetMetricData']);
  });

  test('knows nothing of a green that has published nothing yet', async () => {
    // given
    await using world = await aDatabase();
    const ofGreen: Replication = {
      ...following,
      lag: { ...following.lag, ...metric('ReplicaLag', 'orders-green-x1') },
    };
    // when
    const [lag] = await look(world, usualLag, ofGreen);
    // then
    expect(lag).toMatchObject({ subject: 'lag', outcome: 'no-data' });
  });

  test('knows nothing any more once the database has published nothing for a while', async () => {
    // given
    await using world = await aDatabase();
    const [before] = await look(world);
    const { client, sdk } = await world.clients.rds();
    await client.send(
      new sdk.DeleteDBInstanceCommand({ DBInstanceIdentifier: 'orders-replica', SkipFinalSnapshot: true }),
    );
    // when
    await world.clock.sleep(15 * minute);
    const [after] = await look(world);
    // then
    expect([before?.outcome, after?.outcome]).toEqual(['pass', 'no-data']);
  });

  test('sees a green that catches up with what was written while it was upgraded', async () => {
    // given
    await using world = await open({
      warmUp: '1m',
      rds: {
        instances: [{ ...orders, storage: { type: 'gp3', gib: 20 } }],
        use: {
          applications: [{ name: 'shop', database: 'orders', writesPerSecond: 400 }],
          replication: { otherwise: 500 },
        },
      },
    });
    const { client, sdk } = await world.clients.rds();
    const { DBInstances: [blue] = [] } = await client.send(new sdk.DescribeDBInstancesCommand({}));
    await client.send(
      new sdk.CreateBlueGreenDeploymentCommand({
        BlueGreenDeploymentName: 'upgrade',
        Source: blue?.DBInstanceArn,
        TargetEngineVersion: '8.4.5',
      }),
    );
    await world.clock.sleep(60 * minute);
    const { DBInstances: both = [] } = await client.send(new sdk.DescribeDBInstancesCommand({}));
    const name = both.flatMap(({ DBInstanceIdentifier: one }) => one ?? []).find(one => one !== 'orders') ?? '';
    const ofGreen: Replication = { ...following, lag: { ...following.lag, ...metric('ReplicaLag', name) } };
    // when
    const [catchingUp] = await look(world, usualLag, ofGreen);
    await world.clock.sleep(3 * 60 * minute);
    const [caughtUp] = await look(world, usualLag, ofGreen);
    // then
    expect(catchingUp).toMatchObject({ outcome: 'inconclusive', says: expect.stringContaining('; it falls: ') });
    expect(caughtUp).toMatchObject({ outcome: 'pass', says: expect.stringContaining('Green is 0 s behind blue') });
  });

  test.each<[string, Fault, RegExp]>([
    ['the role may not read it', { kind: 'denied' }, /AWS denied cloudwatch:GetMetricData/],
    [
      'CloudWatch keeps it from the role',
      answering({ 'MetricDataResults.0.StatusCode': 'Forbidden' }),
      /AWS denied cloudwatch:GetMetricData/,
    ],
    [
      'CloudWatch carries out a part',
      answering({ Messages: [{ Code: 'Limit', Value: 'exceeded' }] }),
      /Limit exceeded/,
    ],
    [
      'CloudWatch says what nobody knows',
      answering({ 'MetricDataResults.0.StatusCode': 'Levitating' }),
      /Levitating, which Greenlight does not know/,
    ],
  ])('is an error for each subject where %s, which waiting does not mend', async (_, fault, says) => {
    // given
    await using world = await aDatabase();
    world.aws.faults.inject({ operation: 'GetMetricData', calls: 'every', fault });
    // when
    const readings = await look(world, limits);
    // then
    const error = { outcome: 'error', says: expect.stringMatching(says) };
    expect(readings).toMatchObject(['lag', 'connections', 'load'].map(subject => ({ subject, ...error })));
  });

  test('has no data for any subject where CloudWatch is busy, which may pass', async () => {
    // given
    await using world = await aDatabase();
    world.aws.faults.inject({ operation: 'GetMetricData', calls: 'every', fault: { kind: 'throttle' } });
    // when
    const readings = await look(world, limits);
    // then
    const silent = { outcome: 'no-data', says: expect.stringMatching(/throttled/) };
    expect(readings).toMatchObject(['lag', 'connections', 'load'].map(subject => ({ subject, ...silent })));
  });

  test.each([
    ['CloudWatch has an error of its own', { 'MetricDataResults.0.StatusCode': 'InternalError' }],
    ['CloudWatch gives a part of the points', { 'MetricDataResults.0.StatusCode': 'PartialData' }],
    ['CloudWatch leaves the metric out', { 'MetricDataResults.0.Id': 'somebody' }],
  ])('does not go by what there is of the lag where %s, and keeps the rest', async (_, members) => {
    // given
    await using world = await aDatabase();
    world.aws.faults.inject({ operation: 'GetMetricData', calls: 'every', fault: answering(members) });
    // when
    const readings = await look(world, limits);
    // then
    expect(readings).toMatchObject([
      { outcome: 'no-data', says: 'CloudWatch did not answer in full for ReplicaLag of orders-replica.' },
      { subject: 'connections', outcome: 'inconclusive' },
      { subject: 'load', outcome: 'pass' },
    ]);
  });
});

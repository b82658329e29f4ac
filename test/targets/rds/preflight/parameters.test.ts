import { describe, expect, test } from '@jest/globals';
import type { Database } from '../../../../src/targets/rds/database.ts';
import { parameterFindings } from '../../../../src/targets/rds/preflight/parameters.ts';
import type { Facts } from '../../../../src/targets/rds/preflight/preflight.ts';
import { aCluster, aMember, anInstance, clusterFacts, facts } from './a-database.ts';

const group = (name: string, values: Readonly<Record<string, string>>) => ({
  group: name,
  values: new Map(Object.entries(values)),
});
const auroraMySql = aCluster({ engine: 'aurora-mysql', engineVersion: '8.0.mysql_aurora.3.08.0' });
const ofAuroraMySql = (values: Readonly<Record<string, string>>) =>
  clusterFacts({ engine: 'aurora-mysql', replicating: group('shop-15', values) });
const postgres = anInstance({ engine: 'postgres', engineVersion: '15.10' });
const ofPostgres = (values: Readonly<Record<string, string>>) =>
  facts({ engine: 'postgres', replicating: group('orders-15', values), events: undefined });

describe('The parameters that green follows by', () => {
  test.each<[what: string, read: Facts, database: Database]>([
    ['none decides', facts(), anInstance()],
    ['Aurora MySQL writes its binary log', ofAuroraMySql({ binlog_format: 'MIXED' }), auroraMySql],
    ['Aurora PostgreSQL replicates logically', clusterFacts(), aCluster()],
    ['PostgreSQL replicates logically', ofPostgres({ 'rds.logical_replication': '1' }), postgres],
  ])('are worth no word where they are on: %s', (_, read, database) => {
    // when
    const found = parameterFindings(read, database);
    // then
    expect(found).toEqual([]);
  });

  test.each<[what: string, read: Facts, database: Database, reason: string, command: string]>([
    [
      'Aurora MySQL says OFF',
      ofAuroraMySql({ binlog_format: 'OFF' }),
      auroraMySql,
      'binlog_format in shop-15 is not on: the cluster writes no binary log, and green follows by it',
      'aws rds modify-db-cluster-parameter-group --region eu-west-1 --db-cluster-parameter-group-name shop-15 --parameters ParameterName=binlog_format,ParameterValue=ROW,ApplyMethod=pending-reboot',
    ],
    [
      'Aurora MySQL says nothing',
      ofAuroraMySql({}),
      auroraMySql,
      'binlog_format in shop-15 is not on: the cluster writes no binary log, and green follows by it',
      'aws rds modify-db-cluster-parameter-group --region eu-west-1 --db-cluster-parameter-group-name shop-15 --parameters ParameterName=binlog_format,ParameterValue=ROW,ApplyMethod=pending-reboot',
    ],
    [
      'PostgreSQL says 0',
      ofPostgres({ 'rds.logical_replication': '0' }),
      postgres,
      'rds.logical_replication in orders-15 is not on: logical replication is off, and green follows by it',
      'aws rds modify-db-parameter-group --region eu-west-1 --db-parameter-group-name orders-15 --parameters ParameterName=rds.logical_replication,ParameterValue=1,ApplyMethod=pending-reboot',
    ],
  ])('refuse the release where they are off, with the command: %s', (_, read, database, reason, command) => {
    // when
    const found = parameterFindings(read, database);
    // then
    expect(found).toEqual([
      expect.objectContaining({ level: 'error', where: 'database', value: database.name, reason, command }),
    ]);
  });

  test('cannot be switched on in a default group: a group of its own is asked for, and no command that would fail', () => {
    // given
    const replicating = group('default.aurora-postgresql15', {});
    // when
    const [found] = parameterFindings(clusterFacts({ replicating }), aCluster());
    // then
    expect(found).toEqual({
      level: 'error',
      where: 'database',
      value: 'shop',
      reason: expect.stringContaining('rds.logical_replication in default.aurora-postgresql15 is not on'),
      remedy: expect.stringContaining('a default group cannot be changed'),
    });
  });

  test.each<[what: string, read: Facts, database: Database, level: 'error' | 'warning', value: string, reason: string]>(
    [
      [
        'the writer of a cluster waits with the very group that green follows by',
        clusterFacts(),
        aCluster({
          members: [
            aMember('shop-1', { clusterParameterGroup: 'pending-reboot' }),
            aMember('shop-2', { clusterParameterGroup: 'in-sync' }),
          ],
        }),
        'error',
        'shop-1',
        'shop-15 is pending-reboot there',
      ],
      [
        'a reader of it waits',
        clusterFacts(),
        aCluster({
          members: [
            aMember('shop-1', { clusterParameterGroup: 'in-sync' }),
            aMember('shop-2', { clusterParameterGroup: 'pending-reboot' }),
          ],
        }),
        'warning',
        'shop-2',
        'shop-15 is pending-reboot there',
      ],
      [
        'an instance waits with a group on which nothing stands',
        facts(),
        anInstance({
          members: [aMember('orders', { parameterGroup: { name: 'orders-80', applied: 'pending-reboot' } })],
        }),
        'warning',
        'orders',
        'orders-80 is pending-reboot there',
      ],
    ],
  )('hold once the instance has restarted: %s', (_, read, database, level, value, reason) => {
    // when
    const found = parameterFindings(read, database);
    // then
    expect(found).toEqual([
      expect.objectContaining({
        level,
        value,
        reason: expect.stringContaining(reason),
        command: `aws rds reboot-db-instance --region eu-west-1 --db-instance-identifier ${value}`,
      }),
    ]);
  });
});

describe('Events of MySQL', () => {
  test.each<[values: Readonly<Record<string, string>>, expected: number]>([
    [{ event_scheduler: 'ON' }, 1],
    [{ event_scheduler: 'on' }, 1],
    [{ event_scheduler: 'OFF' }, 0],
    [{}, 0],
  ])('are a warning where the group of green has them on: %j', (values, expected) => {
    // when
    const found = parameterFindings(facts({ events: group('orders-84', values) }), anInstance());
    // then
    expect(found.map(({ level, value }) => ({ level, value }))).toEqual(
      Array.from({ length: expected }, () => ({ level: 'warning', value: 'orders-84' })),
    );
  });
});

import { describe, expect, test } from '@jest/globals';
import { replicationOf } from '../../../src/targets/rds/replication.ts';

const writers = { blue: 'orders', green: 'orders-green-a1b2c3' };

describe('how far green is behind', () => {
  test.each([
    { engine: 'mysql', from: '8.0.40', to: '8.4.3', metric: 'ReplicaLag', of: writers.green, tells: 'seconds' },
    { engine: 'mariadb', from: '10.6.20', to: '10.11.10', metric: 'ReplicaLag', of: writers.green, tells: 'seconds' },
    { engine: 'postgres', from: '16.4', to: '16.6', metric: 'ReplicaLag', of: writers.green, tells: 'seconds' },
    {
      engine: 'postgres',
      from: '15.10',
      to: '16.6',
      metric: 'OldestReplicationSlotLag',
      of: writers.blue,
      tells: 'bytes',
    },
    {
      engine: 'aurora-mysql',
      from: '8.0.mysql_aurora.3.04.0',
      to: '8.0.mysql_aurora.3.08.0',
      metric: 'AuroraBinlogReplicaLag',
      of: writers.green,
      tells: 'seconds',
    },
    {
      engine: 'aurora-postgresql',
      from: '15.10',
      to: '15.12',
      metric: 'OldestReplicationSlotLag',
      of: writers.blue,
      tells: 'bytes',
    },
  ])('is $metric of $engine, from $from to $to', ({ engine, from, to, metric, of, tells }) => {
    // when
    const replication = replicationOf({ engine, engineVersion: from }, { engineVersion: to }, writers);
    // then
    expect(replication).toMatchObject({
      lag: { namespace: 'AWS/RDS', metric, dimensions: { DBInstanceIdentifier: of }, tells },
    });
  });

  test.each([
    { engine: 'postgres', from: '15.10', to: '16.6', doubt: /may be read by something else than green/ },
    { engine: 'postgres', from: '16.4', to: '16.6', doubt: /nothing is written to blue/ },
    { engine: 'mysql', from: '8.0.40', to: '8.4.3', doubt: undefined },
  ])('is doubted where the metric may tell of something else: $engine $from to $to', ({ engine, from, to, doubt }) => {
    // when
    const replication = replicationOf({ engine, engineVersion: from }, { engineVersion: to }, writers);
    // then
    expect(replication).toMatchObject({
      lag: { doubt: doubt === undefined ? undefined : expect.stringMatching(doubt) },
    });
  });

  test('is told by nothing for an engine that has no blue/green deployments', () => {
    // when
    const replication = replicationOf({ engine: 'oracle-ee', engineVersion: '19' }, { engineVersion: '19' }, writers);
    // then
    expect(replication).toBe('none');
  });
});

describe('how busy blue is', () => {
  test.each([
    ['aurora-mysql', 'ActiveTransactions'],
    ['mysql', undefined],
    ['postgres', undefined],
  ])('is told by the transactions of %s: %s', (engine, metric) => {
    // when
    const replication = replicationOf({ engine, engineVersion: '8.0' }, { engineVersion: '8.0' }, writers);
    // then
    expect(replication).toMatchObject({
      blue: {
        connections: { metric: 'DatabaseConnections', dimensions: { DBInstanceIdentifier: 'orders' } },
        load: { metric: 'DBLoad' },
        transactions: metric === undefined ? undefined : { metric },
      },
    });
  });
});

import { describe, expect, test } from '@jest/globals';
import type { Database } from '../../../../src/targets/rds/database.ts';
import { blueFindings } from '../../../../src/targets/rds/preflight/blue.ts';
import { aCluster, aMember, anInstance } from './a-database.ts';

const replicaElsewhere = 'arn:aws:rds:us-east-1:123456789012:db:orders-far';

describe('Blue, of which green is made', () => {
  test.each<[what: string, database: Database]>([
    ['an instance', anInstance()],
    [
      'an instance with a read replica',
      anInstance({ members: [aMember('orders', { replicas: ['orders-r1'] }), aMember('orders-r1')] }),
    ],
    ['a cluster', aCluster()],
  ])('is worth no word while it is well: %s', (_, database) => {
    // when
    const found = blueFindings(database);
    // then
    expect(found).toEqual([]);
  });

  test.each<[what: string, database: Database, value: string, reason: string, command: string]>([
    [
      'it is being changed',
      anInstance({ members: [aMember('orders', { status: 'modifying' })] }),
      'orders',
      'its status is modifying',
      'aws rds wait db-instance-available --region eu-west-1 --db-instance-identifier orders',
    ],
    [
      'a replica of it is being backed up',
      anInstance({ members: [aMember('orders'), aMember('orders-r1', { status: 'backing-up' })] }),
      'orders-r1',
      'its status is backing-up',
      'aws rds wait db-instance-available --region eu-west-1 --db-instance-identifier orders-r1',
    ],
    [
      'the cluster is being upgraded',
      aCluster({ status: 'upgrading' }),
      'shop',
      'its status is upgrading',
      'aws rds wait db-cluster-available --region eu-west-1 --db-cluster-identifier shop',
    ],
    [
      'an instance keeps no backups',
      anInstance({ backupDays: 0 }),
      'orders',
      'it keeps no automated backups',
      'aws rds modify-db-instance --region eu-west-1 --db-instance-identifier orders --backup-retention-period 7 --apply-immediately',
    ],
    [
      'a cluster keeps no backups',
      aCluster({ backupDays: 0 }),
      'shop',
      'it keeps no automated backups',
      'aws rds modify-db-cluster --region eu-west-1 --db-cluster-identifier shop --backup-retention-period 7 --apply-immediately',
    ],
  ])('refuses the release, with the command that mends it: %s', (_, database, value, reason, command) => {
    // when
    const found = blueFindings(database);
    // then
    expect(found).toEqual([
      expect.objectContaining({
        level: 'error',
        where: 'database',
        value,
        reason: expect.stringContaining(reason),
        command,
      }),
    ]);
  });

  test.each<[what: string, database: Database, value: string, reason: string]>([
    [
      'it is a replica itself',
      anInstance({ replicaOf: 'arn:aws:rds:eu-west-1:123456789012:db:main' }),
      'orders',
      'it is a replica of arn:aws:rds:eu-west-1:123456789012:db:main',
    ],
    [
      'it has a replica in another Region',
      anInstance({ members: [aMember('orders', { replicas: [replicaElsewhere] })] }),
      'orders',
      `in another Region (${replicaElsewhere})`,
    ],
    [
      'a replica of it has replicas',
      anInstance({
        members: [aMember('orders', { replicas: ['orders-r1'] }), aMember('orders-r1', { replicas: ['orders-r2'] })],
      }),
      'orders-r1',
      'a read replica with replicas of its own (orders-r2)',
    ],
  ])('refuses the release where RDS would not take it along: %s', (_, database, value, reason) => {
    // when
    const found = blueFindings(database);
    // then
    expect(found).toEqual([
      expect.objectContaining({ level: 'error', where: 'database', value, reason: expect.stringContaining(reason) }),
    ]);
  });

  test('names the database that it is a replica of as the one to release', () => {
    // given
    const database = anInstance({ replicaOf: 'arn:aws:rds:eu-west-1:123456789012:db:main' });
    // when
    const [found] = blueFindings(database);
    // then
    expect(found?.remedy).toBe('`database: main`');
  });

  test('tells of each of its members by itself', () => {
    // given
    const members = [
      aMember('orders', { status: 'modifying' }),
      aMember('orders-r1', { status: 'rebooting' }),
    ] as const;
    // when
    const found = blueFindings(anInstance({ members }));
    // then
    expect(found.map(({ value }) => value)).toEqual(['orders', 'orders-r1']);
  });
});

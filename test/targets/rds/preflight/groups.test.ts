import { describe, expect, test } from '@jest/globals';
import type { Database } from '../../../../src/targets/rds/database.ts';
import { groupFindings } from '../../../../src/targets/rds/preflight/groups.ts';
import type { Facts } from '../../../../src/targets/rds/preflight/preflight.ts';
import { aCluster, aMember, anInstance, clusterFacts, facts } from './a-database.ts';

const toMajor: Facts['version'] = {
  is: 'an upgrade',
  version: '8.4.5',
  family: 'mysql8.4',
  isMajor: true,
  from: ['8.4.5'],
};
const asked = (name: string, family: string | undefined): Facts['groups'] => [
  { input: 'parameter-group', name, family },
];

describe('The parameter groups of green', () => {
  test.each<[what: string, read: Facts, database: Database]>([
    ['none asked for at a minor upgrade', facts(), anInstance()],
    [
      'one of the family that its version takes',
      facts({ version: toMajor, groups: asked('orders-84', 'mysql8.4') }),
      anInstance(),
    ],
    ['both of a cluster', clusterFacts(), aCluster()],
    [
      'blue has the default group at a major upgrade: nothing is left behind',
      facts({ version: toMajor }),
      anInstance({
        members: [aMember('orders', { parameterGroup: { name: 'default.mysql8.0', applied: 'in-sync' } })],
      }),
    ],
    [
      'of which nothing is known, with a version that AWS says nothing of',
      facts({ groups: asked('mine', 'mysql8.0'), version: { is: 'as blue', version: '8.0.40', family: undefined } }),
      anInstance(),
    ],
  ])('are worth no word: %s', (_, read, database) => {
    // when
    const found = groupFindings(read, database);
    // then
    expect(found).toEqual([]);
  });

  test('refuse the release where one does not exist, with the command that lists those that fit', () => {
    // when
    const found = groupFindings(facts({ groups: asked('orders-9', undefined) }), anInstance());
    // then
    expect(found).toEqual([
      {
        level: 'error',
        where: 'parameter-group',
        value: 'orders-9',
        reason: 'there is no such parameter group of instances in eu-west-1',
        remedy: 'name one of the family mysql8.0',
        command:
          'aws rds describe-db-parameter-groups --region eu-west-1 --query "DBParameterGroups[?DBParameterGroupFamily==\'mysql8.0\'].DBParameterGroupName" --output text',
      },
    ]);
  });

  test('refuse the release where one is of another version', () => {
    // when
    const found = groupFindings(facts({ version: toMajor, groups: asked('orders-80', 'mysql8.0') }), anInstance());
    // then
    expect(found).toEqual([
      expect.objectContaining({
        level: 'error',
        where: 'parameter-group',
        value: 'orders-80',
        reason: "its family is mysql8.0, and green's version 8.4.5 takes groups of mysql8.4",
        remedy: 'name one of the family mysql8.4',
      }),
    ]);
  });

  test('refuse a group of clusters for an instance', () => {
    // given
    const groups: Facts['groups'] = [{ input: 'cluster-parameter-group', name: 'shop-16', family: 'aurora-mysql8.0' }];
    // when
    const found = groupFindings(facts({ groups }), anInstance());
    // then
    expect(found).toEqual([
      expect.objectContaining({
        level: 'error',
        where: 'cluster-parameter-group',
        reason: 'orders is an instance of its own, and no cluster',
      }),
    ]);
  });

  test('that are left behind at a major upgrade are a warning, with the command that makes a new one', () => {
    // when
    const found = groupFindings(facts({ version: toMajor }), anInstance());
    // then
    expect(found).toEqual([
      {
        level: 'warning',
        where: 'parameter-group',
        value: undefined,
        reason:
          'to 8.4.5 is a major upgrade, and orders-80 is left behind: AWS gives green the default group, with none of what orders-80 sets',
        remedy: 'make a group of the family mysql8.4 with the same settings and name it with `parameter-group`',
        command:
          'aws rds create-db-parameter-group --region eu-west-1 --db-parameter-group-name orders-80-mysql84 --db-parameter-group-family mysql8.4 --description "for orders"',
      },
    ]);
  });

  test('of a cluster are left behind one by one', () => {
    // when
    const found = groupFindings(clusterFacts({ groups: [] }), aCluster());
    // then
    expect(found.map(({ level, where }) => [level, where])).toEqual([
      ['warning', 'parameter-group'],
      ['warning', 'cluster-parameter-group'],
    ]);
  });

  test('are not judged by a version that cannot be had', () => {
    // given
    const version = { is: 'out of reach', version: '9', targets: [] } as const;
    // when
    const found = groupFindings(facts({ version, groups: asked('orders-84', 'mysql8.4') }), anInstance());
    // then
    expect(found).toEqual([]);
  });
});

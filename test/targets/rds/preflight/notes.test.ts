import { describe, expect, test } from '@jest/globals';
import type { GreenDatabase } from '../../../../src/request/request.ts';
import { asBlueHasIt } from '../../../../src/request/rds-storage.ts';
import type { Database } from '../../../../src/targets/rds/database.ts';
import { notesOn, notesUnderWay } from '../../../../src/targets/rds/preflight/notes.ts';
import type { Facts } from '../../../../src/targets/rds/preflight/preflight.ts';
import { aCluster, aGreen, aMember, anInstance, clusterFacts, facts } from './a-database.ts';

const notes = (read: Facts, database: Database, green: Partial<GreenDatabase> = {}) =>
  notesOn({ is: 'a source', ...read }, database, { green: aGreen(green) });
const ofInstance = (change: Partial<Facts> = {}) => notes(facts(change), anInstance());
const ofCluster = (change: Partial<Facts> = {}) => notes(clusterFacts(change), aCluster());
const withReplica = anInstance({ members: [aMember('orders'), aMember('orders-r1')] });

describe('The plan says before green is made', () => {
  test.each<[what: string, said: readonly string[], expected: string]>([
    [
      'which names are swapped',
      ofInstance(),
      'The switchover swaps names: orders becomes orders-old1, and green becomes orders.',
    ],
    [
      'which name is left for blue where it had one before',
      ofInstance({ oldName: 'orders-old2' }),
      'The switchover swaps names: orders becomes orders-old2, and green becomes orders.',
    ],
    [
      'that read replicas go along',
      notes(facts(), withReplica),
      'Its read replicas orders-r1 swap names with their twins in green likewise.',
    ],
    [
      'that instances and custom endpoints of a cluster go along',
      ofCluster({ customEndpoints: ['reports'] }),
      'Its instances shop-1, shop-2 and its custom endpoints reports swap names with their twins in green likewise.',
    ],
    [
      'which endpoints move',
      ofCluster(),
      'Endpoints keep their text and lead to green then: `shop.cluster-abc.eu-west-1.rds.amazonaws.com`, `shop.cluster-ro-abc.eu-west-1.rds.amazonaws.com`.',
    ],
    [
      'what green costs with its own class and size',
      notes(facts(), withReplica, { instanceClass: 'db.r7g.xlarge', storage: { ...asBlueHasIt, allocated: 1000 } }),
      'While green stands it costs besides blue: 2 × db.r7g.xlarge, 2 × 1000 GiB. It stays after a gate that failed or a cancelled job; `operation: rollback` deletes it.',
    ],
    [
      'that there is no way back',
      ofInstance(),
      'After the switchover there is no way back without losing what was written since: nothing flows from green to old blue.',
    ],
    [
      'what becomes of old blue',
      ofInstance(),
      'orders-old1 stays, takes no writes, and costs. Greenlight never deletes it; `operation: delete-record` lifts the protection against writes.',
    ],
    [
      'who is who, of an upgrade',
      ofInstance(),
      'Blue is orders as it is (mysql 8.0.40, db-ORDERS); green will be mysql 8.0.42.',
    ],
    [
      'who is who, where the version stays',
      ofInstance({ version: { is: 'as blue', version: '8.0.40', family: 'mysql8.0' } }),
      'Blue is orders as it is (mysql 8.0.40, db-ORDERS); green will be mysql 8.0.40.',
    ],
  ])('%s', (_, said, expected) => {
    // then
    expect(said).toContain(expected);
  });

  test.each<[what: string, said: readonly string[], words: string, isSaid: boolean]>([
    ['caches of DNS', ofInstance(), 'The DNS records live for 5 s', true],
    [
      'a proxy that leads to it',
      ofInstance({ proxies: ['orders-proxy'] }),
      'RDS Proxy orders-proxy leads to orders',
      true,
    ],
    ['no proxy', ofInstance(), 'RDS Proxy', false],
    ['auto scaling of the readers of Aurora', ofCluster(), 'Auto scaling policies', true],
    ['no auto scaling of an instance', ofInstance(), 'Auto scaling policies', false],
    ['what goes by the name', ofInstance(), 'event subscriptions that name orders', true],
    ['what goes by the resource id', ofInstance(), 'The resource id db-ORDERS stays with old blue', true],
    ['what Terraform sees of an instance', ofInstance(), 'aws_db_instance goes by the resource id', true],
    [
      'what infrastructure code sees of a cluster',
      ofCluster(),
      'under shop, and shop-old1 with its instances in none',
      true,
    ],
    ['that blue cannot be stopped', ofInstance(), 'orders cannot be stopped', true],
    [
      'deletion protection where there is one',
      notes(facts(), anInstance({ deletionProtection: true })),
      'deletion protection',
      true,
    ],
    ['no deletion protection', ofInstance(), 'deletion protection', false],
  ])('what is of matter here and nothing else: %s', (_, said, words, isSaid) => {
    // then
    expect(said.some(line => line.includes(words))).toBe(isSaid);
  });

  test('nothing of a database of which no green can be made', () => {
    // when
    const said = notesOn({ is: 'no source', because: 'it is oracle-ee' }, anInstance(), { green: aGreen() });
    // then
    expect(said).toEqual([]);
  });

  test('each fact in a line that the summary shows whole: 600 characters', () => {
    // given
    const all = [...ofInstance({ proxies: ['orders-proxy'] }), ...ofCluster(), ...notesUnderWay(anInstance())];
    // then
    for (const line of all) expect(line.length).toBeLessThan(600);
  });
});

describe('Where green stands already', () => {
  test('the plan says again what is still to come: endpoints, and the end of the way back', () => {
    // when
    const said = notesUnderWay(anInstance());
    // then
    expect(said).toEqual([
      'Endpoints keep their text and lead to green then: `orders.abc.eu-west-1.rds.amazonaws.com`.',
      expect.stringContaining('The DNS records live for 5 s'),
      expect.stringContaining('there is no way back'),
      expect.stringContaining('orders-old1 stays'),
    ]);
  });
});

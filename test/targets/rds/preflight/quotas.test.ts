import { describe, expect, test } from '@jest/globals';
import { asBlueHasIt } from '../../../../src/request/rds-storage.ts';
import type { Database } from '../../../../src/targets/rds/database.ts';
import type { Facts } from '../../../../src/targets/rds/preflight/preflight.ts';
import { quotaFindings } from '../../../../src/targets/rds/preflight/quotas.ts';
import { aCluster, aGreen, aMember, anInstance, clusterFacts, facts } from './a-database.ts';

const quota = (name: string, used: number, max: number): Pick<Facts, 'quotas'> => ({
  quotas: new Map([[name, { used, max }]]),
});
const withReplica = anInstance({ members: [aMember('orders'), aMember('orders-r1')] });

describe('The quotas of the account', () => {
  test.each<[what: string, read: Facts, database: Database]>([
    ['instances, to the last one', facts(quota('DBInstances', 38, 40)), withReplica],
    ['clusters, to the last one', clusterFacts(quota('DBClusters', 39, 40)), aCluster()],
    ['storage, to the last GiB', facts(quota('AllocatedStorage', 99_500, 100_000)), anInstance()],
    ['storage that Aurora does not count there', clusterFacts(quota('AllocatedStorage', 100_000, 100_000)), aCluster()],
    ['clusters that an instance needs none of', facts(quota('DBClusters', 40, 40)), anInstance()],
    ['nothing that AWS tells', facts({ quotas: new Map() }), withReplica],
  ])('are worth no word where green fits: %s', (_, read, database) => {
    // when
    const found = quotaFindings(read, database, aGreen());
    // then
    expect(found).toEqual([]);
  });

  test.each<[what: string, read: Facts, database: Database, reason: string]>([
    [
      'instances, its replicas counted',
      facts(quota('DBInstances', 39, 40)),
      withReplica,
      'green needs 2 DB instances more, and this account uses 39 of its 40 in this Region',
    ],
    [
      'clusters',
      clusterFacts(quota('DBClusters', 40, 40)),
      aCluster(),
      'green needs 1 DB clusters more, and this account uses 40 of its 40 in this Region',
    ],
    [
      'storage, of its replicas as well',
      facts(quota('AllocatedStorage', 99_500, 100_000)),
      withReplica,
      'green needs 1000 GiB of storage more, and this account uses 99500 of its 100000 in this Region',
    ],
  ])('refuse the release where green does not fit: %s', (_, read, database, reason) => {
    // when
    const found = quotaFindings(read, database, aGreen());
    // then
    expect(found).toEqual([
      expect.objectContaining({ level: 'error', where: 'database', value: database.name, reason }),
    ]);
  });

  test('count the storage that green is to have, not that of blue', () => {
    // given
    const room = facts(quota('AllocatedStorage', 99_000, 100_000));
    const asked = (allocated: number) => aGreen({ storage: { ...asBlueHasIt, allocated } });
    // when
    const [small, large] = [1000, 1001].map(size => quotaFindings(room, anInstance(), asked(size)));
    // then
    expect([small, large?.length]).toEqual([[], 1]);
  });
});

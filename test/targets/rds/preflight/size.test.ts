import { describe, expect, test } from '@jest/globals';
import type { GreenDatabase, GreenStorage } from '../../../../src/request/request.ts';
import { asBlueHasIt } from '../../../../src/request/rds-storage.ts';
import type { Storage } from '../../../../src/targets/rds/database.ts';
import type { Facts } from '../../../../src/targets/rds/preflight/preflight.ts';
import { sizeFindings } from '../../../../src/targets/rds/preflight/size.ts';
import { encryptionFindings } from '../../../../src/targets/rds/preflight/storage.ts';
import { aCluster, aGreen, aMember, anInstance, aStorage, clusterFacts, facts } from './a-database.ts';

const others = ['db.m6g.large', 'db.m6g.xlarge', 'db.r7g.large', 'db.r7g.xlarge', 'db.t4g.large'];
const notOffered = (name: string): Facts['classes'] => [{ is: 'not offered', class: name, others }];

describe('The class of green', () => {
  test('is worth no word where AWS offers it', () => {
    // when
    const found = sizeFindings(facts(), anInstance(), aGreen({ instanceClass: 'db.r6g.large' }));
    // then
    expect(found).toEqual([]);
  });

  test('refuses the release where AWS does not offer it for its version, with the nearest that it offers', () => {
    // when
    const found = sizeFindings(
      facts({ classes: notOffered('db.r5.large') }),
      anInstance(),
      aGreen({ instanceClass: 'db.r5.large' }),
    );
    // then
    expect(found).toEqual([
      {
        level: 'error',
        where: 'instance-class',
        value: 'db.r5.large',
        reason: 'AWS does not offer it for RDS for MySQL 8.0.42 in this Region',
        remedy: 'write one of db.r7g.large as `instance-class`',
        command:
          'aws rds describe-orderable-db-instance-options --region eu-west-1 --engine mysql --engine-version 8.0.42 --query "OrderableDBInstanceOptions[].DBInstanceClass"',
      },
    ]);
  });

  test('refuses the version where it is blue’s own that AWS does not offer for it', () => {
    // when
    const found = sizeFindings(facts({ classes: notOffered('db.m6g.4xlarge') }), anInstance(), aGreen());
    // then
    expect(found).toEqual([
      expect.objectContaining({
        level: 'error',
        where: 'engine-version',
        value: '8.0.42',
        reason: 'blue runs on db.m6g.4xlarge, which AWS does not offer for RDS for MySQL 8.0.42 in this Region',
        remedy: 'write one of db.m6g.large, db.m6g.xlarge as `instance-class`',
      }),
    ]);
  });

  test.each<[what: string, green: Partial<GreenDatabase>, where: string]>([
    ['a class', { instanceClass: 'db.r7g.large' }, 'instance-class'],
    ['storage', { storage: { ...asBlueHasIt, type: 'gp3' } }, 'storage'],
    ['a newer layout of storage', { storage: { ...asBlueHasIt, layout: 'newest' } }, 'storage'],
  ])('cannot be asked for of a cluster of Aurora: %s', (_, green, where) => {
    // when
    const found = sizeFindings(clusterFacts(), aCluster(), aGreen(green));
    // then
    expect(found).toEqual([expect.objectContaining({ level: 'error', where })]);
  });
});

const ask = (change: Partial<GreenStorage>, blue: Partial<Storage> = {}) =>
  sizeFindings(
    facts(),
    anInstance({ members: [aMember('orders', { storage: aStorage(blue) })] }),
    aGreen({ storage: { ...asBlueHasIt, ...change } }),
  );

describe('The storage of green', () => {
  test.each<[what: string, asked: Partial<GreenStorage>, blue?: Partial<Storage>]>([
    ['as blue has it', {}],
    ['larger', { allocated: 1000 }],
    ['another type', { type: 'io2', iops: 20_000 }],
    ['more operations and throughput', { iops: 16_000, throughput: 1000 }],
    ['a newer layout', { layout: 'newest' }, { layout: 'older' }],
    ['the type of blue, in so many words', { type: 'io2' }, { type: 'io2', iops: 5000 }],
    ['the least and the most of its rates', { iops: 3000, throughput: 4000 }],
    ['the most of its size', { allocated: 65_536 }],
    ['the size of blue, in so many words', { allocated: 500 }],
    ['the least size of which operations can be bought', { allocated: 400, iops: 4000 }, { allocated: 400 }],
    ['gp3 where blue has gp2', { type: 'gp3' }, { type: 'gp2', iops: undefined, throughput: undefined }],
  ])('is worth no word where it can be had: %s', (_, asked, blue) => {
    // when
    const found = ask(asked, blue);
    // then
    expect(found).toEqual([]);
  });

  test.each<
    [what: string, asked: Partial<GreenStorage>, blue: Partial<Storage>, value: string, reason: string, remedy: string]
  >([
    [
      'a type that the class has not',
      { type: 'io1', iops: 3000 },
      {},
      'io1',
      'AWS does not offer it for db.r6g.large and version 8.0.42',
      'one of gp3, gp2, io2',
    ],
    [
      'too large',
      { allocated: 70_000 },
      {},
      'allocated: 70000',
      'gp3 has 65536 GiB at most',
      'write `allocated: 65536`',
    ],
    ['too many operations', { iops: 65_000 }, {}, 'iops: 65000', 'gp3 has 64000 IOPS at most', 'write `iops: 64000`'],
    ['too few operations', { iops: 2000 }, {}, 'iops: 2000', 'gp3 has 3000 IOPS at least', 'write `iops: 3000`'],
    [
      'more operations than its size may have',
      { type: 'io2', allocated: 500, iops: 600_000 },
      {},
      'iops: 600000',
      'io2 of 500 GiB has 500000 IOPS at most',
      'write `iops: 500000`',
    ],
    [
      'too much throughput',
      { throughput: 5000 },
      {},
      'throughput: 5000',
      'gp3 has 4000 MiB/s at most',
      'write `throughput: 4000`',
    ],
    [
      'operations of blue’s gp2',
      { iops: 5000 },
      { type: 'gp2' },
      'iops: 5000',
      'gp2 has no IOPS that can be set',
      'write `type: gp3` with it',
    ],
    [
      'throughput of blue’s gp2',
      { throughput: 500 },
      { type: 'gp2' },
      'throughput: 500',
      'gp2 has no throughput that can be set',
      'write `type: gp3` with it',
    ],
    [
      'operations of a small gp3',
      { iops: 6000 },
      { allocated: 200 },
      'iops',
      'gp3 of 200 GiB has 3000 IOPS and 125 MiB/s, and nothing else',
      'leave it out, or write `allocated: 400` or more',
    ],
    [
      'io2 without operations',
      { type: 'io2' },
      {},
      'io2',
      'io2 is bought by IOPS, and none are asked for',
      'write `iops` with it',
    ],
  ])('refuses the release where it cannot be had: %s', (_, asked, blue, value, reason, remedy) => {
    // when
    const found = ask(asked, blue);
    // then
    expect(found).toContainEqual({ level: 'error', where: 'storage', value, reason, remedy });
  });

  test.each<[what: string, asked: Partial<GreenStorage>, reason: string]>([
    ['smaller than blue’s', { allocated: 400 }, 'blue has 500 GiB: its data has to fit into less, with room to grow'],
    [
      'a newer layout than blue can have',
      { layout: 'newest' },
      'blue has the newest layout of storage already, as far as AWS says',
    ],
  ])('is a warning where it may not be meant so: %s', (_, asked, reason) => {
    // when
    const found = ask(asked);
    // then
    expect(found).toEqual([expect.objectContaining({ level: 'warning', where: 'storage', reason })]);
  });
});

describe('The key of green', () => {
  test.each<[what: string, blue: string | undefined, asked: string | undefined, expected: number]>([
    ['another one of an encrypted blue', 'arn:aws:kms:eu-west-1:123456789012:key/1', 'alias/orders', 0],
    ['none asked for', undefined, undefined, 0],
    ['one for a blue that is not encrypted', undefined, 'alias/orders', 1],
  ])('refuses the release where blue is not encrypted: %s', (_, kmsKey, asked, expected) => {
    // when
    const found = encryptionFindings(anInstance({ kmsKey }), { ...asBlueHasIt, kmsKey: asked });
    // then
    expect(found.map(({ level, value }) => ({ level, value }))).toEqual(
      Array.from({ length: expected }, () => ({ level: 'error', value: asked })),
    );
  });
});

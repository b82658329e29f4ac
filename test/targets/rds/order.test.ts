import { describe, expect, test } from '@jest/globals';
import type { GreenDatabase } from '../../../src/request/request.ts';
import { differencesBetween, differencesFrom } from '../../../src/targets/rds/differences.ts';
import { orderOf } from '../../../src/targets/rds/order.ts';
import { aCluster, anInstance, nothingElse } from './a-database.ts';
import { ourRun } from './a-run.ts';

const key = 'arn:aws:kms:eu-west-1:123456789012:key/1111-2222';
const everything: GreenDatabase = {
  engineVersion: '8.4.3',
  parameterGroup: 'orders-84',
  clusterParameterGroup: undefined,
  instanceClass: 'db.r7g.large',
  storage: { type: 'io2', allocated: 400, iops: 6000, throughput: 250, layout: 'newest', kmsKey: key },
};

describe('what RDS is asked to make', () => {
  test('is blue again, under the name of the change, where nothing else is asked for', () => {
    // when
    const order = orderOf(anInstance(), nothingElse, ourRun);
    // then
    expect(order).toEqual({
      BlueGreenDeploymentName: 'gl-77-0a1b2c3d-1',
      Source: 'arn:aws:rds:eu-west-1:123456789012:db:orders',
      Tags: expect.arrayContaining([{ Key: 'greenlight:change-id', Value: 'gl-77-0a1b2c3d.1' }]),
    });
  });

  test('is all that was asked for', () => {
    // when
    const order = orderOf(anInstance(), everything, ourRun);
    // then
    expect(order).toMatchObject({
      TargetEngineVersion: '8.4.3',
      TargetDBParameterGroupName: 'orders-84',
      TargetDBInstanceClass: 'db.r7g.large',
      TargetStorageType: 'io2',
      TargetAllocatedStorage: 400,
      TargetIops: 6000,
      TargetStorageThroughput: 250,
      UpgradeTargetStorageConfig: true,
    });
  });

  test('is the cluster’s own group and one key for all of a cluster', () => {
    // given
    const asked = {
      ...nothingElse,
      clusterParameterGroup: 'shop-16',
      storage: { ...nothingElse.storage, kmsKey: key },
    };
    // when
    const order = orderOf(aCluster(), asked, ourRun);
    // then
    expect(order).toMatchObject({
      TargetDBClusterParameterGroupName: 'shop-16',
      TargetResourceConfigurations: [
        { SourceArn: 'arn:aws:rds:eu-west-1:123456789012:cluster:shop', TargetKmsKeyId: key },
      ],
    });
  });

  test('is the key for an instance and for each of its read replicas', () => {
    // given
    const asked = { ...nothingElse, storage: { ...nothingElse.storage, kmsKey: key } };
    // when
    const order = orderOf(anInstance({ replicas: ['orders-1'] }), asked, ourRun);
    // then
    expect(order.TargetResourceConfigurations).toEqual([
      { SourceArn: 'arn:aws:rds:eu-west-1:123456789012:db:orders', TargetKmsKeyId: key },
      { SourceArn: 'arn:aws:rds:eu-west-1:123456789012:db:orders-1', TargetKmsKeyId: key },
    ]);
  });
});

describe('how green differs from blue', () => {
  test.each<{ what: string; asked: GreenDatabase; fields: readonly string[] }>([
    { what: 'in nothing where nothing is asked for', asked: nothingElse, fields: [] },
    {
      what: 'in nothing where it is of that major version',
      asked: { ...nothingElse, engineVersion: '8.0' },
      fields: [],
    },
    { what: 'in its version', asked: { ...nothingElse, engineVersion: '8.4' }, fields: ['engine version'] },
    {
      what: 'not by a version that only begins alike',
      asked: { ...nothingElse, engineVersion: '8.0.4' },
      fields: ['engine version'],
    },
    { what: 'in its class', asked: { ...nothingElse, instanceClass: 'db.r7g.large' }, fields: ['instance class'] },
    {
      what: 'in all that was asked for',
      asked: everything,
      fields: [
        'engine version',
        'parameter group',
        'instance class',
        'storage type',
        'storage (GiB)',
        'storage IOPS',
        'storage throughput (MiB/s)',
        'storage layout',
        'KMS key',
      ],
    },
  ])('$what', ({ asked, fields }) => {
    // given
    const blue = anInstance({ layout: 'older' });
    // when
    const differences = differencesFrom(blue, asked);
    // then
    expect(differences.map(({ field }) => field)).toEqual(fields);
  });

  test.each([key, '1111-2222'])('not in its key where it is named otherwise: %s', kmsKey => {
    // given
    const asked = { ...nothingElse, storage: { ...nothingElse.storage, kmsKey } };
    // when
    const differences = differencesFrom(anInstance({ kmsKey: key }), asked);
    // then
    expect(differences).toEqual([]);
  });

  test('never shows a key', () => {
    // when
    const differences = differencesFrom(anInstance(), everything);
    // then
    expect(differences).toContainEqual({ field: 'KMS key', shown: 'name only' });
    expect(JSON.stringify(differences)).not.toContain('1111-2222');
  });

  test('is told of one that is made as it stands', () => {
    // when
    const differences = differencesBetween(anInstance(), anInstance({ engineVersion: '8.4.3' }));
    // then
    expect(differences).toEqual([{ field: 'engine version', shown: 'values', from: '8.0.40', to: '8.4.3' }]);
  });
});

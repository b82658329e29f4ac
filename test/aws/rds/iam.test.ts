import { describe, expect, test } from '@jest/globals';
import { SwitchoverBlueGreenDeploymentCommand } from '@aws-sdk/client-rds';
import { permissionsFor } from '../iam.ts';
import { clusterArn, HOUR, instanceArn, openOrders, openShop, refusalOf } from './database-account.ts';

const place = { account: '123456789012', region: 'us-east-1' };

const needed = (operation: string, input: object, of?: 'instance' | 'cluster') =>
  permissionsFor({ service: 'rds', operation, input, requestId: '', caller: { kind: 'unsigned' } }, place, {
    sourceOfDeployment: () => of,
  }).map(({ action, resource }) => `${action} on ${resource.replace('arn:aws:rds:us-east-1:123456789012:', '')}`);

const ID = { BlueGreenDeploymentIdentifier: 'bgd-1' };

describe('the permissions of a call to RDS', () => {
  test.each<{ operation: string; input: object; of?: 'instance' | 'cluster'; expected: readonly string[] }>([
    {
      operation: 'DescribeDBInstances',
      input: { DBInstanceIdentifier: 'orders' },
      expected: ['rds:DescribeDBInstances on db:orders'],
    },
    { operation: 'DescribeDBInstances', input: {}, expected: ['rds:DescribeDBInstances on db:*'] },
    { operation: 'DescribeEvents', input: {}, expected: ['rds:DescribeEvents on *'] },
    {
      operation: 'DescribeBlueGreenDeployments',
      input: ID,
      expected: ['rds:DescribeBlueGreenDeployments on deployment:bgd-1'],
    },
    {
      operation: 'CreateBlueGreenDeployment',
      input: { Source: instanceArn('orders') },
      expected: [
        'rds:CreateBlueGreenDeployment on db:orders',
        'rds:AddTagsToResource on deployment:*',
        'rds:CreateDBInstanceReadReplica on db:*',
      ],
    },
    {
      operation: 'CreateBlueGreenDeployment',
      input: {
        Source: clusterArn('shop'),
        TargetResourceConfigurations: [{ SourceArn: clusterArn('shop'), TargetKmsKeyId: 'key-1' }],
      },
      expected: [
        'rds:CreateBlueGreenDeployment on cluster:shop',
        'rds:AddTagsToResource on deployment:*',
        'rds:CreateDBCluster on cluster:*',
        'rds:CreateDBInstance on db:*',
        'rds:CreateDBClusterEndpoint on cluster-endpoint:*',
        'kms:CreateGrant on arn:aws:kms:us-east-1:123456789012:key/key-1',
        'kms:DescribeKey on arn:aws:kms:us-east-1:123456789012:key/key-1',
      ],
    },
    {
      operation: 'SwitchoverBlueGreenDeployment',
      input: ID,
      of: 'instance',
      expected: [
        'rds:SwitchoverBlueGreenDeployment on deployment:bgd-1',
        'rds:ModifyDBInstance on db:*',
        'rds:PromoteReadReplica on db:*',
      ],
    },
    {
      operation: 'SwitchoverBlueGreenDeployment',
      input: ID,
      of: 'cluster',
      expected: [
        'rds:SwitchoverBlueGreenDeployment on deployment:bgd-1',
        'rds:ModifyDBCluster on cluster:*',
        'rds:PromoteReadReplicaDBCluster on cluster:*',
      ],
    },
    {
      operation: 'DeleteBlueGreenDeployment',
      input: ID,
      of: 'instance',
      expected: ['rds:DeleteBlueGreenDeployment on deployment:bgd-1'],
    },
    {
      operation: 'DeleteBlueGreenDeployment',
      input: { ...ID, DeleteTarget: true },
      of: 'cluster',
      expected: [
        'rds:DeleteBlueGreenDeployment on deployment:bgd-1',
        'rds:DeleteDBCluster on cluster:*',
        'rds:DeleteDBInstance on db:*',
        'rds:DeleteDBClusterEndpoint on cluster-endpoint:*',
      ],
    },
  ])('$operation of $of', ({ operation, input, of, expected }) => {
    // when
    const permissions = needed(operation, input, of);

    // then
    expect(permissions).toEqual(expected);
  });
});

describe('a switchover', () => {
  test.each([
    { source: 'an instance', open: openOrders, denied: 'rds:PromoteReadReplica', refused: true },
    { source: 'an instance', open: openOrders, denied: 'rds:PromoteReadReplicaDBCluster', refused: false },
    { source: 'a cluster', open: openShop, denied: 'rds:PromoteReadReplicaDBCluster', refused: true },
    { source: 'a cluster', open: openShop, denied: 'rds:PromoteReadReplica', refused: false },
  ])('of $source without $denied is denied: $refused', async ({ open, denied, refused }) => {
    // given
    await using account = await open({ seed: { denied: [denied] } });
    const { BlueGreenDeploymentIdentifier: id } = await account.create();
    await account.pass(2 * HOUR);

    // when
    const command = new SwitchoverBlueGreenDeploymentCommand({ BlueGreenDeploymentIdentifier: id });
    const answer = await refusalOf(account.rds.send(command));

    // then
    expect(answer).toMatch(refused ? /^AccessDenied: / : /^taken$/);
  });
});

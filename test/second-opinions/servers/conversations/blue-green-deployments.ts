import type { BlueGreenDeployment, DescribeBlueGreenDeploymentsResponse } from '@aws-sdk/client-rds';
import { conversation, type Conversation, said } from '../conversation.ts';
import { clusterArn, instanceArn, likeIt } from './database-arns.ts';

const by = (Name: string, ...Values: readonly string[]) => ({ Filters: [{ Name, Values: [...Values] }] });
const missing = { BlueGreenDeploymentIdentifier: 'bgd-aaaaaaaaaaaaaaaa' };

const idOf = (answer: { readonly BlueGreenDeployment?: BlueGreenDeployment | undefined } | undefined) => ({
  BlueGreenDeploymentIdentifier: said(
    answer?.BlueGreenDeployment?.BlueGreenDeploymentIdentifier,
    'the id of the deployment',
  ),
});

const is =
  (...statuses: readonly string[]) =>
  ({ BlueGreenDeployments }: DescribeBlueGreenDeploymentsResponse) =>
    statuses.includes(BlueGreenDeployments?.[0]?.Status ?? '');

const refused = conversation('rds', 'a deployment that cannot be', async ask => {
  const orders = await instanceArn(ask, 'orders');
  const spare = await clusterArn(ask, 'spare');
  let names = 0;
  // Each has a name of its own: one that is taken would be refused for that.
  const create = (members: object, about: string) => {
    const BlueGreenDeploymentName = `not-to-be-${(names += 1)}`;
    return ask('CreateBlueGreenDeployment', { BlueGreenDeploymentName, Source: orders, ...members }, about);
  };
  await create({ Source: likeIt(orders, 'nobody') }, 'of a missing instance');
  await create({ Source: likeIt(spare, 'nobody') }, 'of a missing cluster');
  await create({ Source: 'orders' }, 'of what is no ARN');
  await create({ Source: likeIt(orders, 'ledger-replica') }, 'of a read replica');
  await create({ Source: likeIt(orders, 'baskets-1') }, 'of a member of a cluster');
  await create({ Source: likeIt(orders, 'unsaved') }, 'of one without backups');
  await create({ Source: spare }, 'of a cluster without a binary log');
  await create({ BlueGreenDeploymentName: 'up--grade' }, 'with two hyphens in its name');
  await create({ TargetEngineVersion: '9.9.9' }, 'to a version that there is not');
  await create({ TargetEngineVersion: '5.7.44' }, 'to an older version');
  await create({ TargetDBParameterGroupName: 'nobody' }, 'with a missing parameter group');
  await create({ TargetDBParameterGroupName: 'orders-80' }, 'with the parameter group of another version');
  await create({ TargetDBInstanceClass: 'db.abacus.large' }, 'of a class that there is not');
  await ask('DescribeBlueGreenDeployments', missing, 'a missing one');
  await ask('SwitchoverBlueGreenDeployment', missing, 'a missing one');
  await ask('DeleteBlueGreenDeployment', missing, 'a missing one');
});

const ofAnInstance = conversation('rds', 'a deployment of an instance', async (ask, askUntil) => {
  await ask('DescribeBlueGreenDeployments', {}, 'where there are none');
  const Source = await instanceArn(ask, 'orders');
  const upgrade = { BlueGreenDeploymentName: 'upgrade', Source, TargetEngineVersion: '8.4.3' };
  const Tags = [{ Key: 'team', Value: 'shop' }];
  const made = await ask('CreateBlueGreenDeployment', {
    ...upgrade,
    TargetDBParameterGroupName: 'orders-84',
    Tags,
  });
  const id = idOf(made);
  await ask('CreateBlueGreenDeployment', upgrade, 'of a name that is taken');
  await ask('CreateBlueGreenDeployment', { BlueGreenDeploymentName: 'second', Source }, 'a second one');
  const found = await askUntil('DescribeBlueGreenDeployments', id, 'when it is made', is('AVAILABLE'));
  const Target = said(found?.BlueGreenDeployments?.[0]?.Target, 'the ARN of green');
  await ask('DescribeBlueGreenDeployments', by('blue-green-deployment-name', 'upgrade'), 'by its name');
  await ask('DescribeBlueGreenDeployments', by('source', Source), 'by its source');
  await ask('DescribeBlueGreenDeployments', by('target', Target), 'by its target');
  await ask('DescribeBlueGreenDeployments', by('source', likeIt(Source, 'ledger')), 'by a source that has none');
  await ask('DescribeBlueGreenDeployments', by('colour', 'green'), 'by a filter that there is not');
  await ask('DescribeBlueGreenDeployments', { MaxRecords: 19 }, 'pages that are too small');
  await ask('DescribeDBInstances', { DBInstanceIdentifier: 'orders' }, 'blue, when green is made');
  await ask('DescribeDBInstances', by('db-instance-id', Target), 'green, when it is made');
  await ask('SwitchoverBlueGreenDeployment', { ...id, SwitchoverTimeout: 29 }, 'in less time than it can take');
  await ask('SwitchoverBlueGreenDeployment', { ...id, SwitchoverTimeout: 300 });
  await askUntil('DescribeBlueGreenDeployments', id, 'when it is switched', is('SWITCHOVER_COMPLETED'));
  await ask('DescribeDBInstances', { DBInstanceIdentifier: 'orders' }, 'green, when it is switched');
  await ask('DescribeDBInstances', { DBInstanceIdentifier: 'orders-old1' }, 'blue, when it is switched');
  await ask('SwitchoverBlueGreenDeployment', id, 'one that is switched');
  const SourceIdentifier = id.BlueGreenDeploymentIdentifier;
  await ask('DescribeEvents', { SourceType: 'blue-green-deployment', SourceIdentifier }, 'of the deployment');
  await ask('DeleteBlueGreenDeployment', { ...id, DeleteTarget: true }, 'with what serves');
  await ask('DeleteBlueGreenDeployment', id, 'the record');
});

const ofACluster = conversation('rds', 'a deployment of a cluster', async (ask, askUntil) => {
  const upgrade = { BlueGreenDeploymentName: 'baskets-upgrade', Source: await clusterArn(ask, 'baskets') };
  const id = idOf(await ask('CreateBlueGreenDeployment', { ...upgrade, TargetEngineVersion: '16.4' }));
  const found = await askUntil('DescribeBlueGreenDeployments', id, 'when it is made', is('AVAILABLE'));
  const Target = said(found?.BlueGreenDeployments?.[0]?.Target, 'the ARN of green');
  await ask('DescribeDBClusters', by('db-cluster-id', Target), 'green, when it is made');
  await ask('DescribeDBInstances', by('db-cluster-id', Target), 'members of green, when it is made');
  await ask('SwitchoverBlueGreenDeployment', id);
  await askUntil('DescribeBlueGreenDeployments', id, 'when it is switched', is('SWITCHOVER_COMPLETED'));
  await ask('DescribeDBClusters', { DBClusterIdentifier: 'baskets' }, 'green, when it is switched');
  await ask('DescribeDBClusters', { DBClusterIdentifier: 'baskets-old1' }, 'blue, when it is switched');
});

const takenBack = conversation('rds', 'a deployment that is taken back', async (ask, askUntil) => {
  const larger = { BlueGreenDeploymentName: 'ledger-larger', TargetDBInstanceClass: 'db.r6g.xlarge' };
  const id = idOf(await ask('CreateBlueGreenDeployment', { ...larger, Source: await instanceArn(ask, 'ledger') }));
  const found = await askUntil('DescribeBlueGreenDeployments', id, 'when it is made', is('AVAILABLE'));
  const Target = said(found?.BlueGreenDeployments?.[0]?.Target, 'the ARN of green');
  await ask('DescribeDBInstances', by('db-instance-id', Target), 'green, when it is made');
  await ask('DeleteBlueGreenDeployment', { ...id, DeleteTarget: true });
  await ask('DescribeDBInstances', { DBInstanceIdentifier: 'ledger' }, 'blue, when green goes');
});

export const blueGreenDeployments: readonly Conversation[] = [ofAnInstance, ofACluster, takenBack, refused];

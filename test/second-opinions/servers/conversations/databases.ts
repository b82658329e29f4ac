import { conversation, type Conversation, said } from '../conversation.ts';
import { clusterArn, instanceArn, likeIt } from './database-arns.ts';

const by = (Name: string, ...Values: readonly string[]) => ({ Filters: [{ Name, Values: [...Values] }] });

const instances = conversation('rds', 'database instances', async ask => {
  await ask('DescribeDBInstances', {}, 'all of them');
  const { DBInstances } = (await ask('DescribeDBInstances', { DBInstanceIdentifier: 'orders' }, 'by its name')) ?? {};
  const resourceId = said(DBInstances?.[0]?.DbiResourceId, 'the resource id of orders');
  await ask('DescribeDBInstances', { DBInstanceIdentifier: 'ledger-replica' }, 'a read replica');
  await ask('DescribeDBInstances', { DBInstanceIdentifier: 'baskets-1' }, 'a member of a cluster');
  await ask('DescribeDBInstances', { DBInstanceIdentifier: 'nobody' }, 'a missing name');
  await ask('DescribeDBInstances', by('db-instance-id', 'orders', 'nobody'), 'by names, of which one is missing');
  await ask('DescribeDBInstances', by('db-instance-id', 'nobody'), 'by missing names');
  await ask('DescribeDBInstances', by('db-cluster-id', 'baskets'), 'of a cluster');
  await ask('DescribeDBInstances', by('dbi-resource-id', resourceId), 'by its resource id');
  await ask('DescribeDBInstances', by('engine', 'postgres'), 'by engine');
  await ask('DescribeDBInstances', by('colour', 'green'), 'by a filter that there is not');
  await ask('DescribeDBInstances', { MaxRecords: 19 }, 'pages that are too small');
  await ask('DescribeDBInstances', { MaxRecords: 101 }, 'pages that are too large');
});

const clusters = conversation('rds', 'database clusters', async ask => {
  await ask('DescribeDBClusters', {}, 'all of them');
  const { DBClusters } = (await ask('DescribeDBClusters', { DBClusterIdentifier: 'baskets' }, 'by its name')) ?? {};
  const resourceId = said(DBClusters?.[0]?.DbClusterResourceId, 'the resource id of baskets');
  await ask('DescribeDBClusters', { DBClusterIdentifier: 'nobody' }, 'a missing name');
  await ask('DescribeDBClusters', by('db-cluster-id', 'baskets', 'nobody'), 'by names, of which one is missing');
  await ask('DescribeDBClusters', by('db-cluster-resource-id', resourceId), 'by its resource id');
  await ask('DescribeDBClusters', by('colour', 'green'), 'by a filter that there is not');
  await ask('DescribeDBClusterEndpoints', { DBClusterIdentifier: 'baskets' });
  await ask('DescribeDBClusterEndpoints', { DBClusterIdentifier: 'nobody' }, 'of a missing cluster');
});

const tags = conversation('rds', 'tags of databases', async ask => {
  const orders = await instanceArn(ask, 'orders');
  await ask('ListTagsForResource', { ResourceName: orders });
  const baskets = await clusterArn(ask, 'baskets');
  await ask('ListTagsForResource', { ResourceName: baskets }, 'of a cluster without any');
  await ask('ListTagsForResource', { ResourceName: likeIt(orders, 'nobody') }, 'of a missing instance');
  await ask('ListTagsForResource', { ResourceName: 'orders' }, 'of what is no ARN');
});

const around = conversation('rds', 'what is around databases', async ask => {
  await ask('DescribeAccountAttributes', {});
  await ask('DescribeDBProxies', {}, 'all of them');
  await ask('DescribeDBProxies', { DBProxyName: 'nobody' }, 'a missing name');
  await ask('DescribeDBProxyTargets', { DBProxyName: 'orders-proxy' });
  await ask('DescribeDBProxyTargets', { DBProxyName: 'nobody' }, 'of a missing proxy');
  await ask('DescribeIntegrations', {}, 'where there are none');
});

export const databases: readonly Conversation[] = [instances, clusters, tags, around];

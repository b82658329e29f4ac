import { conversation, type Conversation } from '../conversation.ts';

const named = (...Values: readonly string[]) => ({ Filters: [{ Name: 'parameter-name', Values: [...Values] }] });

const groups = conversation('rds', 'parameter groups', async ask => {
  await ask('DescribeDBParameterGroups', { DBParameterGroupName: 'orders-80' }, 'by its name');
  await ask('DescribeDBParameterGroups', { DBParameterGroupName: 'default.postgres15' }, 'the default one');
  await ask('DescribeDBParameterGroups', { DBParameterGroupName: 'nobody' }, 'a missing name');
  await ask('DescribeDBClusterParameterGroups', { DBClusterParameterGroupName: 'baskets-15' }, 'by its name');
  await ask('DescribeDBClusterParameterGroups', { DBClusterParameterGroupName: 'nobody' }, 'a missing name');
});

const parameters = conversation('rds', 'parameters', async ask => {
  const DBParameterGroupName = 'orders-80';
  await ask('DescribeDBParameters', { DBParameterGroupName, Source: 'user' }, 'that somebody has set');
  await ask('DescribeDBParameters', { DBParameterGroupName, ...named('max_connections') }, 'by name');
  await ask('DescribeDBParameters', { DBParameterGroupName, ...named('no_such_thing') }, 'of a missing name');
  await ask('DescribeDBParameters', { DBParameterGroupName: 'nobody' }, 'of a missing group');
  const DBClusterParameterGroupName = 'baskets-15';
  await ask('DescribeDBClusterParameters', { DBClusterParameterGroupName, Source: 'user' }, 'that somebody has set');
  const replication = named('rds.logical_replication');
  await ask('DescribeDBClusterParameters', { DBClusterParameterGroupName, ...replication }, 'by name');
  await ask('DescribeDBClusterParameters', { DBClusterParameterGroupName: 'nobody' }, 'of a missing group');
});

const versions = conversation('rds', 'engine versions', async ask => {
  await ask('DescribeDBEngineVersions', { Engine: 'mysql', EngineVersion: '8.0.40' }, 'one of MySQL');
  await ask('DescribeDBEngineVersions', { Engine: 'postgres', EngineVersion: '15.10' }, 'one of PostgreSQL');
  await ask('DescribeDBEngineVersions', { Engine: 'mysql', EngineVersion: '9.9.9' }, 'one that there is not');
  await ask('DescribeDBEngineVersions', { Engine: 'abacus' }, 'of an engine that there is not');
});

const orders = conversation('rds', 'what can be ordered', async ask => {
  const one = { Engine: 'mysql', EngineVersion: '8.0.40' };
  await ask('DescribeOrderableDBInstanceOptions', { ...one, DBInstanceClass: 'db.r6g.large' }, 'of one class');
  await ask('DescribeOrderableDBInstanceOptions', { ...one, DBInstanceClass: 'db.abacus.large' }, 'of no class');
});

export const databaseSettings: readonly Conversation[] = [groups, parameters, versions, orders];

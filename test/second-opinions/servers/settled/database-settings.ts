import type { Ruling } from './ruling.ts';

export const databaseSettings: readonly Ruling[] = [
  {
    why: 'theirs is right, and ours does not have it: ours has the parameters that replication depends on and those that a seed sets, all as static texts, and no sentence about any.',
    source: 'DescribeDBParameters, RDS API reference: ApplyType, DataType, Description.',
    of: [
      'MiniStack | rds Parameter.ApplyType | "static" here, "dynamic" there',
      'MiniStack | rds Parameter.DataType | "string" here, "integer" there',
      'MiniStack | rds Parameter.Description | missing here',
    ],
  },
  {
    why: 'ours is right: source and type of a parameter are told.',
    source: 'Parameter, RDS API reference.',
    of: [
      'moto | rds Parameter.ApplyType | missing there',
      'moto | rds Parameter.DataType | missing there',
      'moto | rds Parameter.IsModifiable | missing there',
      'moto | rds Parameter.Source | missing there',
    ],
  },
  {
    why: 'ours is right: the filter parameter-name is obeyed.',
    source: 'DescribeDBParameters and DescribeDBClusterParameters, RDS API reference: Filters.',
    of: [
      'MiniStack | rds DBClusterParameterGroupDetails.Parameters[] | "effective_cache_size" there only',
      'MiniStack | rds DBClusterParameterGroupDetails.Parameters[] | "log_min_duration_statement" there only',
      'MiniStack | rds DBClusterParameterGroupDetails.Parameters[] | "log_statement" there only',
      'MiniStack | rds DBClusterParameterGroupDetails.Parameters[] | "maintenance_work_mem" there only',
      'MiniStack | rds DBClusterParameterGroupDetails.Parameters[] | "max_connections" there only',
      'MiniStack | rds DBClusterParameterGroupDetails.Parameters[] | "shared_buffers" there only',
      'MiniStack | rds DBClusterParameterGroupDetails.Parameters[] | "work_mem" there only',
      'MiniStack | rds DBParameterGroupDetails.Parameters[] | "character_set_server" there only',
      'MiniStack | rds DBParameterGroupDetails.Parameters[] | "innodb_buffer_pool_size" there only',
      'MiniStack | rds DBParameterGroupDetails.Parameters[] | "long_query_time" there only',
      'MiniStack | rds DBParameterGroupDetails.Parameters[] | "max_connections" there only',
      'MiniStack | rds DBParameterGroupDetails.Parameters[] | "skip-character-set-client-handshake" there only',
      'MiniStack | rds DBParameterGroupDetails.Parameters[] | "slow_query_log" there only',
      'moto | rds DBParameterGroupDetails.Parameters[] | "max_connections" there only',
    ],
  },
  {
    why: 'ours is right: a group that there is not is refused, and every family has a default one.',
    source:
      'DescribeDBParameterGroups, RDS API reference: DBParameterGroupNotFound; "Parameter groups for Amazon RDS", RDS user guide: the default group.',
    of: [
      'MiniStack | parameter groups: rds:DescribeDBParameterGroups, the default one | answered here, 404 DBParameterGroupNotFoundFault there',
      'moto | parameter groups: rds:DescribeDBParameterGroups, a missing name | 404 DBParameterGroupNotFoundFault here, answered there',
    ],
  },
  {
    why: 'ours is right: the default group of a family is named by the engine and its major version.',
    source:
      '"Parameter groups for Amazon RDS", RDS user guide; DescribeDBEngineVersions, RDS API reference: DBParameterGroupFamily, as aurora-mysql8.0.',
    of: [
      'MiniStack | rds DBCluster.DBClusterParameterGroup | "default.aurora-mysql8.0" here, "default.aurora-mysql" there',
      'MiniStack | rds DBParameterGroupStatus.DBParameterGroupName | "default.aurora-mysql8.0" here, "default.aurora-mysql8" there',
      'MiniStack | rds DBParameterGroupStatus.DBParameterGroupName | "default.mysql8.0" here, "default.mysql8" there',
      'moto | rds DBCluster.DBClusterParameterGroup | "default.aurora-mysql8.0" here, "default.aurora8.0" there',
      'moto | rds DBParameterGroupStatus.DBParameterGroupName | "default.aurora-mysql8.0" here, "default.aurora-mysql8.0.mysql_aurora.3.08" there',
    ],
  },
  {
    why: 'ours is right: MySQL 8.0.40 can be had, and of an engine that there is not there are no versions.',
    source:
      '"MySQL on Amazon RDS versions", RDS user guide; DescribeDBEngineVersions and DescribeOrderableDBInstanceOptions, RDS API reference.',
    of: [
      'MiniStack | rds DBEngineVersionMessage.DBEngineVersions | 0 items here, 1 there',
      'MiniStack | rds DBEngineVersionMessage.DBEngineVersions | 1 items here, 0 there',
      'MiniStack | rds OrderableDBInstanceOptionsMessage.OrderableDBInstanceOptions | 4 items here, 0 there',
      'moto | rds OrderableDBInstanceOptionsMessage.OrderableDBInstanceOptions | 4 items here, 0 there',
    ],
  },
];

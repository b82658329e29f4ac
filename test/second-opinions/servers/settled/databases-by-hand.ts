import type { Ruling } from './ruling.ts';

export const databasesByHand: readonly Ruling[] = [
  {
    why: 'ours is right: storage grows and never shrinks, it has grown some time after it was asked to, and a reboot takes its time, too.',
    source:
      'ModifyDBInstance, RDS API reference: AllocatedStorage; "Viewing Amazon RDS DB instance status", RDS user guide; reboot-db-instance, AWS CLI reference.',
    of: [
      'MiniStack | a database that is changed: rds:ModifyDBInstance, storage that shrinks | 400 InvalidParameterCombination here, answered there',
      'MiniStack | rds DBInstance.AllocatedStorage | 200 here, 400 there',
      'moto | a database that is changed: rds:ModifyDBInstance, storage that shrinks | 400 InvalidParameterCombination here, answered there',
      'moto | rds DBInstance.AllocatedStorage | 200 here, 400 there',
      'moto | rds DBInstance.DBInstanceStatus | "rebooting" here, "available" there',
    ],
  },
  {
    why: 'theirs is right, and ours does not have it: the answer to a change still says "available", and "modifying" comes a moment later.',
    source: 'modify-db-instance, AWS CLI reference, both examples.',
    of: [
      'MiniStack | rds DBInstance.DBInstanceStatus | "modifying" here, "available" there',
      'moto | rds DBInstance.DBInstanceStatus | "modifying" here, "available" there',
    ],
  },
  {
    why: 'ours is right: only a replica can be promoted.',
    source: 'PromoteReadReplica, RDS API reference: InvalidDBInstanceState.',
    of: [
      'moto | a database that is promoted: rds:PromoteReadReplica, what is no replica | 400 InvalidDBInstanceStateFault here, answered there',
    ],
  },
  {
    why: 'ours is right: whoever deletes a database says what becomes of its snapshot, and it is being deleted for some time, as a member of its cluster as well. There it has been deleted without that word, and is missed after it.',
    source:
      'DeleteDBInstance, RDS API reference: FinalDBSnapshotIdentifier; delete-db-cluster, AWS CLI reference; "Viewing DB cluster status", Aurora user guide.',
    of: [
      'MiniStack | a database that is removed: rds:DeleteDBInstance | answered here, 404 DBInstanceNotFoundFault there',
      'MiniStack | a database that is removed: rds:DeleteDBInstance, without a word of its snapshot | 400 InvalidParameterCombination here, answered there',
      'MiniStack | rds DBCluster.DBClusterMembers | 1 items here, 0 there',
      'moto | a database that is removed: rds:DeleteDBInstance | answered here, 404 DBInstanceNotFoundFault there',
      'moto | a database that is removed: rds:DeleteDBInstance, without a word of its snapshot | 400 InvalidParameterCombination here, answered there',
      'moto | rds DBCluster.DBClusterMembers | 1 items here, 0 there',
      'moto | rds DBCluster.Status | "deleting" here, "available" there',
    ],
  },
  {
    why: 'ours is right: what has the name by now is the green of a deployment. MiniStack knows none, and has blue still.',
    source: 'SwitchoverBlueGreenDeployment, RDS API reference: green takes the names of blue.',
    of: [
      'MiniStack | rds DBInstance.EngineVersion | "8.4.3" here, "8.0.40" there',
      'MiniStack | rds DBParameterGroupStatus.DBParameterGroupName | "orders-84" here, "orders-80" there',
    ],
  },
];

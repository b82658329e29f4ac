import type { Ruling } from './ruling.ts';

export const blueGreenDeployments: readonly Ruling[] = [
  {
    why: 'ours is right: green is made by and by. Until its members are there, neither they nor the target are named, and no task is done.',
    source: 'create-blue-green-deployment, AWS CLI reference, both outputs.',
    of: [
      'moto | rds BlueGreenDeployment.Target | missing here',
      'moto | rds BlueGreenDeploymentTask.Status | "PENDING" here, "COMPLETED" there',
      'moto | rds SwitchoverDetail.TargetMember | missing here',
    ],
  },
  {
    why: 'ours is right: tasks are those that the source needs: an upgrade where the version changes, the topology where there are replicas, and of a cluster its instances, and no backups.',
    source:
      'create-blue-green-deployment and describe-blue-green-deployments, AWS CLI reference, the outputs of an instance and of a cluster.',
    of: [
      'moto | rds BlueGreenDeployment.Tasks[] | "CONFIGURE_BACKUPS" there only',
      'moto | rds BlueGreenDeployment.Tasks[] | "CREATE_DB_INSTANCES_FOR_CLUSTER" here only',
      'moto | rds BlueGreenDeployment.Tasks[] | "CREATING_TOPOLOGY_OF_SOURCE" here only',
      'moto | rds BlueGreenDeployment.Tasks[] | "DB_ENGINE_VERSION_UPGRADE" here only',
    ],
  },
  {
    why: 'ours is right: each member of the topology has its switchover, and all of them are renamed: replicas, and the instances of a cluster.',
    source: 'describe-blue-green-deployments, AWS CLI reference, examples 1 to 4.',
    of: [
      'moto | rds BlueGreenDeployment.SwitchoverDetails | 2 items here, 1 there',
      'moto | rds BlueGreenDeployment.SwitchoverDetails | 3 items here, 1 there',
      'moto | rds DBCluster.DBClusterMembers | 2 items here, 0 there',
      'moto | rds DBInstance.ReadReplicaDBInstanceIdentifiers[] | "ledger-replica-green-<6>" here only',
      'moto | rds DBInstanceMessage.DBInstances[] | "arn:aws:rds:us-east-1:<account>:db:baskets-1-green-<6>" here only',
      'moto | rds DBInstanceMessage.DBInstances[] | "arn:aws:rds:us-east-1:<account>:db:baskets-2-green-<6>" here only',
    ],
  },
  {
    why: 'ours is right: members keep their own status while a switchover begins, or while the deployment is deleted, and the time of its deletion is told.',
    source: 'switchover-blue-green-deployment and delete-blue-green-deployment, AWS CLI reference.',
    of: [
      'moto | rds BlueGreenDeployment.DeleteTime | missing there',
      'moto | rds SwitchoverDetail.Status | "AVAILABLE" here, "DELETING" there',
      'moto | rds SwitchoverDetail.Status | "AVAILABLE" here, "SWITCHOVER_IN_PROGRESS" there',
    ],
  },
  {
    why: 'ours is right: a completed switchover has no details of its status.',
    source: 'describe-blue-green-deployments, AWS CLI reference, examples 3 and 4.',
    of: ['moto | rds BlueGreenDeployment.StatusDetails | missing here'],
  },
  {
    why: 'ours is right: until the switchover green is a replica of blue, and both say so.',
    source:
      '"Overview of Amazon RDS Blue/Green Deployments", RDS user guide: RDS configures replication from blue to green; ReadReplicaSourceDBInstanceIdentifier, ReplicationSourceIdentifier and StatusInfos, RDS API reference.',
    of: [
      'MiniStack | rds DBInstance.ReadReplicaDBInstanceIdentifiers[] | "ledger-green-<6>" here only',
      'moto | rds DBCluster.ReplicationSourceIdentifier | missing there',
      'moto | rds DBCluster.StatusInfos | missing there',
      'moto | rds DBInstance.ReadReplicaDBInstanceIdentifiers[] | "ledger-green-<6>" here only',
      'moto | rds DBInstance.ReadReplicaDBInstanceIdentifiers[] | "orders-green-<6>" here only',
      'moto | rds DBInstance.ReadReplicaSourceDBInstanceIdentifier | missing there',
      'moto | rds DBInstance.StatusInfos | missing there',
    ],
  },
  {
    why: 'ours is right: a switchover is refused for another time than from 30 seconds to an hour, takes its time, and is told by events; what serves after it cannot be deleted with its record. There it is over at once, and so are the calls about it.',
    source:
      'SwitchoverBlueGreenDeployment and DeleteBlueGreenDeployment, RDS API reference; "Switching a blue/green deployment" and the events 0244 to 0261, RDS user guide.',
    of: [
      'moto | a deployment of an instance: rds:DeleteBlueGreenDeployment, the record | answered here, 404 BlueGreenDeploymentNotFoundFault there',
      'moto | a deployment of an instance: rds:DeleteBlueGreenDeployment, with what serves | 400 InvalidBlueGreenDeploymentStateFault here, answered there',
      'moto | a deployment of an instance: rds:SwitchoverBlueGreenDeployment | answered here, 400 InvalidBlueGreenDeploymentStateFault there',
      'moto | a deployment of an instance: rds:SwitchoverBlueGreenDeployment, in less time than it can take | 400 InvalidParameterValue here, answered there',
      'moto | rds EventsMessage.Events | 5 items here, 0 there',
    ],
  },
  {
    why: 'ours is right: a major upgrade without a parameter group of its own takes the default one of the new version, and green is available when its deployment is.',
    source:
      '"Creating a blue/green deployment", RDS user guide; status AVAILABLE of BlueGreenDeployment, RDS API reference.',
    of: [
      'moto | rds DBCluster.DBClusterParameterGroup | "default.aurora-postgresql16" here, "baskets-15" there',
      'moto | rds DBCluster.Status | "available" here, "creating" there',
    ],
  },
  {
    why: 'ours is right: a source that cannot be one, that has a deployment already, or a green that cannot be made, is refused.',
    source:
      'CreateBlueGreenDeployment, RDS API reference: SourceDatabaseNotSupportedFault, SourceClusterNotSupportedFault, pattern of BlueGreenDeploymentName; "Preparing" and "Limitations and considerations for blue/green deployments", RDS user guide.',
    of: [
      'moto | a deployment of an instance: rds:CreateBlueGreenDeployment, a second one | 400 SourceDatabaseNotSupportedFault here, answered there',
      'moto | a deployment that cannot be: rds:CreateBlueGreenDeployment, of a class that there is not | 400 InvalidParameterCombination here, answered there',
      'moto | a deployment that cannot be: rds:CreateBlueGreenDeployment, of a cluster without a binary log | 400 SourceClusterNotSupportedFault here, answered there',
      'moto | a deployment that cannot be: rds:CreateBlueGreenDeployment, of a read replica | 400 SourceDatabaseNotSupportedFault here, answered there',
      'moto | a deployment that cannot be: rds:CreateBlueGreenDeployment, of one without backups | 400 SourceDatabaseNotSupportedFault here, answered there',
      'moto | a deployment that cannot be: rds:CreateBlueGreenDeployment, to a version that there is not | 400 InvalidParameterCombination here, answered there',
      'moto | a deployment that cannot be: rds:CreateBlueGreenDeployment, to an older version | 400 InvalidParameterCombination here, answered there',
      'moto | a deployment that cannot be: rds:CreateBlueGreenDeployment, with the parameter group of another version | 400 InvalidParameterCombination here, answered there',
      'moto | a deployment that cannot be: rds:CreateBlueGreenDeployment, with two hyphens in its name | 400 InvalidParameterValue here, answered there',
      'moto | rds DescribeBlueGreenDeploymentsResponse.BlueGreenDeployments[] | "second" there only',
    ],
  },
];

import type { CreateBlueGreenDeploymentRequest } from '@aws-sdk/client-rds';
import type { RunFacts } from '../../release/identity.ts';
import type { GreenDatabase } from '../../request/request.ts';
import type { Database } from './database.ts';
import { deploymentName } from './name.ts';
import { stampTags } from './stamp.ts';

/** What RDS is asked to make: blue again, with what was asked for otherwise. What is not said stays as blue has it. */
export function orderOf(blue: Database, asked: GreenDatabase, run: RunFacts): CreateBlueGreenDeploymentRequest {
  const { engineVersion, parameterGroup, clusterParameterGroup, instanceClass, storage } = asked;
  const { type, allocated, iops, throughput, layout, kmsKey } = storage;
  return {
    BlueGreenDeploymentName: deploymentName(run.changeId),
    Source: blue.arn,
    Tags: stampTags(run),
    ...(engineVersion === undefined ? {} : { TargetEngineVersion: engineVersion }),
    ...(parameterGroup === undefined ? {} : { TargetDBParameterGroupName: parameterGroup }),
    ...(clusterParameterGroup === undefined ? {} : { TargetDBClusterParameterGroupName: clusterParameterGroup }),
    ...(instanceClass === undefined ? {} : { TargetDBInstanceClass: instanceClass }),
    ...(type === undefined ? {} : { TargetStorageType: type }),
    ...(allocated === undefined ? {} : { TargetAllocatedStorage: allocated }),
    ...(iops === undefined ? {} : { TargetIops: iops }),
    ...(throughput === undefined ? {} : { TargetStorageThroughput: throughput }),
    ...(layout === 'newest' ? { UpgradeTargetStorageConfig: true } : {}),
    ...(kmsKey === undefined ? {} : { TargetResourceConfigurations: encrypted(blue, kmsKey) }),
  };
}

/** A cluster has one key; of an instance each read replica is named for itself (API reference, TargetResourceConfiguration). */
function encrypted(blue: Database, TargetKmsKeyId: string) {
  const arns = blue.is === 'a cluster' ? [blue.arn] : blue.members.map(({ arn }) => arn);
  return arns.map(SourceArn => ({ SourceArn, TargetKmsKeyId }));
}

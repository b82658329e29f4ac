import type { DBCluster, DBInstance } from '@aws-sdk/client-rds';
import type { Revision } from '../../release/words.ts';
import { resourceIn } from './arn.ts';
import { told } from './told.ts';

/** A database as it stands: an instance of RDS with its read replicas, or a cluster with its instances. */
export type Database = DatabaseInstance | DatabaseCluster;

interface Common {
  readonly name: string;
  readonly arn: string;
  /** `db-…`, `cluster-…`: it stays with its resource when names are swapped. */
  readonly resourceId: string;
  /** AWS's word as it is: `postgres`, `aurora-mysql`, also one that has no blue/green deployments. */
  readonly engine: string;
  readonly engineVersion: string;
  readonly status: string;
  /** Host name. Undefined while it is created. */
  readonly endpoint: string | undefined;
  readonly port: number | undefined;
  /** For how many days backups are kept; 0: there are none. */
  readonly backupDays: number;
  readonly deletionProtection: boolean;
  /** The database that it is a replica of. */
  readonly replicaOf: string | undefined;
  /** Of the secret in Secrets Manager that RDS keeps the password in. */
  readonly passwordIn: string | undefined;
  readonly kmsKey: string | undefined;
  /** The one that is written to first; then the readers of the cluster, or the read replicas of the instance. */
  readonly members: readonly [Member, ...Member[]];
}

export interface DatabaseInstance extends Common {
  readonly is: 'an instance';
}

export interface DatabaseCluster extends Common {
  readonly is: 'a cluster';
  readonly parameterGroup: string;
  readonly multiAzCluster: boolean;
  readonly readerEndpoint: string | undefined;
}

/** One instance of it. */
export interface Member {
  readonly name: string;
  readonly arn: string;
  readonly resourceId: string;
  readonly region: string;
  readonly status: string;
  readonly class: string;
  readonly engineVersion: string;
  /** `applied`: `in-sync`, `pending-reboot`, `applying`. */
  readonly parameterGroup: { readonly name: string; readonly applied: string };
  /** How far the group of its cluster is applied to it. */
  readonly clusterParameterGroup: string | undefined;
  readonly storage: Storage;
  readonly deletionProtection: boolean;
  /** Its read replicas, by their names; one in another Region by its ARN. */
  readonly replicas: readonly string[];
  /** What RDS says of it as a replica; undefined where it is none. */
  readonly replication: ReplicationStatus | undefined;
}

export interface Storage {
  readonly type: string;
  /** In GiB. */
  readonly allocated: number;
  readonly iops: number | undefined;
  /** In MiB/s. */
  readonly throughput: number | undefined;
  /** Whether a newer layout of the file system is there for it. */
  readonly layout: 'newest' | 'older';
}

export interface ReplicationStatus {
  readonly is: 'normal' | 'in error';
  /** `replicating`, `error`, `stopped`, `terminated`. */
  readonly status: string;
  readonly message: string | undefined;
}

/** What a release brings, or goes back to: the database itself, whatever it is called at the moment. */
export function revisionOf({ resourceId }: Pick<Database, 'resourceId'>): Revision {
  return { id: resourceId, name: resourceId };
}

/** @param replicas those of its read replicas that are in the same Region */
export function instanceIn(raw: DBInstance, replicas: readonly DBInstance[]): DatabaseInstance {
  const name = told(raw.DBInstanceIdentifier, 'the name of an instance');
  const self = memberIn(raw);
  return {
    is: 'an instance',
    name,
    arn: self.arn,
    resourceId: self.resourceId,
    engine: told(raw.Engine, `the engine of ${name}`),
    engineVersion: self.engineVersion,
    status: self.status,
    endpoint: raw.Endpoint?.Address,
    port: raw.Endpoint?.Port,
    backupDays: raw.BackupRetentionPeriod ?? 0,
    deletionProtection: self.deletionProtection,
    replicaOf: raw.ReadReplicaSourceDBInstanceIdentifier ?? raw.ReadReplicaSourceDBClusterIdentifier,
    passwordIn: raw.MasterUserSecret?.SecretArn,
    kmsKey: raw.KmsKeyId,
    members: [self, ...replicas.map(replica => memberIn(replica))],
  };
}

/** Undefined for a cluster that has no instance: nothing of it answers, or not yet. */
export function clusterIn(raw: DBCluster, instances: readonly DBInstance[]): DatabaseCluster | undefined {
  const name = told(raw.DBClusterIdentifier, 'the name of a cluster');
  const { DBClusterMembers: parts = [] } = raw;
  const members = parts
    .toSorted((one, other) => Number(other.IsClusterWriter ?? false) - Number(one.IsClusterWriter ?? false))
    .flatMap(part => {
      const instance = instances.find(({ DBInstanceIdentifier: id }) => id === part.DBInstanceIdentifier);
      return instance === undefined ? [] : [memberIn(instance, part.DBClusterParameterGroupStatus)];
    });
  const [writer, ...readers] = members;
  if (writer === undefined) return undefined;
  const engine = told(raw.Engine, `the engine of ${name}`);
  return {
    is: 'a cluster',
    name,
    arn: told(raw.DBClusterArn, `the ARN of ${name}`),
    resourceId: told(raw.DbClusterResourceId, `the resource id of ${name}`),
    engine,
    engineVersion: told(raw.EngineVersion, `the engine version of ${name}`),
    status: told(raw.Status, `the status of ${name}`),
    endpoint: raw.Endpoint,
    readerEndpoint: raw.ReaderEndpoint,
    port: raw.Port,
    backupDays: raw.BackupRetentionPeriod ?? 0,
    deletionProtection: raw.DeletionProtection ?? false,
    replicaOf: raw.ReplicationSourceIdentifier,
    passwordIn: raw.MasterUserSecret?.SecretArn,
    kmsKey: raw.KmsKeyId,
    parameterGroup: told(raw.DBClusterParameterGroup, `the parameter group of ${name}`),
    multiAzCluster: !engine.startsWith('aurora'),
    members: [writer, ...readers],
  };
}

export function memberIn(raw: DBInstance, clusterParameterGroup?: string): Member {
  const name = told(raw.DBInstanceIdentifier, 'the name of an instance');
  const arn = told(raw.DBInstanceArn, `the ARN of ${name}`);
  const [group] = raw.DBParameterGroups ?? [];
  return {
    name,
    arn,
    region: resourceIn(arn).region,
    resourceId: told(raw.DbiResourceId, `the resource id of ${name}`),
    status: told(raw.DBInstanceStatus, `the status of ${name}`),
    class: told(raw.DBInstanceClass, `the class of ${name}`),
    engineVersion: told(raw.EngineVersion, `the engine version of ${name}`),
    parameterGroup: {
      name: told(group?.DBParameterGroupName, `the parameter group of ${name}`),
      applied: told(group?.ParameterApplyStatus, `how the parameter group of ${name} is applied`),
    },
    clusterParameterGroup,
    storage: {
      type: told(raw.StorageType, `the storage type of ${name}`),
      allocated: told(raw.AllocatedStorage, `the storage of ${name}`),
      iops: raw.Iops,
      throughput: raw.StorageThroughput,
      layout: raw.IsStorageConfigUpgradeAvailable === true ? 'older' : 'newest',
    },
    deletionProtection: raw.DeletionProtection ?? false,
    replicas: raw.ReadReplicaDBInstanceIdentifiers ?? [],
    replication: replicationIn(raw),
  };
}

/** "This value is currently "read replication."" (RDS API reference, DBInstanceStatusInfo, `StatusType`). */
export function replicationIn({ StatusInfos: infos = [] }: DBInstance): ReplicationStatus | undefined {
  const info = infos.find(({ StatusType }) => StatusType === 'read replication');
  if (info === undefined) return undefined;
  return {
    is: info.Normal === false ? 'in error' : 'normal',
    status: info.Status ?? 'no status',
    message: info.Message === '' ? undefined : info.Message,
  };
}

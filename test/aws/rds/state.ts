import type { ClientOf } from '../wire/index.ts';

export type RdsClient = ClientOf<'rds'>;

/** Of instances and clusters; "Viewing DB instance status" of the user guide. Those that occur in this world. */
export type Status =
  | 'available'
  | 'backing-up'
  | 'creating'
  | 'deleting'
  | 'modifying'
  | 'rebooting'
  | 'storage-optimization'
  | 'upgrading';

/** What a database lets its clients do. `closed`: a switchover has dropped all connections and lets none in. */
export type Access = 'read-write' | 'read-only' | 'closed';

export interface Storage {
  readonly type: string;
  readonly gib: number;
  readonly iops: number | undefined;
  /** MiB a second. */
  readonly throughput: number | undefined;
}

export interface AppliedGroup {
  readonly name: string;
  /** As `ParameterApplyStatus` and `DBClusterParameterGroupStatus` have it. */
  readonly status: 'in-sync' | 'pending-reboot';
}

export type Tags = ReadonlyMap<string, string>;

/** How green changes reach it: "PostgreSQL replication methods for blue/green deployments" of the user guide. */
export type ReplicationMethod = 'binlog' | 'logical' | 'physical';

/** What a green database follows. */
export interface Replication {
  readonly from: Database;
  readonly method: ReplicationMethod;
  readonly since: number;
  /** `degraded`: PostgreSQL saw a change that logical replication cannot carry; it does not heal. */
  state: 'running' | 'degraded' | 'stopped';
}

interface InstanceSettings {
  readonly is: 'instance';
  /** `db-…`; it stays when names are swapped. */
  readonly resourceId: string;
  name: string;
  readonly engine: string;
  engineVersion: string;
  class: string;
  status: Status;
  parameterGroup: AppliedGroup;
  deletionProtection: boolean;
  readonly createdAt: number;
  readonly tags: Tags;
}

/** Of an instance that has its own storage. */
interface OwnStorage {
  storage: Storage;
  /** `old`: the 32-bit file system of volumes made long ago. */
  readonly fileSystem: 'current' | 'old';
  readonly kmsKey: string | undefined;
  readonly multiAz: boolean;
  backupRetentionDays: number;
}

/** What makes a database one: who may write, and what it follows. */
interface DatabaseState {
  access: Access;
  /** Undefined: it stands by itself. */
  follows: Replication | undefined;
  /** It copies from a database that RDS does not manage. */
  readonly externalReplica: boolean;
  readonly managedPassword: boolean;
  /** How its green is made, and how a switchover of it goes. */
  readonly course: Course;
}

export type PrimaryInstance = InstanceSettings & OwnStorage & DatabaseState & { readonly part: 'primary' };
export type ReadReplica = InstanceSettings &
  OwnStorage & { readonly part: 'read replica'; readonly of: PrimaryInstance };
export type ClusterMember = InstanceSettings & {
  readonly part: 'cluster member';
  readonly of: DbCluster;
  role: 'writer' | 'reader';
};

export type DbInstance = PrimaryInstance | ReadReplica | ClusterMember;

/** Of Aurora. Its storage and access are those of all its instances. */
export type DbCluster = DatabaseState & {
  readonly is: 'cluster';
  /** `cluster-…` */
  readonly resourceId: string;
  name: string;
  readonly engine: string;
  engineVersion: string;
  status: Status;
  parameterGroup: AppliedGroup;
  deletionProtection: boolean;
  readonly kmsKey: string | undefined;
  readonly backupRetentionDays: number;
  readonly createdAt: number;
  readonly tags: Tags;
};

/** A custom endpoint of a cluster. */
export interface ClusterEndpoint {
  readonly is: 'endpoint';
  readonly resourceId: string;
  name: string;
  readonly of: DbCluster;
  readonly type: 'READER' | 'ANY';
  /** Empty: all instances but the excluded ones. */
  readonly staticMembers: readonly ClusterMember[];
  readonly excludedMembers: readonly ClusterMember[];
}

/** What a blue/green deployment can be made of, and what an application has an endpoint of. */
export type Database = PrimaryInstance | DbCluster;

/** What a switchover renames. */
export type Resource = DbInstance | DbCluster | ClusterEndpoint;

/** How long a step takes, and whether it fails. */
export type StepCourse = { readonly ms: number } | { readonly ms: number; readonly fails: string };

export interface Course {
  /** By name of a task; others take what `tasks.ts` says. */
  readonly tasks: Readonly<Record<string, StepCourse>>;
  /** From the call to green members that can be described, ms. */
  readonly membersAfterMs: number;
  /** Of green after the tasks; undefined: only where its storage changes. */
  readonly storageOptimizationMs: number | undefined;
  /** For so long after so long the record is shown as PROVISIONING again, though it is AVAILABLE. */
  readonly flicker: { readonly afterMs: number; readonly forMs: number } | undefined;
  readonly switchover: SwitchoverCourse;
}

export interface SwitchoverCourse {
  readonly guardrailsMs: number;
  /** From blue's new name to green's. */
  readonly renameMs: number;
  /** From the last member's new name to SWITCHOVER_COMPLETED. */
  readonly finishMs: number;
  /** Makes it end as SWITCHOVER_FAILED instead of being renamed. */
  readonly fails: string | undefined;
}

export type MemberStatus =
  | 'PROVISIONING'
  | 'AVAILABLE'
  | 'SWITCHOVER_IN_PROGRESS'
  | 'SWITCHOVER_COMPLETED'
  | 'SWITCHOVER_FAILED'
  | 'MISSING_SOURCE'
  | 'MISSING_TARGET';

/** One of the pairs that are swapped. */
export interface Pair<Side extends Resource = Resource> {
  readonly blue: Side;
  /** Undefined until RDS has begun to make it. */
  green: Side | undefined;
  status: MemberStatus;
}

export interface Task {
  readonly name: string;
  status: 'PENDING' | 'IN_PROGRESS' | 'COMPLETED' | 'FAILED';
}

/** What CreateBlueGreenDeployment has asked for and been granted. */
export interface GreenPlan {
  readonly engineVersion: string;
  readonly method: ReplicationMethod;
  /** Of instances; of a cluster's members. */
  readonly parameterGroup: string;
  /** Of a cluster. */
  readonly clusterParameterGroup: string | undefined;
  /** Undefined: each as its blue one. */
  readonly class: string | undefined;
  /** Undefined: as blue's. */
  readonly storage: Storage | undefined;
  readonly fileSystem: 'upgraded' | 'kept';
  /** By ARN of the blue resource. */
  readonly kmsKeys: ReadonlyMap<string, string>;
}

export type Phase =
  | { readonly status: 'PROVISIONING' }
  | { readonly status: 'AVAILABLE'; readonly since: number }
  | { readonly status: 'SWITCHOVER_IN_PROGRESS'; readonly since: number; readonly until: number }
  | { readonly status: 'SWITCHOVER_COMPLETED'; readonly since: number }
  | { readonly status: 'SWITCHOVER_FAILED'; readonly because: string }
  | { readonly status: 'INVALID_CONFIGURATION'; readonly because: string }
  | { readonly status: 'DELETING'; readonly since: number };

export interface BlueGreenDeployment {
  /** `bgd-…` */
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
  readonly plan: GreenPlan;
  readonly source: Database;
  /** Undefined until RDS has begun to make it. */
  target: Database | undefined;
  readonly tags: Tags;
  readonly tasks: readonly Task[];
  /** The databases first, then what belongs to them. */
  pairs: readonly Pair[];
  phase: Phase;
}

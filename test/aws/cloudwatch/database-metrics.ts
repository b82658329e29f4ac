import type { MetricStore } from './metric-store.ts';

/**
 * Source of names, units and dimensions: "Amazon CloudWatch metrics for Amazon RDS" of the RDS user guide, and the same page of
 * the Aurora user guide.
 */
const NAMESPACE = 'AWS/RDS';

/** Whose metrics they are, as they are called now: after a switchover the same instance goes on under another name. */
export interface InstanceNames {
  readonly instance: string;
  /** Of Aurora. */
  readonly cluster: { readonly name: string; readonly role: 'WRITER' | 'READER' } | undefined;
}

/** One sample of each for a minute. What is not there is not published. */
export interface InstanceSamples {
  readonly CPUUtilization: number;
  readonly DatabaseConnections: number;
  /** Average active sessions. */
  readonly DBLoad: number;
  /** Seconds; without any access to the disk there is none. */
  readonly ReadLatency?: number;
  readonly WriteLatency?: number;
  /** Aurora MySQL. */
  readonly ActiveTransactions?: number;
  /** Seconds; -1 where replication is broken. RDS, on the follower. */
  readonly ReplicaLag?: number;
  /** The same of Aurora MySQL. */
  readonly AuroraBinlogReplicaLag?: number;
  /** Bytes. PostgreSQL, on the source: the log that its slowest slot holds back. */
  readonly OldestReplicationSlotLag?: number;
}

/** @param at within the minute, epoch milliseconds */
export function recordInstance(store: MetricStore, at: number, names: InstanceNames, samples: InstanceSamples): void {
  for (const dimensions of dimensionsOf(names)) {
    for (const [name, value] of Object.entries(samples))
      store.record({ namespace: NAMESPACE, name, dimensions }, at, [value]);
  }
}

/** Statements of one application in a minute, as it counts them itself: one that goes well is a zero among the failed ones. */
export interface QueriesMinute {
  readonly namespace: string;
  readonly application: string;
  readonly queries: number;
  readonly failed: number;
}

export function recordQueries(store: MetricStore, at: number, minute: QueriesMinute): void {
  const { namespace, application, queries, failed } = minute;
  const dimensions = { Application: application };
  const count = (name: string, value: number, times: number) => {
    if (times > 0) store.recordRepeated({ namespace, name, dimensions }, at, value, times);
  };
  count('Queries', 1, queries);
  count('FailedQueries', 1, failed);
  count('FailedQueries', 0, queries - failed);
}

function dimensionsOf({ instance, cluster }: InstanceNames): readonly Readonly<Record<string, string>>[] {
  const ofInstance = { DBInstanceIdentifier: instance };
  if (cluster === undefined) return [ofInstance];
  return [ofInstance, { DBClusterIdentifier: cluster.name, Role: cluster.role }];
}

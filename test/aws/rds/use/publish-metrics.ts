import { recordInstance, type InstanceNames, type InstanceSamples } from '../../cloudwatch/database-metrics.ts';
import type { MetricStore } from '../../cloudwatch/metric-store.ts';
import { databaseOf, type DatabaseBook } from '../database-book.ts';
import type { Database, DbInstance } from '../state.ts';
import { isReachable } from './client-process.ts';
import { samplesOf, type InstanceLoads } from './instance-load.ts';
import type { LongStatements } from './long-statements.ts';
import type { ReplicationWork } from './replication.ts';
import type { DatabaseUseSeed } from './seed.ts';

export interface MetricSources {
  readonly store: MetricStore;
  readonly book: DatabaseBook;
  readonly loads: InstanceLoads;
  readonly replication: ReplicationWork;
  readonly longStatements: LongStatements;
  readonly seed: DatabaseUseSeed;
}

/** Gives a function to be called once a minute, at its end. An instance that is not up publishes nothing. */
export function createPublishMetrics(sources: MetricSources): (now: number) => void {
  const { store, book, loads, replication, longStatements, seed } = sources;
  const appliedBefore = new Map<string, number>();

  const appliedInMinute = ({ resourceId }: Database): number => {
    const now = replication.lineageOf(resourceId)?.applied ?? 0;
    const before = appliedBefore.get(resourceId) ?? now;
    appliedBefore.set(resourceId, now);
    return now - before;
  };

  return now => {
    const loadOf = loads.take();
    const applied = new Map(book.databases().map(database => [database, appliedInMinute(database)]));
    for (const instance of book.instances().filter(({ status }) => isReachable(status))) {
      const database = databaseOf(instance);
      const load = loadOf(instance);
      const isWriter = takesWrites(instance);
      const running = longStatements.on(database, now) === 'nothing' ? 0 : 1;
      recordInstance(store, now - 1, namesOf(instance), {
        ...samplesOf(load, isWriter ? (applied.get(database) ?? 0) : 0, seed.statementsPerSecond),
        ...(isWriter && instance.engine === 'aurora-mysql' && { ActiveTransactions: load.busyMs / 60_000 + running }),
        ...(isWriter && { ...followerSamples(database, replication, now), ...sourceSamples(database, sources, now) }),
        ...(instance.part === 'read replica' && { ReplicaLag: 0 }),
      });
    }
  };
}

/** Of a database that follows another one. */
function followerSamples(follower: Database, replication: ReplicationWork, now: number): Partial<InstanceSamples> {
  if (follower.follows === undefined) return {};
  const { method, state } = follower.follows;
  const seconds = replication.lagSeconds(follower, now);
  switch (method) {
    case 'binlog': {
      // MySQL knows no lag where its threads stand still: the metric is -1 then.
      const lag = state === 'running' ? Math.round(seconds) : -1;
      return follower.is === 'cluster' ? { AuroraBinlogReplicaLag: lag } : { ReplicaLag: lag };
    }
    case 'physical':
      return { ReplicaLag: seconds };
    case 'logical':
      return {};
    default: {
      const never: never = method;
      throw new Error(`no such replication: ${String(never)}`);
    }
  }
}

/** Of a database whose log others read through slots. */
function sourceSamples(
  source: Database,
  { book, replication, seed }: MetricSources,
  now: number,
): Partial<InstanceSamples> {
  const readers = book.databases().filter(({ follows }) => follows?.from === source && follows.method === 'logical');
  if (readers.length === 0) return {};
  const slowest = Math.max(...readers.map(reader => replication.backlog(reader, now)));
  return { OldestReplicationSlotLag: slowest * seed.replication.bytesPerWrite };
}

function takesWrites(instance: DbInstance): boolean {
  switch (instance.part) {
    case 'primary':
      return true;
    case 'read replica':
      return false;
    case 'cluster member':
      return instance.role === 'writer';
    default: {
      const never: never = instance;
      return never;
    }
  }
}

function namesOf(instance: DbInstance): InstanceNames {
  if (instance.part !== 'cluster member') return { instance: instance.name, cluster: undefined };
  const role = instance.role === 'writer' ? 'WRITER' : 'READER';
  return { instance: instance.name, cluster: { name: instance.of.name, role } };
}

import type { Database, Replication } from '../state.ts';
import type { ReplicationSeed } from './seed.ts';
import type { WriteLogs } from './write-log.ts';

/** What a database began as a copy of, and how far it has followed that. It stays when it follows no longer. */
export interface Lineage {
  readonly from: string;
  /** Of the log of `from`: what stands before it, this database has too. */
  readonly applied: number;
}

export interface ReplicationWork {
  /** Lets time pass for all who follow, when their sources' logs are written up to now. Who is gone stays where it was. */
  readonly advance: (databases: readonly Database[], now: number) => void;
  readonly lineageOf: (resourceId: string) => Lineage | undefined;
  /** Writes that it has not applied yet. */
  readonly backlog: (follower: Database, now: number) => number;
  /** Age of the oldest write that it has not applied yet, seconds; 0 where there is none. */
  readonly lagSeconds: (follower: Database, now: number) => number;
}

interface Progress {
  readonly from: string;
  readonly perSecond: number;
  applied: number;
  /** Until when its time is used up. */
  at: number;
}

/**
 * A follower applies the log of its source at a constant rate. So its backlog is what was written since the copy was taken, less
 * what that rate has done: it falls where the rate is above the load, and never where it is not.
 */
export function createReplicationWork(logs: WriteLogs, seed: ReplicationSeed): ReplicationWork {
  const progress = new Map<string, Progress>();
  /** Up to when the logs are written. */
  let writtenUntil = -Infinity;

  const progressOf = ({ resourceId }: Database, { from: { resourceId: from, name }, since }: Replication): Progress => {
    const known = progress.get(resourceId);
    if (known?.from === from) return known;
    const perSecond = seed.appliesPerSecond[name] ?? seed.otherwise;
    const begun = { from, perSecond, applied: logs.of(from).positionAt(since), at: since };
    progress.set(resourceId, begun);
    return begun;
  };

  const advanceOne = (follower: Database, follows: Replication, now: number): Progress => {
    const own = progressOf(follower, follows);
    if (!isApplying(follower)) {
      own.at = now;
      return own;
    }
    const end = logs.of(own.from).end();
    own.applied = Math.min(end, own.applied + (own.perSecond * (now - own.at)) / 1000);
    // The log has the writes of whole seconds only: who has all of it keeps the rest of the second for those to come.
    own.at = own.applied === end ? Math.max(own.at, writtenUntil) : now;
    return own;
  };

  return {
    advance: (databases, now) => {
      writtenUntil = now;
      for (const database of databases) if (database.follows !== undefined) advanceOne(database, database.follows, now);
    },
    lineageOf: resourceId => progress.get(resourceId),
    backlog: (follower, now) => {
      if (follower.follows === undefined) return 0;
      const { from, applied } = advanceOne(follower, follower.follows, now);
      return logs.of(from).end() - applied;
    },
    lagSeconds: (follower, now) => {
      if (follower.follows === undefined) return 0;
      const { from, applied } = advanceOne(follower, follower.follows, now);
      const oldest = logs.of(from).timeAt(applied);
      return oldest === undefined ? 0 : Math.max(0, now - oldest) / 1000;
    },
  };
}

/** While an engine is upgraded or restarted nothing is applied. */
function isApplying({ follows, status }: Database): boolean {
  if (follows?.state !== 'running') return false;
  switch (status) {
    case 'available':
    case 'backing-up':
    case 'storage-optimization':
      return true;
    case 'creating':
    case 'deleting':
    case 'modifying':
    case 'rebooting':
    case 'upgrading':
      return false;
    default: {
      const never: never = status;
      throw new Error(`no such status: ${String(never)}`);
    }
  }
}

import type { InstanceSamples } from '../../cloudwatch/database-metrics.ts';
import { meanMs } from '../../world/response-time.ts';
import type { Behaviour } from '../../world/world.ts';
import type { DbInstance } from '../state.ts';

/** What clients did on one instance since the minute began. */
export interface InstanceLoad {
  readonly reads: number;
  readonly writes: number;
  /** That all its statements took together. */
  readonly busyMs: number;
  /** Open at the end of the last second. */
  readonly connections: number;
}

/** Part of a statement's time that it waits for the disk. */
const DISK_SHARE = 0.1;
/** Of an instance that nobody uses, percent. */
const IDLE_CPU = 4;

const IDLE: InstanceLoad = { reads: 0, writes: 0, busyMs: 0, connections: 0 };

export interface InstanceLoads {
  /** In the second that ends now. */
  readonly add: (
    instance: DbInstance,
    second: { readonly reads: number; readonly writes: number; readonly connections: number },
    behaviour: Behaviour,
  ) => void;
  /** Before the first of a second: connections are those of this second alone. */
  readonly beginSecond: () => void;
  /** What there was since the last call. */
  readonly take: () => (instance: DbInstance) => InstanceLoad;
}

export function createInstanceLoads(): InstanceLoads {
  let loads = new Map<DbInstance, { -readonly [Key in keyof InstanceLoad]: InstanceLoad[Key] }>();
  return {
    add: (instance, { reads, writes, connections }, { latency }) => {
      const load = loads.get(instance) ?? { ...IDLE };
      load.reads += reads;
      load.writes += writes;
      load.busyMs += (reads + writes) * meanMs(latency);
      load.connections += connections;
      loads.set(instance, load);
    },
    beginSecond: () => {
      for (const load of loads.values()) load.connections = 0;
    },
    take: () => {
      const taken = loads;
      loads = new Map();
      return instance => taken.get(instance) ?? IDLE;
    },
  };
}

/** @param applied writes in the minute that it applied as a follower */
export function samplesOf(
  { reads, writes, busyMs, connections }: InstanceLoad,
  applied: number,
  statementsPerSecond: number,
): Omit<InstanceSamples, 'ReplicaLag'> {
  const statements = reads + writes;
  const perSecond = (statements + applied) / 60;
  const diskSeconds = statements === 0 ? 0 : (busyMs / statements / 1000) * DISK_SHARE;
  return {
    CPUUtilization: Math.min(100, IDLE_CPU + (100 - IDLE_CPU) * (perSecond / statementsPerSecond)),
    DatabaseConnections: connections,
    // Little's law: so many sessions are active on average.
    DBLoad: busyMs / 60_000,
    ...(reads > 0 && { ReadLatency: diskSeconds }),
    ...(writes > 0 && { WriteLatency: diskSeconds }),
  };
}

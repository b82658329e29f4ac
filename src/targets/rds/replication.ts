import type { Metric, Replication } from '../../release/vantage.ts';
import type { Database } from './database.ts';
import { type Engine, engineOf, followsBy } from './engine.ts';

/** The instances whose metrics tell how green follows, by the names that they have before the switchover. */
export interface Writers {
  readonly blue: string;
  readonly green: string;
}

/** Where CloudWatch tells how green follows blue, and how busy blue is. `none`: RDS has no metric for this engine. */
export function replicationOf(
  blue: Pick<Database, 'engine' | 'engineVersion'>,
  green: Pick<Database, 'engineVersion'>,
  writers: Writers,
): Replication | 'none' {
  const engine = engineOf(blue.engine);
  if (engine === undefined) return 'none';
  const ofBlue = (metric: string): Metric => metricOf(metric, writers.blue);
  return {
    lag: lagOf(engine, blue.engineVersion, green.engineVersion, writers),
    blue: {
      connections: ofBlue('DatabaseConnections'),
      load: ofBlue('DBLoad'),
      // "ActiveTransactions" is a metric of Aurora MySQL alone (Aurora user guide, instance-level metrics).
      transactions: engine === 'aurora-mysql' ? ofBlue('ActiveTransactions') : undefined,
    },
  };
}

function lagOf(engine: Engine, from: string, to: string, { blue, green }: Writers): Replication['lag'] {
  switch (followsBy(engine, from, to)) {
    case 'binlog':
      return {
        ...metricOf(engine === 'aurora-mysql' ? 'AuroraBinlogReplicaLag' : 'ReplicaLag', green),
        tells: 'seconds',
        doubt: undefined,
      };
    case 'physical replication':
      return {
        ...metricOf('ReplicaLag', green),
        tells: 'seconds',
        // RDS user guide, "Working with read replicas for RDS for PostgreSQL": it counts from the last transaction that was replayed.
        doubt: 'A PostgreSQL replica reports up to 5 minutes of lag where nothing is written to blue.',
      };
    case 'logical replication':
      return {
        ...metricOf('OldestReplicationSlotLag', blue),
        tells: 'bytes',
        doubt:
          'It is of the replication slot of blue that is furthest behind, which may be read by something else than green.',
      };
  }
}

function metricOf(metric: string, instance: string): Metric {
  return { namespace: 'AWS/RDS', metric, dimensions: { DBInstanceIdentifier: instance } };
}

import type { GreenDatabase } from '../../../request/request.ts';
import type { Database } from '../database.ts';
import { type Engine, followsBy } from '../engine.ts';
import type { Facts, GreenVersion } from './preflight.ts';
import { type GroupName, readParameters } from './read-groups.ts';
import type { ReadingHand } from './reading-hand.ts';

/** Parameters that decide over replication and events, in the groups where their engine has them. */
const telling = ['binlog_format', 'rds.logical_replication', 'event_scheduler'];

/** Of blue's group, on which replication stands, and of green's, which has the events. One group is read once. */
export async function readSettings(
  hand: ReadingHand,
  engine: Engine,
  database: Database,
  version: GreenVersion,
  green: GreenDatabase,
): Promise<Pick<Facts, 'replicating' | 'events'>> {
  if (version.is === 'out of reach') return { replicating: undefined, events: undefined };
  const blues = replicationGroup(engine, database, version);
  const greens = eventsGroup(engine, database, version, green);
  const replicating = blues === undefined ? undefined : await readParameters(hand, blues, telling);
  if (greens === undefined) return { replicating, events: undefined };
  const isTheSame = blues?.of === greens.of && blues.name === greens.name;
  return { replicating, events: isTheSame ? replicating : await readParameters(hand, greens, telling) };
}

/** Undefined: it replicates whatever its parameters say. Backups switch the binlog of RDS on, and physical replication needs none. */
function replicationGroup(engine: Engine, database: Database, version: GreenVersion): GroupName | undefined {
  const logical = followsBy(engine, database.engineVersion, version.version) === 'logical replication';
  if (!logical && engine !== 'aurora-mysql') return undefined;
  return groupOf(database);
}

/** PostgreSQL has no events of its own. Where AWS chooses the group, nobody knows its name. */
function eventsGroup(
  engine: Engine,
  database: Database,
  version: GreenVersion,
  { parameterGroup, clusterParameterGroup }: GreenDatabase,
): GroupName | undefined {
  switch (engine) {
    case 'postgres':
    case 'aurora-postgresql':
      return undefined;
    case 'mysql':
    case 'mariadb':
    case 'aurora-mysql': {
      const own = groupOf(database);
      const asked = own.of === 'a cluster' ? clusterParameterGroup : parameterGroup;
      if (asked !== undefined) return { ...own, name: asked };
      return version.is === 'an upgrade' && version.isMajor ? undefined : own;
    }
    default: {
      const never: never = engine;
      throw new Error(`no such engine: ${String(never)}`);
    }
  }
}

/** The group that is set for a database as a whole. */
function groupOf(database: Database): GroupName {
  return database.is === 'a cluster'
    ? { of: 'a cluster', name: database.parameterGroup }
    : { of: 'instances', name: database.members[0].parameterGroup.name };
}

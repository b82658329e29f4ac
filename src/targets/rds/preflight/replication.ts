import type { Finding } from '../../../release/problem.ts';
import type { Database } from '../database.ts';
import { byVersion } from '../engine-version.ts';
import { engineTitles, followsBy, majorVersionOf } from '../engine.ts';
import type { Facts } from './preflight.ts';

/** Whether green can follow blue by the way that its engine has, and what that way does not carry. */
export function replicationFindings(facts: Facts, database: Database): readonly Finding[] {
  return [...tooOld(facts, database), ...notCarried(facts, database)];
}

/**
 * The oldest minor version of each major one that green can follow by logical replication ("PostgreSQL replication methods for
 * blue/green deployments", user guide of RDS; Aurora's guide has the same). Newer major versions can all.
 */
const oldestPostgres: Readonly<Record<string, string>> = {
  '11': '11.21',
  '12': '12.16',
  '13': '13.12',
  '14': '14.9',
  '15': '15.4',
  '16': '16.1',
};

function tooOld({ engine, version }: Facts, database: Database): readonly Finding[] {
  const { engineVersion: serving } = database;
  if (followsBy(engine, serving, version.version) !== 'logical replication') return [];
  const major = majorVersionOf(engine, serving);
  const oldest = oldestPostgres[major];
  const isNewEnough = oldest === undefined ? byVersion(major, '11') > 0 : byVersion(serving, oldest) >= 0;
  if (isNewEnough) return [];
  return [
    {
      level: 'error',
      where: 'database',
      value: database.name,
      reason: `${engineTitles[engine]} ${serving} is older than what green can follow by logical replication`,
      remedy:
        oldest === undefined
          ? 'upgrade it where it stands first: version 11.21 is the oldest'
          : `upgrade it to ${oldest} or a newer ${major} first: that is a minor upgrade`,
    },
  ];
}

/** "Limitations with logical replication", user guides of RDS and Aurora: what these change, green never gets. */
function notCarried({ engine, version }: Facts, database: Database): readonly Finding[] {
  if (followsBy(engine, database.engineVersion, version.version) !== 'logical replication') return [];
  return [
    {
      level: 'warning',
      where: 'database',
      value: database.name,
      reason:
        'green follows by logical replication, which carries neither schema changes nor large objects, and no updates or deletes of a table without a primary key. One of these on blue makes it `Replication degraded`: green is to be made anew then',
      remedy: 'no schema changes on blue until the switchover, and a primary key or REPLICA IDENTITY for every table',
    },
  ];
}

import type { ReplicationWork } from './replication.ts';
import type { WriteLogs } from './write-log.ts';

type Lineages = Pick<ReplicationWork, 'lineageOf'>;

/**
 * Writes of an application that some database has acknowledged, and that `serving` does not have: neither of its own, nor of
 * what it began as a copy of and followed.
 *
 * @param serving resource id of a database
 */
export function lostWrites(application: string, serving: string, logs: WriteLogs, lineages: Lineages): number {
  const acknowledged = logs.all().reduce((sum, log) => sum + log.of(application), 0);
  return Math.round(acknowledged - contained(application, serving, logs, lineages));
}

function contained(application: string, id: string, logs: WriteLogs, lineages: Lineages, before?: number): number {
  const own = logs.of(id).of(application, before);
  const lineage = lineages.lineageOf(id);
  return lineage === undefined ? own : own + contained(application, lineage.from, logs, lineages, lineage.applied);
}

import type { Around } from './around.ts';
import { databaseOf } from './database-book.ts';
import { resourceEvents } from './events.ts';
import { invalidate } from './invalidate.ts';
import { invalidClusterState, invalidCombination, invalidInstanceState } from './refusals.ts';
import type { DbCluster, DbInstance } from './state.ts';

/** AWS gives no figure. */
const GONE_AFTER_MS = 2 * 60_000;

interface RemovalInput {
  readonly SkipFinalSnapshot?: boolean;
  readonly FinalDBSnapshotIdentifier?: string;
}

/** Throws what AWS answers to DeleteDBInstance and DeleteDBCluster where they may not. */
export function checkRemoval(
  { is, name, status, deletionProtection }: DbInstance | DbCluster,
  { SkipFinalSnapshot: skip, FinalDBSnapshotIdentifier: snapshot }: RemovalInput,
): void {
  if (deletionProtection) {
    const words = is === 'instance' ? 'DB Instance' : 'Cluster';
    throw invalidCombination(`Cannot delete protected ${words}, please disable deletion protection and try again.`);
  }
  if (skip !== true && snapshot === undefined) {
    throw invalidCombination('FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.');
  }
  if (status === 'deleting') {
    const message = `${is === 'instance' ? 'Instance' : 'Cluster'} ${name} is already being deleted.`;
    throw is === 'instance' ? invalidInstanceState(message) : invalidClusterState(message);
  }
}

/** Deletes an instance or cluster under whatever is made of it. */
export function removeResource(resource: DbInstance | DbCluster, around: Around): void {
  const { book, timeline, journal } = around;
  resource.status = 'deleting';
  timeline.at(timeline.now() + GONE_AFTER_MS, () => {
    for (const endpoint of resource.is === 'cluster' ? book.endpointsOf(resource) : []) book.remove(endpoint);
    book.remove(resource);
    journal.ofResource(resource, resourceEvents.deleted(resource));
    stopFollowers(resource, around);
    missInDeployments(resource, around);
  });
}

function stopFollowers(resource: DbInstance | DbCluster, { book }: Around): void {
  for (const { follows } of book.databases()) if (follows?.from === resource) follows.state = 'stopped';
}

function missInDeployments(resource: DbInstance | DbCluster, around: Around): void {
  const database = resource.is === 'cluster' ? resource : databaseOf(resource);
  for (const deployment of around.deployments.around(database)) {
    for (const pair of deployment.pairs) {
      if (pair.blue === resource) pair.status = 'MISSING_SOURCE';
      if (pair.green === resource) pair.status = 'MISSING_TARGET';
    }
    invalidate(deployment, `DB ${resource.is} ${resource.name} was deleted.`, around);
  }
}

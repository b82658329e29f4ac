import { countsOf } from '../counts.ts';
import { desiredOf } from '../scheduler.ts';
import type { Service } from '../state.ts';
import type { DeploymentBook } from './book.ts';
import type { ServiceDeployment, ServiceRevision, TaskCounts } from './deployment.ts';

export function countsOfRevision(book: DeploymentBook, service: Service, revision: ServiceRevision): TaskCounts {
  const sets = book.setsOf(service, revision);
  const sum = (count: (set: (typeof sets)[number]) => number) => sets.reduce((total, set) => total + count(set), 0);
  return {
    requested: sum(set => desiredOf(service, set)),
    running: sum(set => countsOf(set).runningCount),
    pending: sum(set => countsOf(set).pendingCount),
  };
}

/** How the tasks of both sides stand now. */
export function snapshot(
  book: DeploymentBook,
  { service, sources, target }: ServiceDeployment,
): ReadonlyMap<ServiceRevision, TaskCounts> {
  return new Map([...sources, target].map(revision => [revision, countsOfRevision(book, service, revision)]));
}

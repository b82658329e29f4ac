import { primaryOf, type Service } from '../state.ts';
import type { DeploymentBook } from './book.ts';
import type { ServiceRevision } from './deployment.ts';

/**
 * What a new deployment takes for blue: what the last one that completed brought. Where a rollback failed, or nothing has ever
 * completed, AWS does not say; here it is what has most of the traffic, or else the PRIMARY.
 */
export function servingRevision(book: DeploymentBook, service: Service): ServiceRevision {
  const { lastCompleted, deployments } = book.record(service);
  if (lastCompleted !== undefined) return lastCompleted;
  const [last] = deployments;
  const isShared = last !== undefined && last.shares !== 'none' && last.shares.production <= 50;
  return (isShared ? last.base : undefined) ?? book.revisionOf(primaryOf(service));
}

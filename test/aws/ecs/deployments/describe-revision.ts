import { createHash } from 'node:crypto';
import type {
  ServiceCurrentRevisionSummary,
  ServiceRevision as DescribedRevision,
  ServiceRevisionSummary,
} from '@aws-sdk/client-ecs';
import { clusterArn, type Place } from '../arns.ts';
import { describedLaunch } from '../launch-settings.ts';
import type { Service } from '../state.ts';
import type { DeploymentBook } from './book.ts';
import { countsOfRevision } from './count-tasks.ts';
import type { ServiceDeployment, ServiceRevision, TaskCounts } from './deployment.ts';
import { describedBalancing } from './describe-balancing.ts';

export function describedRevision(place: Place, service: Service, revision: ServiceRevision): DescribedRevision {
  const { definition, launch, loadBalancing } = revision;
  return {
    serviceRevisionArn: revision.arn,
    serviceArn: service.arn,
    clusterArn: clusterArn(place, service.cluster),
    taskDefinition: definition.arn,
    ...describedLaunch(launch, service.launchType, '1.4.0'),
    ...(service.launchType === 'FARGATE' && { platformFamily: 'Linux' }),
    loadBalancers: describedBalancing(loadBalancing),
    serviceRegistries: [],
    containerImages: (definition.definition.containerDefinitions ?? []).map(({ name, image = '' }) => ({
      containerName: name,
      image,
      imageDigest: digestOf(image),
    })),
    guardDutyEnabled: false,
    createdAt: new Date(revision.createdAt),
    resolvedConfiguration: { loadBalancers: resolvedBalancing(revision) },
  };
}

/** Which target group this very revision stands in, and who sends traffic to it. */
function resolvedBalancing({ binding, loadBalancing }: ServiceRevision) {
  if (binding === undefined) return [];
  const { targetGroupArn } = binding;
  return loadBalancing.kind === 'two groups'
    ? [{ targetGroupArn, productionListenerRule: loadBalancing.production }]
    : [{ targetGroupArn }];
}

/** Images of this world have no content; one name has one digest. */
function digestOf(image: string): string {
  return image.includes('@sha256:')
    ? image.slice(image.indexOf('@') + 1)
    : `sha256:${createHash('sha256').update(image).digest('hex')}`;
}

/** Of `currentServiceRevisions`. */
export const currentRevision = (
  book: DeploymentBook,
  service: Service,
  revision: ServiceRevision,
): ServiceCurrentRevisionSummary => ({
  arn: revision.arn,
  ...describedCounts(countsOfRevision(book, service, revision)),
});

/** One side of a service deployment. The weights are those that ECS has asked for, whatever the rule says by now. */
export function revisionSummary(
  book: DeploymentBook,
  { service, shares, target, base, counts }: ServiceDeployment,
  revision: ServiceRevision,
): ServiceRevisionSummary {
  const kept = counts === 'live' ? undefined : counts.get(revision);
  const counted = { arn: revision.arn, ...describedCounts(kept ?? countsOfRevision(book, service, revision)) };
  if (shares === 'none') return counted;
  const weight = (share: number) => (revision === target ? share : revision === base ? 100 - share : 0);
  return {
    ...counted,
    requestedTestTrafficWeight: weight(shares.test),
    requestedProductionTrafficWeight: weight(shares.production),
  };
}

const describedCounts = ({ requested, running, pending }: TaskCounts) => ({
  requestedTaskCount: requested,
  runningTaskCount: running,
  pendingTaskCount: pending,
});

import type { Service as DescribedService, TaskSet as DescribedTaskSet } from '@aws-sdk/client-ecs';
import type { Place } from './arns.ts';
import { clusterArn } from './arns.ts';
import { countsOf } from './counts.ts';
import type { DeploymentBook } from './deployments/book.ts';
import type { ServiceDeployment } from './deployments/deployment.ts';
import { describedOwn } from './deployments/describe-classic.ts';
import { describedLaunch } from './launch-settings.ts';
import { desiredOf } from './scheduler.ts';
import { primaryOf, type Service, type TaskSet } from './state.ts';

/** `named`: the service deployment that is called current, where that is not the newest. */
export function describedService(
  place: Place,
  book: DeploymentBook,
  service: Service,
  withTags: boolean,
  named?: ServiceDeployment,
): DescribedService {
  const primary = primaryOf(service);
  const counted = service.taskSets.map(countsOf);
  return {
    serviceArn: service.arn,
    serviceName: service.name,
    clusterArn: clusterArn(place, service.cluster),
    status: service.life.status,
    createdAt: new Date(service.createdAt),
    ...describedLaunch(primary.launch, service.launchType, 'LATEST'),
    schedulingStrategy: 'REPLICA',
    ...(service.launchType === 'FARGATE' && { platformFamily: 'Linux' }),
    deploymentController: { type: service.controller },
    // The defaults of CreateService, kept under CODE_DEPLOY as well, where nothing follows them.
    deploymentConfiguration: { maximumPercent: 200, minimumHealthyPercent: 100 },
    roleArn: `arn:aws:iam::${place.account}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS`,
    createdBy: `arn:aws:iam::${place.account}:role/operator`,
    taskDefinition: primary.definition.arn,
    loadBalancers: primary.binding === undefined ? [] : [primary.binding],
    serviceRegistries: [],
    placementConstraints: [],
    placementStrategy: [],
    healthCheckGracePeriodSeconds: service.healthCheckGracePeriodSeconds,
    enableECSManagedTags: false,
    enableExecuteCommand: false,
    propagateTags: 'NONE',
    desiredCount: service.desiredCount,
    runningCount: counted.reduce((sum, { runningCount }) => sum + runningCount, 0),
    pendingCount: counted.reduce((sum, { pendingCount }) => sum + pendingCount, 0),
    events: [...service.events],
    ...revisions(place, book, service, named),
    ...(withTags ? { tags: [...service.tags] } : {}),
  };
}

/** Under CODE_DEPLOY a service has task sets, under ECS deployments; the other list is empty. */
function revisions(
  place: Place,
  book: DeploymentBook,
  service: Service,
  named: ServiceDeployment | undefined,
): Partial<DescribedService> {
  if (service.life.status === 'INACTIVE') return { taskSets: [], deployments: [] };
  switch (service.controller) {
    case 'CODE_DEPLOY':
      return { taskSets: service.taskSets.map(set => describedTaskSet(place, service, set)), deployments: [] };
    case 'ECS':
      return describedOwn(book, service, named);
  }
}

export function describedTaskSet(place: Place, service: Service, set: TaskSet): DescribedTaskSet {
  return {
    id: set.id,
    taskSetArn: set.arn,
    serviceArn: service.arn,
    clusterArn: clusterArn(place, service.cluster),
    status: set.status,
    ...(set.deploymentId === undefined ? {} : { startedBy: 'CODE_DEPLOY', externalId: set.deploymentId }),
    taskDefinition: set.definition.arn,
    ...countsOf(set),
    computedDesiredCount: desiredOf(service, set),
    createdAt: new Date(set.createdAt),
    updatedAt: new Date(set.updatedAt),
    ...describedLaunch(set.launch, service.launchType, '1.4.0'),
    loadBalancers: set.binding === undefined ? [] : [set.binding],
    serviceRegistries: [],
    scale: { value: set.status === 'DRAINING' ? 0 : 100, unit: 'PERCENT' },
    stabilityStatus: set.stability.status,
    stabilityStatusAt: new Date(set.stability.since),
    tags: [],
  };
}

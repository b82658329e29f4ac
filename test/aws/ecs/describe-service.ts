import type { Deployment, Service as DescribedService, TaskSet as DescribedTaskSet } from '@aws-sdk/client-ecs';
import type { Place } from './arns.ts';
import { clusterArn } from './arns.ts';
import { describedLaunch } from './launch-settings.ts';
import { desiredOf } from './scheduler.ts';
import { primaryOf, type Service, type TaskSet } from './state.ts';
import { isStarting } from './task-life.ts';

export function describedService(place: Place, service: Service, withTags: boolean): DescribedService {
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
    loadBalancers: [primary.binding],
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
    ...revisions(place, service),
    ...(withTags ? { tags: [...service.tags] } : {}),
  };
}

/** Under CODE_DEPLOY a service has task sets, under ECS deployments; the other list is empty. */
function revisions(place: Place, service: Service): Pick<DescribedService, 'taskSets' | 'deployments'> {
  if (service.life.status === 'INACTIVE') return { taskSets: [], deployments: [] };
  switch (service.controller) {
    case 'CODE_DEPLOY':
      return { taskSets: service.taskSets.map(set => describedTaskSet(place, service, set)), deployments: [] };
    case 'ECS':
      return { deployments: [describedDeployment(service)] };
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
    loadBalancers: [set.binding],
    serviceRegistries: [],
    scale: { value: set.status === 'DRAINING' ? 0 : 100, unit: 'PERCENT' },
    stabilityStatus: set.stability.status,
    stabilityStatusAt: new Date(set.stability.since),
    tags: [],
  };
}

function describedDeployment(service: Service): Deployment {
  const primary = primaryOf(service);
  return {
    id: primary.id,
    status: 'PRIMARY',
    taskDefinition: primary.definition.arn,
    desiredCount: service.desiredCount,
    ...countsOf(primary),
    failedTasks: 0,
    createdAt: new Date(primary.createdAt),
    updatedAt: new Date(primary.updatedAt),
    ...describedLaunch(primary.launch, service.launchType, '1.4.0'),
    ...(service.launchType === 'FARGATE' && { platformFamily: 'Linux' }),
    rolloutState: 'COMPLETED',
    rolloutStateReason: `ECS deployment ${primary.id} completed.`,
  };
}

export function countsOf(set: TaskSet): { readonly runningCount: number; readonly pendingCount: number } {
  return {
    runningCount: set.tasks.filter(({ life }) => life.phase === 'RUNNING').length,
    pendingCount: set.tasks.filter(({ life }) => isStarting(life)).length,
  };
}

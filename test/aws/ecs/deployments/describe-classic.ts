import type { Deployment, Service as DescribedService } from '@aws-sdk/client-ecs';
import { countsOf } from '../counts.ts';
import { describedLaunch } from '../launch-settings.ts';
import { desiredOf } from '../scheduler.ts';
import type { Service, TaskSet } from '../state.ts';
import type { DeploymentBook } from './book.ts';
import { failuresInARow } from './circuit-breaker.ts';
import type { ServiceDeployment } from './deployment.ts';
import { describedBalancing } from './describe-balancing.ts';
import { currentRevision } from './describe-revision.ts';
import { withDefaults } from './read-settings.ts';

type OwnMembers = Pick<
  DescribedService,
  'deployments' | 'currentServiceDeployment' | 'currentServiceRevisions' | 'deploymentConfiguration' | 'loadBalancers'
>;

/** What a service of ECS's own controller shows beside the members that all services have. `named`: what it calls its current deployment. */
export function describedOwn(
  book: DeploymentBook,
  service: Service,
  named: ServiceDeployment | undefined = book.record(service).deployments[0],
): OwnMembers {
  return {
    deploymentConfiguration: withDefaults(book.record(service).configuration),
    loadBalancers: describedBalancing(service.loadBalancing),
    ...(named !== undefined && { currentServiceDeployment: named.arn }),
    currentServiceRevisions: book.activeRevisions(service).map(revision => currentRevision(book, service, revision)),
    deployments: service.taskSets
      .toSorted((a, b) => Number(b.status === 'PRIMARY') - Number(a.status === 'PRIMARY') || b.createdAt - a.createdAt)
      .map(set => describedDeployment(book, service, set)),
  };
}

function describedDeployment(book: DeploymentBook, service: Service, set: TaskSet): Deployment {
  const { state, reason } = book.rollout(set);
  return {
    id: set.id,
    status: statusOf(set),
    taskDefinition: set.definition.arn,
    // "The most recent desired count of tasks that was specified for the service": of what is to stay.
    desiredCount: set.status === 'PRIMARY' ? service.desiredCount : desiredOf(service, set),
    ...countsOf(set),
    failedTasks: failuresInARow(set.failures, set.lastHealthyAt).length,
    createdAt: new Date(set.createdAt),
    updatedAt: new Date(set.updatedAt),
    ...describedLaunch(set.launch, service.launchType, '1.4.0'),
    ...(service.launchType === 'FARGATE' && { platformFamily: 'Linux' }),
    rolloutState: state,
    rolloutStateReason: reason,
  };
}

/** ACTIVE "still has running tasks", INACTIVE "has been completely replaced": Deployment in the API reference. */
function statusOf({ status, tasks }: TaskSet): 'PRIMARY' | 'ACTIVE' | 'INACTIVE' {
  switch (status) {
    case 'PRIMARY':
    case 'ACTIVE':
      return status;
    case 'DRAINING':
      return tasks.some(({ life }) => life.phase !== 'STOPPED') ? 'ACTIVE' : 'INACTIVE';
    default: {
      const never: never = status;
      throw new Error(`unknown status ${String(never)}`);
    }
  }
}

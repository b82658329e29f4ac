import type {
  DeploymentConfiguration,
  DeploymentRolloutState,
  Deployment as ClassicDeployment,
} from '@aws-sdk/client-ecs';
import type { Asking } from '../../aws/asking.ts';
import type { Ecs } from '../../aws/clients.ts';
import { MissingError, RefusedError, UnknownAnswerError } from '../../errors.ts';
import type { Instant, Side } from '../../release/words.ts';
import { type DescribedService, describeService } from '../ecs/described.ts';
import { eventsOf, type ServiceEvent } from '../ecs/events.ts';
import { revisionName } from '../ecs/task-definition.ts';
import { balancedBy, type Balanced } from './balanced.ts';
import { type Place, placeOf } from './place.ts';

/** An ECS service whose deployments are ECS's own. */
export interface NativeService {
  readonly place: Place;
  readonly desiredCount: number;
  /** ARN of the task definition that the service was told to run last, whether or not it came that far. */
  readonly taskDefinition: string;
  /** One for each revision that has tasks, or had a moment ago; the PRIMARY is the first. */
  readonly rollouts: readonly [Rollout, ...Rollout[]];
  /** ARN of the service deployment that is in flight, or was last; undefined before the first of those that ECS keeps. */
  readonly currentDeployment: string | undefined;
  /** ARNs of the service revisions that have tasks. */
  readonly currentRevisions: readonly string[];
  /** As AWS has it, for `configuration.ts` to read. */
  readonly configuration: DeploymentConfiguration;
  /** What leads traffic to its tasks; none where nothing does. */
  readonly balanced: readonly Balanced[];
  /** Whether Service Connect leads traffic to it, besides. */
  readonly serviceConnect: 'on' | 'off';
  /** Newest first. */
  readonly events: readonly ServiceEvent[];
}

/**
 * "Deployment" of DescribeServices: the older view of what ECS calls a service deployment now. Its id, `ecs-svc/<n>`, has the number of
 * the service revision that it brings.
 */
export interface Rollout {
  readonly id: string;
  /** `primary`: what was asked for last; `active`: what is being replaced; `inactive`: what has been. */
  readonly status: 'primary' | 'active' | 'inactive';
  /** ARN. */
  readonly taskDefinition: string;
  readonly side: Side;
  /** Tasks that could not be started or did not stay up, in a row: ECS forgets them when one turns healthy. */
  readonly failedTasks: number;
  /** `not told`: a classic load balancer, or an older deployment. */
  readonly state: 'under way' | 'completed' | 'failed' | 'not told';
  /** Why it is in this state, in ECS's words. */
  readonly because: string | undefined;
  readonly created: Instant;
  readonly updated: Instant;
}

export async function readNativeService(
  ecs: () => Promise<Ecs>,
  asking: Asking,
  cluster: string,
  name: string,
): Promise<NativeService> {
  return nativeServiceOf(await describeService(ecs, asking, cluster, name));
}

/** @throws RefusedError where CodeDeploy deploys it */
export function nativeServiceOf(described: DescribedService): NativeService {
  const { service, name, controller } = described;
  if (controller !== 'ECS')
    throw new RefusedError([
      {
        where: 'service',
        value: name,
        reason: "its deployments are CodeDeploy's, and not ECS's own",
        remedy: 'leave out what ECS alone can do, or migrate the service',
      },
    ]);
  const rollouts = (service.deployments ?? []).map(deployment => rolloutOf(deployment, name));
  const primary = rollouts.find(({ status }) => status === 'primary');
  if (primary === undefined)
    throw new MissingError({
      message: `ECS shows no primary deployment of service ${name}.`,
      hint: 'Look at the deployments of the service, and release again.',
    });
  const connected = (service.deployments ?? []).some(({ serviceConnectConfiguration: one }) => one?.enabled === true);
  return {
    place: placeOf(described),
    desiredCount: service.desiredCount ?? 0,
    taskDefinition: service.taskDefinition ?? primary.taskDefinition,
    rollouts: [primary, ...rollouts.filter(one => one !== primary)],
    currentDeployment: service.currentServiceDeployment,
    currentRevisions: (service.currentServiceRevisions ?? []).flatMap(({ arn }) => arn ?? []),
    configuration: service.deploymentConfiguration ?? {},
    balanced: (service.loadBalancers ?? []).map(balancedBy),
    serviceConnect: connected ? 'on' : 'off',
    events: eventsOf(service),
  };
}

function rolloutOf(deployment: ClassicDeployment, service: string): Rollout {
  const taskDefinition = deployment.taskDefinition ?? '';
  return {
    id: deployment.id ?? '',
    status: statusOf(deployment, service),
    taskDefinition,
    side: {
      revision: revisionName(taskDefinition),
      wanted: deployment.desiredCount ?? 0,
      running: deployment.runningCount ?? 0,
      pending: deployment.pendingCount ?? 0,
    },
    failedTasks: deployment.failedTasks ?? 0,
    state: stateOf(deployment.rolloutState, service),
    because: deployment.rolloutStateReason,
    created: deployment.createdAt?.getTime() ?? 0,
    updated: deployment.updatedAt?.getTime() ?? deployment.createdAt?.getTime() ?? 0,
  };
}

function statusOf({ status }: ClassicDeployment, service: string): Rollout['status'] {
  switch (status) {
    case 'PRIMARY':
      return 'primary';
    case 'ACTIVE':
      return 'active';
    case 'INACTIVE':
      return 'inactive';
    default:
      throw unknown(`the status ${String(status)} for a deployment of service ${service}`);
  }
}

function stateOf(state: DeploymentRolloutState | undefined, service: string): Rollout['state'] {
  switch (state) {
    case undefined:
      return 'not told';
    case 'IN_PROGRESS':
      return 'under way';
    case 'COMPLETED':
      return 'completed';
    case 'FAILED':
      return 'failed';
    default:
      throw unknown(`the rollout state ${String(state satisfies never)} for a deployment of service ${service}`);
  }
}

function unknown(what: string): UnknownAnswerError {
  return new UnknownAnswerError({
    message: `ECS reports ${what}, which Greenlight does not know.`,
    hint: 'Update Greenlight.',
  });
}

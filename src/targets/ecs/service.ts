import type { Service, TaskSet } from '@aws-sdk/client-ecs';
import type { Asking } from '../../aws/asking.ts';
import type { Ecs } from '../../aws/clients.ts';
import { MissingError, RefusedError, UnknownAnswerError } from '../../errors.ts';
import type { Instant, Side } from '../../release/words.ts';
import { revisionName } from './task-definition.ts';

/** An ECS service under CodeDeploy, as far as a release has to do with it. */
export interface EcsService {
  readonly cluster: string;
  readonly name: string;
  readonly taskSets: readonly [ServingSet, ...ServingSet[]];
  /** Newest first. */
  readonly events: readonly { readonly id: string; readonly at: Instant; readonly message: string }[];
}

/** A task set: one revision's tasks behind one target group. The first of a service is its PRIMARY. */
export interface ServingSet {
  readonly id: string;
  readonly taskDefinition: string;
  readonly side: Side;
  readonly container: { readonly name: string; readonly port: number } | undefined;
  /** ARN of the target group that it stands in. */
  readonly targetGroup: string | undefined;
}

const describeServices = { service: 'ecs', operation: 'DescribeServices' } as const;

export async function readService(
  ecs: () => Promise<Ecs>,
  asking: Asking,
  cluster: string,
  name: string,
): Promise<EcsService> {
  const { client, sdk } = await ecs();
  const answer = await asking.read(
    describeServices,
    () => client.send(new sdk.DescribeServicesCommand({ cluster, services: [name] })),
    {
      ClusterNotFoundException: () => {
        throw new RefusedError([
          {
            where: 'cluster',
            value: cluster,
            reason: 'ECS has no cluster of this name in this account and region',
            remedy: 'correct the name, `region`, or the account of the credentials',
          },
        ]);
      },
    },
  );
  const [service] = answer.services ?? [];
  // A service that does not exist is not an error to DescribeServices: it stands in `failures` with reason MISSING.
  if (service === undefined)
    throw new RefusedError([
      {
        where: 'service',
        value: name,
        reason: `ECS has no service of this name in cluster ${cluster}`,
        remedy: 'correct the name, `cluster`, `region`, or the account of the credentials',
      },
    ]);
  return serviceOf(service, cluster, name);
}

function serviceOf(service: Service, cluster: string, name: string): EcsService {
  refuseUnlessReleasable(service, name);
  const sets = (service.taskSets ?? []).filter(set => stands(set, name)).map(set => ({ set, as: setOf(set) }));
  const primary = sets.find(({ set }) => set.status === 'PRIMARY');
  if (primary === undefined)
    throw new MissingError({
      message: `Service ${name} has no primary task set: nothing serves that could be released over.`,
      hint: 'Create the first deployment of the service by hand; releases go on from there.',
    });
  return {
    cluster,
    name,
    taskSets: [primary.as, ...sets.filter(one => one !== primary).map(one => one.as)],
    events: (service.events ?? []).map(event => ({
      id: event.id ?? '',
      at: event.createdAt?.getTime() ?? 0,
      message: event.message ?? '',
    })),
  };
}

/** Whether a task set serves or may: one that drains is on its way out. */
function stands({ status }: TaskSet, service: string): boolean {
  switch (status) {
    case 'PRIMARY':
    case 'ACTIVE':
      return true;
    case 'DRAINING':
      return false;
    default:
      throw new UnknownAnswerError({
        message: `ECS reports the status ${String(status)} for a task set of service ${service}, which Greenlight does not know.`,
        hint: 'Update Greenlight.',
      });
  }
}

function setOf(set: TaskSet): ServingSet {
  const [balanced] = set.loadBalancers ?? [];
  return {
    id: set.id ?? '',
    taskDefinition: set.taskDefinition ?? '',
    side: {
      revision: revisionName(set.taskDefinition ?? ''),
      wanted: set.computedDesiredCount ?? 0,
      running: set.runningCount ?? 0,
      pending: set.pendingCount ?? 0,
    },
    container:
      balanced?.containerName === undefined || balanced.containerPort === undefined
        ? undefined
        : { name: balanced.containerName, port: balanced.containerPort },
    targetGroup: balanced?.targetGroupArn,
  };
}

function refuseUnlessReleasable(service: Service, name: string): void {
  const problem = (reason: string, remedy: string) =>
    new RefusedError([{ where: 'service', value: name, reason, remedy }]);
  switch (service.status) {
    case 'ACTIVE':
      break;
    case 'DRAINING':
    case 'INACTIVE':
      throw problem(`the service is ${service.status}: it is being deleted or was`, 'name a service that is ACTIVE');
    default:
      throw new UnknownAnswerError({
        message: `ECS reports the status ${String(service.status)} for service ${name}, which Greenlight does not know.`,
        hint: 'Update Greenlight.',
      });
  }
  const controller = service.deploymentController?.type ?? 'ECS';
  switch (controller) {
    case 'CODE_DEPLOY':
      return;
    case 'ECS':
      throw problem(
        "its deployments are ECS's own, which Greenlight does not release yet",
        'a service whose deployment controller is CODE_DEPLOY',
      );
    case 'EXTERNAL':
      throw problem('its deployments belong to a controller outside AWS', 'release it with that controller');
    default:
      throw new UnknownAnswerError({
        message: `ECS reports the deployment controller ${String(controller)} for service ${name}, which Greenlight does not know.`,
        hint: 'Update Greenlight.',
      });
  }
}

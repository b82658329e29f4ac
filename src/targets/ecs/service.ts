import type { TaskSet } from '@aws-sdk/client-ecs';
import type { Asking } from '../../aws/asking.ts';
import type { Ecs } from '../../aws/clients.ts';
import { MissingError, RefusedError, UnknownAnswerError } from '../../errors.ts';
import type { Instant, Side } from '../../release/words.ts';
import { type DescribedService, describeService } from './described.ts';
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

/** Of a service whose deployments CodeDeploy carries out. */
export async function readService(
  ecs: () => Promise<Ecs>,
  asking: Asking,
  cluster: string,
  name: string,
): Promise<EcsService> {
  return serviceOf(await describeService(ecs, asking, cluster, name));
}

/** @throws RefusedError where its deployments are ECS's own */
export function serviceOf({ service, cluster, name, controller }: DescribedService): EcsService {
  if (controller !== 'CodeDeploy')
    throw new RefusedError([
      {
        where: 'service',
        value: name,
        reason: "its deployments are ECS's own, and not CodeDeploy's",
        remedy: 'leave `application`, `deployment-group` and `appspec` out',
      },
    ]);
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

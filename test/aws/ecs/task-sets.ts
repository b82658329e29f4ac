import type { Random } from '../world/random.ts';
import type { World } from '../world/world.ts';
import { taskSetArn } from './arns.ts';
import { checkLaunch, type LaunchSettings } from './launch-settings.ts';
import { unthrottled } from './launch-throttle.ts';
import { clientError, invalidParameter } from './refusals.ts';
import { primaryOf, type Service, type TargetGroupBinding, type TaskSet } from './state.ts';
import type { RegisteredTaskDefinition, TaskDefinitions } from './task-definitions.ts';

export interface NewTaskSet {
  /** ARN or `family:revision`, as an AppSpec names it. */
  readonly taskDefinition: string;
  readonly binding: TargetGroupBinding;
  /** What it does not say is taken over from the primary task set: the API reference leaves that open. */
  readonly launch: Partial<LaunchSettings>;
  readonly deploymentId: string;
}

/** What CodeDeploy does to a service. The same operations are refused to everybody else by the API. */
export interface TaskSetControl {
  /** Errors as ECS would answer CreateTaskSet: unknown or inactive task definition, container or port that it lacks. */
  create(service: Service, wanted: NewTaskSet): TaskSet;
  /** Makes it the service's primary; the one that was becomes ACTIVE. */
  promote(service: Service, set: TaskSet): void;
  /** Begins to drain it; it disappears when its last task has stopped. */
  remove(service: Service, set: TaskSet): void;
}

export function createTaskSetControl(world: World, definitions: TaskDefinitions): TaskSetControl {
  const random = world.random.fork('ecs task sets');
  const { timeline } = world;

  return {
    create: (service, { taskDefinition, binding, deploymentId, ...wanted }) => {
      const launch = { ...primaryOf(service).launch, ...wanted.launch };
      checkLaunch(launch);
      const definition = definitions.find(taskDefinition);
      if (definition === undefined) throw clientError('Unable to find the specified task definition.');
      if (definition.definition.status !== 'ACTIVE') throw clientError('TaskDefinition is inactive');
      checkBinding(definition, binding);
      const id = newTaskSetId(random);
      const set = newTaskSet(world, service, { id, definition, binding, launch, revision: undefined, deploymentId });
      service.taskSets = [...service.taskSets, set];
      return set;
    },
    promote: (service, set) => {
      const former = primaryOf(service);
      if (former === set) return;
      former.status = 'ACTIVE';
      set.status = 'PRIMARY';
      former.updatedAt = set.updatedAt = timeline.now();
    },
    remove: (service, set) => {
      if (set === primaryOf(service)) throw invalidParameter('The primary task set cannot be deleted.');
      set.status = 'DRAINING';
      set.updatedAt = timeline.now();
    },
  };
}

export function newTaskSet(
  world: World,
  service: Pick<Service, 'name' | 'cluster'>,
  identity: Pick<TaskSet, 'id' | 'definition' | 'binding' | 'launch' | 'revision' | 'deploymentId'>,
): TaskSet {
  const now = world.timeline.now();
  return {
    ...identity,
    arn: taskSetArn(world, service.cluster, service.name, identity.id),
    createdAt: now,
    status: 'ACTIVE',
    updatedAt: now,
    stability: { status: 'STABILIZING', since: now },
    scale: 'whole service',
    lastHealthyAt: undefined,
    failures: [],
    tasks: [],
    throttle: unthrottled,
  };
}

export function newTaskSetId(random: Random): string {
  const digits = Array.from({ length: 18 }, () => Math.floor(random.next() * 10)).join('');
  return `ecs-svc/${1 + Math.floor(random.next() * 9)}${digits}`;
}

/** Texts as in the ECS API: "The container X does not exist in the task definition." */
export function checkBinding(registered: RegisteredTaskDefinition, binding: TargetGroupBinding | undefined): void {
  if (binding === undefined) return;
  const { containerName, containerPort } = binding;
  const container = registered.definition.containerDefinitions?.find(({ name }) => name === containerName);
  if (container === undefined) {
    throw invalidParameter(`The container ${containerName} does not exist in the task definition.`);
  }
  if (!container.portMappings?.some(mapping => mapping.containerPort === containerPort)) {
    throw invalidParameter(`The container ${containerName} did not have a container port ${containerPort} defined.`);
  }
}

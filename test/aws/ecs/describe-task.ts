import type { Container, ContainerDefinition, Task as DescribedTask } from '@aws-sdk/client-ecs';
import { clusterArn, containerArn, type Place } from './arns.ts';
import { attachmentId, describedInterface } from './network-interface.ts';
import type { Service, Task, TaskSet } from './state.ts';
import type { StopCause, TaskLife } from './task-life.ts';

export function describedTask(place: Place, service: Service, set: TaskSet, task: Task): DescribedTask {
  const { definition } = set.definition;
  const { life } = task;
  return {
    taskArn: task.arn,
    clusterArn: clusterArn(place, service.cluster),
    taskDefinitionArn: set.definition.arn,
    group: `service:${service.name}`,
    startedBy: set.id,
    launchType: service.launchType,
    cpu: definition.cpu,
    memory: definition.memory,
    createdAt: new Date(task.createdAt),
    lastStatus: life.phase,
    desiredStatus: desiredStatusOf(life),
    containers: (definition.containerDefinitions ?? []).map((container, index) =>
      describedContainer(place, service, set, task, container, index),
    ),
    version: 1,
    overrides: {
      containerOverrides: (definition.containerDefinitions ?? []).map(({ name }) => ({ name })),
      inferenceAcceleratorOverrides: [],
    },
    healthStatus: 'UNKNOWN',
    enableExecuteCommand: false,
    availabilityZone: zoneOf(place, task),
    ...(service.launchType === 'FARGATE' && platformOf(set)),
    tags: [],
    attachments: [describedInterface(place, set, task)],
    ...timesOf(life),
    ...stopOf(life),
  };
}

/** Two zones, as `awsvpc` services of two subnets have them. */
function zoneOf({ region }: Place, { address }: Task): string {
  return `${region}${Number(address.split('.').at(-1)) % 2 === 0 ? 'a' : 'b'}`;
}

/** A task shows what LATEST stood for. */
function platformOf({ launch }: TaskSet): Pick<DescribedTask, 'platformVersion' | 'platformFamily'> {
  return { platformVersion: launch.platformVersion ?? '1.4.0', platformFamily: 'Linux' };
}

/** A task that ECS has asked to stop, or that has stopped, is found under `desiredStatus: STOPPED`. */
export const desiredStatusOf = (life: TaskLife): 'RUNNING' | 'STOPPED' =>
  life.phase === 'DEACTIVATING' || life.phase === 'STOPPED' ? 'STOPPED' : 'RUNNING';

/** "Task" in the ECS API reference, and the example of describe-tasks in the AWS CLI reference. */
function timesOf(life: TaskLife): Partial<DescribedTask> {
  switch (life.phase) {
    case 'PROVISIONING':
      return {};
    case 'PENDING':
      return pullOf(life.pullStartedAt, undefined);
    case 'RUNNING':
      return pullOf(life.pullStartedAt, life.startedAt);
    case 'DEACTIVATING':
      return { ...pullOf(life.pullStartedAt, life.startedAt), stoppingAt: new Date(life.stoppingAt) };
    case 'STOPPED':
      return {
        ...(life.pullStartedAt === undefined ? {} : pullOf(life.pullStartedAt, life.startedAt)),
        stoppingAt: new Date(life.stoppingAt),
        executionStoppedAt: new Date(life.stoppedAt),
        stoppedAt: new Date(life.stoppedAt),
      };
  }
}

/** The network is there before an image can be pulled. */
function pullOf(from: number, to: number | undefined): Partial<DescribedTask> {
  return {
    connectivity: 'CONNECTED',
    connectivityAt: new Date(from),
    pullStartedAt: new Date(from),
    ...(to !== undefined && { pullStoppedAt: new Date(to), startedAt: new Date(to) }),
  };
}

function stopOf(life: TaskLife): Pick<DescribedTask, 'stopCode' | 'stoppedReason'> {
  if (life.phase !== 'DEACTIVATING' && life.phase !== 'STOPPED') return {};
  return stopTexts(life.cause);
}

/** `stopCode` values of the API model; texts of "Stopped tasks error messages" in the Developer Guide. */
export function stopTexts(cause: StopCause): Required<Pick<DescribedTask, 'stopCode' | 'stoppedReason'>> {
  switch (cause.kind) {
    case 'exited':
      return { stopCode: 'EssentialContainerExited', stoppedReason: 'Essential container in task exited' };
    case 'cannot-pull':
      return { stopCode: 'TaskFailedToStart', stoppedReason: pullError(cause.message) };
    case 'unhealthy':
      return {
        stopCode: 'ServiceSchedulerInitiated',
        stoppedReason: `Task failed ELB health checks in (target-group ${cause.targetGroupArn})`,
      };
    case 'scaled-in':
      return {
        stopCode: 'ServiceSchedulerInitiated',
        stoppedReason: `Scaling activity initiated by (deployment ${cause.taskSetId})`,
      };
  }
}

const PULL_ERROR = 'CannotPullContainerError: ';
const pullError = (message: string) => (message.startsWith(PULL_ERROR) ? message : `${PULL_ERROR}${message}`);

function describedContainer(
  place: Place,
  service: Service,
  set: TaskSet,
  task: Task,
  { name = '', image = '', cpu = 0, memory }: ContainerDefinition,
  index: number,
): Container {
  const { life } = task;
  const id = `${task.id.slice(0, 8)}-0000-4000-8000-${String(index).padStart(12, '0')}`;
  return {
    containerArn: containerArn(place, service.cluster, task.id, id),
    taskArn: task.arn,
    name,
    image,
    lastStatus: containerStatus(life),
    healthStatus: 'UNKNOWN',
    cpu: String(cpu),
    ...(memory !== undefined && { memory: String(memory) }),
    ...(hasRun(life) && { runtimeId: `${task.id}-${String(index).padStart(10, '0')}` }),
    networkInterfaces: [{ attachmentId: attachmentId(task), privateIpv4Address: task.address }],
    networkBindings: [],
    ...(life.phase === 'STOPPED' ? exitOf(life.cause, isMain(set, name, index)) : {}),
  };
}

/** The example of describe-tasks in the AWS CLI reference: a runtime has an id once there is one. */
function hasRun(life: TaskLife): boolean {
  return life.phase !== 'PROVISIONING' && life.phase !== 'PENDING' && life.startedAt !== undefined;
}

function containerStatus(life: TaskLife): string {
  switch (life.phase) {
    case 'PROVISIONING':
    case 'PENDING':
      return 'PENDING';
    case 'RUNNING':
    case 'DEACTIVATING':
      return 'RUNNING';
    case 'STOPPED':
      return 'STOPPED';
  }
}

const isMain = ({ binding }: TaskSet, name: string, index: number) =>
  binding === undefined ? index === 0 : name === binding.containerName;

/** Only the container behind the load balancer fails by itself; the others are ended with it. */
function exitOf(cause: StopCause, isOwn: boolean): Pick<Container, 'exitCode' | 'reason'> {
  switch (cause.kind) {
    case 'exited':
      return isOwn
        ? { exitCode: cause.exitCode, ...(cause.reason === '' ? {} : { reason: cause.reason }) }
        : { exitCode: 0 };
    case 'cannot-pull':
      return isOwn ? { reason: pullError(cause.message) } : {};
    case 'unhealthy':
    case 'scaled-in':
      return { exitCode: 0 };
  }
}

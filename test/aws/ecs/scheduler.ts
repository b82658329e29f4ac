import { createHash } from 'node:crypto';
import type { World } from '../world/world.ts';
import { eventTexts, type RoomLack } from './service-events.ts';
import type { Service, Task, TaskSet } from './state.ts';
import { isWanted } from './task-life.ts';
import type { Tasks } from './tasks.ts';

/** ECS does not publish how often its scheduler looks; a few seconds fit what is seen. */
export const SCHEDULER_PERIOD_MS = 5_000;

/** Stopped tasks stay visible for about one hour: DescribeTasks in the ECS API reference. */
const STOPPED_TASKS_KEPT_MS = 3_600_000;

/** How often a service that finds no room says so again. Not published. */
const NO_CAPACITY_REPEATED_MS = 5 * 60_000;

/**
 * Brings every task set to its desired count, replaces what is unhealthy, and removes what was deleted. `isDeploying`: one of
 * ECS's own deployments is under way.
 */
export function createScheduler(
  world: World,
  tasks: Tasks,
  say: (service: Service, message: string) => void,
  isDeploying: (service: Service) => boolean,
) {
  const lastComplaint = new Map<Service, number>();
  const steady = new Set<Service>();

  const hasRoom = (service: Service): boolean => {
    if (service.capacity === 'plenty') return true;
    const occupied = service.taskSets.flatMap(set => set.tasks).filter(({ life }) => life.phase !== 'STOPPED');
    return occupied.length < service.capacity.tasks;
  };

  const complain = (service: Service, set: TaskSet, now: number): void => {
    const last = lastComplaint.get(service);
    if (last !== undefined && now - last < NO_CAPACITY_REPEATED_MS) return;
    lastComplaint.set(service, now);
    set.failures = [...set.failures, { at: now, kind: 'no-room' }];
    say(service, eventTexts.noRoom(service.name, lackOf(service, set)));
  };

  const launchMissing = (service: Service, set: TaskSet, missing: number, now: number): void => {
    if (now < set.throttle.notBefore) return;
    const started: Task[] = [];
    while (started.length < missing && hasRoom(service)) started.push(tasks.launch(service, set));
    if (started.length < missing) complain(service, set, now);
    if (started.length === 0) return;
    const ids = started.map(({ id }) => id);
    say(service, eventTexts.started(service, set.id, ids));
  };

  const stopSurplus = (service: Service, set: TaskSet, surplus: readonly Task[]): void => {
    if (surplus.length === 0) return;
    for (const task of surplus) tasks.stop(service, set, task, { kind: 'scaled-in', taskSetId: set.id });
    const ids = surplus.map(({ id }) => id);
    say(service, eventTexts.stopped(service, set.id, ids));
  };

  const replaceUnhealthy = (service: Service, set: TaskSet, now: number): void => {
    if (set.binding === undefined) return;
    const { targetGroupArn, containerPort } = set.binding;
    for (const task of set.tasks) {
      if (task.life.phase !== 'RUNNING') continue;
      if (now - task.life.startedAt < service.healthCheckGracePeriodSeconds * 1000) continue;
      if (world.balancers.health(targetGroupArn, task.address) !== 'unhealthy') continue;
      say(service, eventTexts.unhealthy(service, set.id, containerPort, targetGroupArn));
      tasks.stop(service, set, task, { kind: 'unhealthy', targetGroupArn });
    }
  };

  /** Under ECS's own controller unhealthy tasks go first: "Replica scheduling strategy" of the developer guide. */
  const inOrderOfWorth = (service: Service, set: TaskSet, wanted: readonly Task[]): readonly Task[] => {
    if (service.controller === 'CODE_DEPLOY') return wanted;
    const isWorth = (task: Task) => (isHealthy(world, set, task) ? 0 : 1);
    return [...wanted].sort((a, b) => isWorth(a) - isWorth(b));
  };

  const noticeHealthy = (set: TaskSet, now: number): void => {
    for (const task of set.tasks) {
      if (task.wasHealthy || !isHealthy(world, set, task)) continue;
      task.wasHealthy = true;
      set.lastHealthyAt = now;
    }
  };

  const judgeStability = (service: Service, set: TaskSet, now: number): void => {
    const status = isSteady(world, service, set) ? 'STEADY_STATE' : 'STABILIZING';
    if (status === set.stability.status) return;
    set.stability = { status, since: now };
    set.updatedAt = now;
    if (status === 'STEADY_STATE' && service.controller === 'CODE_DEPLOY')
      say(service, eventTexts.steady(service.name));
  };

  /** Under ECS's own controller the service is steady as a whole: logs have it after "deployment completed". */
  const judgeService = (service: Service): void => {
    const [only, another] = service.taskSets;
    const isCalm =
      only !== undefined && another === undefined && !isDeploying(service) && isSteady(world, service, only);
    if (isCalm && !steady.has(service)) say(service, eventTexts.steady(service.name));
    if (isCalm) steady.add(service);
    else steady.delete(service);
  };

  const reconcile = (service: Service, set: TaskSet, now: number): void => {
    for (const task of set.tasks) tasks.settle(set, task);
    noticeHealthy(set, now);
    replaceUnhealthy(service, set, now);
    const wanted = set.tasks.filter(({ life }) => isWanted(life));
    const desired = desiredOf(service, set);
    if (wanted.length < desired) launchMissing(service, set, desired - wanted.length, now);
    stopSurplus(service, set, inOrderOfWorth(service, set, wanted).slice(desired));
    forgetOldTasks(set, now);
    judgeStability(service, set, now);
  };

  const retireDrained = (service: Service, now: number): void => {
    const drained = service.taskSets.filter(isDrained);
    if (drained.length > 0) service.taskSets = service.taskSets.filter(set => !isDrained(set));
    service.formerTaskSets = [...service.formerTaskSets, ...drained].filter(set => {
      forgetOldTasks(set, now);
      return set.tasks.length > 0;
    });
  };

  return {
    run(services: Iterable<Service>, now: number): void {
      for (const service of services) {
        for (const set of service.taskSets) reconcile(service, set, now);
        retireDrained(service, now);
        if (service.controller === 'ECS') judgeService(service);
        if (service.life.status === 'DRAINING' && hasNoTasks(service))
          service.life = { status: 'INACTIVE', since: now };
      }
    },
  };
}

/** Without any room at all there is no instance; with some, the instances are full of this service's tasks. */
function lackOf({ launchType, capacity, arn }: Service, { launch }: TaskSet): RoomLack {
  if (launchType === 'FARGATE') return { kind: 'Fargate' };
  return capacity !== 'plenty' && capacity.tasks > 0
    ? { kind: 'instances full', closest: createHash('sha256').update(arn).digest('hex').slice(0, 32) }
    : { kind: 'no instance', of: launch.capacityProviders.length > 0 ? 'capacity provider' : 'cluster' };
}

const hasNoTasks = ({ taskSets }: Service): boolean =>
  taskSets.every(({ tasks }) => tasks.every(({ life }) => life.phase === 'STOPPED'));

const isDrained = (set: TaskSet): boolean =>
  set.status === 'DRAINING' && set.tasks.every(({ life }) => life.phase === 'STOPPED');

function forgetOldTasks(set: TaskSet, now: number): void {
  set.tasks = set.tasks.filter(({ life }) => life.phase !== 'STOPPED' || now - life.stoppedAt < STOPPED_TASKS_KEPT_MS);
}

/** A deleted task set drains to nothing. Under CODE_DEPLOY every other one is scaled to 100 % of the service. */
export function desiredOf(service: Service, { status, scale, tasks }: TaskSet): number {
  if (status === 'DRAINING' || service.life.status !== 'ACTIVE') return 0;
  switch (scale) {
    case 'whole service':
      return service.desiredCount;
    case 'what runs':
      return Math.min(service.desiredCount, tasks.filter(({ life }) => isWanted(life)).length);
    default:
      return scale.tasks;
  }
}

/**
 * `stabilityStatus` in the ECS API reference, TaskSet: running equals desired, none pending, and all tasks report healthy
 * to the load balancer.
 */
export function isSteady(world: World, service: Service, set: TaskSet): boolean {
  const wanted = set.tasks.filter(({ life }) => isWanted(life));
  return wanted.length === desiredOf(service, set) && wanted.every(task => isHealthy(world, set, task));
}

/** Without load balancer and health check, ECS waits so long before a running task counts: `minimumHealthyPercent` in the API reference. */
const UNCHECKED_MS = 40_000;

export function isHealthy({ balancers, timeline }: World, { binding }: TaskSet, { life, address }: Task): boolean {
  if (life.phase !== 'RUNNING') return false;
  return binding === undefined
    ? timeline.now() - life.startedAt >= UNCHECKED_MS
    : balancers.health(binding.targetGroupArn, address) === 'healthy';
}

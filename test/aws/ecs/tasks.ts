import type { World } from '../world/world.ts';
import { taskArn } from './arns.ts';
import { afterFailedStart, isAnnounced, unthrottled } from './launch-throttle.ts';
import { eventTexts } from './service-events.ts';
import type { Service, Task, TaskSet } from './state.ts';
import { imageOf } from './task-definitions.ts';
import { asked, isStarting, pending, running, stopped, type StopCause } from './task-life.ts';

/** Runs tasks: what their image does decides what becomes of them. */
export interface Tasks {
  launch(service: Service, set: TaskSet): Task;
  /** Running at once, as a task that was there long before this world began. */
  adopt(service: Service, set: TaskSet): Task;
  stop(service: Service, set: TaskSet, task: Task, cause: StopCause): void;
  /** Ends the draining of a task once the balancer has let go of it. */
  settle(set: TaskSet, task: Task): void;
}

/** Attaching the network interface. Typical, not published. */
const PROVISIONING_MS = { low: 2_000, high: 8_000 };

/** From a process's exit until ECS takes the dead target out of its group. Typical, not published. */
const EXIT_NOTICED_MS = 3_000;

export function createTasks(world: World, say: (service: Service, message: string) => void): Tasks {
  const { timeline, balancers, versions } = world;
  const random = world.random.fork('ecs tasks');
  let launched = 0;

  const create = (service: Service, set: TaskSet): Task => {
    const id = random.hex(32);
    launched += 1;
    const address = `10.0.${Math.floor(launched / 250) % 250}.${(launched % 250) + 4}`;
    const arn = taskArn(world, service.cluster, id);
    const task: Task = {
      id,
      arn,
      address,
      createdAt: timeline.now(),
      wasHealthy: false,
      life: { phase: 'PROVISIONING' },
    };
    set.tasks = [...set.tasks, task];
    return task;
  };

  const enterTargetGroup = (service: Service, set: TaskSet, task: Task, image: string): void => {
    if (set.binding === undefined) return;
    const { targetGroupArn, containerPort } = set.binding;
    balancers.register(targetGroupArn, { id: task.address, image, port: containerPort });
    say(service, eventTexts.registered(service, set.id, targetGroupArn));
  };

  const run = (service: Service, set: TaskSet, task: Task, now: number): void => {
    const image = imageOf(set.definition, set.binding?.containerName);
    task.life = running(task.life, now);
    set.throttle = unthrottled;
    enterTargetGroup(service, set, task, image);
    const { start } = versions.behaviour(image);
    if (start === 'runs' || 'cannotPull' in start) return;
    const { afterSeconds, exitCode, reason } = start.crashes;
    timeline.at(now + afterSeconds * 1000, at => {
      if (task.life.phase !== 'RUNNING') return;
      task.life = stopped(task.life, { kind: 'exited', exitCode, reason }, at);
      set.failures = [...set.failures, { at, kind: 'exited' }];
      if (set.binding === undefined) return;
      const { targetGroupArn } = set.binding;
      balancers.lose(targetGroupArn, task.address);
      timeline.at(at + EXIT_NOTICED_MS, () => balancers.deregister(targetGroupArn, task.address));
    });
  };

  const failToStart = (service: Service, set: TaskSet, task: Task, message: string, now: number): void => {
    task.life = stopped(task.life, { kind: 'cannot-pull', message }, now);
    set.failures = [...set.failures, { at: now, kind: 'cannot-pull' }];
    const before = set.throttle;
    set.throttle = afterFailedStart(before, now);
    if (isAnnounced(before, set.throttle)) say(service, eventTexts.throttled(service.name));
  };

  const boot = (service: Service, set: TaskSet, task: Task, now: number): void => {
    if (!isStarting(task.life)) return;
    task.life = pending(now);
    const { bootSeconds, start } = versions.behaviour(imageOf(set.definition, set.binding?.containerName));
    timeline.at(now + bootSeconds * 1000, at => {
      if (!isStarting(task.life)) return;
      if (start !== 'runs' && 'cannotPull' in start) failToStart(service, set, task, start.cannotPull, at);
      else run(service, set, task, at);
    });
  };

  return {
    launch: (service, set) => {
      const task = create(service, set);
      const pendingAt = timeline.now() + Math.round(random.between(PROVISIONING_MS.low, PROVISIONING_MS.high));
      timeline.at(pendingAt, now => boot(service, set, task, now));
      return task;
    },
    adopt: (service, set) => {
      const task = create(service, set);
      run(service, set, task, timeline.now());
      return task;
    },
    stop: (service, set, task, cause) => {
      const served = task.life.phase === 'RUNNING';
      task.life = asked(task.life, cause, timeline.now());
      if (cause.kind === 'unhealthy') set.failures = [...set.failures, { at: timeline.now(), kind: 'unhealthy' }];
      if (!served || set.binding === undefined) return;
      balancers.deregister(set.binding.targetGroupArn, task.address);
      say(service, eventTexts.draining(service, set.id));
    },
    settle: (set, task) => {
      if (task.life.phase !== 'DEACTIVATING') return;
      const { binding } = set;
      if (binding !== undefined && balancers.health(binding.targetGroupArn, task.address) !== undefined) return;
      task.life = stopped(task.life, task.life.cause, timeline.now());
    },
  };
}

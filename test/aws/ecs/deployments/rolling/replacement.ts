import type { TaskSet } from '../../state.ts';
import type { Site } from '../rollout.ts';
import type { RollingStrategy } from '../settings.ts';
import { healthyTasks, roomOf, standingOf } from './census.ts';
import { nextGoals, type Goals } from './goals.ts';
import type { OldSet } from './old-sets.ts';
import { taskLimits } from './task-limits.ts';

/** Brings one task set in for all others, a look at a time. */
export interface Replacement {
  look(): Look;
}

export interface Look {
  /** Tasks of the one that comes in. */
  readonly healthy: number;
  /** Tasks of the others, without those that are stopping. */
  readonly old: number;
}

/** How often a service that can neither start nor stop a task says so again. Not published. */
const STUCK_REPEATED_MS = 5 * 60_000;

export function createReplacement(
  { world, book, deployment, say }: Site,
  strategy: RollingStrategy,
  target: TaskSet,
  oldSets: readonly OldSet[],
): Replacement {
  const { service } = deployment;
  let desired = service.desiredCount;
  let saidStuckAt = -Infinity;

  const apply = (goals: Goals): void => {
    oldSets.forEach(({ set }, index) => book.tasks.scale(set, { tasks: goals.sources[index] ?? 0 }));
    const isAlone = goals.sources.every(goal => goal === 0) && oldTasks() === 0;
    book.tasks.scale(target, isAlone ? 'whole service' : { tasks: goals.target });
  };

  const oldTasks = () => oldSets.reduce((total, { set }) => total + standingOf(world, service, set).wanted, 0);

  const complain = (now: number): void => {
    if (now - saidStuckAt < STUCK_REPEATED_MS) return;
    saidStuckAt = now;
    say(service, stuckText(service.name));
  };

  return {
    look: () => {
      const goals = nextGoals({
        desired: service.desiredCount,
        limits: taskLimits(service.desiredCount, strategy),
        grown: service.desiredCount - desired,
        room: roomOf(service),
        target: standingOf(world, service, target),
        sources: oldSets.map(({ set, was }) => ({ ...standingOf(world, service, set), was })),
      });
      desired = service.desiredCount;
      apply(goals);
      if (goals.stuck) complain(world.timeline.now());
      return { healthy: healthyTasks(world, target).length, old: oldTasks() };
    },
  };
}

/** "Service event messages" of the Developer Guide. */
const stuckText = (service: string) =>
  `(service ${service}) was unable to stop or start tasks during a deployment because of the service deployment ` +
  'configuration. Update the minimumHealthyPercent or maximumPercent value and try again.';

import type { World } from '../../../world/world.ts';
import { desiredOf, isHealthy } from '../../scheduler.ts';
import type { Service, Task, TaskSet } from '../../state.ts';
import { isWanted } from '../../task-life.ts';
import type { Scene, Standing } from './goals.ts';

export function standingOf(world: World, service: Service, set: TaskSet): Standing {
  return {
    goal: desiredOf(service, set),
    wanted: set.tasks.filter(({ life }) => isWanted(life)).length,
    healthy: healthyTasks(world, set).length,
  };
}

export const healthyTasks = (world: World, set: TaskSet): readonly Task[] =>
  set.tasks.filter(task => isHealthy(world, set, task));

/** Where a task fits, as the scheduler counts. */
export function roomOf({ capacity, taskSets }: Service): Scene['room'] {
  if (capacity === 'plenty') return 'plenty';
  const there = taskSets.flatMap(({ tasks }) => tasks).filter(({ life }) => life.phase !== 'STOPPED');
  return {
    free: Math.max(0, capacity.tasks - there.length),
    leaving: there.filter(({ life }) => life.phase === 'DEACTIVATING').length,
  };
}

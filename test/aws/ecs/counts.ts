import type { TaskSet } from './state.ts';
import { isStarting } from './task-life.ts';

export function countsOf(set: TaskSet): { readonly runningCount: number; readonly pendingCount: number } {
  return {
    runningCount: set.tasks.filter(({ life }) => life.phase === 'RUNNING').length,
    pendingCount: set.tasks.filter(({ life }) => isStarting(life)).length,
  };
}

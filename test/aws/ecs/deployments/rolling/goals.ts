import type { TaskLimits } from './task-limits.ts';

/** The tasks of one task set. */
export interface Standing {
  /** What the scheduler keeps of it. */
  readonly goal: number;
  /** On the way or running. */
  readonly wanted: number;
  readonly healthy: number;
}

/** An old task set. */
export interface SourceStanding extends Standing {
  /** What a deployment has completed is kept alive; of what never was completed, only what serves. */
  readonly was: 'completed' | 'unfinished';
}

export interface Scene {
  readonly desired: number;
  readonly limits: TaskLimits;
  /** By how much the service was scaled out since the last look. */
  readonly grown: number;
  /** How many tasks more would fit. Those on their way out still take theirs. */
  readonly room: { readonly free: number; readonly leaving: number } | 'plenty';
  readonly target: Standing;
  /** Given up in this order. */
  readonly sources: readonly SourceStanding[];
}

export interface Goals {
  readonly target: number;
  readonly sources: readonly number[];
  /** The limits allow neither a start nor a stop, and nothing is under way that could change it. */
  readonly stuck: boolean;
}

/**
 * What the scheduler is to keep of each revision until it looks again. As many new tasks are started as the upper limit takes.
 * An old one goes for each new one that is healthy. Only where new ones find no place do old ones go before: "the scheduler
 * can stop two existing tasks before starting two new tasks", as far as the lower limit lets it. Whether ECS does so where it
 * could start new ones first is not published; here it does not.
 */
export function nextGoals(scene: Scene): Goals {
  const { desired, limits, target, sources } = scene;
  const before = sources.map((source, index) => goalBefore(source, index === sources.length - 1 ? scene.grown : 0));
  const taken = sum(sources.map(({ wanted }, index) => Math.max(wanted, before[index] ?? 0)));
  const targetGoal = Math.min(desired, Math.max(target.wanted, limits.most - taken));

  const { serving, idle } = withoutSurplus(before, sources, sum(before) - Math.max(0, desired - target.healthy));
  const spare = Math.max(0, sum(serving) + target.healthy - limits.least);
  const kept = giveUp(serving, Math.min(spare, withoutPlace(scene, targetGoal)));
  const after = kept.map((goal, index) => goal + (idle[index] ?? 0));

  return { target: targetGoal, sources: after, stuck: isStuck(scene, targetGoal, after) };
}

/** Since November 2025 a scale-out reaches the old revision too, and what dies of it is replaced by the same revision. */
function goalBefore({ was, goal, healthy }: SourceStanding, grown: number): number {
  switch (was) {
    case 'completed':
      return goal === 0 ? 0 : goal + Math.max(0, grown);
    case 'unfinished':
      return Math.min(goal, healthy);
  }
}

/** Those that serve nobody go first, whichever revision they are of. */
function withoutSurplus(goals: readonly number[], sources: readonly SourceStanding[], surplus: number) {
  const served = goals.map((goal, index) => Math.min(goal, sources[index]?.healthy ?? 0));
  const unserved = goals.map((goal, index) => goal - (served[index] ?? 0));
  return { idle: giveUp(unserved, surplus), serving: giveUp(served, surplus - sum(unserved)) };
}

function giveUp(goals: readonly number[], surplus: number): readonly number[] {
  let left = Math.max(0, surplus);
  return goals.map(goal => {
    const given = Math.min(goal, left);
    left -= given;
    return goal - given;
  });
}

/** New tasks that neither the limits nor the capacity have a place for, even when those that leave are gone. */
function withoutPlace({ desired, room, target }: Scene, targetGoal: number): number {
  const allowed = targetGoal - target.wanted;
  const placed = room === 'plenty' ? allowed : Math.min(allowed, room.free);
  const coming = room === 'plenty' ? 0 : room.leaving;
  return Math.max(0, desired - target.wanted - placed - coming);
}

function isStuck({ desired, room, target, sources }: Scene, targetGoal: number, goals: readonly number[]): boolean {
  const rests = target.wanted === target.healthy && sources.every(({ wanted, healthy }) => wanted === healthy);
  const moves = targetGoal !== target.wanted || sources.some(({ goal }, index) => goals[index] !== goal);
  return target.wanted < desired && room === 'plenty' && rests && !moves;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

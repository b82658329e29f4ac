import type { TaskSet } from '../../state.ts';
import type { Site } from '../rollout.ts';
import type { SourceStanding } from './goals.ts';

/** What makes place for another task set. */
export interface OldSet {
  readonly set: TaskSet;
  readonly was: SourceStanding['was'];
}

/**
 * All other ones of the service, in the order in which they are given up. What a deployment never completed goes first: which
 * one ECS takes, where a deployment replaced another one in its middle, is not published.
 */
export function oldSetsBeside(target: TaskSet, { book, deployment }: Site): readonly OldSet[] {
  const { service, base } = deployment;
  const completed = base === undefined ? [] : book.setsOf(service, base);
  const others = service.taskSets.filter(set => set !== target && set.status !== 'DRAINING');
  return [
    ...others.filter(set => !completed.includes(set)).map(set => ({ set, was: 'unfinished' as const })),
    ...others.filter(set => completed.includes(set)).map(set => ({ set, was: 'completed' as const })),
  ];
}

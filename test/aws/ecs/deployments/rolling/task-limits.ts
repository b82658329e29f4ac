import type { RollingStrategy } from '../settings.ts';

/** Between how many and how many tasks a service keeps while its tasks are replaced. */
export interface TaskLimits {
  /** Healthy ones. */
  readonly least: number;
  /** On the way or running. Those that are stopping do not count. */
  readonly most: number;
}

/** "Deploy Amazon ECS services by replacing tasks" of the Developer Guide: the lower limit is rounded up, the upper one down. */
export function taskLimits(
  desiredCount: number,
  { minimumHealthyPercent, maximumPercent }: Pick<RollingStrategy, 'minimumHealthyPercent' | 'maximumPercent'>,
): TaskLimits {
  return {
    least: Math.ceil((desiredCount * minimumHealthyPercent) / 100),
    most: Math.floor((desiredCount * maximumPercent) / 100),
  };
}

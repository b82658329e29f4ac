import type { EarlySuccess } from '../settings.ts';

/**
 * How many tasks of the new revision have to be healthy before the deployment goes on to its bake. Early success rounds up, and
 * "launches at least one task on the target service revision and waits for it to become healthy" ("Complete Amazon ECS rolling
 * deployments early with early success criteria" of the Developer Guide).
 */
export function healthyTasksNeeded(early: EarlySuccess, desiredCount: number): number {
  switch (early.kind) {
    case 'off':
      return desiredCount;
    case 'on':
      return Math.min(desiredCount, Math.max(1, Math.ceil((desiredCount * early.healthyPercent) / 100)));
  }
}

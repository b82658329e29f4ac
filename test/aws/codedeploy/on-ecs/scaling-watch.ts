import type { Service, TaskSet } from '../../ecs/state.ts';
import type { Failure } from '../outcome.ts';
import type { Timers } from '../../world/timers.ts';
import { ecsFailures } from './failures.ts';

/**
 * "Deployments on an Amazon ECS compute platform" of the CodeDeploy User Guide: when the service is scaled while traffic
 * shifts, and is not steady within five minutes, the deployment fails.
 */
const STEADY_AGAIN_LIMIT_MS = 5 * 60_000;

const LOOK_PERIOD_MS = 5_000;

/** ECS needs a moment to see a new desired count; until then the task set still counts as steady. */
const NOTICED_AFTER_MS = 10_000;

export function watchScaling(service: Service, set: TaskSet, timers: Timers, fail: (failure: Failure) => void): void {
  let desired = service.desiredCount;
  let scaledAt: number | undefined;
  timers.every(LOOK_PERIOD_MS, now => {
    if (service.desiredCount !== desired) {
      desired = service.desiredCount;
      scaledAt = now;
    }
    if (scaledAt === undefined || now - scaledAt < NOTICED_AFTER_MS) return;
    if (set.stability.status === 'STEADY_STATE') scaledAt = undefined;
    else if (now - scaledAt >= STEADY_AGAIN_LIMIT_MS) fail(ecsFailures.notSteadyAfterScaling());
  });
}

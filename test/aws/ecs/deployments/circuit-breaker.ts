import type { TaskFailure } from '../state.ts';
import type { Failure } from './failure.ts';
import type { CircuitBreakerSettings } from './settings.ts';

export type BreakerReading = 'off' | { readonly failureCount: number; readonly threshold: number };

type Threshold = Extract<CircuitBreakerSettings, { kind: 'on' }>['threshold'];

/** BOUNDED_PERCENT never asks for fewer or more: "How BOUNDED_PERCENT calculates the threshold" of the Developer Guide. */
const BOUNDS = { least: 3, most: 200 };

/**
 * How near to its threshold the breaker is. `desiredCount` is the present one: "During a deployment, Amazon ECS continuously
 * uses the latest service desired count in its calculation" ("Threshold configuration" of the Developer Guide).
 */
export function breakerReading(
  settings: CircuitBreakerSettings,
  desiredCount: number,
  failures: readonly TaskFailure[],
  lastHealthyAt: number | undefined,
): BreakerReading {
  if (settings.kind === 'off') return 'off';
  const counted = settings.resetOnHealthyTask ? failuresInARow(failures, lastHealthyAt) : failures;
  return { failureCount: counted.length, threshold: thresholdOf(settings.threshold, desiredCount) };
}

/** `failedTasks` of the classic view: those since a task was last seen to become healthy. */
export const failuresInARow = (
  failures: readonly TaskFailure[],
  lastHealthyAt: number | undefined,
): readonly TaskFailure[] => (lastHealthyAt === undefined ? failures : failures.filter(({ at }) => at > lastHealthyAt));

/** "When the failure count equals the threshold, the deployment is marked as FAILED." */
export const isTripped = (reading: BreakerReading): boolean =>
  reading !== 'off' && reading.failureCount >= reading.threshold;

/** AWS's words where the deployment goes back. Of one that stops none are known, and those are ours. */
export const breakerFailure = ({ onFailure }: Extract<CircuitBreakerSettings, { kind: 'on' }>): Failure => ({
  reason: `Service deployment ${ENDED[onFailure]} because the circuit breaker threshold was exceeded.`,
  cause: 'circuit breaker',
  then: onFailure,
});

const ENDED = { 'rolls back': 'rolled back', stops: 'stopped' } as const;

/** `rolloutStateReason` of what the breaker has failed, as people quote it. */
export const BREAKER_ROLLOUT_REASON = 'ECS deployment circuit breaker: tasks failed to start.';

function thresholdOf({ type, value }: Threshold, desiredCount: number): number {
  switch (type) {
    case 'COUNT':
      return value;
    case 'UNBOUNDED_PERCENT':
      // Nobody says what a threshold of 0 means, for a service that is scaled to 0. Here a first failure is needed.
      return Math.max(1, share(desiredCount, value));
    case 'BOUNDED_PERCENT':
      return Math.min(BOUNDS.most, Math.max(BOUNDS.least, share(desiredCount, value)));
    default: {
      const never: never = type;
      throw new Error(`unknown threshold ${String(never)}`);
    }
  }
}

/** "The value is rounded up", by the example of 25 tasks. */
const share = (desiredCount: number, percent: number): number => Math.ceil((desiredCount * percent) / 100);

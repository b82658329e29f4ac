import { BREAKER_ROLLOUT_REASON } from './circuit-breaker.ts';

/** Why a deployment does not go on. */
export interface Failure {
  /** `statusReason`, and the reason of the rollback if there is one. */
  readonly reason: string;
  readonly cause: 'circuit breaker' | 'alarms' | 'hook' | 'request' | 'world';
  /** Failed hooks and people's requests always go back; alarms and the circuit breaker as they are configured. */
  readonly then: 'rolls back' | 'rolls back as asked' | 'stops';
}

/** The developer guide's text for a first deployment that fails. */
export const NO_CANDIDATE = 'No rollback candidate was found to run the rollback.';
/** Ours. */
export const SUPERSEDED = 'Service deployment was stopped because a new service deployment was started.';

/** Texts of the circuit breaker and of Lambda hooks as accounts show them; the others are ours, by analogy. */
export const failures = {
  alarms: (names: readonly string[], then: 'rolls back' | 'stops'): Failure => ({
    reason: `Service deployment ${then === 'stops' ? 'stopped' : 'rolled back'} because of alarms: ${names.join(', ')}.`,
    cause: 'alarms',
    then,
  }),
  hookAnswered: (stage: string, target: string, status: 'FAILED' | 'TIMED_OUT') =>
    hookFailed(stage, `Lifecycle hook target ${target} returned ${status} status.`),
  hookUnreadable: (stage: string, target: string) =>
    hookFailed(stage, `ECS was unable to parse the response from ${target} due to HookStatus must not be null`),
  hookMissing: (stage: string, target: string) => hookFailed(stage, `ECS was unable to invoke ${target}.`),
  pauseTimedOut: (stage: string, hookId: string) => hookFailed(stage, `Lifecycle hook ${hookId} timed out.`),
  pauseAnswered: (stage: string, hookId: string): Failure => ({
    reason: `Service deployment rolled back because of a request at the ${stage} lifecycle hook ${hookId}.`,
    cause: 'request',
    then: 'rolls back as asked',
  }),
  asked: (): Failure => ({
    reason: 'Service deployment rolled back because of a request to stop it.',
    cause: 'request',
    then: 'rolls back as asked',
  }),
  aborted: (): Failure => ({ reason: 'Service deployment stopped by a request.', cause: 'request', then: 'stops' }),
  noRoute: (arn: string): Failure => ({
    reason: `Service deployment rolled back because the listener rule ${arn} was not found.`,
    cause: 'world',
    then: 'rolls back',
  }),
} as const;

function hookFailed(stage: string, detail: string): Failure {
  return {
    reason: `Service deployment rolled back because ${stage} lifecycle hook(s) failed. ${detail}`,
    cause: 'hook',
    then: 'rolls back',
  };
}

/** What the service's events say after "deployment failed: ", as quoted from accounts. */
export function eventOf({ cause, reason }: Failure): string {
  switch (cause) {
    case 'circuit breaker':
      return 'tasks failed to start.';
    case 'alarms':
      return 'alarm detected.';
    case 'hook':
    case 'request':
    case 'world':
      return reason;
    default: {
      const never: never = cause;
      throw new Error(`unknown cause ${String(never)}`);
    }
  }
}

/** `rolloutStateReason`. Only the circuit breaker's is known. */
export const rolloutReasonOf = ({ cause, reason }: Failure): string =>
  cause === 'circuit breaker' ? BREAKER_ROLLOUT_REASON : reason;

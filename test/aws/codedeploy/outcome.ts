import type { Diagnostics, ErrorCode } from '@aws-sdk/client-codedeploy';

export interface Failure {
  readonly code: ErrorCode;
  readonly message: string;
  /** Shown at the lifecycle event that was in progress. */
  readonly diagnostics: Diagnostics;
}

export type Outcome =
  | { readonly kind: 'Succeeded' }
  | { readonly kind: 'Failed'; readonly failure: Failure }
  | { readonly kind: 'Stopped'; readonly by: StopReason; readonly failure: Failure };

export type StopReason = 'request' | 'alarm' | 'ready-wait';

const failure = (code: ErrorCode, message: string, diagnostics: Diagnostics = {}): Failure => ({
  code,
  message,
  diagnostics: { errorCode: 'UnknownError', message, ...diagnostics },
});

const hookFailure = (diagnostics: Diagnostics): Failure =>
  failure(
    'HOOK_EXECUTION_FAILURE',
    'The deployment failed because one or more of the lifecycle event validation functions failed.',
    diagnostics,
  );

/**
 * `errorInformation` of deployments. Codes are those of the API model. Which code goes with which event is published only
 * in part, and texts only as people quote them; `README.md` says for each whether it is AWS's or ours.
 */
export const failures = {
  greenNeverSteady: (): Failure =>
    failure(
      'TIMEOUT',
      'The deployment timed out while waiting for the replacement task set to become healthy. This time out period is 60 minutes.',
    ),

  notSteadyAfterScaling: (): Failure =>
    failure(
      'ECS_UPDATE_ERROR',
      'The ECS service was scaled during the deployment and did not reach a steady state within 5 minutes.',
    ),

  refusedByEcs: (errorName: string, message: string): Failure =>
    failure(
      'ECS_UPDATE_ERROR',
      `The ECS service cannot be updated due to an unexpected error: ${message} ` +
        `(Service: AmazonECS; Status Code: 400; Error Code: ${errorName}).`,
    ),

  serviceNotActive: (): Failure => failures.refusedByEcs('ServiceNotActiveException', 'Service was not ACTIVE.'),

  targetGroupOutsidePair: (service: string): Failure =>
    failure(
      'ELASTIC_LOAD_BALANCING_INVALID',
      `The target group of the primary task set of service ${service} is not one of the deployment group's target groups.`,
    ),

  hookFailed: (functionName: string, logTail: string): Failure =>
    hookFailure({
      errorCode: 'ScriptFailed',
      scriptName: functionName,
      message: 'The function reported Failed.',
      logTail,
    }),

  hookMissing: (functionName: string): Failure =>
    hookFailure({ errorCode: 'ScriptMissing', scriptName: functionName, message: 'The function does not exist.' }),

  hookSilent: (functionName: string): Failure =>
    hookFailure({
      errorCode: 'ScriptTimedOut',
      scriptName: functionName,
      message: 'The function did not report a result within one hour.',
    }),

  alarmsActive: (names: readonly string[]): Failure =>
    failure(
      'ALARM_ACTIVE',
      'One or more alarms have been activated according to the Amazon CloudWatch metrics you selected, and the affected ' +
        `deployments have been stopped. Activated alarms: <${names.join('> <')}>`,
    ),

  alarmsUnreadable: (names: readonly string[]): Failure =>
    failure(
      'ALARM_ACTIVE',
      `The state of these alarms could not be retrieved from Amazon CloudWatch: ${names.join(', ')}.`,
    ),

  stoppedByUser: (id: string): Failure => failure('MANUAL_STOP', `Deployment ${id} was stopped by a user.`),

  readyWaitOver: (minutes: number): Failure =>
    failure('TIMEOUT', `Traffic was not rerouted within ${minutes} minutes, and the deployment was stopped.`),

  blueGone: (): Failure =>
    failure('ECS_UPDATE_ERROR', 'The original task set no longer exists; traffic cannot be routed back to it.'),

  blueCannotServe: (minutes: number): Failure =>
    failure(
      'ECS_UPDATE_ERROR',
      `The original task set had no healthy task for ${minutes} minutes; traffic cannot be routed back to it.`,
    ),
};

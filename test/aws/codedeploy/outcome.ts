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

export const failureOf = (code: ErrorCode, message: string, diagnostics: Diagnostics = {}): Failure => ({
  code,
  message,
  diagnostics: { errorCode: 'UnknownError', message, ...diagnostics },
});

const hookFailure = (diagnostics: Diagnostics): Failure =>
  failureOf(
    'HOOK_EXECUTION_FAILURE',
    'The deployment failed because one or more of the lifecycle event validation functions failed.',
    diagnostics,
  );

/**
 * `errorInformation` of deployments on any platform. Codes are those of the API model. Which code goes with which event is published only
 * in part, and texts only as people quote them; `README.md` says for each whether it is AWS's or ours.
 */
export const failures = {
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
    failureOf(
      'ALARM_ACTIVE',
      'One or more alarms have been activated according to the Amazon CloudWatch metrics you selected, and the affected ' +
        `deployments have been stopped. Activated alarms: <${names.join('> <')}>`,
    ),

  alarmsUnreadable: (names: readonly string[]): Failure =>
    failureOf(
      'ALARM_ACTIVE',
      `The state of these alarms could not be retrieved from Amazon CloudWatch: ${names.join(', ')}.`,
    ),

  stoppedByUser: (id: string): Failure => failureOf('MANUAL_STOP', `Deployment ${id} was stopped by a user.`),

  readyWaitOver: (minutes: number): Failure =>
    failureOf('TIMEOUT', `Traffic was not rerouted within ${minutes} minutes, and the deployment was stopped.`),
};

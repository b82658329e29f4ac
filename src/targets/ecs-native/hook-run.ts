import type {
  DeploymentLifecycleHookAction,
  DeploymentLifecycleHookDetail,
  DeploymentLifecycleHookTargetType,
} from '@aws-sdk/client-ecs';
import type { Instant } from '../../release/words.ts';

/** A hook that a deployment has met: a pause that waits for a word, or a function of the user's. */
export interface HookRun {
  readonly id: string;
  readonly runs: { readonly is: 'a pause' } | { readonly is: 'a function'; readonly arn: string };
  readonly standing: HookStanding;
  /** When ECS waits for it no longer. */
  readonly until: Instant | undefined;
  readonly then: Timeout;
}

/** What ECS does with a deployment whose hook nobody resolves in time. */
export type Timeout = 'goes back' | 'goes on';

/** `strange`: what AWS calls it, and nobody here knows. */
export type HookStanding = 'awaits a word' | 'runs' | 'succeeded' | 'failed' | 'ran out' | { readonly strange: string };

export function hookRunOf(detail: DeploymentLifecycleHookDetail): HookRun {
  return {
    id: detail.hookId ?? '',
    runs:
      detail.targetType === 'PAUSE' ? { is: 'a pause' } : { is: 'a function', arn: detail.targetArn ?? 'not named' },
    standing: standingOf(detail),
    until: detail.expiresAt?.getTime(),
    then: timeoutOf(detail.timeoutAction),
  };
}

function standingOf({ status, targetType, timeoutAction }: DeploymentLifecycleHookDetail): HookStanding {
  const strange = unknownKind(targetType) ?? unknownEnd(timeoutAction);
  if (strange !== undefined) return { strange };
  switch (status) {
    case 'AWAITING_ACTION':
      return 'awaits a word';
    case 'IN_PROGRESS':
      return 'runs';
    case 'SUCCEEDED':
      return 'succeeded';
    case 'FAILED':
      return 'failed';
    case 'TIMED_OUT':
      return 'ran out';
    case undefined:
      return { strange: 'none at all' };
    default:
      return { strange: String(status satisfies never) };
  }
}

/** What it is decides whether it is answered: a new kind of hook is not taken for a function, nor a new end for a known one. */
function unknownKind(type: DeploymentLifecycleHookTargetType | undefined): string | undefined {
  switch (type) {
    case undefined:
    case 'PAUSE':
    case 'AWS_LAMBDA':
      return undefined;
    default:
      return String(type satisfies never);
  }
}

function unknownEnd(action: DeploymentLifecycleHookAction | undefined): string | undefined {
  switch (action) {
    case undefined:
    case 'ROLLBACK':
    case 'CONTINUE':
      return undefined;
    default:
      return String(action satisfies never);
  }
}

/** "Default: ROLLBACK" (API reference, DeploymentLifecycleHookTimeoutConfiguration). */
export function timeoutOf(action: DeploymentLifecycleHookAction | undefined): Timeout {
  return action === undefined || action === 'ROLLBACK' ? 'goes back' : 'goes on';
}

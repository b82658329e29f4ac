import type {
  DeploymentConfiguration,
  ServiceDeployment as Described,
  ServiceDeploymentStatus,
  ServiceRevisionSummary,
} from '@aws-sdk/client-ecs';
import { UnknownAnswerError } from '../../errors.ts';
import type { Instant, Percent } from '../../release/words.ts';
import { type HookRun, hookRunOf } from './hook-run.ts';
import { type AlarmMonitor, alarmsOf, type Breaker, breakerOf } from './monitors.ts';
import { lastOf } from './place.ts';

/** A deployment of ECS's own: "service deployment" in the API. */
export interface NativeDeployment {
  /** The end of its ARN, unique within its service: what a change is called by. */
  readonly id: string;
  readonly arn: string;
  readonly created: Instant | undefined;
  readonly started: Instant | undefined;
  readonly finished: Instant | undefined;
  /** Stopped without a way back, or replaced by another one. */
  readonly stopped: Instant | undefined;
  readonly updated: Instant | undefined;
  readonly target: RevisionCounts;
  /** What served before; several where the one before had not ended. */
  readonly sources: readonly RevisionCounts[];
  /** In AWS's words, for `motion.ts` to read; a value that is not in the SDK's list may come. */
  readonly status: ServiceDeploymentStatus | undefined;
  /** Why it is in this status, in AWS's words. */
  readonly because: string | undefined;
  /** The stage in AWS's words. Open: the API's texts have stages that its enum has not. */
  readonly stage: string | undefined;
  /** Hooks that wait, run or have run. */
  readonly hooks: readonly HookRun[];
  /** The settings that it began with, whatever the service has by now. */
  readonly configuration: DeploymentConfiguration;
  readonly alarms: AlarmMonitor;
  readonly breaker: Breaker;
  readonly rollback: RollbackTold | undefined;
}

/** A service revision within a deployment: how many tasks, and what share of traffic ECS has asked for. */
export interface RevisionCounts {
  /** ARN of the service revision; its task definition is told by `revisions.ts`. */
  readonly revision: string;
  readonly wanted: number;
  readonly running: number;
  readonly pending: number;
  /** Undefined where ECS divides no traffic. */
  readonly share: Percent | undefined;
  readonly testShare: Percent | undefined;
}

export interface RollbackTold {
  readonly because: string | undefined;
  readonly started: Instant | undefined;
  /** ARN of the service revision that comes back. */
  readonly to: string | undefined;
}

export function deploymentOf(described: Described): NativeDeployment {
  const arn = described.serviceDeploymentArn ?? '';
  const { rollback } = described;
  return {
    id: lastOf(arn),
    arn,
    created: described.createdAt?.getTime(),
    started: described.startedAt?.getTime(),
    finished: described.finishedAt?.getTime(),
    stopped: described.stoppedAt?.getTime(),
    updated: described.updatedAt?.getTime(),
    target: countsOf(described.targetServiceRevision ?? {}),
    sources: (described.sourceServiceRevisions ?? []).map(countsOf),
    status: described.status,
    because: described.statusReason,
    stage: described.lifecycleStage,
    hooks: (described.lifecycleHookDetails ?? []).map(hookRunOf),
    configuration: described.deploymentConfiguration ?? {},
    alarms: alarmsOf(described.alarms),
    breaker: breakerOf(described.deploymentCircuitBreaker),
    rollback:
      rollback === undefined
        ? undefined
        : { because: rollback.reason, started: rollback.startedAt?.getTime(), to: rollback.serviceRevisionArn },
  };
}

function countsOf(summary: ServiceRevisionSummary): RevisionCounts {
  return {
    revision: summary.arn ?? '',
    wanted: summary.requestedTaskCount ?? 0,
    running: summary.runningTaskCount ?? 0,
    pending: summary.pendingTaskCount ?? 0,
    share: summary.requestedProductionTrafficWeight,
    testShare: summary.requestedTestTrafficWeight,
  };
}

/** Whether ECS works on it: what is in flight is in the way of another, which would replace it. */
export function isInFlight(status: ServiceDeploymentStatus | undefined): boolean {
  if (status === undefined) throw unknownStatus('none at all');
  const known = (ends as Partial<typeof ends>)[status];
  if (known === undefined) throw unknownStatus(status);
  return known === 'in flight';
}

const ends: Readonly<Record<ServiceDeploymentStatus, 'in flight' | 'over'>> = {
  PENDING: 'in flight',
  IN_PROGRESS: 'in flight',
  STOP_REQUESTED: 'in flight',
  ROLLBACK_REQUESTED: 'in flight',
  ROLLBACK_IN_PROGRESS: 'in flight',
  SUCCESSFUL: 'over',
  STOPPED: 'over',
  ROLLBACK_SUCCESSFUL: 'over',
  ROLLBACK_FAILED: 'over',
};

export const inFlight = (Object.keys(ends) as ServiceDeploymentStatus[]).filter(status => ends[status] === 'in flight');

function unknownStatus(status: string): UnknownAnswerError {
  return new UnknownAnswerError({
    message: `ECS reports the status ${status} for a deployment, which Greenlight does not know.`,
    hint: 'Update Greenlight.',
  });
}

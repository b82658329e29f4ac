import type { DeploymentConfiguration } from '@aws-sdk/client-ecs';
import type { RegisteredTaskDefinition } from '../task-definitions.ts';
import type { LaunchSettings } from '../launch-settings.ts';
import type { LoadBalancing, Service, TargetGroupBinding } from '../state.ts';
import type { HookRun } from './hook-run.ts';
import type { DeploymentSettings } from './settings.ts';
import type { Stage } from './stages.ts';

/** What is deployed, immutable. Its tasks are a task set, or several: see `DeploymentBook.setsOf`. */
export interface ServiceRevision {
  readonly arn: string;
  /** Of the first task set that runs it: `ecs-svc/<number>`. */
  readonly number: string;
  readonly createdAt: number;
  readonly definition: RegisteredTaskDefinition;
  readonly launch: LaunchSettings;
  /** As the service had it when the revision was made. */
  readonly loadBalancing: LoadBalancing;
  /** Where its own tasks are registered: of two target groups the one that was chosen for it. */
  readonly binding: TargetGroupBinding | undefined;
}

/** "Service deployment" in the API reference. */
export interface ServiceDeployment {
  readonly id: string;
  readonly arn: string;
  readonly service: Service;
  readonly createdAt: number;
  /** As the service had it when the deployment was made. */
  readonly configuration: DeploymentConfiguration;
  readonly settings: DeploymentSettings;
  /** Active when it began. */
  readonly sources: readonly ServiceRevision[];
  readonly target: ServiceRevision;
  /** What served when it began: what it would go back to, or else what was the service's PRIMARY. */
  readonly base: ServiceRevision | undefined;
  /** What it would go back to: the last revision that a deployment completed. A service's first deployment has none. */
  readonly goBackTo: ServiceRevision | undefined;
  updatedAt: number;
  progress: Progress;
  /** Percent of traffic last asked for the target. A rolling deployment does not ask for any. */
  shares: 'none' | { readonly production: number; readonly test: number };
  /** Of tasks: "a snapshot from when the deployment completed", once it is over ("Early success criteria" of the developer guide). */
  counts: 'live' | ReadonlyMap<ServiceRevision, TaskCounts>;
  /** Those that it has met so far. */
  hooks: readonly HookRun[];
  alarms: AlarmMonitor;
  breaker: BreakerMonitor;
}

export interface TaskCounts {
  readonly requested: number;
  readonly running: number;
  readonly pending: number;
}

/** ServiceDeploymentStatus, and what each status knows. */
export type Progress =
  | { readonly status: 'PENDING' }
  | { readonly status: 'IN_PROGRESS'; readonly startedAt: number; readonly stage: Stage | undefined }
  /** Fails without going back, or has been replaced by another deployment. */
  | { readonly status: 'STOP_REQUESTED'; readonly startedAt: number | undefined; readonly reason: string }
  | { readonly status: 'ROLLBACK_REQUESTED'; readonly startedAt: number | undefined; readonly reason: string }
  | {
      readonly status: 'ROLLBACK_IN_PROGRESS';
      readonly startedAt: number | undefined;
      readonly stage: Stage | undefined;
      readonly reason: string;
      readonly rollback: RollbackShown;
    }
  | { readonly status: 'SUCCESSFUL'; readonly startedAt: number; readonly finishedAt: number }
  | {
      readonly status: 'STOPPED';
      readonly startedAt: number | undefined;
      readonly finishedAt: number;
      readonly reason: string;
    }
  | {
      readonly status: 'ROLLBACK_SUCCESSFUL' | 'ROLLBACK_FAILED';
      readonly startedAt: number | undefined;
      readonly finishedAt: number;
      readonly reason: string;
      /** Undefined where there was nothing to go back to. */
      readonly rollback: RollbackShown | undefined;
    };

export interface RollbackShown {
  readonly reason: string;
  readonly startedAt: number;
  readonly revision: ServiceRevision;
}

export type AlarmMonitor =
  | { readonly status: 'DISABLED' | 'MONITORING' | 'MONITORING_COMPLETE' }
  | { readonly status: 'TRIGGERED'; readonly triggered: readonly string[] };

export type BreakerMonitor =
  | { readonly status: 'DISABLED' }
  | {
      readonly status: 'MONITORING' | 'MONITORING_COMPLETE' | 'TRIGGERED';
      readonly failureCount: number;
      readonly threshold: number;
    };

export function startOf({ progress }: Pick<ServiceDeployment, 'progress'>): number | undefined {
  return progress.status === 'PENDING' ? undefined : progress.startedAt;
}

export function isOver({ progress }: Pick<ServiceDeployment, 'progress'>): boolean {
  switch (progress.status) {
    case 'SUCCESSFUL':
    case 'STOPPED':
    case 'ROLLBACK_SUCCESSFUL':
    case 'ROLLBACK_FAILED':
      return true;
    case 'PENDING':
    case 'IN_PROGRESS':
    case 'STOP_REQUESTED':
    case 'ROLLBACK_REQUESTED':
    case 'ROLLBACK_IN_PROGRESS':
      return false;
    default: {
      const never: never = progress;
      throw new Error(`unknown progress ${JSON.stringify(never)}`);
    }
  }
}

import type { RevisionLocation } from '@aws-sdk/client-codedeploy';
import type { DeploymentConfig } from './configs.ts';
import type { Outcome } from './outcome.ts';
import type { Group } from './groups.ts';
import type { LifecycleEvents } from './lifecycle-events.ts';
import type { Rollout } from './rollout.ts';
import type { RollbackEvent } from './seed.ts';
import type { Step } from './steps.ts';

export interface AutoRollback {
  readonly enabled: boolean;
  readonly events: readonly RollbackEvent[];
}

export interface AlarmSettings {
  readonly enabled: boolean;
  readonly ignorePollAlarmFailure: boolean;
  readonly names: readonly string[];
}

/** What was asked for: the request where it says something, the group's settings where it does not. */
export interface Order {
  readonly revision: RevisionLocation | undefined;
  readonly config: DeploymentConfig;
  readonly description: string | undefined;
  readonly autoRollback: AutoRollback;
  readonly alarms: AlarmSettings;
  readonly overridesAlarms: boolean;
}

export type Work = { readonly kind: 'release' } | { readonly kind: 'rollback'; readonly of: Deployment };

export type Progress =
  | { readonly kind: 'Created' | 'Queued' }
  | { readonly kind: 'working'; readonly startedAt: number; readonly step: Step }
  /** Asked to stop; it does nothing more, and will say so in a moment. */
  | { readonly kind: 'stopping'; readonly startedAt: number | undefined }
  | {
      readonly kind: 'ended';
      readonly startedAt: number | undefined;
      readonly endedAt: number;
      readonly outcome: Outcome;
    };

export interface Deployment {
  /** `d-` and nine letters or digits. */
  readonly id: string;
  readonly group: Group;
  /** Nobody outside can see the deployment before this time: a rollback is decided on earlier than it appears. */
  readonly createdAt: number;
  readonly order: Order;
  readonly work: Work;
  readonly rollout: Rollout;
  /** Revision that was the group's last success when this one was created. */
  readonly previousRevision: RevisionLocation | undefined;
  progress: Progress;
  events: LifecycleEvents;
  /** The deployment that takes this one back. */
  rollback: Deployment | undefined;
}

export const startOf = (progress: Progress): number | undefined => {
  switch (progress.kind) {
    case 'Created':
    case 'Queued':
      return undefined;
    case 'working':
    case 'stopping':
    case 'ended':
      return progress.startedAt;
  }
};

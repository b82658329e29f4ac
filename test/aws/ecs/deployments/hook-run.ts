import type { Hook } from './settings.ts';
import type { HookStage } from './stages.ts';

/** One hook at one stage of one deployment. */
export interface HookRun {
  /** `ecs-pause-` and 43 characters for a PAUSE hook; of Lambda hooks no id has been quoted. */
  readonly id: string;
  readonly hook: Hook;
  readonly stage: HookStage;
  readonly expiresAt: number;
  status: HookStatus;
}

/** DeploymentLifecycleHookStatus. */
export type HookStatus = 'AWAITING_ACTION' | 'IN_PROGRESS' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT';

export const isOpen = ({ status }: Pick<HookRun, 'status'>): boolean =>
  status === 'AWAITING_ACTION' || status === 'IN_PROGRESS';

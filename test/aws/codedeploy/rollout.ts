import type { DeploymentTarget, ECSTarget, LambdaTarget } from '@aws-sdk/client-codedeploy';
import type { Failure } from './outcome.ts';
import type { Step } from './steps.ts';

/** What one deployment does on its compute platform. What it finds and makes there is its own memory. */
export interface Rollout {
  /** One after the other. */
  readonly steps: readonly Step[];
  /** Called once, when the deployment is about to be InProgress: what keeps it from beginning, if anything. */
  readonly start: () => Failure | undefined;
  /** Asked every few seconds and after each step: what ends the deployment wherever it is, if anything. */
  readonly obstacle: () => Failure | undefined;
  readonly targetId: string;
  readonly target: (shown: ShownTarget) => DeploymentTarget;
  /** Takes back what this one has done so far. Undefined where nothing is to be taken back, or nothing is left to go back to. */
  readonly wayBack: () => Rollout | undefined;
}

/** What targets of all platforms show. */
export type ShownTarget = Pick<
  ECSTarget & LambdaTarget,
  'deploymentId' | 'lastUpdatedAt' | 'lifecycleEvents' | 'status'
>;

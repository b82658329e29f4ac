import type { DeploymentConfiguration } from '@aws-sdk/client-ecs';
import type { Millis } from '../../release/words.ts';
import { type Timeout, timeoutOf } from './hook-run.ts';
import { beforeTraffic, type PauseStage, pauseStages } from './stages.ts';

/** A pause that a service's settings have: at this stage its deployments wait for a word. */
export interface Pause {
  readonly stage: PauseStage;
  readonly wait: Millis;
  readonly then: Timeout;
}

const minute = 60_000;

/** "Default: 1440 (24 hours)" (API reference, DeploymentLifecycleHookTimeoutConfiguration). */
const defaultMinutes = 1440;

/** In the order in which a deployment meets them. */
export function pausesIn({ lifecycleHooks = [] }: DeploymentConfiguration): readonly Pause[] {
  const pauses = lifecycleHooks
    .filter(({ targetType }) => targetType === 'PAUSE')
    .flatMap(({ lifecycleStages = [], timeoutConfiguration: limit }) =>
      pauseStages
        .filter(stage => lifecycleStages.includes(stage))
        .map(stage => ({
          stage,
          wait: (limit?.timeoutInMinutes ?? defaultMinutes) * minute,
          then: timeoutOf(limit?.action),
        })),
    );
  return pauses.toSorted((one, other) => pauseStages.indexOf(one.stage) - pauseStages.indexOf(other.stage));
}

/** Where AWS holds green without traffic until somebody lets it go on, and goes back by itself: the last of several. */
export function waitBeforeTraffic(pauses: readonly Pause[]): Pause | undefined {
  return pauses.findLast(({ stage, then }) => then === 'goes back' && !isBeforeGreen(stage) && beforeTraffic(stage));
}

/** Whether each share waits for a word, and goes back when none comes. */
export function holdsAtEachStep(pauses: readonly Pause[]): boolean {
  return waitBeforeTraffic(pauses)?.stage === 'PRE_PRODUCTION_TRAFFIC_SHIFT';
}

/** Green has no tasks yet that could be proven. */
export function isBeforeGreen(stage: PauseStage): boolean {
  return stage === 'RECONCILE_SERVICE' || stage === 'PRE_SCALE_UP';
}

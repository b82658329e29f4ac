import type { DeploymentConfiguration } from '@aws-sdk/client-ecs';
import type { Instant, Millis } from '../../release/words.ts';
import { strategyIn } from './configuration.ts';
import type { Level } from './watched.ts';

const minute: Millis = 60_000;

/** "NLB adds 10 minutes to each shift" (developer guide, blue/green with network load balancers): whether before or after the weights show is not known. */
const networkShift: Millis = 10 * minute;

/** How long ECS keeps traffic at one share; undefined where there are no shares between. */
export function stepBake(configuration: DeploymentConfiguration): Millis | undefined {
  const strategy = strategyIn(configuration);
  switch (strategy.kind) {
    case 'canary':
      return strategy.steps[0].hold;
    case 'linear':
      return strategy.every;
    case 'blue-green':
    case 'rolling':
      return undefined;
  }
}

/**
 * The first moment at which ECS may go on from a share, never later than its own. It waits the step's time, before the next pause
 * or after it: which of the two is not known before it was seen.
 */
export function goesOnAt(level: Level, bake: Millis, shift: 'at once' | 'slowly', now: Instant): Instant | undefined {
  const began = bakeBegan(level, bake);
  if (began === undefined) return undefined;
  const first = began + bake;
  return shift === 'at once' || first > now ? first : first + networkShift;
}

/** Undefined where its time was over before the pause, and nothing is waited for any more. */
function bakeBegan({ earliest, paused, answered }: Level, bake: Millis): Instant | undefined {
  if (paused === undefined || answered === undefined) return earliest;
  return paused - earliest < bake - minute ? answered : undefined;
}

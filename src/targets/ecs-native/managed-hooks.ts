import type {
  DeploymentConfiguration,
  DeploymentLifecycleHook,
  DeploymentLifecycleHookStage,
} from '@aws-sdk/client-ecs';
import type { Millis, Strategy } from '../../release/words.ts';

const minute = 60_000;

/** Before each share, and before the bake: between them AWS stands still with traffic where it is. */
const managedStages = [
  'PRE_PRODUCTION_TRAFFIC_SHIFT',
  'POST_PRODUCTION_TRAFFIC_SHIFT',
] as const satisfies readonly DeploymentLifecycleHookStage[];

/** Both of DeploymentLifecycleHookTimeoutConfiguration in the API reference; the range stands beside it in the Developer Guide. */
const defaultMinutes = 1_440;
const mostMinutes = 20_160;

/** For looks that are late and a runner that has to be found: what AWS waits for beyond what a step may take. */
const leeway: Millis = 30 * minute;

/**
 * How long AWS waits for a word at a managed pause: whoever may extend a step twice and then hold it for a person has that time, and
 * a runner that is lost costs no more of it. Whole minutes, as AWS takes them.
 */
export function managedWait(strategy: Strategy, holdFor: Millis): Millis {
  const wait = 3 * longestStep(strategy) + holdFor + leeway;
  return Math.min(Math.ceil(wait / minute), mostMinutes) * minute;
}

function longestStep(strategy: Strategy): Millis {
  switch (strategy.kind) {
    case 'canary':
      return Math.max(...strategy.steps.map(({ hold }) => hold));
    case 'linear':
      return strategy.every;
    case 'blue-green':
    case 'rolling':
      return 0;
  }
}

type Hooks = NonNullable<DeploymentConfiguration['lifecycleHooks']>;

/**
 * The hooks of a service with pauses at which a release is judged. What stands there stays: a pause that goes back and waits long
 * enough is used, one that waits too short is given the time, and no hook is taken away, for nothing on a pause says whose it is.
 */
export function withManagedPauses(hooks: Hooks, within: Millis): Hooks {
  const timeoutInMinutes = within / minute;
  const lengthened = hooks.map(hook =>
    isDeadline(hook) && isManaged(hook) && waitOf(hook) < timeoutInMinutes ? lasting(hook, timeoutInMinutes) : hook,
  );
  const missing = managedStages.filter(
    stage => !hooks.some(hook => isDeadline(hook) && hook.lifecycleStages?.includes(stage) === true),
  );
  if (missing.length === 0) return lengthened;
  return [...lengthened, lasting({ targetType: 'PAUSE', lifecycleStages: [...missing] }, timeoutInMinutes)];
}

/** A pause at whose end AWS goes back, the dead man's switch: "Default: ROLLBACK". */
function isDeadline({ targetType, timeoutConfiguration }: DeploymentLifecycleHook): boolean {
  return targetType === 'PAUSE' && (timeoutConfiguration?.action ?? 'ROLLBACK') === 'ROLLBACK';
}

function isManaged({ lifecycleStages = [] }: DeploymentLifecycleHook): boolean {
  return managedStages.some(stage => lifecycleStages.includes(stage));
}

function waitOf({ timeoutConfiguration }: DeploymentLifecycleHook): number {
  return timeoutConfiguration?.timeoutInMinutes ?? defaultMinutes;
}

function lasting(hook: DeploymentLifecycleHook, timeoutInMinutes: number): DeploymentLifecycleHook {
  return { ...hook, timeoutConfiguration: { timeoutInMinutes, action: 'ROLLBACK' } };
}

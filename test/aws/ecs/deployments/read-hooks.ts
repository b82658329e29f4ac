import type { DeploymentLifecycleHook } from '@aws-sdk/client-ecs';
import { invalidParameter } from '../refusals.ts';
import type { Hook, HookLimit } from './settings.ts';
import { isHookStage, isPauseStage, type HookStage, type PauseStage } from './stages.ts';

/** "Lifecycle hooks for Amazon ECS service deployments": at most ten of each kind. */
const MOST_OF_A_KIND = 10;

/** DeploymentLifecycleHook in the API reference; the texts of the refusals are ours. */
export function readHooks(hooks: readonly DeploymentLifecycleHook[]): readonly Hook[] {
  const read = hooks.map(readHook);
  for (const kind of ['PAUSE', 'AWS_LAMBDA'] as const) {
    if (read.filter(hook => hook.kind === kind).length > MOST_OF_A_KIND) {
      throw invalidParameter(`A service can have at most ${MOST_OF_A_KIND} lifecycle hooks of type ${kind}.`);
    }
  }
  return read;
}

function readHook(hook: DeploymentLifecycleHook): Hook {
  const { targetType: kind = 'AWS_LAMBDA', hookTargetArn: functionArn, roleArn } = hook;
  const limit = limitOf(hook);
  const stages = stagesOf(hook);
  switch (kind) {
    case 'PAUSE':
      if (functionArn !== undefined) throw invalidParameter('hookTargetArn is not applicable for PAUSE hooks.');
      return { kind, stages: stages.map(pauseStage), limit };
    case 'AWS_LAMBDA':
      if (functionArn === undefined || roleArn === undefined) {
        throw invalidParameter('hookTargetArn and roleArn are required for AWS_LAMBDA lifecycle hooks.');
      }
      return { kind, functionArn, stages, limit };
    default: {
      const never: never = kind;
      throw invalidParameter(`${String(never)} is not a valid lifecycle hook target type.`);
    }
  }
}

function stagesOf({ lifecycleStages: stages = [] }: DeploymentLifecycleHook): readonly HookStage[] {
  if (stages.length === 0) throw invalidParameter('lifecycleStages cannot be empty.');
  return stages.map(stage => {
    if (!isHookStage(stage)) throw invalidParameter(`A lifecycle hook cannot run at ${String(stage)}.`);
    return stage;
  });
}

function pauseStage(stage: HookStage): PauseStage {
  if (isPauseStage(stage)) return stage;
  throw invalidParameter(`PAUSE hooks cannot be configured at ${stage}.`);
}

function limitOf({ timeoutConfiguration }: DeploymentLifecycleHook): HookLimit {
  const { timeoutInMinutes: minutes = 1440, action = 'ROLLBACK' } = timeoutConfiguration ?? {};
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > 20_160) {
    throw invalidParameter('timeoutInMinutes must be an integer between 1 and 20160.');
  }
  return { minutes, then: action };
}

import type { World } from '../world/world.ts';
import { uuid } from './groups.ts';
import { failures } from './outcome.ts';
import type { HookSeed } from './seed.ts';
import type { StepControl } from './step-control.ts';

/** "PutLifecycleEventHookExecutionStatus": a function that does not report within an hour has failed. */
const HOOK_LIMIT_MS = 3_600_000;

/** `logTail` of Diagnostics in the API reference: the last 4 KB. */
const LOG_TAIL_BYTES = 4096;

const SILENT: HookSeed = { takesSeconds: 0, result: 'silent', logTail: '' };

export interface HookExecution {
  readonly id: string;
  readonly deploymentId: string;
  readonly functionName: string;
  state: 'running' | 'reported';
  readonly report: (status: 'Succeeded' | 'Failed') => void;
}

export interface Hooks {
  run(call: HookCall): void;
  /** For PutLifecycleEventHookExecutionStatus. */
  executions(): readonly HookExecution[];
}

export type HookCall = Pick<StepControl, 'deploymentId' | 'timers' | 'done' | 'fail'> & {
  readonly functionName: string;
};

/**
 * Functions do what the seed says. One that it does not name never reports by itself if the account has it, and does not
 * exist otherwise.
 */
export function createHooks(
  world: World,
  seed: Readonly<Record<string, HookSeed>>,
  isFunction: (name: string) => boolean,
): Hooks {
  const random = world.random.fork('codedeploy hooks');
  const executions: HookExecution[] = [];

  return {
    executions: () => executions,
    run: ({ deploymentId, functionName, timers, done, fail }) => {
      const behaviour = seed[functionName] ?? (isFunction(functionName) ? SILENT : undefined);
      if (behaviour === undefined) {
        fail(failures.hookMissing(functionName));
        return;
      }
      const execution: HookExecution = {
        id: uuid(random.hex(32)),
        deploymentId,
        functionName,
        state: 'running',
        report: status => {
          if (execution.state === 'reported') return;
          execution.state = 'reported';
          if (status === 'Succeeded') done();
          else fail(failures.hookFailed(functionName, behaviour.logTail.slice(-LOG_TAIL_BYTES)));
        },
      };
      executions.push(execution);
      timers.after(HOOK_LIMIT_MS, () => {
        if (execution.state === 'reported') return;
        execution.state = 'reported';
        fail(failures.hookSilent(functionName));
      });
      const { result } = behaviour;
      if (result !== 'silent') timers.after(behaviour.takesSeconds * 1000, () => execution.report(result));
    },
  };
}

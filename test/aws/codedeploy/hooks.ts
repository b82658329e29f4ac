import type { World } from '../world/world.ts';
import { uuid } from './groups.ts';
import { failures, type Failure } from './outcome.ts';
import type { HookSeed } from './seed.ts';
import type { Timers } from './timers.ts';

/** "PutLifecycleEventHookExecutionStatus": a function that does not report within an hour has failed. */
const HOOK_LIMIT_MS = 3_600_000;

/** `logTail` of Diagnostics in the API reference: the last 4 KB. */
const LOG_TAIL_BYTES = 4096;

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

export interface HookCall {
  readonly deploymentId: string;
  readonly functionName: string;
  readonly timers: Timers;
  readonly done: () => void;
  readonly fail: (failure: Failure) => void;
}

/** Functions do what the seed says; one that it does not name does not exist. */
export function createHooks(world: World, functions: Readonly<Record<string, HookSeed>>): Hooks {
  const random = world.random.fork('codedeploy hooks');
  const executions: HookExecution[] = [];

  return {
    executions: () => executions,
    run: ({ deploymentId, functionName, timers, done, fail }) => {
      const behaviour = functions[functionName];
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

import type { World } from '../../world/world.ts';
import type { ServiceDeployment } from './deployment.ts';
import { failures, type Failure } from './failure.ts';
import { isOpen, type HookRun } from './hook-run.ts';
import { newId } from './ids.ts';
import type { StepControl } from './rollout.ts';
import type { HookFunctionSeed } from './seed.ts';
import type { Hook } from './settings.ts';
import { isHookStage, type HookStage, type Stage } from './stages.ts';

const MINUTE_MS = 60_000;

/** Runs the hooks of a stage, all at once: "if you configure several hooks for one stage, they run in parallel". */
export interface HookRunner {
  /** `done` when all of them let the deployment go on, `fail` as soon as one does not. */
  run(deployment: ServiceDeployment, stage: Stage, control: StepControl): void;
  /** For ContinueServiceDeployment: answers a PAUSE hook that waits. */
  answer(run: HookRun, action: 'CONTINUE' | 'ROLLBACK'): void;
}

type Settle = (status: 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT', failure: Failure | undefined) => void;

export function createHookRunner(world: World, functions: Readonly<Record<string, HookFunctionSeed>>): HookRunner {
  const random = world.random.fork('ecs deployment hooks');
  const waiting = new Map<HookRun, Settle>();

  const begin = (hook: Hook, stage: HookStage): HookRun => ({
    id: `ecs-${hook.kind === 'PAUSE' ? 'pause' : 'lambda'}-${newId(random, 43)}`,
    hook,
    stage,
    expiresAt: world.timeline.now() + hook.limit.minutes * MINUTE_MS,
    status: hook.kind === 'PAUSE' ? 'AWAITING_ACTION' : 'IN_PROGRESS',
  });

  const call = (run: HookRun, functionArn: string, { timers }: StepControl, settle: Settle): void => {
    const behaviour = functionNamed(functions, functionArn);
    if (behaviour === undefined) {
      settle('FAILED', failures.hookMissing(run.stage, functionArn));
      return;
    }
    const { takesSeconds, callBackDelaySeconds, inProgress, result } = behaviour;
    const answer = (earlier: number): void => {
      timers.after(takesSeconds * 1000, () => {
        if (inProgress === 'always' || earlier < inProgress) {
          timers.after(callBackDelaySeconds * 1000, () => answer(earlier + 1));
        } else if (result === 'SUCCEEDED') settle('SUCCEEDED', undefined);
        else if (result === 'FAILED') settle('FAILED', failures.hookAnswered(run.stage, functionArn, 'FAILED'));
        else settle('FAILED', failures.hookUnreadable(run.stage, functionArn));
      });
    };
    answer(0);
  };

  const start = (run: HookRun, control: StepControl, settled: (failure: Failure | undefined) => void): void => {
    const settle: Settle = (status, failure) => {
      if (!isOpen(run)) return;
      run.status = status;
      waiting.delete(run);
      settled(failure);
    };
    control.timers.after(run.hook.limit.minutes * MINUTE_MS, () => settle('TIMED_OUT', failureOfLimit(run)));
    if (run.hook.kind === 'PAUSE') waiting.set(run, settle);
    else call(run, run.hook.functionArn, control, settle);
  };

  return {
    run: (deployment, stage, control) => {
      const runs = hooksAt(deployment, stage).map(hook => begin(hook, stage as HookStage));
      if (runs.length === 0) {
        control.done();
        return;
      }
      deployment.hooks = [...deployment.hooks, ...runs];
      for (const run of runs) {
        start(run, control, failure => {
          if (failure !== undefined) control.fail(failure);
          else if (!runs.some(isOpen)) control.done();
        });
      }
    },
    answer: (run, action) => {
      const settle = waiting.get(run);
      if (action === 'CONTINUE') settle?.('SUCCEEDED', undefined);
      else settle?.('FAILED', failures.pauseAnswered(run.stage, run.id));
    },
  };
}

function hooksAt({ settings }: ServiceDeployment, stage: Stage): readonly Hook[] {
  return isHookStage(stage) ? settings.hooks.filter(({ stages }) => stages.some(item => item === stage)) : [];
}

function functionNamed(functions: Readonly<Record<string, HookFunctionSeed>>, arn: string) {
  return functions[arn] ?? functions[arn.slice(arn.lastIndexOf(':') + 1)];
}

function failureOfLimit({ hook, stage, id }: HookRun): Failure | undefined {
  if (hook.limit.then === 'CONTINUE') return undefined;
  return hook.kind === 'PAUSE'
    ? failures.pauseTimedOut(stage, id)
    : failures.hookAnswered(stage, hook.functionArn, 'TIMED_OUT');
}

import { capital } from '../../release/busy-words.ts';
import { clock } from '../../release/time-words.ts';
import type { Stopper } from '../../release/words.ts';
import type { NativeDeployment } from './deployment.ts';
import type { HookRun } from './hook-run.ts';
import { pausesIn } from './pauses.ts';
import { stages } from './stages.ts';

/** A function of the user's that runs now, as far as ECS tells. */
export function runningHook({ hooks }: NativeDeployment): HookRun | undefined {
  return hooks.find(
    ({ runs, standing }) => runs.is === 'a function' && (standing === 'runs' || standing === 'awaits a word'),
  );
}

/** `the hook POST_SCALE_UP (function check:3)`, `the pause PRE_PRODUCTION_TRAFFIC_SHIFT`; without a stage where none is known for sure. */
export function hookName(deployment: NativeDeployment, hook: HookRun): string {
  const stage = stageOfHook(deployment, hook);
  const at = stage === undefined ? '' : ` ${stage}`;
  return hook.runs.is === 'a pause' ? `the pause${at}` : `the hook${at} (function ${functionNamed(hook.runs.arn)})`;
}

/** A hook does not say its stage. The settings do where it stands at one alone; while it runs the deployment is at it, or shows the one before. */
function stageOfHook(deployment: NativeDeployment, { runs, standing, then }: HookRun): string | undefined {
  const { configuration, because, rollback, stage } = deployment;
  const configured =
    runs.is === 'a pause'
      ? pausesIn(configuration).flatMap(pause => (pause.then === then ? [pause.stage] : []))
      : (configuration.lifecycleHooks ?? []).flatMap(({ hookTargetArn, lifecycleStages = [] }) =>
          hookTargetArn === runs.arn ? lifecycleStages : [],
        );
  const [only, ...others] = new Set<string>(configured);
  if (only !== undefined && others.length === 0) return only;
  if (runs.is === 'a pause' && standing === 'awaits a word') return stageOfWait(deployment, then) ?? stage;
  if (standing === 'runs' || standing === 'awaits a word') return stage;
  // "Service deployment rolled back because POST_SCALE_UP lifecycle hook(s) failed."
  return /because (\w+) lifecycle hook/.exec(rollback?.because ?? because ?? '')?.[1];
}

/** The settings have a pause at the stage that is shown, or it is the next of theirs; with some of the traffic on green it is the one before each share. */
function stageOfWait({ configuration, stage, target }: NativeDeployment, then: HookRun['then']): string | undefined {
  const share = target.share ?? 0;
  if (share > 0 && share < 100) return 'PRE_PRODUCTION_TRAFFIC_SHIFT';
  const shown = stages.findIndex(known => known === stage);
  return pausesIn(configuration).find(pause => pause.then === then && stages.indexOf(pause.stage) >= shown)?.stage;
}

/** By its name, and the version or alias where there is one: the end of its ARN. */
function functionNamed(arn: string): string {
  return /^arn:[^:]+:lambda:[^:]+:[^:]+:function:(.+)$/.exec(arn)?.[1] ?? arn;
}

/** A hook that goes on when its time is over has ended nothing. */
export function hasEndedIt({ standing, then }: HookRun): boolean {
  return standing === 'failed' || (standing === 'ran out' && then === 'goes back');
}

/** A pause fails by the word of somebody: what AWS calls it then is not known for sure. */
export function endedByHook(
  deployment: NativeDeployment,
  hook: HookRun,
): { readonly by: Stopper; readonly because: string } {
  const name = capital(hookName(deployment, hook));
  const isPause = hook.runs.is === 'a pause';
  const at = hook.until === undefined ? '' : ` at ${clock(hook.until)} UTC`;
  if (hook.standing === 'ran out')
    return {
      by: 'AWS itself',
      because: `${name} ran out${at} ${isPause ? 'without a word' : 'without a result'}, and AWS went back by itself.`,
    };
  return isPause
    ? { by: 'a request', because: `${name} was answered with a rollback.` }
    : { by: 'AWS itself', because: `${name} failed, and AWS went back by itself.` };
}

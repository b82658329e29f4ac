import { clock } from '../../../release/time-words.ts';
import type { Instant, Motion, Percent, WayBack } from '../../../release/words.ts';
import type { NativeDeployment } from '../deployment.ts';
import { hookName, runningHook } from '../hook-words.ts';
import { pausedAt, pauseShown } from '../paused.ts';
import { stageOf } from '../stages.ts';
import { stopped } from '../stopped-by.ts';
import { strangeIn } from '../strange.ts';
import type { Watched } from '../watched.ts';
import type { Tasks } from './tasks.ts';

/** What one look at a rolling deployment found. */
export interface RollingLook {
  readonly at: Instant;
  readonly deployment: NativeDeployment;
  readonly tasks: Tasks;
  /** Whose the PRIMARY deployment of the service is: ours, or one that came after it. */
  readonly after: After;
}

/** What came after our deployment, once it was over. */
export type After =
  | { readonly is: 'nothing' }
  /** Somebody has told the service to run something else. */
  | { readonly is: 'something else'; readonly revision: string; readonly began: Instant }
  /** Somebody has told it to run blue again. Without a deployment: ECS does not list it yet. */
  | { readonly is: 'the way back'; readonly began: Instant; readonly deployment: NativeDeployment | undefined };

/** A rolling deployment's status in the words of every mover. The switch is over all of AWS's values; another one is `strange`. */
export function rollingMotion(look: RollingLook, watched: Watched): Motion {
  const { deployment, after } = look;
  const strange = strangeIn(deployment);
  if (strange !== undefined) return { is: 'strange', status: strange };
  const { status, id } = deployment;
  switch (status) {
    case 'PENDING':
      return { is: 'preparing', doing: 'ECS to begin the deployment' };
    case 'IN_PROGRESS':
      return inProgress(look, watched);
    case 'SUCCESSFUL':
      return after.is === 'nothing' ? over(look, watched) : undone(look, watched, after);
    case 'STOP_REQUESTED':
      return ended(look, watched, { is: 'awaited' });
    case 'STOPPED':
      return after.is === 'the way back' ? undone(look, watched, after) : ended(look, watched, { is: 'none' });
    case 'ROLLBACK_REQUESTED':
    case 'ROLLBACK_IN_PROGRESS':
      return ended(look, watched, { is: 'running', id });
    case 'ROLLBACK_SUCCESSFUL':
      return ended(look, watched, backWith(look, id));
    case 'ROLLBACK_FAILED':
      return ended(look, watched, { is: 'failed', id, because: deployment.because ?? 'ECS does not say why.' });
    case undefined:
      return { is: 'strange', status: 'none at all' };
    default: {
      const never: never = status;
      return { is: 'strange', status: String(never) };
    }
  }
}

function inProgress({ at, deployment, tasks }: RollingLook, watched: Watched): Motion {
  const pause = pauseShown(deployment, watched, at);
  if (pause !== undefined) return pausedAt(deployment, pause, tasks.share ?? 0, false);
  const hook = runningHook(deployment);
  if (tasks.ofGreen === 0)
    return {
      is: 'preparing',
      doing: hook === undefined ? "the first of green's tasks to run" : hookName(deployment, hook),
    };
  const awaits = tasks.share === 100 ? lastWordOf(deployment) : undefined;
  if (awaits !== undefined) return { is: 'settled', since: sinceOf(watched, at), blueEnds: 'never', awaits };
  return { is: 'shifting', stepBegan: sinceOf(watched, at), nextAt: undefined };
}

/** What ECS does between the end of blue's tasks and its own last word; undefined: tasks are still being replaced. */
function lastWordOf({ stage }: NativeDeployment): string | undefined {
  switch (stageOf(stage)) {
    // With alarms ECS watches green for a while, and how long is its own choice ("How CloudWatch alarms detect deployment failures").
    case 'BAKE_TIME':
      return 'ECS to have watched green for its own while (BAKE_TIME)';
    case 'CLEAN_UP':
      return "ECS to end blue's last tasks (CLEAN_UP)";
    default:
      return undefined;
  }
}

/** By early success (`earlySuccessCriteria`) a deployment is over before the last tasks of blue are gone. */
function over({ at, deployment, tasks }: RollingLook, watched: Watched): Motion {
  if ((tasks.share ?? 100) < 100) return { is: 'shifting', stepBegan: sinceOf(watched, at), nextAt: undefined };
  return { is: 'settled', since: settledSince(deployment, watched, at), blueEnds: 'never', awaits: undefined };
}

/** All tasks may have been green's for a while before ECS calls that a success. */
function settledSince({ finished }: NativeDeployment, watched: Watched, at: Instant): Instant {
  return Math.min(finished ?? at, sinceOf(watched, at));
}

/** Since when green has its present share, as far as this process has seen it. */
function sinceOf({ level }: Watched, at: Instant): Instant {
  return level?.since ?? at;
}

type Stopped = Extract<Motion, { is: 'stopped' }>;

function ended({ at, deployment, tasks }: RollingLook, watched: Watched, back: WayBack): Stopped {
  return {
    ...stopped({ at, deployment, share: tasks.share }, watched, back),
    reached: hasReached(tasks, watched) ? 'users' : 'nobody',
  };
}

/** A task that runs may be met by users. Whoever did not see the deployment before it ended cannot rule it out. */
function hasReached({ share = 0 }: Tasks, { most, ran }: Watched): boolean {
  return !ran || most > 0 || share > 0;
}

/** Our deployment came to its good end, and another one followed it: there is none to stop, and what stands is that one's. */
function undone(look: RollingLook, watched: Watched, after: Exclude<After, { is: 'nothing' }>): Stopped {
  const former = look.deployment.status === 'STOPPED' ? ended(look, watched, { is: 'none' }) : undefined;
  return {
    is: 'stopped',
    at: after.began,
    by: former?.by ?? 'a request',
    because: former?.because ?? afterWords(after),
    reached: former?.reached ?? 'users',
    back: after.is === 'the way back' ? backBy(look, after.deployment) : { is: 'none' },
    leaves: 'nothing',
  };
}

function afterWords(after: Exclude<After, { is: 'nothing' }>): string {
  const since = `${clock(after.began)} UTC`;
  return after.is === 'the way back'
    ? `Since ${since} a deployment brings blue back.`
    : `Since ${since} a deployment brings ${after.revision}.`;
}

/** A way back that is a deployment of its own: where ECS takes that one back, green comes again. */
function backBy(look: RollingLook, back: NativeDeployment | undefined): WayBack {
  if (back === undefined) return { is: 'awaited' };
  const { id, status } = back;
  const failed: WayBack = { is: 'failed', id, because: back.because ?? `ECS reports ${String(status)}.` };
  switch (status) {
    case 'PENDING':
    case 'IN_PROGRESS':
    case 'STOP_REQUESTED':
    case 'ROLLBACK_REQUESTED':
    case 'ROLLBACK_IN_PROGRESS':
      return { is: 'running', id };
    case 'SUCCESSFUL':
      return backWith(look, id);
    case 'STOPPED':
    case 'ROLLBACK_SUCCESSFUL':
    case 'ROLLBACK_FAILED':
    case undefined:
      return failed;
    default:
      status satisfies never;
      return failed;
  }
}

/** ECS may call it done while tasks of green are still on their way out: users may meet them until they are gone. */
function backWith({ tasks }: RollingLook, id: string): WayBack {
  return tasks.ofGreen > 0 ? { is: 'running', id } : { is: 'done', id };
}

/** Green's share as far as its tasks tell; where none runs at all, as after a service was scaled to 0, its deployment does. */
export function shareIn({ deployment: { status }, tasks, after }: RollingLook): Percent | undefined {
  if (tasks.share !== undefined) return tasks.share;
  switch (status) {
    case 'SUCCESSFUL':
      return after.is === 'nothing' ? 100 : 0;
    case 'PENDING':
    case 'ROLLBACK_SUCCESSFUL':
      return 0;
    default:
      return undefined;
  }
}

import type { Instant, Millis, Motion, Percent, WayBack } from '../../release/words.ts';
import type { NativeDeployment } from './deployment.ts';
import { hookName, runningHook } from './hook-words.ts';
import { pausedAt, pauseShown } from './paused.ts';
import { type Stage, stageOf, stageWords } from './stages.ts';
import { stopped } from './stopped-by.ts';
import { strangeIn } from './strange.ts';
import { goesOnAt, stepBake } from './timing.ts';
import type { Watched } from './watched.ts';

/** What one look at a deployment that shifts traffic found. */
export interface Look {
  readonly at: Instant;
  readonly deployment: NativeDeployment;
  /** Green's share of traffic. */
  readonly share: Percent | undefined;
  /** How a load balancer takes a new share: a network load balancer slowly. */
  readonly shift: 'at once' | 'slowly';
  /** ARN of the service's present deployment. */
  readonly current: string | undefined;
}

/** What of the plan the motion is told with. */
export interface Settings {
  /** How long AWS keeps blue, where the deployment does not say. */
  readonly blueKept: Millis | 'for ever';
  readonly testTraffic: boolean;
}

/** A deployment's status in the words of every mover. The switch is over all of AWS's values; another one is `strange`. */
export function motionOf(look: Look, watched: Watched, settings: Settings): Motion {
  const { deployment } = look;
  const strange = strangeIn(deployment);
  if (strange !== undefined) return { is: 'strange', status: strange };
  const { status, id } = deployment;
  switch (status) {
    case 'PENDING':
      return { is: 'preparing', doing: 'ECS to begin the deployment' };
    case 'IN_PROGRESS':
      return inProgress(look, watched, settings);
    case 'SUCCESSFUL':
      return { is: 'finished', switched: undefined, blueNow: undefined };
    case 'STOP_REQUESTED':
      return ended(look, watched, { is: 'awaited' });
    case 'STOPPED':
      return ended(look, watched, { is: 'none' });
    case 'ROLLBACK_REQUESTED':
    case 'ROLLBACK_IN_PROGRESS':
      return ended(look, watched, { is: 'running', id });
    case 'ROLLBACK_SUCCESSFUL':
      return ended(look, watched, { is: 'done', id });
    case 'ROLLBACK_FAILED':
      return ended(look, watched, {
        is: 'failed',
        id,
        because: deployment.because ?? 'ECS does not say why.',
      });
    case undefined:
      return { is: 'strange', status: 'none at all' };
    default: {
      const never: never = status;
      return { is: 'strange', status: String(never) };
    }
  }
}

function ended(look: Look, watched: Watched, back: WayBack): Motion {
  return stopped(look, watched, back, look.current);
}

function inProgress(look: Look, watched: Watched, settings: Settings): Motion {
  const { deployment, share, at } = look;
  const pause = pauseShown(deployment, watched, at);
  if (pause !== undefined) return pausedAt(deployment, pause, share, settings.testTraffic);
  const stage = stageOf(deployment.stage);
  switch (stage) {
    case 'POST_PRODUCTION_TRAFFIC_SHIFT':
      return settled(look, watched, doing(deployment, stage));
    case 'CLEAN_UP':
      return settled(look, watched, 'AWS to end blue (CLEAN_UP)');
    case 'BAKE_TIME':
      return inTheBake(look, watched, settings);
    case 'PRODUCTION_TRAFFIC_SHIFT':
      // Asked for is all of it: behind a network load balancer it takes ten minutes.
      return share !== undefined && share >= 100
        ? settled(look, watched, 'all traffic to reach green (PRODUCTION_TRAFFIC_SHIFT)')
        : shifting(look, watched);
    default:
      // PRE_PRODUCTION_TRAFFIC_SHIFT has no name of its own for sure, and AWS adds stages: the weights tell how far it has come.
      if (share === undefined || share <= 0) return { is: 'preparing', doing: doing(deployment, stage) };
      return share < 100 ? shifting(look, watched) : settled(look, watched, doing(deployment, stage));
  }
}

function shifting({ deployment, share, shift, at }: Look, { level }: Watched): Motion {
  const bake = stepBake(deployment.configuration);
  const isStep = share !== undefined && share > 0 && share < 100;
  return {
    is: 'shifting',
    stepBegan: level?.since ?? at,
    nextAt: level === undefined || bake === undefined || !isStep ? undefined : goesOnAt(level, bake, shift, at),
  };
}

/** All traffic is on green, and something of the deployment's own comes first. */
function settled({ at }: Look, { level }: Watched, awaits: string): Motion {
  return { is: 'settled', since: level?.since ?? at, blueEnds: 'never', awaits };
}

/** It counts from the earliest moment at which it can have begun, so that the last word does not come after blue's end. */
function inTheBake({ deployment, at }: Look, { stages }: Watched, { blueKept }: Settings): Motion {
  const since = stages.find(({ stage }) => stage === 'BAKE_TIME')?.earliest ?? at;
  const minutes = deployment.configuration.bakeTimeInMinutes;
  const kept = minutes === undefined ? blueKept : minutes * 60_000;
  return {
    is: 'settled',
    since,
    blueEnds: kept === 'for ever' ? 'never' : Math.max(since + kept, at),
    awaits: undefined,
  };
}

/** What is waited for, to be read after "waiting for". */
function doing(deployment: NativeDeployment, stage: Stage | undefined): string {
  const hook = runningHook(deployment);
  if (hook !== undefined) return hookName(deployment, hook);
  if (stage !== undefined) return stageWords(stage);
  return deployment.stage === undefined ? 'ECS to begin the deployment' : `ECS to go on from ${deployment.stage}`;
}

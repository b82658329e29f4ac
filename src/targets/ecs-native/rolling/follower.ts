import { type Change, type Instant, type Serving, servingOf } from '../../../release/words.ts';
import type { NativeDeployment } from '../deployment.ts';
import type { Followed, Follower } from '../follower.ts';
import type { NativeHand } from '../hand.ts';
import { pauseShown, waiting } from '../paused.ts';
import { deploymentArn } from '../place.ts';
import { findDeployment, missing } from '../read-deployment.ts';
import { type NativeService, readNativeService } from '../service.ts';
import type { Started } from '../started.ts';
import { answered, lookedAgain, nothingWatched } from '../watched.ts';
import { type After, rollingMotion, type RollingLook, shareIn } from './motion.ts';
import { tasksIn } from './tasks.ts';
import { findWayBack } from './way-back.ts';

/** Follows a rolling deployment, and beyond its end whatever takes it back. */
export interface RollingFollower extends Follower {
  /** This process has begun the way back itself, as a deployment of its own. */
  wentBack(by: Started): void;
}

/** ECS shows a deployment some seconds after it has begun it. */
const shownWithin = 60_000;

export function rollingFollower(hand: NativeHand): RollingFollower {
  const { ecs, brisk, place, now } = hand;
  let watched = nothingWatched;
  let last: Followed | undefined;
  let back: Started | undefined;
  return {
    last: () => last,
    pause: () => (last && last.motion.is !== 'stopped' ? pauseShown(last.deployment, watched, last.at) : undefined),
    answered: pause => {
      watched = answered(watched, pause, now());
    },
    wentBack: by => {
      back = by;
    },
    look: async change => {
      const arn = deploymentArn(place, change.id);
      const [deployment, service] = await Promise.all([
        findDeployment(ecs, brisk, arn),
        readNativeService(ecs, brisk, place.cluster, place.service),
      ]);
      if (deployment === undefined) {
        if (last === undefined && now() - change.began < shownWithin) return 'not shown yet';
        throw missing(arn);
      }
      const after = await whatCameAfter(hand, { change, deployment, service, back });
      back ??= startedIn(after);
      const at = now();
      const look: RollingLook = { at, deployment, tasks: tasksIn(service, change.revision), after };
      const share = shareIn(look);
      watched = lookedAgain(watched, {
        at,
        share,
        stage: deployment.stage,
        pauses: waiting(deployment),
        began: deployment.started ?? deployment.created,
        updated: deployment.updated,
        stopped: hasTurned(deployment, after),
      });
      const serving: Serving =
        share === undefined ? { who: 'unknown', because: 'no task of the service runs' } : servingOf(share);
      last = { at, deployment, service, motion: rollingMotion(look, watched), serving, watched };
      return last;
    },
  };
}

function hasTurned({ status }: NativeDeployment, after: After): boolean {
  return after.is !== 'nothing' || !(status === 'PENDING' || status === 'IN_PROGRESS' || status === 'SUCCESSFUL');
}

interface Seen {
  readonly change: Change;
  readonly deployment: NativeDeployment;
  readonly service: NativeService;
  readonly back: Started | undefined;
}

/** While ours is in flight nothing has come after it, and while what it brought is asked for nothing has either. */
async function whatCameAfter(hand: NativeHand, { change, deployment, service, back }: Seen): Promise<After> {
  const { ecs, brisk, plan } = hand;
  if (back !== undefined) return theWayBack(back.created, await findDeployment(ecs, brisk, back.arn));
  const [primary] = service.rollouts;
  const isOver = deployment.status === 'SUCCESSFUL' || deployment.status === 'STOPPED';
  if (!isOver || primary.taskDefinition === change.revision.id) return { is: 'nothing' };
  if (primary.taskDefinition !== plan.blue.id)
    return { is: 'something else', revision: primary.side.revision, began: primary.created };
  const found = await findWayBack(hand, brisk, change, plan.blue.id);
  if (found === undefined && deployment.status === 'STOPPED') return { is: 'nothing' };
  return theWayBack(found?.created ?? primary.created, found);
}

/** Found once, it is looked at by its name. */
function startedIn(after: After): Started | undefined {
  if (after.is !== 'the way back' || after.deployment === undefined) return undefined;
  const { id, arn } = after.deployment;
  return { id, arn, created: after.began };
}

function theWayBack(began: Instant, deployment: NativeDeployment | undefined): After {
  return { is: 'the way back', began, deployment };
}

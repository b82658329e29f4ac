import type { Change, Instant, Motion, Serving } from '../../release/words.ts';
import { isNetwork } from './balanced.ts';
import type { NativeDeployment } from './deployment.ts';
import type { NativeHand } from './hand.ts';
import type { HookRun } from './hook-run.ts';
import { motionOf, type Settings } from './motion.ts';
import { pauseShown, waiting } from './paused.ts';
import { deploymentArn } from './place.ts';
import { findDeployment, missing } from './read-deployment.ts';
import { type NativeService, readNativeService } from './service.ts';
import { greenShareOf, servingIn } from './serving.ts';
import { answered, lookedAgain, nothingWatched, type Watched } from './watched.ts';

/** One look at a deployment and its service, and what it comes to after all looks before it. */
export interface Followed {
  readonly at: Instant;
  readonly deployment: NativeDeployment;
  readonly service: NativeService;
  readonly motion: Motion;
  readonly serving: Serving;
  readonly watched: Watched;
}

/** Follows a change for as long as this process lasts, and remembers what it has answered. */
export interface Follower {
  /** `not shown yet`: ECS shows a deployment some seconds after it has begun it. */
  look(change: Change): Promise<Followed | 'not shown yet'>;
  /** Undefined before the first that showed it. */
  last(): Followed | undefined;
  /** The pause that the last look showed to wait for a word. */
  pause(): HookRun | undefined;
  /** It was given. */
  answered(pause: HookRun): void;
}

const shownWithin = 60_000;

export function follower(hand: NativeHand): Follower {
  let watched = nothingWatched;
  let last: Followed | undefined;
  return {
    last: () => last,
    pause: () => (last && last.motion.is !== 'stopped' ? pauseShown(last.deployment, watched, last.at) : undefined),
    answered: pause => {
      watched = answered(watched, pause, hand.now());
    },
    look: async change => {
      const arn = deploymentArn(hand.place, change.id);
      const [deployment, service] = await Promise.all([
        findDeployment(hand.ecs, hand.brisk, arn),
        readNativeService(hand.ecs, hand.brisk, hand.place.cluster, hand.place.service),
      ]);
      const at = hand.now();
      if (deployment === undefined) {
        if (last === undefined && at - change.began < shownWithin) return 'not shown yet';
        throw missing(arn);
      }
      const share = greenShareOf(deployment);
      watched = lookedAgain(watched, {
        at,
        share,
        stage: deployment.stage,
        pauses: waiting(deployment),
        began: deployment.started ?? deployment.created,
        updated: deployment.updated,
        stopped: deployment.status !== 'PENDING' && deployment.status !== 'IN_PROGRESS',
      });
      const look = { at, deployment, share, shift: shiftOf(service), current: service.currentDeployment };
      const motion = motionOf(look, watched, settingsOf(hand));
      last = { at, deployment, service, motion, serving: servingIn(deployment), watched };
      return last;
    },
  };
}

function shiftOf({ balanced }: NativeService): 'at once' | 'slowly' {
  return balanced.some(one => one.is === 'a pair' && isNetwork(one.production)) ? 'slowly' : 'at once';
}

function settingsOf({ plan }: NativeHand): Settings {
  return { blueKept: plan.mover.blueKept, testTraffic: plan.before.testTraffic };
}

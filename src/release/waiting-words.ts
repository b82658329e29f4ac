import type { Can } from './plan.ts';
import type { Problem } from './problem.ts';

/** What a function can have where CodeDeploy cannot do it. */
export const movedByGreenlight = '`application: none`: then Greenlight itself moves the alias';

type Fault = Pick<Problem, 'reason' | 'remedy'>;

/** What is said of the waits that a mover has or could have. */
interface WaitWords {
  readonly longerDrill: string;
  readonly longerBake: (wait: string) => string;
  readonly noStage: (mover: string) => Fault;
}

const replaced: WaitWords = {
  longerDrill: '',
  longerBake: () => '',
  noStage: mover => ({
    reason: `${mover} replaces blue's tasks as soon as green's are healthy: nothing of a rolling deployment waits`,
    remedy: 'another `strategy`, for which ECS stands green beside blue, with `hooks: manage`',
  }),
};

const waits: Readonly<Record<Can['waits'], WaitWords>> = {
  'if set to': {
    longerDrill: ', or give the deployment group a longer termination wait',
    longerBake: wait => `, or ${wait} termination wait in the deployment group`,
    noStage: mover => ({
      reason: `${mover} moves traffic as soon as green is ready, because the deployment group has no wait before it`,
      remedy:
        'give the deployment group a wait before traffic that ends with STOP_DEPLOYMENT, long enough for a person to decide',
    }),
  },
  'at hooks': {
    longerDrill: ', or with a longer `bake`',
    longerBake: () => ', or a longer `bakeTimeInMinutes` of the service',
    noStage: mover => ({
      reason: `${mover} moves traffic as soon as green is ready, because the service has no PAUSE hook before it that ends with ROLLBACK`,
      remedy:
        '`hooks: manage`, or give the service a PAUSE hook at PRE_PRODUCTION_TRAFFIC_SHIFT that ends with ROLLBACK, long enough for a person to decide',
    }),
  },
  never: {
    longerDrill: '',
    longerBake: () => '',
    noStage: mover => ({
      reason: `${mover} moves the alias as soon as its deployment begins, and waits for no word`,
      remedy: `${movedByGreenlight}, once the version that is staged is promoted`,
    }),
  },
};

export function waiting(can: Can): WaitWords {
  return can.wayBack === 'by a new deployment' ? replaced : waits[can.waits];
}

type Blue = 'kept by CodeDeploy' | 'ended by ECS' | 'replaced' | Exclude<Can['trafficOf'], 'a service'>;

function blueIs(can: Can): Blue {
  if (can.trafficOf !== 'a service') return can.trafficOf;
  if (can.wayBack === 'by a new deployment') return 'replaced';
  return can.waits === 'at hooks' ? 'ended by ECS' : 'kept by CodeDeploy';
}

const noEnd: Readonly<Record<Blue, Fault>> = {
  'kept by CodeDeploy': {
    reason: 'AWS keeps blue until somebody removes it (KEEP_ALIVE): there is no wait that could be ended',
    remedy: 'leave `retire` out, or have the deployment group terminate blue',
  },
  'ended by ECS': {
    reason: 'ECS ends blue when its own bake is over, and takes no word to do so sooner',
    remedy: 'leave `retire` out; a shorter `bake` ends blue sooner',
  },
  replaced: {
    reason: "blue's tasks are gone when a rolling deployment has ended: there is nothing that could be ended",
    remedy: 'leave `retire` out',
  },
  'an alias': {
    reason: 'blue is a version that stays: there is nothing that could be ended',
    remedy: 'leave `retire` out',
  },
  'a database': {
    reason: 'old blue is a database with all that it holds: nobody but you deletes it',
    remedy: 'leave `retire` out',
  },
};

/** Where blue has no wait that could be ended. */
export function nothingToEnd(can: Can): Fault {
  return noEnd[blueIs(can)];
}

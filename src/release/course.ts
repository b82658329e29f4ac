import type { ErrorCode } from '../errors.ts';
import type { Plan } from './plan.ts';
import type { LettingGo } from './retire.ts';
import type {
  Change,
  Confirmation,
  Instant,
  Motion,
  Percent,
  Phase,
  Reading,
  Revision,
  SeenHealth,
  Sighting,
} from './words.ts';

/**
 * All the memory that a release has: what was seen, folded into a value. After a lost runner it is empty but for what
 * AWS gives, and every rule of `decide` must then be slower or the same, never bolder.
 */
export interface Course {
  /** The first look of this run: the time limit counts from here. */
  readonly began: Instant;
  readonly made: Made;
  readonly sighting: Sighting | undefined;
  /** The target could not be read since then. */
  readonly lost: Outage | undefined;
  /** The last reading of each subject of each gate that was measured so far. */
  readonly readings: readonly Reading[];
  /** How often in a row a subject has failed, by `missKey`: some gates may be tried again. */
  readonly misses: ReadonlyMap<string, number>;
  /** The alarms could not be read since then. */
  readonly blind: Outage | undefined;
  /** What the load balancer said last of both sides. */
  readonly health: Inspection;
  readonly direction: Direction;
  /** When AWS was told to move all traffic for good: from then on it may, whether or not an answer comes. */
  readonly told: Instant | undefined;
  /** When a signal told this process to end: from there on it has seconds. What had turned the release back stays the reason. */
  readonly cancelled: Instant | undefined;
  /** From when on nobody watches: the runner ends a post step, however far AWS has come. Undefined: as long as it takes. */
  readonly leaves: Instant | undefined;
  /** When this course first saw the present level of traffic: a step's clock starts when somebody is watching. */
  readonly levelSince: Instant;
  /** When this course first saw what the change is doing now. */
  readonly motionSince: Instant;
  /** The level of traffic that was seen to come, from which AWS will wait for a word before it moves more: undefined where that is not known, or the wait was there. */
  readonly pauseAhead: Percent | undefined;
  /** The most production traffic that green was seen to have. */
  readonly most: Percent;
  readonly confirmed: Confirmation | undefined;
  /** Who serves could not be read back since then. */
  readonly unconfirmed: Outage | undefined;
  /** The end of blue, where Greenlight asks for it. */
  readonly lettingGo: LettingGo;
  /** Tasks of green that did not stay up, and the chief reason for it. */
  readonly failedStarts: FailedStarts;
}

/** One look at the health of both sides; `in vain`: the load balancer did not say. */
export type Inspection =
  | { readonly is: 'never looked' }
  | { readonly is: 'seen'; readonly seen: SeenHealth }
  | { readonly is: 'in vain'; readonly at: Instant; readonly trouble: string };

export interface FailedStarts {
  readonly count: number;
  readonly because: string;
}

export type Made =
  | { readonly is: 'nothing' }
  /** Writes were sent that the revision needs, and AWS is not done with them. */
  | { readonly is: 'in the making'; readonly doing: string }
  | { readonly is: 'revision'; readonly revision: Revision }
  | { readonly is: 'change'; readonly change: Change };

export interface Outage {
  readonly since: Instant;
  readonly times: number;
  readonly trouble: string;
}

/** Why a release turns back. */
export type Turn =
  | 'a gate failed'
  | 'not proven'
  | 'green does not start'
  /** Green is proven, and AWS would not take the word to go on. */
  | 'AWS holds traffic back'
  /** Green was given a share, and the requests go elsewhere. */
  | 'traffic does not follow'
  | 'time ran out'
  | 'cancelled'
  /** The drill's own gate. */
  | 'a drill'
  /** Somebody wants the former revision back, whatever the gates say. */
  | 'a rollback was asked for';

export type Direction =
  | { readonly going: 'on' }
  | {
      readonly going: 'back';
      readonly turn: Turn;
      readonly because: string;
      readonly since: Instant;
      readonly asked: Asked;
    };

/** The stop call: AWS's answer to it, not our hope. */
export type Asked =
  | { readonly is: 'not yet' }
  /** `first`: when AWS took it for the first time; it may be asked again. */
  | { readonly is: 'accepted'; readonly at: Instant; readonly first: Instant }
  | { readonly is: 'too late'; readonly at: Instant }
  /** AWS will not do it, and waiting does not help: a permission is missing, the credentials ran out. */
  | {
      readonly is: 'refused';
      readonly at: Instant;
      readonly because: string;
      readonly hint: string;
      readonly code: ErrorCode;
    };

type Paused = Extract<Motion, { is: 'paused' }>;

/** What one stop call came to. */
export type Answered =
  { readonly is: 'accepted'; readonly at: Instant } | Extract<Asked, { is: 'too late' | 'refused' }>;

export function beginCourse(now: Instant, made: Made): Course {
  return {
    began: now,
    made,
    sighting: undefined,
    lost: undefined,
    readings: [],
    misses: new Map(),
    blind: undefined,
    health: { is: 'never looked' },
    direction: { going: 'on' },
    told: undefined,
    cancelled: undefined,
    leaves: undefined,
    levelSince: now,
    motionSince: now,
    pauseAhead: undefined,
    most: 0,
    confirmed: undefined,
    unconfirmed: undefined,
    lettingGo: { is: 'not asked' },
    failedStarts: { count: 0, because: '' },
  };
}

/** Where the release is, told from what was seen. */
export function phaseOf(course: Course): Phase {
  if (course.made.is !== 'change') return course.made.is === 'nothing' ? 'planned' : 'staging';
  const motion = course.sighting?.motion;
  if (motion === undefined) return 'staging';
  if (motion.is === 'stopped') return motion.back.is === 'done' ? 'rolled-back' : 'reverting';
  if (course.direction.going === 'back') return 'reverting';
  switch (motion.is) {
    case 'preparing':
      return 'staging';
    case 'ready':
      return 'staged';
    case 'shifting':
    case 'switching':
      return 'shifting';
    case 'paused':
      return phaseOfPause(motion.before, greenShare(course));
    case 'settled':
    case 'finished':
      // With blue let go the last word is spoken: no gate is asked any more.
      return course.lettingGo.is === 'not asked' ? 'baking' : 'released';
    // A status that is not known tells nothing of the phase; `decide` ends on it.
    case 'strange':
      return 'staging';
  }
}

function phaseOfPause(before: Paused['before'], share: Percent | undefined): Phase {
  switch (before) {
    case 'green starts':
      return 'staging';
    case 'more traffic':
      return share === 0 ? 'staged' : 'shifting';
    case 'the bake':
      return 'baking';
  }
}

/** Green's share as last reported, undefined where it is not known. */
export function greenShare(course: Course): Percent | undefined {
  const serving = course.sighting?.serving;
  return serving === undefined || serving.who === 'unknown' ? undefined : serving.green;
}

/** Whether AWS asks for a word before it moves more: where that was not seen to be so, it may go on by its own timer. */
export function isPauseAhead({ mover }: Pick<Plan, 'mover'>, course: Course): boolean {
  return mover.hold === 'at pauses' && course.pauseAhead !== undefined && course.pauseAhead === greenShare(course);
}

/** Who serves was read back, and nothing was seen since then that may have changed it. */
export function isReadBack({ confirmed, sighting }: Course): boolean {
  return confirmed !== undefined && confirmed.at >= (sighting?.at ?? confirmed.at);
}

import type { ErrorCode } from '../errors.ts';
import type { LettingGo } from './retire.ts';
import type {
  Change,
  Confirmation,
  Gate,
  Instant,
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
  /** When a signal told this process to end: from there on it has seconds. What had turned the release back stays the reason. */
  readonly cancelled: Instant | undefined;
  /** From when on nobody watches: the runner ends a post step, however far AWS has come. Undefined: as long as it takes. */
  readonly leaves: Instant | undefined;
  /** When this course first saw the present level of traffic: a step's clock starts when somebody is watching. */
  readonly levelSince: Instant;
  /** When this course first saw what the change is doing now. */
  readonly motionSince: Instant;
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
  | { readonly is: 'refused'; readonly at: Instant; readonly because: string; readonly code: ErrorCode };

/** What one stop call came to. */
export type Answered =
  { readonly is: 'accepted'; readonly at: Instant } | Extract<Asked, { is: 'too late' | 'refused' }>;

/** What is folded into the course, as it comes in. */
export type Observation =
  | { readonly saw: 'target'; readonly sighting: Sighting }
  | { readonly saw: 'no target'; readonly at: Instant; readonly trouble: string }
  | {
      readonly saw: 'gates';
      readonly of: Gate['kind'];
      readonly at: Instant;
      readonly readings: readonly Reading[];
    }
  | { readonly saw: 'no gates'; readonly at: Instant; readonly trouble: string }
  | { readonly saw: 'health'; readonly health: SeenHealth }
  | { readonly saw: 'no health'; readonly at: Instant; readonly trouble: string }
  | { readonly saw: 'made'; readonly at: Instant; readonly made: Made }
  | { readonly saw: 'turned'; readonly at: Instant; readonly turn: Turn; readonly because: string }
  | { readonly saw: 'asked'; readonly asked: Answered }
  | { readonly saw: 'confirmed'; readonly confirmation: Confirmation }
  | { readonly saw: 'no confirmation'; readonly at: Instant; readonly trouble: string }
  | { readonly saw: 'letting go'; readonly lettingGo: Exclude<LettingGo, { is: 'not asked' }> }
  | { readonly saw: 'failed starts'; readonly failedStarts: FailedStarts }
  /** By whoever goes on with it, until `leaves`. */
  | {
      readonly saw: 'a release that was left';
      readonly direction: Direction;
      readonly lettingGo: LettingGo;
      readonly leaves: Instant;
    };

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
    cancelled: undefined,
    leaves: undefined,
    levelSince: now,
    motionSince: now,
    most: 0,
    confirmed: undefined,
    unconfirmed: undefined,
    lettingGo: { is: 'not asked' },
    failedStarts: { count: 0, because: '' },
  };
}

export function evolve(course: Course, observation: Observation): Course {
  switch (observation.saw) {
    case 'target':
      return withSighting(course, observation.sighting);
    case 'no target':
      return { ...course, lost: longer(course.lost, observation) };
    case 'gates':
      return withReadings(course, observation);
    case 'no gates':
      return { ...course, blind: longer(course.blind, observation) };
    case 'health':
      return { ...course, health: { is: 'seen', seen: observation.health } };
    case 'no health':
      return { ...course, health: { is: 'in vain', at: observation.at, trouble: observation.trouble } };
    case 'made':
      return { ...course, made: observation.made, levelSince: observation.at };
    case 'turned':
      return {
        ...course,
        // A release turns back once.
        direction: course.direction.going === 'back' ? course.direction : back(observation),
        cancelled: observation.turn === 'cancelled' ? (course.cancelled ?? observation.at) : course.cancelled,
      };
    case 'asked':
      return withAnswer(course, observation.asked);
    case 'confirmed':
      return { ...course, confirmed: observation.confirmation, unconfirmed: undefined };
    case 'no confirmation':
      return { ...course, unconfirmed: longer(course.unconfirmed, observation) };
    case 'letting go':
      return { ...course, lettingGo: observation.lettingGo };
    case 'failed starts':
      return { ...course, failedStarts: observation.failedStarts };
    case 'a release that was left': {
      const { direction, lettingGo, leaves } = observation;
      return { ...course, direction, lettingGo, leaves };
    }
  }
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
      return 'shifting';
    case 'settled':
    case 'finished':
      // With blue let go the last word is spoken: no gate is asked any more.
      return course.lettingGo.is === 'not asked' ? 'baking' : 'released';
    // A status that is not known tells nothing of the phase; `decide` ends on it.
    case 'strange':
      return 'staging';
  }
}

/** Green's share as last reported, undefined where it is not known. */
export function greenShare(course: Course): Percent | undefined {
  const serving = course.sighting?.serving;
  return serving === undefined || serving.who === 'unknown' ? undefined : serving.green;
}

function withSighting(course: Course, sighting: Sighting): Course {
  const green = sighting.serving.who === 'unknown' ? undefined : sighting.serving.green;
  const level = green === undefined || green === greenShare(course) ? course.levelSince : sighting.at;
  // A look before our own last one says nothing new: answers can arrive out of order, or come stale from AWS.
  if (course.sighting !== undefined && sighting.at < course.sighting.at) return course;
  const moved = course.sighting?.motion.is === sighting.motion.is ? course.motionSince : sighting.at;
  return {
    ...course,
    sighting,
    lost: undefined,
    levelSince: level,
    motionSince: moved,
    most: Math.max(course.most, green ?? 0),
  };
}

function withAnswer(course: Course, answer: Answered): Course {
  const { direction } = course;
  if (direction.going === 'on') return course;
  const first = direction.asked.is === 'accepted' ? direction.asked.first : answer.at;
  const asked: Asked = answer.is === 'accepted' ? { is: 'accepted', at: answer.at, first } : answer;
  return { ...course, direction: { ...direction, asked } };
}

function withReadings(course: Course, { of, readings }: Extract<Observation, { saw: 'gates' }>): Course {
  const fresh = new Set(readings.map(missKey));
  const misses = new Map(course.misses);
  for (const reading of readings)
    misses.set(missKey(reading), reading.outcome === 'fail' ? (misses.get(missKey(reading)) ?? 0) + 1 : 0);
  return {
    ...course,
    readings: [...course.readings.filter(reading => !fresh.has(missKey(reading))), ...readings],
    misses,
    blind: of === 'alarms' ? undefined : course.blind,
  };
}

/** What tells the subjects of all gates apart. */
export function missKey({ gate, subject }: Pick<Reading, 'gate' | 'subject'>): string {
  return JSON.stringify([gate, subject]);
}

function longer(outage: Outage | undefined, seen: { at: Instant; trouble: string }): Outage {
  return { since: outage?.since ?? seen.at, times: (outage?.times ?? 0) + 1, trouble: seen.trouble };
}

function back(seen: Extract<Observation, { saw: 'turned' }>): Direction {
  return { going: 'back', turn: seen.turn, because: seen.because, since: seen.at, asked: { is: 'not yet' } };
}

import {
  type Answered,
  type Asked,
  type Course,
  type Direction,
  greenShare,
  type FailedStarts,
  type Made,
  type Outage,
  type Turn,
} from './course.ts';
import type { LettingGo } from './retire.ts';
import type { Confirmation, Gate, Instant, Motion, Percent, Reading, SeenHealth, Sighting } from './words.ts';

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
  /** Not seen but done: the word for a move that is made once, just before it is given. */
  | { readonly saw: 'told'; readonly at: Instant }
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

/** The course with what was seen since. */
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
        // AWS would not have it.
        told: observation.turn === 'AWS holds traffic back' ? undefined : course.told,
      };
    case 'told':
      return { ...course, told: observation.at };
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

function withSighting(course: Course, sighting: Sighting): Course {
  const green = sighting.serving.who === 'unknown' ? undefined : sighting.serving.green;
  const level = green === undefined || green === greenShare(course) ? course.levelSince : sighting.at;
  // A look before our own last one says nothing new: answers can arrive out of order, or come stale from AWS.
  if (course.sighting !== undefined && sighting.at < course.sighting.at) return course;
  const isTheSame = course.sighting !== undefined && doing(course.sighting.motion) === doing(sighting.motion);
  return {
    ...course,
    sighting,
    lost: undefined,
    levelSince: level,
    motionSince: isTheSame ? course.motionSince : sighting.at,
    pauseAhead: pauseAhead(course, sighting.motion, green),
    most: Math.max(course.most, green ?? 0),
  };
}

/** What tells one motion from the next: two pauses before different things are two. */
function doing(motion: Motion): string {
  return motion.is === 'paused' ? `${motion.is}: ${motion.before}` : motion.is;
}

/** After a pause AWS may move more by its own timer, and before the next level is seen to have come nothing is known of the next pause. */
function pauseAhead(course: Course, motion: Motion, green: Percent | undefined): Percent | undefined {
  const former = greenShare(course);
  const isBehind = motion.is === 'paused' && motion.before === 'more traffic';
  if (isBehind || green === undefined || former === undefined || green < former) return undefined;
  return green > former ? green : course.pauseAhead;
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

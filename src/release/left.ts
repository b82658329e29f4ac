import type { Asked, Course, Direction, Observation } from './course.ts';
import type { Plan } from './plan.ts';
import type { VerdictName } from './verdict.ts';
import type { Instant } from './words.ts';

/** What a step leaves behind that is cut short: enough for its post step to see the release to its end. */
export interface Left {
  /** Undefined where what was left cannot be read. */
  readonly releaseId: string | undefined;
  /** The first look of the step. */
  readonly began: Instant | undefined;
  /** AWS's id of the deployment; undefined where none was known to have begun. */
  readonly deployment: string | undefined;
  /** When a signal told the step to end; undefined where none did: then its process was killed. */
  readonly cancelled: Instant | undefined;
  /** Why the release had turned back, where it had. */
  readonly turned: Turned | undefined;
}

/** A turn, and when AWS first took the stop; undefined where no answer to it is known. */
export type Turned = Pick<Back, 'turn' | 'because' | 'since'> & { readonly accepted: Instant | undefined };

type Back = Extract<Direction, { going: 'back' }>;

export function leftBy({ began, made, direction, cancelled }: Course, releaseId: string): Left {
  return {
    releaseId,
    began,
    deployment: made.is === 'change' ? made.change.id : undefined,
    cancelled,
    turned: direction.going === 'back' ? turnedBy(direction) : undefined,
  };
}

function turnedBy({ turn, because, since, asked }: Back): Turned {
  return { turn, because, since, accepted: asked.is === 'accepted' ? asked.first : undefined };
}

/** Who has the last word on a release that ended so in a job that was cancelled. */
export function lastWord(plan: Plan, course: Course, ended: VerdictName): 'this process' | 'the post step' {
  const { made, direction, sighting, confirmed, leaves } = course;
  if (leaves !== undefined || made.is === 'nothing') return 'this process';
  if (direction.going === 'back' && direction.turn === 'cancelled' && plan.policy.onCancel === 'leave')
    return 'this process';
  // An answer was lost, and what it was about may have begun.
  if (ended === 'unknown') return 'the post step';
  if (ended !== 'cancelled' || made.is !== 'change') return 'this process';
  const motion = sighting?.motion.is;
  const isOver = motion === 'finished' || (motion === 'stopped' && confirmed !== undefined);
  return isOver ? 'this process' : 'the post step';
}

/**
 * What whoever goes on knows before the first look: it has turned back already, for the reason that the step had, or because
 * nobody watches the gates any more.
 *
 * @param leaves from when on nobody watches
 */
export function takenOver(left: Left, now: Instant, leaves: Instant): Observation {
  return { saw: 'a release that was left', direction: directionOf(left, now), leaves };
}

function directionOf({ turned, cancelled }: Left, now: Instant): Back {
  if (turned === undefined) {
    const because = cancelled === undefined ? killed : 'The job was cancelled.';
    return { going: 'back', turn: 'cancelled', because, since: now, asked: { is: 'not yet' } };
  }
  const { turn, because, since, accepted } = turned;
  const told = turn === 'cancelled' ? '' : ` ${cancelled === undefined ? killed : 'Then the job was cancelled.'}`;
  const asked: Asked = accepted === undefined ? { is: 'not yet' } : { is: 'accepted', at: accepted, first: accepted };
  return { going: 'back', turn, because: `${because}${told}`, since, asked };
}

/** The runner goes on to the post step after a process that was killed, and does not say why it was. */
const killed = 'The process of the step ended before its release did, as it does when memory runs out.';

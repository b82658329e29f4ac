import { type Asked, type Course, type Direction, isReadBack } from './course.ts';
import type { Observation } from './observation.ts';
import type { Plan } from './plan.ts';
import type { Purpose } from './purpose.ts';
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
  readonly stood: Stood;
}

/** How a release stood when its step was cut short. */
export type Stood =
  | { readonly is: 'going on' }
  /** `accepted`: when AWS first took the stop; undefined where no answer to it is known. */
  | ({ readonly is: 'turned back'; readonly accepted: Instant | undefined } & Pick<Back, 'turn' | 'because' | 'since'>)
  /** Proven and read back, and blue was being let go since then: nothing takes it back any more. */
  | { readonly is: 'proven'; readonly at: Instant; readonly purpose: Purpose['is'] };

type Back = Extract<Direction, { going: 'back' }>;

export function leftBy(course: Course, releaseId: string, purpose: Purpose['is']): Left {
  const { began, made, cancelled } = course;
  const deployment = made.is === 'change' ? made.change.id : undefined;
  return { releaseId, began, deployment, cancelled, stood: stoodAt(course, purpose) };
}

function stoodAt({ direction, lettingGo }: Course, purpose: Purpose['is']): Stood {
  if (lettingGo.is !== 'not asked') return { is: 'proven', at: lettingGo.at, purpose };
  if (direction.going === 'on') return { is: 'going on' };
  const { turn, because, since, asked } = direction;
  return { is: 'turned back', turn, because, since, accepted: asked.is === 'accepted' ? asked.first : undefined };
}

/** Who has the last word on a release that ended so in a job that was cancelled. */
export function lastWord(plan: Plan, course: Course, ended: VerdictName): 'this process' | 'the post step' {
  const { made, direction, sighting, leaves } = course;
  if (leaves !== undefined || made.is === 'nothing') return 'this process';
  if (direction.going === 'back' && direction.turn === 'cancelled' && plan.policy.onCancel === 'leave')
    return 'this process';
  // An answer was lost, and what it was about may have begun.
  if (ended === 'unknown') return 'the post step';
  if (ended !== 'cancelled' || made.is !== 'change') return 'this process';
  const motion = sighting?.motion.is;
  // Nothing moves before it is told to, and this release does not tell it any more.
  const waits = motion === 'preparing' || (motion === 'ready' && plan.purpose.is === 'stage');
  if (plan.mover.wayBack === 'before traffic' && plan.purpose.is !== 'swap back' && waits) return 'this process';
  const isOver = motion === 'finished' || (motion === 'stopped' && isReadBack(course));
  return isOver ? 'this process' : 'the post step';
}

/**
 * What whoever goes on knows before the first look: it has turned back already, for the reason that the step had, or because
 * nobody watches the gates any more. Only what was proven is let be.
 *
 * @param leaves from when on nobody watches
 */
export function takenOver({ stood, cancelled }: Left, now: Instant, leaves: Instant): Observation {
  const saw = 'a release that was left';
  switch (stood.is) {
    case 'proven':
      return { saw, direction: { going: 'on' }, lettingGo: { is: 'asking', at: stood.at }, leaves };
    case 'turned back':
      return { saw, direction: stillGoingBack(stood, cancelled), lettingGo: { is: 'not asked' }, leaves };
    case 'going on': {
      const because = cancelled === undefined ? killed : 'The job was cancelled.';
      const direction = { going: 'back', turn: 'cancelled', because, since: now, asked: { is: 'not yet' } } as const;
      return { saw, direction, lettingGo: { is: 'not asked' }, leaves };
    }
  }
}

function stillGoingBack(
  { turn, because, since, accepted }: Extract<Stood, { is: 'turned back' }>,
  cancelled: Instant | undefined,
): Back {
  const told = turn === 'cancelled' ? '' : ` ${cancelled === undefined ? killed : 'Then the job was cancelled.'}`;
  const asked: Asked = accepted === undefined ? { is: 'not yet' } : { is: 'accepted', at: accepted, first: accepted };
  return { going: 'back', turn, because: `${because}${told}`, since, asked };
}

/** The runner goes on to the post step after a process that was killed, and does not say why it was. */
const killed = 'The process of the step ended before its release did, as it does when memory runs out.';

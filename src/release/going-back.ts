import { capital } from './busy-words.ts';
import { type Asked, type Course, type Direction, greenShare, isReadBack } from './course.ts';
import { lastName, leavingOf, whoWatches } from './leaving.ts';
import { leftToAws, toWhom } from './left-to-aws.ts';
import { blueCannotServe, shouldLook } from './look-at-blue.ts';
import { targetWords, wayBackWords } from './mover-words.ts';
import { nothingServes, noWayBack, standDown } from './one-way.ts';
import type { Plan } from './plan.ts';
import { type Decision, end, wait } from './step.ts';
import { type Instant, type Millis, nothingYet } from './words.ts';

/** What a person has to do where AWS would not be asked. */
export function backByHand({ mover, blue }: Pick<Plan, 'mover' | 'blue'>): string {
  if (mover.wayBack === 'before traffic')
    return `Delete green and its deployment by hand in ${mover.mover}: blue serves.`;
  if (mover.moves === 'Greenlight') return `Give all traffic back to ${blue.name} by hand, now.`;
  return mover.wayBack === 'by a new deployment'
    ? `Have ${mover.mover} deploy ${blue.name} again by hand, now.`
    : `Stop the deployment by hand in ${mover.mover}, with rollback, now.`;
}

type GoingBack = Extract<Direction, { going: 'back' }>;

/** A stop that AWS took must show in the deployment within this time, or it is asked again: asking twice does no harm. */
const visibleWithin: Millis = 30_000;

/** After this time without effect, a person has to act. */
const giveUpAfter: Millis = 5 * 60_000;

/**
 * Who has to leave does so as soon as AWS has taken the stop, whoever asked for it and whyever: what follows is AWS's own. A
 * cancelled step has seconds, and leaves the watch to its post step; that one has minutes, and nobody comes after it.
 */
export function leaveUnwatched(plan: Plan, course: Course, now: Instant): Decision | undefined {
  const { direction, sighting } = course;
  const leaving = leavingOf(course);
  if (leaving === undefined || direction.going === 'on' || now < leaving.taken) return undefined;
  const because =
    course.cancelled === undefined || direction.turn === 'cancelled'
      ? direction.because
      : `${direction.because} Then the job was cancelled.`;
  const back = sighting?.motion.is === 'stopped' ? sighting.motion.back.is : undefined;
  const accepted = direction.asked.is === 'accepted';
  // How it ended is known already, or will be in a moment: that is the better word.
  if (back === 'done' || back === 'failed' || (back === 'none' && !accepted))
    return now < leaving.latest || isReadBack(course)
      ? undefined
      : end(
          lastName(course),
          `${because} Who serves could not be read back in time.`,
          'Look at who serves.',
          'trouble',
        );
  if (accepted || back !== undefined)
    return end(
      'cancelled',
      `${because} ${accepted || back === 'running' ? takenBack(plan, course) : notTakenBackYet}`,
      whoWatches(plan, course),
    );
  if (direction.asked.is === 'not yet' && direction.turn === 'cancelled' && plan.policy.onCancel === 'leave')
    return undefined;
  if (direction.asked.is === 'refused' || now < leaving.latest) return undefined;
  const { tooLate, notTaken } = wayBackWords(plan.mover);
  const unanswered = direction.asked.is === 'too late' ? tooLate : notTaken;
  return end(lastName(course), `${because} ${unanswered}`, leftToAws(plan, course), 'trouble');
}

function takenBack({ mover }: Plan, course: Course): string {
  if (mover.moves === 'Greenlight')
    return 'All traffic was given back to blue in one write, which was not read back in time.';
  if (mover.wayBack === 'by a new deployment')
    return "AWS accepted the word to go back, and has blue's tasks take the place of green's by itself.";
  return (greenShare(course) ?? 100) === 0
    ? `AWS accepted the stop and ${targetWords(mover).greenEnded}.`
    : 'AWS accepted the stop and takes traffic back by itself.';
}

/** Whoever else has stopped it may have done so without rollback, and then the traffic stays where it is. */
const notTakenBackYet = 'The deployment was stopped already, and whether AWS takes traffic back was not known yet.';

/** Turned back, and the change is still in flight. */
export function answerGoingBack(plan: Plan, course: Course, direction: GoingBack, now: Instant): Decision {
  if (direction.turn === 'cancelled' && plan.policy.onCancel === 'leave')
    return end(
      'cancelled',
      `${direction.because} \`on-cancel: leave\` left the release ${toWhom(plan)}.`,
      leftToAws(plan, course),
    );

  if (course.sighting?.motion.is === 'finished') return blueIsGone(plan, course, direction);
  const stoodDown = standDown(plan, course, direction, now);
  if (stoodDown !== undefined) return stoodDown;
  if (plan.blue.id === nothingYet.id && (greenShare(course) ?? 0) > 0) return nothingBefore(direction);
  if (direction.asked.is === 'not yet' && shouldLook(plan, course, direction))
    return { step: { do: 'inspect' }, because: 'blue is looked at before traffic is sent back to it' };
  const impossible = blueCannotServe(plan, course);
  if (impossible !== undefined)
    return broken(direction, impossible, `Mend blue, and decide now. ${leftToAws(plan, course)}`);

  switch (direction.asked.is) {
    case 'not yet':
      return (
        neverTaken(plan, course, direction, now) ?? {
          step: { do: 'go back', turn: direction.turn },
          because: direction.because,
        }
      );
    case 'refused':
      if (plan.mover.wayBack === 'before traffic')
        return end(
          'failed',
          `${direction.because} Green was not removed: ${direction.asked.because}`,
          `${direction.asked.hint} Blue serves, and green stays until then.`,
          direction.asked.code,
        );
      return end(
        'broken',
        `${direction.because} Going back failed: ${direction.asked.because}`,
        backByHand(plan),
        direction.asked.code,
      );
    case 'too late':
      return now - direction.asked.at < giveUpAfter
        ? wait(wayBackWords(plan.mover).endToBeSeen, undefined, 'closely')
        : end('unknown', `${direction.because} ${wayBackWords(plan.mover).endUnseen}`, 'Look at who serves.');
    case 'accepted':
      // Out of sight nothing is known of it; when sight does not come back, that is another end.
      return course.lost === undefined
        ? waitForTheStop(plan, direction, direction.asked, now)
        : wait('AWS to be readable again', undefined, 'closely');
  }
}

/**
 * AWS takes no stop, and where it waits for a word that may be so for a day: nothing moves meanwhile, and whoever can act has to know.
 * Undefined: it is asked again.
 */
function neverTaken(plan: Plan, course: Course, { because, since }: GoingBack, now: Instant): Decision | undefined {
  const motion = course.sighting?.motion;
  const waits = motion?.is === 'paused' || (motion?.is === 'ready' && plan.mover.waits === 'at hooks');
  if (!waits || now - since < giveUpAfter) return undefined;
  return end(
    greenShare(course) === 0 ? 'failed' : 'broken',
    `${because} ${wayBackWords(plan.mover).notTaken}`,
    `${backByHand(plan)} ${leftToAws(plan, course)}`,
    'trouble',
  );
}

/** The first release of all: what it brought has all traffic, and nothing else could take it. */
function nothingBefore(direction: GoingBack): Decision {
  const because = `${direction.because} Nothing served before this first release, so there is nothing to go back to.`;
  return direction.turn === 'cancelled'
    ? end('cancelled', because, 'Green has all traffic. To go on with it, re-run the job.')
    : end('broken', because, 'Mend it and release again, now: green has all traffic.');
}

/** Nothing takes traffic back any more: an alarm only where green has no proof; a cancel or a time limit then leaves it as it is. */
function blueIsGone(plan: Plan, course: Course, direction: GoingBack): Decision {
  const oneWay = plan.mover.wayBack === 'before traffic' ? noWayBack(plan, course) : undefined;
  if (oneWay !== undefined && course.sighting?.serving.who === 'unknown' && direction.turn !== 'cancelled')
    return nothingServes(plan, direction.because);
  const gone = oneWay?.why ?? goneWords(plan);
  switch (direction.turn) {
    case 'a gate failed':
    case 'not proven':
    case 'green does not start':
    case 'AWS holds traffic back':
    case 'traffic does not follow':
      return broken(direction, gone, oneWay?.next ?? 'Release the previous revision anew, now.');
    case 'a drill':
      return broken(direction, gone, 'Green serves: go back to the previous revision with `operation: rollback`.');
    case 'a rollback was asked for':
      return end(
        'unknown',
        `${direction.because} ${capital(gone)}.`,
        'Ask for the rollback again: it begins a deployment of its own then.',
      );
    case 'cancelled':
      if (oneWay !== undefined)
        return end(
          'cancelled',
          `${direction.because} The switchover was over by then: green serves for good, and nobody watches it any more.`,
          `Look at what the gates would have told. ${oneWay.next}`,
        );
      return end(
        'cancelled',
        `${direction.because} ${capital(gone)}, so the release was left ${toWhom(plan)}.`,
        undefined,
      );
    case 'time ran out':
      return end(
        'unknown',
        `${direction.because} ${capital(gone)}, so the release was left ${toWhom(plan)}.`,
        'Look at who serves.',
      );
  }
}

function goneWords({ mover }: Plan): string {
  return mover.blueAfter === 'ended'
    ? 'AWS has already ended blue'
    : 'the deployment is over, and nothing of it goes back to blue';
}

function broken(direction: GoingBack, why: string, next: string): Decision {
  return end('broken', `${direction.because} Going back is not possible: ${why}.`, next);
}

function waitForTheStop(
  plan: Plan,
  direction: GoingBack,
  asked: Extract<Asked, { is: 'accepted' }>,
  now: Instant,
): Decision {
  if (now - asked.first >= giveUpAfter)
    return end(
      'broken',
      plan.mover.moves === 'AWS'
        ? `${direction.because} AWS accepted the stop and did not carry it out.`
        : `${direction.because} All traffic was given back to ${plan.blue.name}, and does not show there.`,
      backByHand(plan),
    );
  if (now - asked.at >= visibleWithin)
    return { step: { do: 'go back', turn: direction.turn }, because: wayBackWords(plan.mover).notShown };
  return wait(wayBackWords(plan.mover).shown, undefined, 'closely');
}

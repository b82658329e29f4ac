import { printDuration } from '../request/duration.ts';
import { asAwsMoves } from './as-aws-moves.ts';
import { atAPause } from './at-a-pause.ts';
import { afterLettingGo, baking } from './baking.ts';
import { patienceOf, provenAtLeisure, provenOrBack, takesLong } from './before-it-goes-on.ts';
import { type Course, greenShare } from './course.ts';
import { answerGoingBack, leaveUnwatched } from './going-back.ts';
import { wayBackWords } from './mover-words.ts';
import { nextShare, type Plan } from './plan.ts';
import { greenIsMade, leavesItToAws, noTimeToWatch, stagedUnmade, toldAndUnseen, whileSwitching } from './one-way.ts';
import { outOfSight } from './out-of-sight.ts';
import { stagedWords } from './staged-words.ts';
import { type Decision, end, wait } from './step.ts';
import { stayOrEnd } from './stopped.ts';
import { turning } from './turning.ts';
import type { Instant, Motion } from './words.ts';

/** What to do next, from what was asked and what was seen. Pure: every rule of a release stands here or in a file named above. */
export function decide(plan: Plan, course: Course, now: Instant): Decision {
  if (course.made.is !== 'change') return beforeTheChange(plan, course, now);

  const motion = course.sighting?.motion;
  const lost = outOfSight(plan, course, now);
  if (lost !== undefined) return lost;
  if (motion?.is === 'strange')
    return end(
      'unknown',
      `AWS reports a status that Greenlight does not know: ${motion.status}.`,
      plan.mover.moves === 'AWS'
        ? 'AWS goes on by itself. Look at the deployment, and update Greenlight.'
        : 'Nothing moves this traffic any more. Look at who serves, and update Greenlight.',
      'unknown-answer',
    );
  // The last word is spoken: no gate, no time limit and no cancel takes anything back from here on.
  const { lettingGo } = course;
  if (lettingGo.is !== 'not asked' && motion !== undefined && motion.is !== 'stopped')
    return afterLettingGo(plan, course, { motion, since: lettingGo.at }, now);
  if (motion?.is === 'switching') return whileSwitching(plan, course, motion, now);
  // It may have moved by now: no gate has a say before it is seen.
  const unseen = course.lost === undefined ? undefined : toldAndUnseen(plan, course);
  if (unseen !== undefined) return whileSwitching(plan, course, unseen, now);
  const leaving = leaveUnwatched(plan, course, now);
  if (leaving !== undefined) return leaving;
  if (motion?.is === 'stopped') return stayOrEnd(plan, course, motion, now);
  if (course.direction.going === 'back') return answerGoingBack(plan, course, course.direction, now);

  const next = turning(plan, course, now) ?? goingOn(plan, course, motion, now);
  return next.step.do === 'wait' ? (keepingTheLease(course) ?? next) : next;
}

function beforeTheChange(plan: Plan, { direction, made, began }: Course, now: Instant): Decision {
  if (direction.going === 'back')
    return end(
      'cancelled',
      `${direction.because}${madeByThen(made)}`,
      made.is === 'nothing' ? undefined : cancelledWords(plan),
    );
  if (made.is === 'revision' && made.revision.id === plan.blue.id && plan.purpose.is === 'drill')
    return end(
      'refused',
      `A drill needs a version beside ${made.revision.name}, which serves, and nothing differs from it.`,
      'Give the drill something that differs, such as another `package`, or a variable that only drills have.',
      'refused',
    );
  if (made.is === 'revision' && made.revision.id === plan.blue.id)
    return end(
      'nothing-to-do',
      `${made.revision.name} serves already: what was asked for is the same, and nothing new was made of it.`,
      undefined,
    );
  if (made.is === 'revision')
    return { step: { do: 'begin', revision: made.revision }, because: `${made.revision.name} is made` };
  if (made.is === 'in the making' && now - began >= plan.policy.timeout && leavesItToAws(plan))
    return stagedUnmade(plan, made.doing);
  if (made.is === 'in the making' && now - began >= plan.policy.timeout)
    return end(
      'failed',
      `The time limit of ${printDuration(plan.policy.timeout)} ran out, while waiting for ${made.doing}. Blue has served all the time.`,
      `Find out what takes so long, and release again, or with a longer \`timeout\`.${greenIsMade(plan)}`,
    );
  return { step: { do: 'stage' }, because: made.is === 'in the making' ? made.doing : 'the plan stands' };
}

/** What goes on without this job. */
function cancelledWords(plan: Plan): string | undefined {
  const words = greenIsMade(plan).trim();
  return words === '' ? undefined : words;
}

/** What stays of a release that was cancelled before its change began; empty where nothing was written. */
function madeByThen(made: Course['made']): string {
  switch (made.is) {
    case 'nothing':
    case 'change':
      return '';
    case 'in the making':
      return ` Green was in the making by then (${made.doing}), and serves nobody.`;
    case 'revision':
      return ` ${made.revision.name} was made by then, and serves nobody.`;
  }
}

/** Whoever waits with traffic divided says that it is still there: as it stands, written once more. */
function keepingTheLease(course: Course): Decision | undefined {
  const step = { do: 'advance', share: greenShare(course) ?? 0 } as const;
  switch (course.sighting?.lease) {
    case 'to be taken over':
      return { step, because: 'this attempt goes on with it' };
    case 'to be renewed':
      return { step, because: 'it takes longer than its lease lasts' };
    case 'as it should be':
    case undefined:
      return undefined;
  }
}

function goingOn(plan: Plan, course: Course, motion: Motion | undefined, now: Instant): Decision {
  if (plan.purpose.is === 'stage' && isPastItsStage(motion))
    return end(
      'nothing-to-do',
      'Its traffic moves already: it was promoted, and whoever did so sees it to its end.',
      'If that job is gone, re-run it: it goes on where it was.',
    );
  switch (motion?.is) {
    case undefined:
      return wait(wayBackWords(plan.mover).firstSight, undefined, 'closely');
    case 'preparing':
      return wait(motion.doing, undefined, now - course.motionSince >= takesLong ? 'rarely' : 'calmly');
    case 'ready':
      return (
        provenAtLeisure(plan, course, 'staged', motion.until, now) ??
        (plan.purpose.is === 'stage' ? staged(plan, course, motion.until, now) : letTrafficMove(plan, course, now))
      );
    case 'paused':
      return atAPause(plan, course, motion, now);
    case 'shifting':
      return plan.mover.moves === 'Greenlight'
        ? atItsOwnPace(plan, course, now)
        : asAwsMoves(plan, course, motion, now);
    case 'settled':
    case 'finished':
      return baking(plan, course, motion, now);
    case 'switching':
    case 'stopped':
    case 'strange':
      throw new Error(`${motion.is} was decided before`);
  }
}

function letTrafficMove(plan: Plan, course: Course, now: Instant): Decision {
  const { steps } = plan;
  return (
    noTimeToWatch(plan, course, now) ?? {
      step: { do: 'advance', share: steps[0]?.share ?? 100 },
      because: 'green is ready and nothing speaks against it',
    }
  );
}

/** Nobody moves traffic but Greenlight: a step ends when its time is over and green is proven, however long that takes. */
function atItsOwnPace(plan: Plan, course: Course, now: Instant): Decision {
  const share = greenShare(course) ?? 0;
  const { planned } = patienceOf(plan, course);
  if (now < planned)
    return wait(
      `proof at ${share} % on green`,
      planned,
      planned - now <= 2 * plan.policy.poll.state ? 'closely' : 'calmly',
    );
  return (
    provenOrBack(plan, course, now) ?? {
      step: { do: 'advance', share: nextShare(plan, share) },
      because: `green is proven at ${share} %`,
    }
  );
}

/** A pause that is followed by another before any traffic is before green starts: at the last of them a stage has ended. */
function isPastItsStage(motion: Motion | undefined): boolean {
  switch (motion?.is) {
    case 'shifting':
    case 'settled':
    case 'finished':
      return true;
    case 'paused':
      return motion.before !== 'green starts';
    default:
      return false;
  }
}

/** Green waits: with CodeDeploy in the only place that the target has, until somebody decides or the wait ends. */
function staged(plan: Plan, course: Course, until: Instant | undefined, now: Instant): Decision {
  return end(
    'staged',
    plan.gates.length === 0
      ? 'Green runs without production traffic. No gate has measured it.'
      : 'Green is proven as far as it can be without production traffic, and has none.',
    stagedWords(plan, course, until, now),
  );
}

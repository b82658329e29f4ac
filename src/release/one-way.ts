import { clock } from './time-words.ts';
import { printDuration } from '../request/duration.ts';
import { type Course, type Direction, greenShare, isReadBack } from './course.ts';
import { leavingOf, lastName, whoWatches } from './leaving.ts';
import { targetWords } from './mover-words.ts';
import type { Plan } from './plan.ts';
import { type Decision, end, wait } from './step.ts';
import type { Instant, Millis, Motion } from './words.ts';

/*
 * Where traffic moves once and for good: before that there is nothing to take back, while AWS is at it nothing can be, and after
 * it nothing is.
 */

type Switching = Extract<Motion, { is: 'switching' }>;
type GoingBack = Extract<Direction, { going: 'back' }>;

/** What makes an alarm ring while nobody could write needs as long to be quiet again: some minutes' points, each up to 2 minutes late. */
const quietAgain: Millis = 5 * 60_000;

/** What AWS is given beyond its own time limit before nobody waits for it any more. */
const overdue: Millis = 5 * 60_000;

/** AWS moves all traffic at once, or undoes what it has done: whatever the gates, a time limit or a cancel say, its end is waited for. */
export function whileSwitching(plan: Plan, course: Course, { doing, until }: Switching, now: Instant): Decision {
  const leaving = leavingOf(course);
  if (leaving === undefined || now < leaving.taken)
    return now < until + overdue || course.lost !== undefined
      ? wait(doing, until, 'closely')
      : tooLong(plan, course, until);
  const because = course.direction.going === 'back' ? course.direction.because : 'The job has ended.';
  return end(
    lastName(course),
    `${because} AWS was switching over by then, which nothing stops: by ${clock(until)} UTC all traffic is on green, or AWS has undone it.`,
    whoWatches(plan, course),
  );
}

function tooLong({ run, mover }: Plan, { sighting }: Course, until: Instant): Decision {
  const serves =
    sighting?.serving.who === 'green'
      ? 'Green has the name that users ask for'
      : 'Who has the name that users ask for is not settled';
  return end(
    'unknown',
    `AWS was to have switched over by ${clock(until)} UTC, or to have undone it, and calls it under way still. ${serves}.`,
    `Look whether writes are taken, now, and ask AWS about it in ${mover.mover}. How it stands, \`operation: status\` with \`release-id: ${run.releaseId}\` says.`,
  );
}

/** AWS was told to switch over, and no look has shown since what it made of that. */
export function toldAndUnseen({ mover }: Plan, { told, sighting }: Course): Switching | undefined {
  if (told === undefined || mover.wayBack !== 'before traffic' || sighting?.motion.is !== 'ready') return undefined;
  return {
    is: 'switching',
    since: told,
    until: told + mover.moving,
    doing: 'AWS to be readable again: it was told to switch over',
  };
}

/** Whether all traffic moves at this moment, or may: what was read a second ago says little of who serves a second later. */
export function maySwitch({ told, sighting }: Course): boolean {
  return sighting?.motion.is === 'switching' || (told !== undefined && sighting?.motion.is === 'ready');
}

/**
 * Turned back before any traffic was on green: blue serves, which is read back, and green is left to whoever decides about it.
 * Undefined where there is something to be taken back, or where green is to be removed.
 */
export function standDown(plan: Plan, course: Course, direction: GoingBack, now: Instant): Decision | undefined {
  if (plan.mover.wayBack !== 'before traffic' || plan.purpose.is === 'swap back') return undefined;
  if ((greenShare(course) ?? 0) > 0) return undefined;
  const unseen = toldAndUnseen(plan, course);
  if (unseen !== undefined) return whileSwitching(plan, course, unseen, now);
  const cancelled = direction.turn === 'cancelled' || course.cancelled !== undefined;
  const isKnown = course.lost === undefined && greenShare(course) === 0;
  if (cancelled)
    return end('cancelled', `${direction.because}${isKnown ? ' No traffic was on green.' : ''}`, greenStays(plan, ''));
  if (course.lost !== undefined) return wait('AWS to be readable again', undefined, 'closely');
  if (course.confirmed === undefined || !isReadBack(course))
    return { step: { do: 'confirm' }, because: 'blue is read back as what serves' };
  const { served } = course.confirmed;
  if (typeof served === 'object')
    return end('superseded', `${direction.because} ${served.third} serves: another change took the target.`, undefined);
  if (served === 'nobody') return nothingServes(plan, direction.because);
  // What was switched in this moment shows at the next look.
  if (served !== 'blue') return wait('AWS to tell who serves', undefined, 'closely');
  return end('failed', direction.because, `Blue served all the time. ${greenStays(plan)}`);
}

/** Users are led to neither side. */
export function nothingServes({ mover }: Pick<Plan, 'mover'>, because: string): Decision {
  const { nobody } = targetWords(mover);
  return end('broken', `${because} ${nobody.why}`, nobody.next);
}

/**
 * What a person can do about a green that was not let go on.
 *
 * @param first what comes before they can go on with it
 */
export function greenStays({ run }: Plan, first = 'mend what stood in the way and '): string {
  return (
    `Green stays, and costs what blue costs: ${first}promote it with \`release-id: ${run.changeId}\`, ` +
    'or remove it with `operation: rollback`.'
  );
}

/** The same while AWS makes it, which nobody has to wait for. */
export function greenIsMade({ mover }: Plan): string {
  return mover.wayBack === 'before traffic'
    ? ' AWS goes on making green, which costs what blue costs: re-run the job to go on with it, or remove it with `operation: rollback`.'
    : '';
}

/** How to go on with a green that waits for as long as it takes, and what it costs until then. */
export function waitsForEver({ run }: Plan): string {
  return (
    `Promote it with \`release-id: ${run.changeId}\`, whenever you like: green follows blue until somebody decides, and costs what blue costs. ` +
    'Nothing else can be released there until then. To remove green, run `operation: rollback`.'
  );
}

/** Making green may take longer than a job may: what AWS carries on by itself was begun, and that was asked for. */
export function leavesItToAws({ policy, purpose, mover }: Plan): boolean {
  return policy.onTimeout === 'leave' && purpose.is === 'stage' && mover.readyWait === 'for ever';
}

/** The end of a stage that leaves the making of green to AWS. */
export function stagedUnmade(plan: Plan, doing: string): Decision {
  return end(
    'staged',
    `The time limit of ${printDuration(plan.policy.timeout)} ran out, while waiting for ${doing}. \`on-timeout: leave\` ended the job here, and AWS goes on making green. No gate has measured it yet.`,
    `A promote waits until green is settled and proven. ${waitsForEver(plan)}`,
  );
}

/** Nothing is moved for good that nobody has the time to watch. Undefined: there is time. */
export function noTimeToWatch({ mover, bake, policy }: Plan, { began }: Course, now: Instant): Decision | undefined {
  if (mover.wayBack !== 'before traffic' || now + mover.moving + bake <= began + policy.timeout) return undefined;
  return {
    step: { do: 'go back', turn: 'time ran out' },
    because: `The time limit of ${printDuration(policy.timeout)} leaves no time to switch over (${printDuration(mover.moving)} at most) and to watch what serves then for ${printDuration(bake)}.`,
  };
}

/** Until when a gate that fails says nothing yet of green: the move itself has kept users out for a while. Undefined: it counts. */
export function quietBy({ mover }: Plan, { sighting, motionSince }: Course): Instant | undefined {
  if (mover.wayBack !== 'before traffic' || sighting?.motion.is !== 'finished') return undefined;
  return (sighting.motion.switched?.until ?? motionSince) + quietAgain;
}

const oneWay = 'a switchover is not taken back, because what was written since is on green alone';

const byHand =
  'To mend what serves loses nothing; to make old blue serve again by hand loses what was written since, unless it is copied. ' +
  "Leave the deployment's record as it is: to delete it lets clients write to old blue.";

/** After the move: for whoever is woken, what is known and what can be done. */
export function noWayBack({ blue }: Plan, course: Course): { readonly why: string; readonly next: string } {
  const name = blueNow(course);
  const stands = name === undefined ? `Blue ${blue.name} stands, under another name,` : `Blue ${name} still stands,`;
  return {
    why: oneWay,
    next: `Decide now. ${stands} read-only and without any write since the switchover. ${byHand}`,
  };
}

/** What old blue is called, where a look has shown it. */
export function blueNow({ sighting }: Course): string | undefined {
  return sighting?.motion.is === 'finished' ? sighting.motion.blueNow : undefined;
}

/** After a good end: what stays, and costs, until a person decides. */
export function oldBlueStays({ mover }: Plan, course: Course): string | undefined {
  if (mover.wayBack !== 'before traffic') return undefined;
  const name = blueNow(course) ?? 'Old blue';
  return `${name} stays, takes no writes, and costs what it did until somebody deletes it: Greenlight never does. \`operation: delete-record\` lifts what protects it from writes.`;
}

/** The same for whoever asks for a rollback. */
export const noRollback = {
  why: oneWay,
  next: `What served before a switchover stands as \`-old1\` or the next number behind its name, where nobody has deleted it. ${byHand}`,
};

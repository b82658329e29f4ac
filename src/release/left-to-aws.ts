import { clock } from './time-words.ts';
import { type Course, greenShare, isPauseAhead } from './course.ts';
import { toldAndUnseen } from './one-way.ts';
import { nextShare as nextOf, type Plan } from './plan.ts';
import type { Motion } from './words.ts';

/**
 * What AWS does with a change that nobody watches any more, when, and what a person can do about it: for whoever has to decide
 * now, from a mail or a phone.
 */
export function leftToAws(plan: Plan, course: Course): string {
  if (course.made.is !== 'change') return 'Nothing was begun.';
  if (plan.mover.moves === 'Greenlight') return leftAsItIs(plan, course);
  const { id } = course.made.change;
  if (plan.mover.wayBack === 'before traffic') return leftOneWay(plan, course, id);
  const byHand = `To go back, stop ${id} in ${plan.mover.mover} with rollback.`;
  const motion = course.sighting?.motion;
  if (motion === undefined) return `AWS goes on with ${id} by itself. ${byHand}`;
  switch (motion.is) {
    case 'preparing':
      return `AWS goes on with ${id} by itself: ${unwatched(plan)} ${byHand}`;
    case 'ready':
      return `${id} waits for a word, and AWS stops it when none comes. ${byHand}`;
    case 'paused':
      return `${pausedWords(id, motion)} ${byHand}`;
    case 'switching':
      return `${id} switches over, and no gate is obeyed any more.`;
    case 'shifting':
      return isPauseAhead(plan, course)
        ? `Before it moves more, AWS waits for a word, and goes back by itself when none comes. ${byHand}`
        : `${nextShare(plan, course, motion)} No gate is obeyed any more. ${byHand}`;
    case 'settled':
      if (plan.mover.wayBack === 'by a new deployment')
        return `Green has all traffic, and blue's tasks are gone. To go back, release ${plan.blue.name} anew.`;
      return motion.blueEnds === 'never'
        ? `Green has all traffic, and AWS keeps blue. ${byHand}`
        : `Green has all traffic. AWS ends blue at ${clock(motion.blueEnds)} UTC; until then: ${byHand}`;
    case 'finished':
      return 'AWS has finished the deployment: to go back, release the previous revision.';
    case 'stopped':
      return `${id} is stopped: look at it in ${plan.mover.mover} until its rollback has ended.`;
    case 'strange':
      return `Look at ${id} in ${plan.mover.mover}, and update Greenlight.`;
  }
}

/** What AWS does on its own with what it has begun, up to where it asks. */
function unwatched({ mover }: Plan): string {
  switch (mover.hold) {
    case 'at pauses':
    case 'before traffic':
      return 'it starts green, waits for a word before it moves traffic, and goes back when none comes.';
    case 'nowhere':
    case 'anywhere':
      return 'it starts green and then moves traffic. No gate is obeyed any more.';
  }
}

/** What a pause comes to that nobody answers. */
function pausedWords(id: string, { until, then }: Extract<Motion, { is: 'paused' }>): string {
  const at = until === undefined ? 'at its deadline' : `at ${clock(until)} UTC`;
  return then === 'goes back'
    ? `${id} waits for a word, and goes back by itself ${at} when none comes.`
    : `${id} waits for a word, and goes on by itself ${at} when none comes. No gate is obeyed any more.`;
}

/** Of a move that is made once: AWS makes green and waits, and moves nothing before it is told to. */
function leftOneWay(plan: Plan, course: Course, id: string): string {
  const { run, mover } = plan;
  const decide = `To go on, promote it with \`release-id: ${run.changeId}\`; to remove green, run \`operation: rollback\`.`;
  const motion = toldAndUnseen(plan, course) ?? course.sighting?.motion;
  switch (motion?.is) {
    case undefined:
      return `AWS goes on with ${id} by itself, and moves no traffic before it is told to. ${decide}`;
    case 'preparing':
      return `AWS goes on making green, and moves no traffic before it is told to. ${decide}`;
    case 'ready':
      return `Green is ready, and AWS moves no traffic before it is told to. ${decide}`;
    case 'switching':
      return `AWS was told to switch over: by ${clock(motion.until)} UTC green has all traffic, or AWS has undone it. Then run \`operation: status\`, and neither promote nor roll back before.`;
    case 'paused':
    case 'shifting':
    case 'settled':
    case 'finished':
      return 'Green has all traffic, and there is no way back without losing what was written since.';
    case 'stopped':
      return `Blue has all traffic. Look at ${id} in ${mover.mover}. ${decide}`;
    case 'strange':
      return `Look at ${id} in ${mover.mover}, and update Greenlight.`;
  }
}

/** To be read after "left the release". */
export function toWhom({ mover }: Plan): string {
  return mover.moves === 'AWS' && mover.wayBack !== 'before traffic' ? 'to AWS' : 'as it is';
}

/** Where Greenlight moves the traffic, nothing moves it once nobody watches: neither on nor back. */
function leftAsItIs({ run }: Plan, course: Course): string {
  const share = greenShare(course);
  const where =
    share === undefined
      ? 'An unknown share of traffic is on green'
      : share === 0
        ? 'Green has no traffic'
        : `${share === 100 ? 'All' : `${share} % of`} traffic is on green`;
  if (share === 0) return `${where}, and nothing gives it any.`;
  return `${where}, and stays there: nothing moves it any more. To go on, re-run the job of ${run.releaseId}; to go back, run \`operation: rollback\`.`;
}

/** A mover that cannot hold goes on by its own clock: how much, and at which moment. */
function nextShare(plan: Plan, course: Course, { nextAt }: Extract<Motion, { is: 'shifting' }>): string {
  if (nextAt === undefined) return 'AWS moves more traffic to green by itself.';
  const share = greenShare(course) ?? 0;
  const next = nextOf(plan, share);
  return `At ${clock(nextAt)} UTC AWS gives green ${next >= 100 ? 'all traffic' : `${next} % of traffic`} by itself.`;
}

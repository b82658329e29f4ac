import { clock } from './time-words.ts';
import { type Course, greenShare, isPauseAhead, phaseOf } from './course.ts';
import type { Plan } from './plan.ts';
import { doubtOf, firstReadingWithin, notReadYet, stillToSpeak, type Unproven } from './proof.ts';
import { type Decision, wait, type Watch } from './step.ts';
import type { Gate, Instant, Millis, Percent } from './words.ts';

/** Two looks before AWS goes its own way: one to decide on, and one to see that it was heard. */
export function lastWordBefore({ policy }: Pick<Plan, 'policy'>, goesOnAt: Instant | undefined): Instant {
  return goesOnAt === undefined ? Number.POSITIVE_INFINITY : goesOnAt - 2 * policy.poll.proof;
}

/** Before traffic goes on: nothing where green is proven, else what there is to wait for, or the way back. */
export function provenOrBack(plan: Plan, course: Course, now: Instant, goesOnAt?: Instant): Decision | undefined {
  const phase = phaseOf(course);
  // In the first moments of a level its gates may not have been looked at once: that is no doubt yet, only too early.
  const unread = notReadYet(plan, course, phase);
  const from = Math.max(course.levelSince, course.motionSince);
  // AWS's own timer does not wait for it: where there is no time for another look, unread is unproven. A moment that was over when
  // the level was first seen is the earliest that it could have been, as for whoever comes later, and not AWS's own.
  const isAhead = goesOnAt !== undefined && goesOnAt > course.levelSince;
  const tooLate = isAhead && now + plan.policy.poll.proof >= goesOnAt;
  if (unread !== undefined && !tooLate && now - from < firstReadingWithin(plan, unread))
    return wait(`the first reading of ${unread.name}`, undefined, 'closely');
  const doubt = doubtOf(plan, course, phase, now);
  if (doubt === undefined) return undefined;
  return heldFor(plan, course, doubt, now) ?? { step: { do: 'go back', turn: 'not proven' }, because: doubt.because };
}

/** Where traffic waits for a word, a gate that could not say pass is heard out before it is doubted, as far as AWS waits for that. */
export function provenAtLeisure(
  plan: Plan,
  course: Course,
  phase: 'staged' | 'baking',
  until: Instant | undefined,
  now: Instant,
): Decision | undefined {
  const speaker = stillToSpeak(plan, course, phase);
  const isWaitedFor = speaker?.kind !== 'lag' || doubtOf(plan, course, phase, now) !== undefined;
  if (
    speaker !== undefined &&
    isWaitedFor &&
    now < lastWordBefore(plan, until) &&
    now - course.motionSince < hearOut(plan, speaker, isReadable(course, speaker))
  )
    return wait(
      `${speaker.name} to pass, before ${phase === 'staged' ? 'any traffic' : 'the bake'}`,
      until,
      paceOf(speaker, now - course.motionSince),
    );
  return provenOrBack(plan, course, now, until);
}

/** Whether waiting for it may help: not where CloudWatch gives no answer. */
function isReadable({ readings }: Course, { name }: Gate): boolean {
  return !readings.some(({ gate, outcome }) => gate === name && outcome === 'error');
}

const aWhile: Millis = 2 * 60_000;

/** A green that catches up is looked at as calmly as one that is in the making, and seldom when it takes long. */
function paceOf({ kind }: Gate, since: Millis): Watch {
  if (kind !== 'lag') return 'closely';
  return since >= takesLong ? 'rarely' : 'calmly';
}

/** What has not come by then takes long: nobody misses anything who looks once a minute. */
export const takesLong: Millis = 10 * 60_000;

/** All tries of a smoke test, one look apart; for targets the time of some health checks; green may catch up until the time limit, for waiting costs no user anything. */
export function hearOut(plan: Plan, gate: Gate, isReadable = true): Millis {
  if (gate.kind === 'lag') return isReadable ? Number.POSITIVE_INFINITY : aWhile;
  if (gate.kind !== 'smoke') return aWhile;
  const { timeout, retries } = gate.check;
  return (retries + 2) * (timeout + 2 * plan.policy.poll.proof);
}

/** When a level that is not proven has to end: as planned, after its extensions, and after it was held. */
export interface Patience {
  readonly planned: Instant;
  readonly extended: Instant;
  readonly held: Instant;
}

/** Before traffic there is no step to be extended: green is given as long as the first measurements of an alarm take. */
const extensionBeforeTraffic: Millis = 5 * 60_000;

/**
 * How long the present level may last. It counts from when somebody watched it, so that who has forgotten waits longer, and
 * never goes on sooner. An extension is as long as the step, and there are two of them.
 */
export function patienceOf({ steps, policy }: Plan, course: Course): Patience {
  const share = greenShare(course) ?? 0;
  const hold = steps.find(step => step.share >= share)?.hold ?? 0;
  const since = Math.max(course.levelSince, share === 0 ? course.motionSince : 0);
  const planned = since + (share === 0 ? 0 : hold);
  const extended = planned + 2 * (share === 0 ? extensionBeforeTraffic : hold);
  return { planned, extended, held: extended + policy.holdFor };
}

/** The longest that green may keep this share without another word: the step, its extensions, and the time for a person. */
export function longestHold({ steps, policy }: Pick<Plan, 'steps' | 'policy'>, share: Percent): Millis {
  const hold = steps.find(step => step.share >= share)?.hold ?? 0;
  return 3 * hold + policy.holdFor;
}

/** Until when traffic can stay where it is; undefined where it cannot. */
function heldUntil(plan: Plan, course: Course): Instant | undefined {
  const motion = course.sighting?.motion;
  switch (plan.mover.hold) {
    case 'anywhere':
      return Number.POSITIVE_INFINITY;
    case 'at pauses':
      if (motion?.is === 'ready' || motion?.is === 'paused') return lastWordBefore(plan, motion.until);
      return motion?.is === 'shifting' && isPauseAhead(plan, course) ? Number.POSITIVE_INFINITY : undefined;
    case 'before traffic':
    case 'nowhere':
      return undefined;
  }
}

/** What is not proven stays where it is for a while, where the mover can hold and policy says so. */
function heldFor(plan: Plan, course: Course, { because, answer }: Unproven, now: Instant): Decision | undefined {
  const bound = heldUntil(plan, course);
  if (bound === undefined || answer === 'revert') return undefined;
  const { planned, extended, held } = patienceOf(plan, course);
  const longer = Math.min(extended, bound);
  if (answer === 'extend' && now < longer) return wait(`proof, in a longer step: ${because}`, longer, 'closely');
  const until = Math.min(answer === 'hold' ? planned + plan.policy.holdFor : held, bound);
  return now < until
    ? wait(`a person, until ${clock(until)} UTC, when traffic goes back: ${because}`, until, 'closely')
    : undefined;
}

/** A gate fails, and traffic is to stay where it is: undefined once it was held long enough. */
export function heldInFailure(plan: Plan, course: Course, because: string, now: Instant): Decision | undefined {
  return heldFor(plan, course, { because, answer: 'hold' }, now);
}

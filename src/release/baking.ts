import { bakeWords } from './bake-words.ts';
import { hearOut, provenOrBack } from './before-it-goes-on.ts';
import { type Course, greenShare } from './course.ts';
import { healthWords, inspectedAt, sideHealth } from './inspection.ts';
import { targetWords } from './mover-words.ts';
import type { Plan } from './plan.ts';
import { nothingServes, oldBlueStays, quietBy } from './one-way.ts';
import { failureOf, stillToSpeak } from './proof.ts';
import { retiredWords, retiring } from './retire.ts';
import { type Decision, end, wait } from './step.ts';
import { type Instant, type Millis, type Motion, nothingYet } from './words.ts';

/** A new state must be read back by identity within this time, or it is not true. */
const confirmWithin: Millis = 60_000;

/** All traffic is on green: it is watched for a while, read back, and then the release has come to its end. */
export function baking(
  plan: Plan,
  course: Course,
  motion: Extract<Motion, { is: 'settled' | 'finished' }>,
  now: Instant,
): Decision {
  const bake = bakeOf(plan, course, motion);
  const { began, until, kept } = bake;
  const share = greenShare(course);
  if (share !== 100 && now - began < confirmWithin) return wait('all traffic to show on green', undefined, 'closely');
  if (now < until) {
    return wait(`the bake: all traffic on green${warmth(plan)}`, until, 'calmly');
  }
  const quiet = quietBy(plan, course);
  if (quiet !== undefined && now < quiet && failureOf(plan, course) !== undefined)
    return wait('the gates to be quiet after the switchover', quiet, 'closely');
  const speaker = stillToSpeak(plan, course, 'baking');
  const heard = speaker === undefined ? until : Math.min(until + hearOut(plan, speaker), kept);
  if (speaker !== undefined && now < heard) return wait(`${speaker.name} to pass`, heard, 'closely');
  const back = provenOrBack(plan, course, now, kept);
  if (back !== undefined) return back;
  if (motion.is === 'settled' && motion.awaits !== undefined) return wait(motion.awaits, undefined, 'closely');
  return released(plan, course, bake, now);
}

function warmth({ blue, mover }: Plan): string {
  if (blue.id === nothingYet.id) return '';
  switch (mover.wayBack) {
    case 'while blue is kept':
      return ', blue warm';
    case 'before traffic':
      return ', from which there is no way back';
    case 'by a new deployment':
      return ', blue a deployment away';
  }
}

interface Bake {
  readonly began: Instant;
  readonly until: Instant;
  /** Blue must still be there when the last word is spoken: two looks before AWS ends it. */
  readonly kept: Instant;
}

function bakeOf(plan: Plan, course: Course, motion: Extract<Motion, { is: 'settled' | 'finished' }>): Bake {
  // A stale look may have shown the old level after traffic had moved: the bake begins with all traffic, whatever was seen.
  const began = Math.max(course.levelSince, motion.is === 'settled' ? motion.since : course.levelSince);
  const kept =
    motion.is === 'settled' && motion.blueEnds !== 'never'
      ? motion.blueEnds - 2 * plan.policy.poll.proof
      : Number.POSITIVE_INFINITY;
  return { began, until: Math.min(began + plan.bake, Math.max(kept, began)), kept };
}

function released(plan: Plan, course: Course, bake: Bake, now: Instant): Decision {
  const { until } = bake;
  // Weights that were read before sight was lost may have changed since.
  if (course.lost !== undefined) return wait('AWS to be readable again', undefined, 'closely');
  const seen = course.confirmed;
  if (seen === undefined || seen.at < Math.max(until, course.sighting?.at ?? until))
    return { step: { do: 'confirm' }, because: 'the bake has passed' };
  if (typeof seen.served === 'object')
    return end('superseded', `${seen.served.third} serves: another change took the target.`, undefined);
  if (seen.served === 'nobody') return nothingServes(plan, 'The release had come to its end.');
  if (seen.served === 'green' && greenShare(course) === 100)
    return nobodyAnswers(plan, course, until, now) ?? retiring(plan, course, now) ?? wellEnded(plan, course, bake);
  const deadline = until + confirmWithin;
  if (seen.at < deadline)
    return now >= deadline || now - seen.at >= plan.policy.poll.proof
      ? { step: { do: 'confirm' }, because: 'green is not yet read back' }
      : wait('the target to name green as what serves', deadline, 'closely');
  return end(
    'unknown',
    seen.served === 'green'
      ? `The target names green as what serves, but what moves it reports ${shareWords(greenShare(course))} of traffic on it.`
      : `${shareOf(greenShare(course))} is reported on green, but read back, ${seen.served === 'blue' ? 'blue serves' : 'it is divided between both'}.`,
    seen.served === 'green'
      ? 'Look at who serves.'
      : `Look at ${targetWords(plan.mover).lookAt}, and at who has changed them, now.`,
  );
}

/** Blue was let go `since` then: what is left is to see it end, and who serves then. */
export function afterLettingGo(
  plan: Plan,
  course: Course,
  { motion, since }: { motion: Exclude<Motion, { is: 'stopped' | 'strange' }>; since: Instant },
  now: Instant,
): Decision {
  if (course.leaves !== undefined && now >= course.leaves)
    return end(
      'unknown',
      'Green was proven, and blue was being let go, when the process of the step ended. Who serves could not be read back since.',
      'Look at who serves.',
    );
  // A look that is behind the times shows no bake: the next one is soon.
  if (motion.is !== 'settled' && motion.is !== 'finished') return wait('AWS to end blue', undefined, 'closely');
  const bake = bakeOf(plan, course, motion);
  // The bake was over then, also where somebody else has watched it.
  const passed = { ...bake, until: Math.min(bake.until, since) };
  return course.cancelled === undefined ? released(plan, course, passed, now) : wellEnded(plan, course, passed);
}

function wellEnded(plan: Plan, course: Course, bake: Bake): Decision {
  const retired = retiredWords(plan, course);
  const proof =
    course.leaves === undefined ? bakeWords(plan, course, bake) : 'it was proven before the process of the step ended';
  return end(
    plan.purpose.is === 'restore' ? 'restored' : 'released',
    `Green serves all traffic, read back by its revision, and ${proof}.${switchedWords(course)}${retired === undefined ? '' : ` ${retired.because}`}`,
    retired?.next ?? oldBlueStays(plan, course),
  );
}

/** How long the move itself took, where AWS dates it. */
function switchedWords({ sighting }: Course): string {
  const switched = sighting?.motion.is === 'finished' ? sighting.motion.switched : undefined;
  if (switched === undefined) return '';
  const seconds = Math.max(1, Math.round((switched.until - switched.from) / 1000));
  return ` By AWS's own events the primary was switched over within ${seconds} s; whoever kept the former address for longer was kept out for longer.`;
}

/**
 * The last word is not spoken over users whom nobody answers: green's targets are looked at once more, while blue is still
 * there. Undefined: somebody answers, or the load balancer would not say within the time that reading back is given.
 */
function nobodyAnswers({ mover, policy }: Plan, course: Course, until: Instant, now: Instant): Decision | undefined {
  const lookedAt = inspectedAt(course);
  const inspect: Decision = { step: { do: 'inspect' }, because: 'green is read back as what serves' };
  if (lookedAt === undefined || lookedAt < until) return inspect;
  if (course.health.is === 'in vain' && now < until + confirmWithin)
    return now - lookedAt >= policy.poll.proof
      ? inspect
      : wait(`${targetWords(mover).healthFrom} to tell green's health`, undefined, 'closely');
  const [blue, green] = [sideHealth(course, 'blue'), sideHealth(course, 'green')];
  // A fault of the load balancer, or no health checks: nobody knows how they are, and that is no reason to call them ill.
  if (green === undefined || green.healthy > 0 || green.unchecked > 0) return undefined;
  const { sighting } = course;
  const ofGreen = `Green has all traffic and ${healthWords(mover, green, sighting?.green)}.`;
  // Where both sides stand in one target group, what is said of blue is said of green; a new deployment starts blue anew.
  const canTakeOver = mover.wayBack === 'by a new deployment' || (blue !== undefined && blue.healthy > 0);
  if (canTakeOver && sighting?.motion.is === 'settled')
    return { step: { do: 'go back', turn: 'not proven' }, because: ofGreen };
  const ofBlue =
    blue === undefined ? 'Nobody knows how blue is' : `Blue has ${healthWords(mover, blue, sighting?.blue)}`;
  return end(
    'broken',
    `${ofGreen} ${ofBlue}, so there is no way back.`,
    'Bring something into service that answers, now.',
  );
}

function shareWords(share: number | undefined): string {
  return share === undefined ? 'an unknown share' : `${share} %`;
}

function shareOf(share: number | undefined): string {
  return share === 100 ? 'All traffic' : `${share === undefined ? 'An unknown share' : `${share} %`} of traffic`;
}

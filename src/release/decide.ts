import { printDuration } from '../request/duration.ts';
import { clock } from '../report/time-words.ts';
import { bakeWords } from './bake-words.ts';
import { type Course, greenShare, phaseOf } from './course.ts';
import { doubtOf, failureOf, firstReadingWithin, notReadYet, stillToSpeak } from './proof.ts';
import { leftToAws } from './left-to-aws.ts';
import type { Plan } from './plan.ts';
import { retiredWords, retiring } from './retire.ts';
import { answerGoingBack, leaveUnwatched } from './going-back.ts';
import { healthWords, inspectedAt, sideHealth } from './inspection.ts';
import { stayOrEnd } from './stopped.ts';
import { type Decision, end, wait } from './step.ts';
import type { Gate, Instant, Millis, Motion } from './words.ts';

/** How long the target may be out of sight before the release says so and ends: longer than any throttling that passes. */
const outOfSight: Millis = 10 * 60_000;

/** A new state must be read back by identity within this time, or it is not true. */
const confirmWithin: Millis = 60_000;

/** What to do next, from what was asked and what was seen. Pure: every rule of a release stands here or in a file named above. */
export function decide(plan: Plan, course: Course, now: Instant): Decision {
  if (course.made.is !== 'change') return beforeTheChange(course);

  const motion = course.sighting?.motion;
  if (course.lost !== undefined && now - course.lost.since >= outOfSight)
    return end(
      'unknown',
      `Nothing could be read from AWS for ${Math.round(outOfSight / 60_000)} minutes: ${course.lost.trouble}`,
      leftOutOfSight(plan, course),
      'trouble',
    );
  if (course.unconfirmed !== undefined && now - course.unconfirmed.since >= outOfSight)
    return end(
      'unknown',
      `Who serves could not be read back for ${Math.round(outOfSight / 60_000)} minutes: ${course.unconfirmed.trouble}`,
      'Look at the service and its task sets.',
      'trouble',
    );
  if (motion?.is === 'strange')
    return end(
      'unknown',
      `AWS reports a status that Greenlight does not know: ${motion.status}.`,
      'AWS goes on by itself. Look at the deployment, and update Greenlight.',
      'unknown-answer',
    );
  // The last word is spoken: no gate, no time limit and no cancel takes anything back from here on.
  if (course.lettingGo.is !== 'not asked' && motion !== undefined && motion.is !== 'stopped')
    return lettingGo(plan, course, motion, now);
  const leaving = leaveUnwatched(plan, course, now);
  if (leaving !== undefined) return leaving;
  if (motion?.is === 'stopped') return stayOrEnd(plan, course, motion, now);
  if (course.direction.going === 'back') return answerGoingBack(plan, course, course.direction, now);

  return turning(plan, course, now) ?? goingOn(plan, course, motion, now);
}

/** What was last seen is no promise of what AWS does by now. */
function leftOutOfSight({ mover }: Plan, { made }: Course): string {
  const what = made.is === 'change' ? made.change.id : 'the deployment';
  return `Look at ${what} in ${mover.mover}: AWS goes on with it by itself, and no gate of this release is obeyed any more.`;
}

function beforeTheChange(course: Course): Decision {
  if (course.direction.going === 'back') return end('cancelled', course.direction.because, undefined);
  return course.made.is === 'revision'
    ? { step: { do: 'begin', revision: course.made.revision }, because: `${course.made.revision.name} is made` }
    : { step: { do: 'stage' }, because: 'the plan stands' };
}

/** The reasons to turn back that do not depend on where in its steps the release is. */
function turning(plan: Plan, course: Course, now: Instant): Decision | undefined {
  const failure = failureOf(plan, course);
  if (failure !== undefined)
    return plan.policy.onFailure === 'revert'
      ? { step: { do: 'go back', turn: 'a gate failed' }, because: failure }
      : end(
          'broken',
          `${failure} \`on-failure: leave\` left the release to AWS.`,
          `Decide now. ${leftToAws(plan, course)}`,
        );
  const drilled = drillGate(plan, course);
  if (drilled !== undefined) return { step: { do: 'go back', turn: 'a drill' }, because: drilled };
  const crashing = notStarting(plan, course);
  if (crashing !== undefined) return { step: { do: 'go back', turn: 'green does not start' }, because: crashing };
  if (now - course.began < plan.policy.timeout) return undefined;
  const motion = course.sighting?.motion;
  const waiting = motion?.is === 'preparing' ? `, while waiting for ${motion.doing}` : '';
  const cause = motion?.is === 'preparing' ? course.failedStarts.because : '';
  const late = `The time limit of ${printDuration(plan.policy.timeout)} ran out${waiting}.${cause === '' ? '' : ` ${cause}`}`;
  return plan.policy.onTimeout === 'revert'
    ? { step: { do: 'go back', turn: 'time ran out' }, because: late }
    : end('unknown', `${late} \`on-timeout: leave\` left the release to AWS.`, leftToAws(plan, course));
}

/** A drill fails on purpose, and not before users have met green: that is what going back is rehearsed from. */
function drillGate({ purpose }: Plan, course: Course): string | undefined {
  const share = greenShare(course) ?? 0;
  return purpose.is === 'drill' && share > 0
    ? `The drill's own gate failed, as it is to, with ${share} % of traffic on green.`
    : undefined;
}

/**
 * Green's tasks fail to start as often as ECS's own deployment circuit breaker would bear (half of the wanted tasks,
 * at least 3, at most 200): CodeDeploy has no such breaker and would start them again for an hour.
 */
function notStarting(plan: Plan, course: Course): string | undefined {
  if (plan.policy.onFailure !== 'revert' || course.sighting?.motion.is !== 'preparing') return undefined;
  const wanted = course.sighting.green?.wanted ?? 0;
  const { count, because } = course.failedStarts;
  return count >= Math.min(200, Math.max(3, Math.ceil(wanted / 2)))
    ? `Green does not start: ${because.replace(/\.$/, '')}.`
    : undefined;
}

function goingOn(plan: Plan, course: Course, motion: Motion | undefined, now: Instant): Decision {
  if (plan.purpose.is === 'stage' && isPastItsStage(motion))
    return end('refused', 'Its traffic moves already: it was promoted, and cannot be staged any more.', undefined);
  switch (motion?.is) {
    case undefined:
      return wait('the deployment to become visible', undefined, 'closely');
    case 'preparing':
      return wait(motion.doing, undefined, 'calmly');
    case 'ready':
      return (
        provenAtLeisure(plan, course, motion.until, now) ??
        (plan.purpose.is === 'stage'
          ? staged(plan, course, motion.until)
          : { step: { do: 'continue' }, because: 'green is ready and nothing speaks against it' })
      );
    case 'shifting': {
      const next = motion.nextAt;
      // A mover that cannot hold goes on by itself: the last word is two looks before it does.
      const lastWord = next === undefined ? undefined : next - 2 * plan.policy.poll.proof;
      const share = greenShare(course);
      return (
        (lastWord !== undefined && now >= lastWord ? provenOrBack(plan, course, now, next) : undefined) ??
        wait(
          share === undefined ? 'traffic to move' : `proof at ${share} % on green`,
          next,
          next === undefined || Math.abs(next - now) <= 2 * plan.policy.poll.state ? 'closely' : 'calmly',
        )
      );
    }
    case 'settled':
    case 'finished':
      return baking(plan, course, motion, now);
    case 'stopped':
    case 'strange':
      throw new Error(`${motion.is} was decided before`);
  }
}

function isPastItsStage(motion: Motion | undefined): boolean {
  return motion?.is === 'shifting' || motion?.is === 'settled' || motion?.is === 'finished';
}

/** Green holds the only place that the target has, until somebody decides or the wait ends. */
function staged({ run, gates }: Plan, { made }: Course, until: Instant | undefined): Decision {
  const id = made.is === 'change' ? made.change.id : 'the deployment';
  const [by, then] = until === undefined ? ['', 'at the end of its wait'] : [` by ${clock(until)} UTC`, 'then'];
  return end(
    'staged',
    gates.length === 0
      ? 'Green runs without production traffic. No gate has measured it.'
      : 'Green is proven as far as it can be without production traffic, and has none.',
    `Promote it${by} with \`release-id: ${run.changeId}\`; ${then} AWS stops ${id} and removes green. ` +
      'Nothing else can be released there until then. To drop it sooner, stop that deployment.',
  );
}

function baking(
  plan: Plan,
  course: Course,
  motion: Extract<Motion, { is: 'settled' | 'finished' }>,
  now: Instant,
): Decision {
  const bake = bakeOf(plan, course, motion);
  const { began, until, kept } = bake;
  const share = greenShare(course);
  if (share !== 100 && now - began < confirmWithin) return wait('all traffic to show on green', undefined, 'closely');
  if (now < until) return wait('the bake: all traffic on green, blue warm', until, 'calmly');
  const speaker = stillToSpeak(plan, course, 'baking');
  const heard = speaker === undefined ? until : Math.min(until + hearOut(plan, speaker), kept);
  if (speaker !== undefined && now < heard) return wait(`${speaker.name} to pass`, heard, 'closely');
  const back = provenOrBack(plan, course, now, kept);
  if (back !== undefined) return back;
  if (motion.is === 'settled' && motion.awaits !== undefined) return wait(motion.awaits, undefined, 'closely');
  return released(plan, course, bake, now);
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
  if (seen.served === 'green' && greenShare(course) === 100)
    return (
      nobodyAnswers(course, until, now, plan.policy.poll.proof) ??
      retiring(plan, course, now) ??
      wellEnded(plan, course, bake)
    );
  const deadline = until + confirmWithin;
  if (seen.at < deadline)
    return now >= deadline || now - seen.at >= plan.policy.poll.proof
      ? { step: { do: 'confirm' }, because: 'green is not yet read back' }
      : wait('the service to name green as what serves', deadline, 'closely');
  return end(
    'unknown',
    seen.served === 'green'
      ? `The service names green as what serves, but the deployment reports ${shareWords(greenShare(course))} of traffic on it.`
      : 'The deployment reports all traffic on green, but the service does not name it as what serves.',
    'Look at the service and its task sets.',
  );
}

/** Blue was let go: what is left is to see it end, and who serves then. */
function lettingGo(
  plan: Plan,
  course: Course,
  motion: Exclude<Motion, { is: 'stopped' | 'strange' }>,
  now: Instant,
): Decision {
  // A look that is behind the times shows no bake: the next one is soon.
  if (motion.is !== 'settled' && motion.is !== 'finished') return wait('AWS to end blue', undefined, 'closely');
  const bake = bakeOf(plan, course, motion);
  return course.cancelled === undefined ? released(plan, course, bake, now) : wellEnded(plan, course, bake);
}

function wellEnded(plan: Plan, course: Course, bake: Bake): Decision {
  const retired = retiredWords(plan, course);
  return end(
    plan.purpose.is === 'restore' ? 'restored' : 'released',
    `Green serves all traffic, read back by its revision, and ${bakeWords(plan, course, bake)}.${retired === undefined ? '' : ` ${retired.because}`}`,
    retired?.next,
  );
}

/**
 * The last word is not spoken over users whom nobody answers: green's targets are looked at once more, while blue is still
 * there. Undefined: somebody answers, or the load balancer would not say within the time that reading back is given.
 */
function nobodyAnswers(course: Course, until: Instant, now: Instant, again: Millis): Decision | undefined {
  const lookedAt = inspectedAt(course);
  const inspect: Decision = { step: { do: 'inspect' }, because: 'green is read back as what serves' };
  if (lookedAt === undefined || lookedAt < until) return inspect;
  if (course.health.is === 'in vain' && now < until + confirmWithin)
    return now - lookedAt >= again ? inspect : wait("the load balancer to tell green's health", undefined, 'closely');
  const [blue, green] = [sideHealth(course, 'blue'), sideHealth(course, 'green')];
  // A fault of the load balancer, or no health checks: nobody knows how they are, and that is no reason to call them ill.
  if (green === undefined || green.healthy > 0 || green.unchecked > 0) return undefined;
  const { sighting } = course;
  const ofGreen = `Green has all traffic and ${healthWords(green, sighting?.green)}.`;
  if (blue !== undefined && blue.healthy > 0 && sighting?.motion.is === 'settled')
    return { step: { do: 'go back', turn: 'not proven' }, because: ofGreen };
  const ofBlue = blue === undefined ? 'Nobody knows how blue is' : `Blue has ${healthWords(blue, sighting?.blue)}`;
  return end('broken', `${ofGreen} ${ofBlue}, so there is no way back.`, 'Bring healthy tasks into service now.');
}

function shareWords(share: number | undefined): string {
  return share === undefined ? 'an unknown share' : `${share} %`;
}

function provenOrBack(plan: Plan, course: Course, now: Instant, goesOnAt?: Instant): Decision | undefined {
  const phase = phaseOf(course);
  // In the first moments of a level its gates may not have been looked at once: that is no doubt yet, only too early.
  const unread = notReadYet(plan, course, phase);
  const from = Math.max(course.levelSince, course.motionSince);
  // AWS's own timer does not wait for it: where there is no time for another look, unread is unproven.
  const tooLate = goesOnAt !== undefined && now + plan.policy.poll.proof >= goesOnAt;
  if (unread !== undefined && !tooLate && now - from < firstReadingWithin(plan, unread))
    return wait(`the first reading of ${unread.name}`, undefined, 'closely');
  const doubt = doubtOf(plan, course, phase, now);
  return doubt === undefined ? undefined : { step: { do: 'go back', turn: 'not proven' }, because: doubt };
}

/** Where traffic waits for a word, a gate that could not say pass is heard out before it is doubted; AWS's own wait bounds it. */
function provenAtLeisure(plan: Plan, course: Course, until: Instant | undefined, now: Instant): Decision | undefined {
  const speaker = stillToSpeak(plan, course, 'staged');
  if (speaker !== undefined && now - course.motionSince < hearOut(plan, speaker))
    return wait(`${speaker.name} to pass, before any traffic`, until, 'closely');
  return provenOrBack(plan, course, now);
}

/** All tries of a smoke test, one look apart; for targets the time of some health checks. */
function hearOut(plan: Plan, gate: Gate): Millis {
  if (gate.kind !== 'smoke') return 2 * 60_000;
  const { timeout, retries } = gate.check;
  return (retries + 2) * (timeout + 2 * plan.policy.poll.proof);
}

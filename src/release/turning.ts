import { isNotWhatWasAsked } from '../judge/arrival.ts';
import { printDuration } from '../request/duration.ts';
import { heldInFailure } from './before-it-goes-on.ts';
import { type Course, greenShare, phaseOf } from './course.ts';
import { leftToAws, toWhom } from './left-to-aws.ts';
import { greenStays, leavesItToAws, quietBy, stagedUnmade } from './one-way.ts';
import type { Plan } from './plan.ts';
import { failureOf, stillToSpeak } from './proof.ts';
import { type Decision, end } from './step.ts';
import type { Gate, Instant } from './words.ts';

/** The reasons to turn back that do not depend on where in its steps the release is. */
export function turning(plan: Plan, course: Course, now: Instant): Decision | undefined {
  const failure = failureCounted(plan, course, now);
  const held = failure === undefined ? undefined : whileHeld(plan, course, failure, now);
  if (failure !== undefined && held === undefined)
    return plan.policy.onFailure === 'leave'
      ? left(plan, course, failure)
      : { step: { do: 'go back', turn: 'a gate failed' }, because: failure };
  const ignored = weightsIgnored(plan, course);
  if (ignored !== undefined) return { step: { do: 'go back', turn: 'traffic does not follow' }, because: ignored };
  const drilled = drillGate(plan, course);
  if (drilled !== undefined) return { step: { do: 'go back', turn: 'a drill' }, because: drilled };
  const crashing = notStarting(plan, course);
  if (crashing !== undefined) return { step: { do: 'go back', turn: 'green does not start' }, because: crashing };
  const motion = course.sighting?.motion;
  // What has moved for good is watched to the end: its time was counted before it was told to.
  const isForGood = plan.mover.wayBack === 'before traffic' && motion?.is === 'finished';
  if (now - course.began < plan.policy.timeout || isForGood) return held;
  const isAsked = motion?.is === 'ready' || motion?.is === 'paused';
  const speaker = isAsked ? stillToSpeak(plan, course, phaseOf(course)) : undefined;
  const waiting =
    motion?.is === 'preparing'
      ? `, while waiting for ${motion.doing}`
      : speaker === undefined
        ? ''
        : `, while waiting for ${speaker.name} to pass`;
  const cause = motion?.is === 'preparing' ? course.failedStarts.because : saidBy(speaker, course);
  const late = `The time limit of ${printDuration(plan.policy.timeout)} ran out${waiting}.${cause === '' ? '' : ` ${cause}`}`;
  if (motion?.is === 'preparing' && leavesItToAws(plan)) return stagedUnmade(plan, motion.doing);
  return plan.policy.onTimeout === 'revert'
    ? { step: { do: 'go back', turn: 'time ran out' }, because: late }
    : end('unknown', `${late} \`on-timeout: leave\` left the release ${toWhom(plan)}.`, leftToAws(plan, course));
}

/** What a gate says that has not passed. */
function saidBy(gate: Gate | undefined, { readings }: Course): string {
  const said = readings.filter(reading => reading.gate === gate?.name && reading.outcome !== 'pass');
  return said.map(({ says }) => says).join(' ');
}

/** After a move that cannot be taken back there is time to see whether it was the move itself that a gate has met. */
function failureCounted(plan: Plan, course: Course, now: Instant): string | undefined {
  const quiet = quietBy(plan, course);
  return quiet !== undefined && now < quiet ? undefined : failureOf(plan, course);
}

/** A person has all the time that they need without traffic on green, and until AWS itself goes back. */
function left(plan: Plan, course: Course, failure: string): Decision {
  const because = `${failure} \`on-failure: leave\` left the release ${toWhom(plan)}.`;
  if (plan.mover.wayBack === 'before traffic' && greenShare(course) === 0)
    return end('held', because, `Decide. ${greenStays(plan)}`);
  return end(goesBackByItself(plan, course) ? 'held' : 'broken', because, `Decide now. ${leftToAws(plan, course)}`);
}

function goesBackByItself({ mover }: Plan, { sighting }: Course): boolean {
  const motion = sighting?.motion;
  if (motion?.is === 'ready') return mover.waits === 'at hooks' && motion.until !== undefined;
  return motion?.is === 'paused' && motion.then === 'goes back' && motion.until !== undefined;
}

function whileHeld(plan: Plan, course: Course, failure: string, now: Instant): Decision | undefined {
  return plan.policy.onFailure === 'hold' ? heldInFailure(plan, course, failure, now) : undefined;
}

/** A share that was taken and does not reach users proves nothing of green, whatever the gates say. */
function weightsIgnored({ mover }: Plan, { sighting }: Course): string | undefined {
  const { arrived, serving } = sighting ?? {};
  if (mover.moves !== 'Greenlight' || arrived === undefined || serving === undefined || serving.who === 'unknown')
    return undefined;
  if (!isNotWhatWasAsked({ asked: serving.green, ...arrived })) return undefined;
  return `Green was given ${serving.green} % of traffic, and ${arrived.green} of ${arrived.all} requests reached it: the weights did not take effect.`;
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
 * at least 3, at most 200): CodeDeploy has no such breaker and would start them again for an hour, and not every service has ECS's.
 */
function notStarting(plan: Plan, course: Course): string | undefined {
  if (plan.policy.onFailure === 'leave' || !isStarting(plan, course)) return undefined;
  const wanted = course.sighting?.green?.wanted ?? 0;
  const { count, because } = course.failedStarts;
  return count >= Math.min(200, Math.max(3, Math.ceil(wanted / 2)))
    ? `Green does not start: ${because.replace(/\.$/, '')}.`
    : undefined;
}

/** Whether green's tasks are being started: where they take the place of blue's, all the time that traffic moves. */
export function isStarting({ mover }: Pick<Plan, 'mover'>, { sighting }: Course): boolean {
  const motion = sighting?.motion.is;
  return motion === 'preparing' || (motion === 'shifting' && mover.wayBack === 'by a new deployment');
}

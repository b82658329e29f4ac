import { isNotWhatWasAsked } from '../judge/arrival.ts';
import { printDuration } from '../request/duration.ts';
import { heldInFailure } from './before-it-goes-on.ts';
import { type Course, greenShare } from './course.ts';
import { leftToAws, toWhom } from './left-to-aws.ts';
import type { Plan } from './plan.ts';
import { failureOf } from './proof.ts';
import { type Decision, end } from './step.ts';
import type { Instant } from './words.ts';

/** The reasons to turn back that do not depend on where in its steps the release is. */
export function turning(plan: Plan, course: Course, now: Instant): Decision | undefined {
  const failure = failureOf(plan, course);
  const held = failure === undefined ? undefined : whileHeld(plan, course, failure, now);
  if (failure !== undefined && held === undefined)
    return plan.policy.onFailure === 'leave'
      ? end(
          'broken',
          `${failure} \`on-failure: leave\` left the release ${toWhom(plan)}.`,
          `Decide now. ${leftToAws(plan, course)}`,
        )
      : { step: { do: 'go back', turn: 'a gate failed' }, because: failure };
  const ignored = weightsIgnored(plan, course);
  if (ignored !== undefined) return { step: { do: 'go back', turn: 'traffic does not follow' }, because: ignored };
  const drilled = drillGate(plan, course);
  if (drilled !== undefined) return { step: { do: 'go back', turn: 'a drill' }, because: drilled };
  const crashing = notStarting(plan, course);
  if (crashing !== undefined) return { step: { do: 'go back', turn: 'green does not start' }, because: crashing };
  if (now - course.began < plan.policy.timeout) return held;
  const motion = course.sighting?.motion;
  const waiting = motion?.is === 'preparing' ? `, while waiting for ${motion.doing}` : '';
  const cause = motion?.is === 'preparing' ? course.failedStarts.because : '';
  const late = `The time limit of ${printDuration(plan.policy.timeout)} ran out${waiting}.${cause === '' ? '' : ` ${cause}`}`;
  return plan.policy.onTimeout === 'revert'
    ? { step: { do: 'go back', turn: 'time ran out' }, because: late }
    : end('unknown', `${late} \`on-timeout: leave\` left the release ${toWhom(plan)}.`, leftToAws(plan, course));
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
 * at least 3, at most 200): CodeDeploy has no such breaker and would start them again for an hour.
 */
function notStarting(plan: Plan, course: Course): string | undefined {
  if (plan.policy.onFailure === 'leave' || course.sighting?.motion.is !== 'preparing') return undefined;
  const wanted = course.sighting.green?.wanted ?? 0;
  const { count, because } = course.failedStarts;
  return count >= Math.min(200, Math.max(3, Math.ceil(wanted / 2)))
    ? `Green does not start: ${because.replace(/\.$/, '')}.`
    : undefined;
}

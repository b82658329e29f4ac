import { lastWordBefore, provenOrBack } from './before-it-goes-on.ts';
import { type Course, greenShare, isPauseAhead } from './course.ts';
import type { Plan } from './plan.ts';
import { type Decision, wait, type Watch } from './step.ts';
import type { Instant, Millis, Motion } from './words.ts';

type Shifting = Extract<Motion, { is: 'shifting' }>;

/** A move whose end nobody tells is seen within moments, or takes as long as it takes. */
const soon: Millis = 60_000;

/**
 * AWS takes the steps by its own timer: the last word is two looks before one ends. Where AWS will ask before it moves more, it is
 * spoken then.
 */
export function asAwsMoves(plan: Plan, course: Course, { nextAt }: Shifting, now: Instant): Decision {
  const isDue = nextAt !== undefined && !isPauseAhead(plan, course) && now >= lastWordBefore(plan, nextAt);
  return (
    (isDue ? provenOrBack(plan, course, now, nextAt) : undefined) ??
    wait(whatComes(plan, course), nextAt, paceUntil(plan, course, nextAt, now))
  );
}

function whatComes({ mover }: Plan, course: Course): string {
  const share = greenShare(course);
  if (mover.wayBack === 'by a new deployment')
    return `blue's tasks to be replaced${share === undefined ? '' : `: ${share} % of those that run are green's`}`;
  return share === undefined ? 'traffic to move' : `proof at ${share} % on green`;
}

function paceUntil({ policy }: Plan, course: Course, nextAt: Instant | undefined, now: Instant): Watch {
  const isNear =
    nextAt === undefined
      ? now - Math.max(course.levelSince, course.motionSince) < soon
      : Math.abs(nextAt - now) <= 2 * policy.poll.state;
  return isNear ? 'closely' : 'calmly';
}

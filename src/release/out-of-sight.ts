import type { Course } from './course.ts';
import { backByHand } from './going-back.ts';
import { leftToAws } from './left-to-aws.ts';
import type { Plan } from './plan.ts';
import { type Decision, end } from './step.ts';
import type { Instant, Millis } from './words.ts';

/** How long the target may be out of sight before the release says so and ends: longer than any throttling that passes. */
const longest: Millis = 10 * 60_000;

const forSoLong = `for ${longest / 60_000} minutes`;

/** The end of a release that nobody can see any more; undefined while it can be seen, or may be again soon. */
export function outOfSight(plan: Plan, course: Course, now: Instant): Decision | undefined {
  const { lost, unconfirmed } = course;
  if (lost !== undefined && now - lost.since >= longest) return lostFromSight(plan, course, lost.trouble);
  if (unconfirmed !== undefined && now - unconfirmed.since >= longest)
    return end(
      'unknown',
      `Who serves could not be read back ${forSoLong}: ${unconfirmed.trouble}`,
      'Look at who serves.',
      'trouble',
    );
  return undefined;
}

/** What was last seen is no promise of how it stands by now; what Greenlight moves, nobody takes back in its place. */
function lostFromSight(plan: Plan, course: Course, trouble: string): Decision {
  const because = `Nothing could be read from AWS ${forSoLong}: ${trouble}`;
  const { direction } = course;
  if (plan.mover.moves === 'AWS') return end('unknown', because, leftToItsMover(plan, course), 'trouble');
  if (direction.going === 'on') return end('unknown', because, leftToAws(plan, course), 'trouble');
  return direction.asked.is === 'accepted'
    ? end(
        'unknown',
        `${direction.because} All traffic was given back to ${plan.blue.name}, and could not be read back. ${because}`,
        'Look at who serves.',
        'trouble',
      )
    : end('broken', `${direction.because} Going back failed. ${because}`, backByHand(plan), 'trouble');
}

function leftToItsMover(plan: Plan, course: Course): string {
  const { mover } = plan;
  const { made } = course;
  if (mover.wayBack === 'before traffic') return leftToAws(plan, course);
  const what = made.is === 'change' ? made.change.id : 'the deployment';
  return `Look at ${what} in ${mover.mover}: AWS goes on with it by itself, and no gate of this release is obeyed any more.`;
}

import { due } from './time-words.ts';
import type { Course } from './course.ts';
import { waitsForEver } from './one-way.ts';
import type { Plan } from './plan.ts';
import type { Instant } from './words.ts';

/** How to go on with what is staged, how long there is time for it, and what it costs until then. */
export function stagedWords(plan: Plan, course: Course, until: Instant | undefined, now: Instant): string {
  const { mover, run } = plan;
  if (mover.readyWait === 'for ever') return waitsForEver(plan);
  if (mover.moves === 'Greenlight')
    return `Promote it with \`release-id: ${run.changeId}\`, whenever you like: nothing waits for it, and it is promoted only where nothing else has served since.`;
  return promoteInTime(plan, course, until, now);
}

function promoteInTime({ run }: Plan, { made }: Course, until: Instant | undefined, now: Instant): string {
  const id = made.is === 'change' ? made.change.id : 'the deployment';
  const [by, then] = until === undefined ? ['', 'at the end of its wait'] : [` by ${due(until, now)}`, 'then'];
  return (
    `Promote it${by} with \`release-id: ${run.changeId}\`; ${then} AWS stops ${id} and removes green. ` +
    'Nothing else can be released there until then. To drop it sooner, stop that deployment.'
  );
}

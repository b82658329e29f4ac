import { type Course, type Direction, greenShare } from './course.ts';
import { healthWords, inspectedAt, sideHealth } from './inspection.ts';
import type { Plan } from './plan.ts';

type GoingBack = Extract<Direction, { going: 'back' }>;

/**
 * Before traffic is sent back to blue its health is read anew, once. A cancelled job has no time for it, and without
 * traffic on green there is none to send.
 */
export function shouldLook({ mover }: Plan, course: Course, direction: GoingBack): boolean {
  if (mover.wayBack === 'by a new deployment') return false;
  if (course.cancelled !== undefined || (greenShare(course) ?? 100) === 0) return false;
  const lookedAt = inspectedAt(course);
  return lookedAt === undefined || lookedAt < direction.since;
}

/** Traffic is not sent back to a blue that has nobody to take it, while green still has. */
export function blueCannotServe({ mover }: Plan, course: Course): string | undefined {
  // A new deployment starts tasks of blue anew, and waits for them to be healthy.
  if ((greenShare(course) ?? 0) === 0 || mover.wayBack === 'by a new deployment') return undefined;
  const [blue, green] = [sideHealth(course, 'blue'), sideHealth(course, 'green')];
  // Targets that no listener leads to are not checked, which says nothing of them: then the tasks that run do.
  const known = blue !== undefined && green !== undefined && (blue.healthy > 0 || blue.unchecked === 0);
  if (known)
    return blue.healthy === 0 && green.healthy > 0
      ? `blue has ${healthWords(mover, blue, course.sighting?.blue)}, green has ${healthWords(mover, green, course.sighting?.green)}`
      : undefined;
  const tasks = course.sighting;
  if (tasks?.blue === undefined || tasks.green === undefined) return undefined;
  return tasks.blue.running === 0 && tasks.green.running > 0
    ? `blue has 0 of ${tasks.blue.wanted} tasks running, green has ${tasks.green.running} of ${tasks.green.wanted}`
    : undefined;
}

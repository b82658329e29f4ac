import type { Course } from './course.ts';
import { phaseOf } from './course.ts';
import type { ReleaseEvent } from './events.ts';
import type { Decision } from './step.ts';
import type { Instant, Reading, Side, Serving } from './words.ts';

/** What is new between two courses: the events that the surfaces are told, and nothing that they know already. */
export function news(before: Course, after: Course, now: Instant): readonly ReleaseEvent[] {
  const events: ReleaseEvent[] = [];
  const was = before.sighting;
  const is = after.sighting;
  if (is !== undefined && is !== was) {
    const known = new Set(was?.happened.map(one => one.id));
    for (const happening of is.happened)
      if (!known.has(happening.id)) events.push({ at: now, type: 'happened', happening });
  }
  if (after.direction.going === 'back' && before.direction.going === 'on')
    events.push({ at: now, type: 'phase', phase: 'reverting', because: after.direction.because });
  else if (phaseOf(after) !== phaseOf(before))
    events.push({ at: now, type: 'phase', phase: phaseOf(after), because: reasonOf(after) });
  if (is !== undefined && is !== was) {
    if (was === undefined || !sameServing(was.serving, is.serving))
      events.push({ at: now, type: 'traffic', serving: is.serving });
    if (!sameSide(was?.blue, is.blue) || !sameSide(was?.green, is.green))
      events.push({ at: now, type: 'capacity', blue: is.blue, green: is.green });
  }
  if (outcomes(before.readings) !== outcomes(after.readings))
    events.push({ at: now, type: 'gates', readings: after.readings });
  if (after.lost !== undefined && before.lost === undefined)
    events.push({ at: now, type: 'trouble', trouble: after.lost.trouble });
  if (after.blind !== undefined && before.blind === undefined)
    events.push({ at: now, type: 'trouble', trouble: `The gates could not be read: ${after.blind.trouble}` });
  return events;
}

/** What is waited for, when it differs from what was waited for before: the time of its end may move by a poll without being news. */
export function waitNews(before: Decision | undefined, after: Decision, now: Instant): readonly ReleaseEvent[] {
  if (after.step.do !== 'wait') return [];
  const { wait, until } = after.step;
  const known = before?.step.do === 'wait' ? before.step : undefined;
  const sameEnd = known?.until === until || Math.abs((known?.until ?? 0) - (until ?? 0)) < 30_000;
  return known?.wait === wait && sameEnd ? [] : [{ at: now, type: 'waiting', wait, until }];
}

function reasonOf(course: Course): string {
  const motion = course.sighting?.motion;
  switch (motion?.is) {
    case undefined:
      return course.made.is === 'nothing' ? 'the plan stands' : 'green is being made';
    case 'preparing':
      return motion.doing;
    case 'ready':
      return 'green is ready and waits for a word';
    case 'shifting':
      return 'traffic moves';
    case 'settled':
      return 'all traffic is on green';
    case 'finished':
      return 'AWS has finished the deployment';
    case 'stopped':
      return motion.back.is === 'done' ? `rollback ${motion.back.id} has ended` : motion.because;
    case 'strange':
      return `AWS reports ${motion.status}`;
  }
}

function sameServing(one: Serving, other: Serving): boolean {
  return one.who === 'unknown' || other.who === 'unknown' ? one.who === other.who : one.green === other.green;
}

function sameSide(one: Side | undefined, other: Side | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function outcomes(readings: readonly Reading[]): string {
  return readings.map(reading => `${reading.gate}/${reading.subject}=${reading.outcome}/${reading.force}`).join();
}

import type { Course, Outage } from './course.ts';
import { phaseOf } from './course.ts';
import { clock } from './time-words.ts';
import type { ReleaseEvent } from './events.ts';
import { wayBackWords } from './mover-words.ts';
import type { Plan } from './plan.ts';
import type { Decision } from './step.ts';
import type { Instant, Motion, Phase, Reading, Side, Serving, Sighting, Stopper } from './words.ts';

/** What is new between two courses: the events that the surfaces are told, and nothing that they know already. */
export function news(
  { mover }: Pick<Plan, 'mover'>,
  before: Course,
  after: Course,
  now: Instant,
): readonly ReleaseEvent[] {
  const events: ReleaseEvent[] = [];
  const was = before.sighting;
  const is = after.sighting;
  if (is !== undefined && is !== was) {
    const known = new Set(was?.happened.map(one => one.id));
    for (const happening of is.happened)
      if (!known.has(happening.id)) events.push({ at: now, type: 'happened', happening });
  }
  if (is?.arrived !== undefined && (was?.arrived === undefined || !sameServing(was.serving, is.serving)))
    events.push(...arrivalOf(is, now));
  if (shownPhase(mover, after) !== shownPhase(mover, before))
    events.push({ at: now, type: 'phase', phase: shownPhase(mover, after), because: reasonOf(mover, after) });
  if (is !== undefined && is !== was) {
    if (was === undefined || !sameServing(was.serving, is.serving) || isOutOfSight(before.lost))
      events.push({ at: now, type: 'traffic', serving: is.serving });
    // Once it serves, everybody's address leads there.
    if (is.endpoint !== undefined && is.endpoint !== was?.endpoint && is.serving.who === 'blue')
      events.push({ at: now, type: 'endpoint', endpoint: is.endpoint });
    if (!sameSide(was?.blue, is.blue) || !sameSide(was?.green, is.green))
      events.push({ at: now, type: 'capacity', blue: is.blue, green: is.green });
  }
  if (after.lost !== undefined && isOutOfSight(after.lost) && !isOutOfSight(before.lost))
    events.push({ at: now, type: 'traffic', serving: { who: 'unknown', because: after.lost.trouble } });
  if (outcomes(shownReadings(before)) !== outcomes(shownReadings(after)))
    events.push({ at: now, type: 'gates', readings: shownReadings(after) });
  if (after.lost !== undefined && before.lost === undefined)
    events.push({ at: now, type: 'trouble', trouble: after.lost.trouble });
  if (after.blind !== undefined && before.blind === undefined)
    events.push({ at: now, type: 'trouble', trouble: `The gates could not be read: ${after.blind.trouble}` });
  return events;
}

/** How many of the requests reached green, once for each share. */
function arrivalOf({ arrived, serving, at }: Sighting, now: Instant): readonly ReleaseEvent[] {
  if (arrived === undefined || serving.who === 'unknown') return [];
  const { green, all } = arrived;
  const text =
    all === 0
      ? `No request came in while green had ${serving.green} % of traffic: whether it takes effect was not seen.`
      : `${green} of ${all} requests reached green (${Number(((100 * green) / all).toFixed(1))} %), which was given ${serving.green} %.`;
  return [{ at: now, type: 'happened', happening: { id: `arrived:${serving.green}`, at, kind: 'progress', text } }];
}

/** What is waited for, when it differs from what was waited for before: the time of its end may move by a poll without being news. */
export function waitNews(
  { mover }: Pick<Plan, 'mover'>,
  before: Decision | undefined,
  after: Decision,
  now: Instant,
): readonly ReleaseEvent[] {
  const asked = askedFor(mover, after);
  if (asked !== undefined)
    return askedFor(mover, before) === asked ? [] : [{ at: now, type: 'waiting', wait: asked, until: undefined }];
  if (after.step.do !== 'wait') return [];
  const { wait, until } = after.step;
  const known = before?.step.do === 'wait' ? before.step : undefined;
  const sameEnd = known?.until === until || Math.abs((known?.until ?? 0) - (until ?? 0)) < 30_000;
  return known?.wait === wait && sameEnd ? [] : [{ at: now, type: 'waiting', wait, until }];
}

/** So many looks in a row that saw nothing are no hiccup any more: what was seen last is no longer shown as the present. */
const looksInVain = 3;

function isOutOfSight(outage: Outage | undefined): boolean {
  return outage !== undefined && outage.times >= looksInVain;
}

/** What was read before the alarms went out of sight is shown as that. Readings of other gates, which came since, are as they are. */
function shownReadings({ readings, blind }: Course): readonly Reading[] {
  if (blind === undefined || !isOutOfSight(blind)) return readings;
  return readings.map(reading => {
    if (reading.at >= blind.since) return reading;
    const { gate, subject, force, at } = reading;
    return { gate, subject, force, at, outcome: 'error', says: `Not read since ${clock(at)} UTC: ${blind.trouble}` };
  });
}

/**
 * The phase as a reader takes it: `reverting` is what AWS does, from when it has taken the stop. Whoever has only turned back,
 * or waits whether AWS will take back what somebody else has stopped, is where the traffic is.
 */
function shownPhase({ wayBack }: Plan['mover'], course: Course): Phase {
  const { direction, sighting, most } = course;
  const motion = sighting?.motion;
  const accepted = direction.going === 'back' && direction.asked.is === 'accepted';
  // What was never moved is not taken back.
  if (motion?.is === 'stopped' && wayBack === 'before traffic' && motion.back.is === 'none') return 'staged';
  if (motion?.is === 'stopped') {
    const awaited = motion.back.is === 'awaited' || motion.back.is === 'none';
    if (awaited && !accepted && isSomebodyElses(motion.by)) return most > 0 ? 'shifting' : 'staging';
    return phaseOf(course);
  }
  return direction.going === 'back' && !accepted ? phaseOf({ ...course, direction: { going: 'on' } }) : phaseOf(course);
}

/** Whoever stops a deployment, or has another take its place, need not have its traffic taken back. */
function isSomebodyElses(by: Stopper): boolean {
  return by === 'a request' || by === 'another deployment';
}

/** What the release asks AWS on its way back, and does not go on without: what it waited for before is no longer it. */
function askedFor(mover: Plan['mover'], decision: Decision | undefined): string | undefined {
  switch (decision?.step.do) {
    case 'inspect':
      return 'the health of both sides';
    case 'go back':
      return wayBackWords(mover).asked;
    default:
      return undefined;
  }
}

function reasonOf(mover: Plan['mover'], course: Course): string {
  const { direction } = course;
  if (direction.going === 'back' && shownPhase(mover, course) === 'reverting') return direction.because;
  const motion = course.sighting?.motion;
  switch (motion?.is) {
    case undefined:
      return course.made.is === 'nothing' ? 'the plan stands' : 'green is being made';
    case 'preparing':
      return motion.doing;
    case 'ready':
      return 'green is ready and waits for a word';
    case 'paused':
      return pauseReason[motion.before];
    case 'shifting':
      return 'traffic moves';
    case 'switching':
      return motion.doing;
    case 'settled':
      if (course.lettingGo.is === 'not asked') return 'all traffic is on green';
      return motion.blueEnds === 'never' ? 'green is proven' : 'green is proven, and blue is let go';
    case 'finished':
      return wayBackWords(mover).finished;
    case 'stopped':
      if (motion.back.is !== 'done') return motion.because;
      if (mover.wayBack === 'before traffic') return 'green is deleted';
      // Where Greenlight moves the traffic, the change itself has gone back.
      if (course.made.is !== 'change' || course.made.change.id !== motion.back.id)
        return `rollback ${motion.back.id} has ended`;
      return course.most > 0 || motion.reached === 'users' ? 'blue has all traffic again' : 'green has had no traffic';
    case 'strange':
      return `AWS reports ${motion.status}`;
  }
}

const pauseReason: Readonly<Record<Extract<Motion, { is: 'paused' }>['before'], string>> = {
  'green starts': 'AWS waits for a word before green starts',
  'more traffic': 'AWS waits for a word before more traffic moves',
  'the bake': 'all traffic is on green, and AWS waits for a word',
};

function sameServing(one: Serving, other: Serving): boolean {
  return one.who === 'unknown' || other.who === 'unknown' ? one.who === other.who : one.green === other.green;
}

function sameSide(one: Side | undefined, other: Side | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function outcomes(readings: readonly Reading[]): string {
  return readings.map(reading => `${reading.gate}/${reading.subject}=${reading.outcome}/${reading.force}`).join();
}

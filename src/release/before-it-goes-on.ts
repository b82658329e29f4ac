import { type Course, phaseOf } from './course.ts';
import type { Plan } from './plan.ts';
import { doubtOf, firstReadingWithin, notReadYet, stillToSpeak } from './proof.ts';
import { type Decision, wait } from './step.ts';
import type { Gate, Instant, Millis } from './words.ts';

/** Before traffic goes on: nothing where green is proven, else what there is to wait for, or the way back. */
export function provenOrBack(plan: Plan, course: Course, now: Instant, goesOnAt?: Instant): Decision | undefined {
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
export function provenAtLeisure(
  plan: Plan,
  course: Course,
  until: Instant | undefined,
  now: Instant,
): Decision | undefined {
  const speaker = stillToSpeak(plan, course, 'staged');
  if (speaker !== undefined && now - course.motionSince < hearOut(plan, speaker))
    return wait(`${speaker.name} to pass, before any traffic`, until, 'closely');
  return provenOrBack(plan, course, now);
}

/** All tries of a smoke test, one look apart; for targets the time of some health checks. */
export function hearOut(plan: Plan, gate: Gate): Millis {
  if (gate.kind !== 'smoke') return 2 * 60_000;
  const { timeout, retries } = gate.check;
  return (retries + 2) * (timeout + 2 * plan.policy.poll.proof);
}

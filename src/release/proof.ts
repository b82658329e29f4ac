import type { Course } from './course.ts';
import { phaseOf } from './course.ts';
import type { Doubt, Plan } from './plan.ts';
import type { Gate, GateTime, Instant, Millis, Phase, Reading } from './words.ts';

/** Readings older than this prove nothing: three looks, and room for one slow answer. */
function staleAfter(plan: Plan): Millis {
  return 3 * plan.policy.poll.proof + 15_000;
}

export function measuredIn(when: GateTime, phase: Phase): boolean {
  switch (when) {
    case 'always':
      return true;
    case 'before-traffic':
      return phase === 'planned' || phase === 'staging' || phase === 'staged';
    case 'during':
      return phase === 'shifting';
    case 'bake':
      return phase === 'baking';
  }
}

/** The gates that matter in a phase. */
export function gatesOf(plan: Plan, phase: Phase): readonly Gate[] {
  return plan.gates.filter(gate => measuredIn(gate.when, phase));
}

/** Why an obeyed gate that matters now fails; undefined when none does. */
export function failureOf(plan: Plan, course: Course): string | undefined {
  const failing = obeyed(plan, course, phaseOf(course)).filter(reading => reading.outcome === 'fail');
  return failing.length === 0 ? undefined : failing.map(reading => reading.says).join(' ');
}

/** Whether an obeyed gate that matters now has never been looked at, without any trouble in the way. */
export function notReadYet(plan: Plan, course: Course, phase: Phase): boolean {
  if (course.blind !== undefined) return false;
  return gatesOf(plan, phase).some(
    gate =>
      gate.force === 'obeyed' &&
      gate.alarms.some(subject => !course.readings.some(one => one.gate === gate.name && one.subject === subject)),
  );
}

/**
 * Why the release may not go past the end of a step: an obeyed gate that did not say pass, where policy does not let
 * it proceed. Undefined: proven, or nobody asked for proof.
 */
export function doubtOf(plan: Plan, course: Course, phase: Phase, now: Instant): string | undefined {
  for (const gate of gatesOf(plan, phase)) {
    if (gate.force === 'advisory') continue;
    for (const subject of gate.alarms) {
      const reading = course.readings.find(one => one.gate === gate.name && one.subject === subject);
      // An alarm that rang before the release is read as advisory while it still does.
      if (reading?.force === 'advisory') continue;
      const doubt = reading === undefined ? unread(plan, course, subject) : doubtIn(plan, reading, now);
      if (doubt !== undefined) return doubt;
    }
  }
  return undefined;
}

function doubtIn(plan: Plan, reading: Reading, now: Instant): string | undefined {
  if (now - reading.at > staleAfter(plan))
    return ruled(
      plan.policy.onNoData,
      `${reading.subject} was last read ${seconds(now - reading.at)} ago: not proven.`,
    );
  switch (reading.outcome) {
    case 'pass':
    // Failures are answered at once, at every look, and not only at the end of a step.
    case 'fail':
      return undefined;
    case 'no-data':
      return ruled(plan.policy.onSilentAlarm, `${reading.says} Not proven.`);
    case 'inconclusive':
      return ruled(plan.policy.onInconclusive, `${reading.says} Not proven.`);
    case 'error':
      return ruled(plan.policy.onNoData, `${reading.says} Not proven.`);
  }
}

function unread(plan: Plan, course: Course, subject: string): string | undefined {
  const why = course.blind === undefined ? '' : ` (${course.blind.trouble})`;
  return ruled(plan.policy.onNoData, `${subject} could not be read${why}: not proven.`);
}

function ruled(doubt: Doubt, because: string): string | undefined {
  return doubt === 'revert' ? because : undefined;
}

function obeyed(plan: Plan, course: Course, phase: Phase): readonly Reading[] {
  const gates = new Set(gatesOf(plan, phase).map(gate => gate.name));
  return course.readings.filter(reading => reading.force === 'obeyed' && gates.has(reading.gate));
}

function seconds(span: Millis): string {
  return `${Math.round(span / 1000)} s`;
}

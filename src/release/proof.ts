import { type Course, phaseOf } from './course.ts';
import { missKey } from './observation.ts';
import type { Doubt, Plan } from './plan.ts';
import type {
  BlueLimits,
  Gate,
  GateTime,
  HttpCheck,
  Instant,
  InvokeCheck,
  LagGate,
  Millis,
  Phase,
  Reading,
} from './words.ts';

/** A metric of CloudWatch has a point a minute: whoever asks for it more often learns nothing. */
export const everyMinute: Millis = 60_000;

/** Readings older than this prove nothing: three looks at the pace of the gate, and room for one slow answer. */
function staleAfter(plan: Plan, gate: Gate): Millis {
  const { proof, state } = plan.policy.poll;
  switch (gate.kind) {
    case 'alarms':
      return 3 * proof + 15_000;
    case 'smoke':
      return 3 * state + gate.check.timeout;
    case 'targets':
      return 3 * state + 15_000;
    case 'lag':
      return 3 * Math.max(state, everyMinute);
  }
}

function measuredIn(when: GateTime, phase: Phase): boolean {
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

/** The gates that matter in a phase. Once it is released the last word is spoken: blue is on its way out. */
export function gatesOf(plan: Plan, phase: Phase): readonly Gate[] {
  if (phase === 'released') return [];
  return plan.gates.filter(gate => measuredIn(gate.when, phase) && canBeAsked(gate.kind, phase));
}

/** Alarms can be read at any time; green answers and has targets only while it stands. */
function canBeAsked(kind: Gate['kind'], phase: Phase): boolean {
  switch (kind) {
    case 'alarms':
      return true;
    case 'smoke':
    case 'targets':
      return phase === 'staged' || phase === 'shifting' || phase === 'baking';
    // Once green serves, it follows nobody.
    case 'lag':
      return phase === 'staged';
  }
}

/** What a gate gives a reading of: each of its alarms, the address that it asks, green. */
export function subjectsOf(gate: Gate): readonly string[] {
  switch (gate.kind) {
    case 'alarms':
      return gate.alarms;
    case 'smoke':
      return [smokeSubject(gate.check)];
    case 'targets':
      return ['green'];
    case 'lag':
      return ['lag', ...limitsOnBlue(gate)];
  }
}

/** What of blue has a limit. */
function limitsOnBlue({ blue }: LagGate): readonly (keyof BlueLimits)[] {
  return (['connections', 'load', 'transactions'] as const).filter(name => blue[name] !== undefined);
}

/** The alarms that a gate names; the other kinds have none. */
export function alarmsOf(gate: Gate): readonly string[] {
  return gate.kind === 'alarms' ? gate.alarms : [];
}

/** What is asked: an address without its query, which can hold secrets, or the function itself. */
export function smokeSubject(check: Pick<HttpCheck, 'asks' | 'url'> | Pick<InvokeCheck, 'asks'>): string {
  return check.asks === 'the function' ? 'the published version' : check.url.replace(/[?#].*$/s, '');
}

/** Why an obeyed gate that matters now fails; undefined when none does. */
export function failureOf(plan: Plan, course: Course): string | undefined {
  const failing = gatesOf(plan, phaseOf(course)).flatMap(gate =>
    course.readings.filter(
      reading =>
        reading.gate === gate.name &&
        reading.force === 'obeyed' &&
        reading.outcome === 'fail' &&
        !triesAreLeft(gate, course, reading),
    ),
  );
  return failing.length === 0 ? undefined : failing.map(reading => reading.says).join(' ');
}

/** A smoke test that failed may be tried again: it is a failure when the last of its tries has failed. */
function triesAreLeft(gate: Gate, course: Course, reading: Reading): boolean {
  return gate.kind === 'smoke' && (course.misses.get(missKey(reading)) ?? 0) <= gate.check.retries;
}

/** The first obeyed gate that matters now and has never been looked at, without any trouble in the way. */
export function notReadYet(plan: Plan, course: Course, phase: Phase): Gate | undefined {
  return gatesOf(plan, phase).find(
    gate =>
      gate.force === 'obeyed' &&
      !(gate.kind === 'alarms' && course.blind !== undefined) &&
      subjectsOf(gate).some(subject => readingOf(course, gate, subject) === undefined),
  );
}

/** How long the first reading of a gate is waited for: three looks, and the time that one try may take. */
export function firstReadingWithin(plan: Plan, gate: Gate): Millis {
  const looks = 3 * plan.policy.poll.proof;
  return gate.kind === 'smoke' ? looks + gate.check.timeout : looks;
}

/**
 * A gate that has not spoken yet and may still: a smoke test with tries left, targets that are not checked yet. Where
 * traffic waits for a word there is time to hear it out.
 */
export function stillToSpeak(plan: Plan, course: Course, phase: Phase): Gate | undefined {
  return gatesOf(plan, phase).find(gate => {
    if (gate.kind === 'alarms' || gate.force === 'advisory') return false;
    return subjectsOf(gate).some(subject => {
      const reading = readingOf(course, gate, subject);
      if (reading === undefined || reading.outcome === 'pass') return false;
      return reading.outcome !== 'fail' || triesAreLeft(gate, course, reading);
    });
  });
}

/** Why the release may not go past the end of a step, and what policy makes of it. */
export interface Unproven {
  readonly because: string;
  readonly answer: Exclude<Doubt, 'proceed'>;
}

/**
 * An obeyed gate that did not say pass, where policy does not let it proceed; the one that is answered most strictly, where there
 * are several. Undefined: proven, or nobody asked for proof.
 */
export function doubtOf(plan: Plan, course: Course, phase: Phase, now: Instant): Unproven | undefined {
  const doubts = doubtsIn(plan, course, phase, now);
  return (['revert', 'hold', 'extend'] as const)
    .map(answer => doubts.find(doubt => doubt.answer === answer))
    .find(doubt => doubt !== undefined);
}

function doubtsIn(plan: Plan, course: Course, phase: Phase, now: Instant): readonly Unproven[] {
  const doubts: Unproven[] = [];
  for (const gate of gatesOf(plan, phase)) {
    if (gate.force === 'advisory') continue;
    for (const subject of subjectsOf(gate)) {
      const reading = readingOf(course, gate, subject);
      // An alarm that rang before the release is read as advisory while it still does.
      if (reading?.force === 'advisory') continue;
      // Targets that no listener leads to yet are not checked; once there is traffic, they are asked again.
      if (
        gate.kind === 'targets' &&
        gate.when === 'always' &&
        phase === 'staged' &&
        reading?.outcome === 'inconclusive'
      )
        continue;
      const doubt =
        reading === undefined ? unread(plan, course, gate, subject) : doubtIn(plan, course, gate, reading, now);
      if (doubt !== undefined) doubts.push(doubt);
    }
  }
  return doubts;
}

function readingOf(course: Course, gate: Gate, subject: string): Reading | undefined {
  return course.readings.find(one => one.gate === gate.name && one.subject === subject);
}

function doubtIn(plan: Plan, course: Course, gate: Gate, reading: Reading, now: Instant): Unproven | undefined {
  if (now - reading.at > staleAfter(plan, gate))
    return ruled(
      plan.policy.onNoData,
      `${reading.subject} was last read ${seconds(now - reading.at)} ago${troubleOf(course, gate)}: not proven.`,
    );
  switch (reading.outcome) {
    case 'pass':
      return undefined;
    case 'fail':
      // Failures are answered at once, at every look, and not only at the end of a step; with tries left it has not passed either.
      return gate.kind === 'smoke' || plan.policy.onFailure === 'hold'
        ? unlessLeft(plan.policy.onFailure, `${reading.says} Not proven.`)
        : undefined;
    case 'no-data':
      return ruled(
        gate.kind === 'alarms' ? plan.policy.onSilentAlarm : plan.policy.onNoData,
        `${reading.says} Not proven.`,
      );
    case 'inconclusive':
      return ruled(plan.policy.onInconclusive, `${reading.says} Not proven.`);
    case 'error':
      return ruled(plan.policy.onNoData, `${reading.says} Not proven.`);
  }
}

function unread(plan: Plan, course: Course, gate: Gate, subject: string): Unproven | undefined {
  return ruled(plan.policy.onNoData, `${subject} could not be read${troubleOf(course, gate)}: not proven.`);
}

/** What keeps the alarms from being read, in brackets. */
function troubleOf({ blind }: Course, { kind }: Gate): string {
  return kind === 'alarms' && blind !== undefined ? ` (${blind.trouble})` : '';
}

function ruled(doubt: Doubt, because: string): Unproven | undefined {
  return doubt === 'proceed' ? undefined : { because, answer: doubt };
}

function unlessLeft(policy: Plan['policy']['onFailure'], because: string): Unproven | undefined {
  return policy === 'leave' ? undefined : { because, answer: policy };
}

function seconds(span: Millis): string {
  return `${Math.round(span / 1000)} s`;
}

import { smokeSubject } from '../release/proof.ts';
import type {
  Gate,
  GateForce,
  GateTime,
  HttpCheck,
  InvokeCheck,
  LagGate,
  Measured,
  Reading,
} from '../release/words.ts';
import { printSize } from '../request/byte-size.ts';
import { printSeconds } from '../request/duration.ts';
import { clock } from '../release/time-words.ts';

const outcomes: Record<Reading['outcome'], { readonly emoji: string; readonly word: string }> = {
  pass: { emoji: '✅', word: 'pass' },
  fail: { emoji: '❌', word: 'FAIL' },
  inconclusive: { emoji: '❔', word: 'inconclusive' },
  'no-data': { emoji: '⚪', word: 'no data' },
  error: { emoji: '⚠️', word: 'could not be read' },
};

export function outcomeWord(outcome: Reading['outcome']): string {
  return outcomes[outcome].word;
}

export function outcomeFace(outcome: Reading['outcome']): string {
  return `${outcomes[outcome].emoji} ${outcomes[outcome].word}`;
}

const urgency: Record<Reading['outcome'], number> = { fail: 0, error: 1, 'no-data': 2, inconclusive: 3, pass: 4 };

/** Puts what fails first, and what passes last. */
export function byUrgency(one: Reading, other: Reading): number {
  return urgency[one.outcome] - urgency[other.outcome];
}

/** A reading that proves nothing either way. */
export function isDoubt(reading: Reading): boolean {
  return reading.outcome !== 'pass' && reading.outcome !== 'fail';
}

export function forceWords(force: GateForce): string {
  return force === 'advisory' ? ' (advisory)' : '';
}

/** `p99 1.84, limit 0.9, 2 points`: of a metric, as CloudWatch calls what it evaluates. */
export function measuredWords(measured: Measured): string {
  const points = measured.samples === 1 ? '1 point' : `${measured.samples} points`;
  return `${measured.metric} ${figure(measured.value)}, limit ${figure(measured.limit)}, ${points}`;
}

/** What a reading says for the log: its own sentence has value and limit. */
export function readingWords(reading: Reading): string {
  const { gate, subject } = reading;
  const who = `gate ${gate}${subject === gate ? '' : `: ${subject}`}${forceWords(reading.force)}`;
  const measured = reading.outcome === 'fail' ? reading.measured : undefined;
  const since = measured === undefined ? '' : ` (failing since ${clock(measured.since)} UTC)`;
  return `${who}: ${outcomeWord(reading.outcome)}: ${reading.says}${since}`;
}

const times: Record<GateTime, string> = {
  'before-traffic': 'before traffic',
  during: 'while traffic shifts',
  bake: 'during the bake',
  always: 'from the first look to the end of the bake',
};

/** What is measured and when, and what it can prove. */
export function gateWords(gate: Gate): { readonly what: string; readonly when: string; readonly proves: string } {
  const advisory = gate.force === 'advisory' ? ' (advisory: shown, not obeyed)' : '';
  return { what: whatIsMeasured(gate), when: times[gate.when], proves: `${passesWhen(gate)}${advisory}` };
}

function whatIsMeasured(gate: Gate): string {
  switch (gate.kind) {
    case 'alarms':
      return gate.alarms.join(', ');
    case 'smoke':
      return gate.check.asks === 'a url'
        ? `GET ${smokeSubject(gate.check)}`
        : `an invocation of ${smokeSubject(gate.check)}`;
    case 'targets':
      return "green's targets, as the load balancer sees them";
    case 'lag':
      return 'how far green is behind blue, and how busy blue is, by CloudWatch';
  }
}

function passesWhen(gate: Gate): string {
  switch (gate.kind) {
    case 'alarms':
      return 'no alarm is in ALARM';
    case 'smoke':
      return answerWords(gate.check);
    case 'targets':
      return `at least ${gate.healthy} % of them are healthy`;
    case 'lag':
      return lagWords(gate);
  }
}

function lagWords({ atMost, walAtMost, blue }: LagGate): string {
  const limits = [
    ...(blue.connections === undefined ? [] : [`${blue.connections} connections`]),
    ...(blue.load === undefined ? [] : [`a load of ${blue.load}`]),
    ...(blue.transactions === undefined ? [] : [`${blue.transactions} active transactions`]),
  ];
  const behind = `green is at most ${printSeconds(atMost)} behind, or ${printSize(walAtMost)} of log where AWS tells no time`;
  return limits.length === 0 ? behind : `${behind}, and blue has at most ${limits.join(', ')}`;
}

/** What is looked for in an answer is told by its kind, and its text is not: it may be a secret. */
function answerWords(check: HttpCheck | InvokeCheck): string {
  const { latency, timeout, retries } = check;
  const tries = retries === 0 ? 'at the only try' : `in one of ${retries + 1} tries`;
  const within = `within ${printSeconds(latency ?? timeout)}, ${tries}`;
  if (check.asks === 'the function')
    return `it ends without an error${check.contains === undefined ? '' : ', with a text in its answer,'} ${within}`;
  const { status, contains, headers } = check;
  const names = [...headers.keys()];
  const parts = [
    `status ${status}`,
    ...(contains === undefined ? [] : ['a text in the body']),
    ...(names.length === 0 ? [] : [`${names.length === 1 ? 'header' : 'headers'} ${names.join(', ')}`]),
  ];
  return `it answers with ${parts.join(', ')} ${within}`;
}

/** Four significant digits: more is noise beside a limit. */
function figure(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(4))) : 'not known';
}

import type { Gate, GateForce, GateTime, Measured, Reading } from '../release/words.ts';
import { clock } from './time-words.ts';

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

/** A reading that proves nothing either way. */
export function isDoubt(reading: Reading): boolean {
  return reading.outcome !== 'pass' && reading.outcome !== 'fail';
}

export function forceWords(force: GateForce): string {
  return force === 'advisory' ? ' (advisory)' : '';
}

/** `p99 1.84, limit 0.9, 2 samples`. */
export function measuredWords(measured: Measured): string {
  const samples = measured.samples === 1 ? '1 sample' : `${measured.samples} samples`;
  return `${measured.metric} ${figure(measured.value)}, limit ${figure(measured.limit)}, ${samples}`;
}

/** What a reading says for the log: its own sentence has value and limit. */
export function readingWords(reading: Reading): string {
  const who = `gate ${reading.gate}: ${reading.subject}${forceWords(reading.force)}`;
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
  return {
    what: gate.alarms.join(', '),
    when: times[gate.when],
    proves: `no alarm is in ALARM${gate.force === 'advisory' ? ' (advisory: shown, not obeyed)' : ''}`,
  };
}

/** Four significant digits: more is noise beside a limit. */
function figure(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(4))) : 'not known';
}

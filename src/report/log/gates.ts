import type { EventOf } from '../../release/events.ts';
import type { Plan } from '../../release/plan.ts';
import type { Reading } from '../../release/words.ts';
import { byUrgency, forceWords, measuredWords, outcomeWord, readingWords } from '../gate-words.ts';
import { lineOf, type Story } from '../story.ts';
import { line, type LogLine } from './line.ts';

/**
 * A sentence for each subject of a gate that changed its mind. An alarm that is quiet has nothing to say that its name
 * among those that pass does not.
 */
export function gateLines({ readings, at }: EventOf<'gates'>, before: Story): readonly LogLine[] {
  const alarms = (before.plan?.gates ?? []).filter(({ kind }) => kind === 'alarms').map(({ name }) => name);
  return readings
    .filter(reading => lineOf(before.gates, reading)?.reading.outcome !== reading.outcome)
    .filter(({ outcome, gate }) => outcome !== 'pass' || !alarms.includes(gate))
    .map(reading => line(at, readingWords(reading)));
}

/** More names than this make no row that is read at a glance. */
const mostNames = 6;

/** `FAIL api-p99 (p99 1.84, limit 0.9, 2 samples) · pass api-5xx, smoke`: the worst first. */
export function gatesWords({ gates, plan }: Story): string {
  if (gates.length === 0) return plan?.gates.length === 0 ? 'none: nothing proves green' : 'not read yet';
  const readings = gates.map(({ reading }) => reading).sort(byUrgency);
  const outcomes = [...new Set(readings.map(({ outcome }) => outcome))];
  const kinds = outcomes.map(outcome => {
    const alike = readings.filter(reading => reading.outcome === outcome);
    return `${outcomeWord(outcome)} ${names(alike, plan)}`;
  });
  return kinds.join(' · ');
}

function names(readings: readonly Reading[], plan: Plan | undefined): string {
  const shown = readings.slice(0, mostNames).map(reading => nameWords(reading, plan));
  const rest = readings.length - shown.length;
  return [...shown, ...(rest > 0 ? [`and ${rest} more`] : [])].join(', ');
}

function nameWords(reading: Reading, plan: Plan | undefined): string {
  const measured = reading.outcome === 'fail' ? reading.measured : undefined;
  const numbers = measured === undefined ? '' : ` (${measuredWords(measured)})`;
  return `${shortName(reading, plan)}${forceWords(reading.force)}${numbers}`;
}

/** An alarm by its name, a smoke test by that of its gate: it has one subject, and that is an address. */
function shortName({ gate, subject }: Reading, plan: Plan | undefined): string {
  const kind = plan?.gates.find(({ name }) => name === gate)?.kind;
  switch (kind) {
    case 'alarms':
      return subject;
    case 'smoke':
      return gate;
    case 'targets':
    case undefined:
      return `${gate} ${subject}`;
    default: {
      const never: never = kind;
      return never;
    }
  }
}

import type { EventOf } from '../../release/events.ts';
import type { Plan } from '../../release/plan.ts';
import type { Instant, Reading } from '../../release/words.ts';
import { byUrgency, forceWords, measuredWords, outcomeWord, readingWords } from '../gate-words.ts';
import { type GateLine, lineOf, type Story } from '../story.ts';
import { clock } from '../../release/time-words.ts';
import { line, type LogLine } from './line.ts';

/**
 * A sentence for each subject of a gate that changed its mind. An alarm that is quiet has nothing to say that its name
 * among those that pass does not, and all that could not be read for one reason are one sentence.
 */
export function gateLines({ readings, at }: EventOf<'gates'>, before: Story): readonly LogLine[] {
  const alarms = (before.plan?.gates ?? []).filter(({ kind }) => kind === 'alarms').map(({ name }) => name);
  const news = readings
    .filter(reading => lineOf(before.gates, reading)?.reading.outcome !== reading.outcome)
    .filter(({ outcome, gate }) => outcome !== 'pass' || !alarms.includes(gate));
  return [...Map.groupBy(news, topic).values()].map(alike => line(at, sentence(alike)));
}

function topic({ gate, subject, force, outcome, says }: Reading): string {
  return JSON.stringify(outcome === 'error' ? [gate, force, says] : [gate, subject]);
}

function sentence(alike: readonly Reading[]): string {
  const [first] = alike;
  if (first === undefined) return '';
  return readingWords({ ...first, subject: few([...new Set(alike.map(({ subject }) => subject))]) });
}

/** More names than this make no row that is read at a glance. */
const mostNames = 6;

/** `FAIL api-p99 (p99 1.84, limit 0.9, 2 points) · pass api-5xx, smoke`: the worst first. */
export function gatesWords({ gates, plan, watch }: Story): string {
  if (watch === 'taken over') return 'not read any more';
  if (plan?.purpose.is === 'swap back') return 'not asked: the way back waits for none';
  if (gates.length === 0) return plan?.gates.length === 0 ? 'none: nothing proves green' : 'not read yet';
  const lines = [...gates].sort((one, other) => byUrgency(one.reading, other.reading));
  const outcomes = [...new Set(lines.map(({ reading }) => reading.outcome))];
  const kinds = outcomes.map(outcome => {
    const alike = lines.filter(({ reading }) => reading.outcome === outcome);
    return `${outcomeWord(outcome)} ${names(alike, plan)}`;
  });
  return kinds.join(' · ');
}

function names(lines: readonly GateLine[], plan: Plan | undefined): string {
  return few(lines.map(line => nameWords(line, plan)));
}

function few(words: readonly string[]): string {
  const rest = words.length - mostNames;
  return [...words.slice(0, mostNames), ...(rest > 0 ? [`and ${rest} more`] : [])].join(', ');
}

function nameWords({ reading, since }: GateLine, plan: Plan | undefined): string {
  return `${shortName(reading, plan)}${forceWords(reading.force)}${detailWords(reading, since)}`;
}

/** By how much it fails, and how old the last word of a gate is that cannot be read: both decide what a person does. */
function detailWords(reading: Reading, since: Instant): string {
  if (reading.outcome === 'error') return ` (since ${clock(since)} UTC)`;
  const measured = reading.outcome === 'fail' ? reading.measured : undefined;
  return measured === undefined ? '' : ` (${measuredWords(measured)})`;
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
    case 'lag':
    case undefined:
      return subject === gate ? gate : `${gate} ${subject}`;
    default: {
      const never: never = kind;
      return never;
    }
  }
}

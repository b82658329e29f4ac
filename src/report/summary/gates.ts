import type { Instant, Reading } from '../../release/words.ts';
import { code, inline } from '../escape/markdown.ts';
import { byUrgency, forceWords, isDoubt, measuredWords, outcomeFace, outcomeWord } from '../gate-words.ts';
import type { GateLine, Story } from '../story.ts';
import { clock } from '../../release/time-words.ts';
import { list, section, table, withoutMiddle } from './table.ts';

export function gates(story: Story, mostRows: number): string {
  return section('Gates', gatesTable(story, mostRows), isSaidBelow(story) ? '' : silence(story));
}

export const noGate = '⚠️ There is no gate: nothing proves green before it has all traffic.';

/** Whoever did not ask for it is warned of having no gate, and the warnings stand right under the gates. */
export function isSaidBelow({ warnings }: Story): boolean {
  return warnings.some(warning => warning.startsWith('No gate at all'));
}

/** What every gate says now, the failing ones first. */
export function gatesTable(story: Story, mostRows: number): string {
  const rows = [...story.gates]
    .sort((one, other) => byUrgency(one.reading, other.reading))
    .map(line => [
      code(line.reading.gate),
      `${code(line.reading.subject)}${forceWords(line.reading.force)}`,
      outcomeFace(line.reading.outcome),
      valueWords(line.reading),
      clock(sinceOf(line)),
    ]);
  const head = ['gate', 'subject', 'outcome', 'value against limit', 'since (UTC)'];
  return table(head, withoutMiddle(rows, mostRows));
}

function valueWords(reading: Reading): string {
  if (reading.outcome !== 'fail' || reading.measured === undefined) return inline(withoutSubject(reading));
  return `**${inline(measuredWords(reading.measured))}**`;
}

/** When it began to be so, as AWS tells, else when it was first read to be so. */
function sinceOf({ reading, since }: GateLine): Instant {
  return reading.outcome === 'fail' ? (reading.measured?.since ?? since) : since;
}

/** Why there is no table. */
export function silence({ gates: read, plan, verdict, watch }: Story): string {
  if (read.length > 0 || plan === undefined || plan.purpose.is === 'swap back') return '';
  if (watch === 'taken over')
    return 'The gates were not read any more: what they had said stands in the log and the summary of the step.';
  if (plan.gates.length > 0) return `No gate was read${verdict === undefined ? ' yet' : ''}.`;
  return verdict === undefined ? noGate : '⚠️ There was no gate: nothing was measured.';
}

/** A warning may hold a command that mends it, and half a command is a trap. */
const mostOfWarning = 1_500;

export function notProven(story: Story, mostRows: number): string {
  return section('Not proven, and warnings', list(doubts(story), mostRows));
}

/** What the gates could not prove, and what the plan knew beforehand that they cannot. */
export function doubts(story: Story): readonly string[] {
  const unproven = story.gates.filter(line => isDoubt(line.reading)).map(doubtWords);
  const muted = (story.plan?.muted ?? []).map(
    alarm => `${code(alarm)} rang before the release began: it is shown, and not obeyed until it was quiet once`,
  );
  const warned = story.warnings.map(warning => inline(warning, mostOfWarning));
  return [...new Set([...unproven, ...muted, ...warned])];
}

function doubtWords(line: GateLine): string {
  const { subject, outcome, says } = line.reading;
  return `**Not proven by ${code(subject)}** (${outcomeWord(outcome)} since ${clock(line.since)} UTC): ${inline(says)}`;
}

/** The row has the subject and the outcome already: of a quiet alarm only what it watches is left to say. */
function withoutSubject({ subject, outcome, says }: Reading): string {
  const known = `Alarm ${subject} is OK: `;
  return outcome === 'pass' && says.startsWith(known) ? says.slice(known.length).replace(/\.$/, '') : says;
}

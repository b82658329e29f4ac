import type { Reading } from '../../release/words.ts';
import { code, inline } from '../escape/markdown.ts';
import { forceWords, isDoubt, measuredWords, outcomeFace, outcomeWord } from '../gate-words.ts';
import type { GateLine, Story } from '../story.ts';
import { clock } from '../time-words.ts';
import { list, section, table, withoutMiddle } from './table.ts';

/** What every gate says now, the failing ones first. */
export function gates(story: Story, mostRows: number): string {
  const rows = [...story.gates]
    .sort((one, other) => urgency[one.reading.outcome] - urgency[other.reading.outcome])
    .map(line => [
      code(line.reading.gate),
      `${code(line.reading.subject)}${forceWords(line.reading.force)}`,
      outcomeFace(line.reading.outcome),
      valueWords(line.reading),
      clock(line.since),
    ]);
  const head = ['gate', 'subject', 'outcome', 'value against limit', 'since (UTC)'];
  return section('Gates', table(head, withoutMiddle(rows, mostRows)), silence(story));
}

const urgency: Record<Reading['outcome'], number> = { fail: 0, error: 1, 'no-data': 2, inconclusive: 3, pass: 4 };

function valueWords(reading: Reading): string {
  if (reading.outcome !== 'fail' || reading.measured === undefined) return inline(reading.says);
  const since = `failing since ${clock(reading.measured.since)} UTC`;
  return `**${inline(measuredWords(reading.measured))}**, ${since}`;
}

function silence(story: Story): string {
  if (story.gates.length > 0 || story.plan === undefined) return '';
  return story.plan.gates.length === 0
    ? '⚠️ There is no gate: nothing proves green before it has all traffic.'
    : `No gate was read${story.verdict === undefined ? ' yet' : ''}.`;
}

/** A warning may hold a command that mends it, and half a command is a trap. */
const mostOfWarning = 1_500;

/** What the gates could not prove, and what the plan knew beforehand that they cannot. */
export function notProven(story: Story, mostRows: number): string {
  const doubts = story.gates.filter(line => isDoubt(line.reading)).map(doubtWords);
  const muted = (story.plan?.muted ?? []).map(
    alarm => `${code(alarm)} rang before the release began: it is shown, and not obeyed until it was quiet once`,
  );
  const warned = story.warnings.map(warning => inline(warning, mostOfWarning));
  return section('Not proven, and warnings', list([...new Set([...doubts, ...muted, ...warned])], mostRows));
}

function doubtWords(line: GateLine): string {
  const { subject, outcome, says } = line.reading;
  return `**Not proven by ${code(subject)}** (${outcomeWord(outcome)} since ${clock(line.since)} UTC): ${inline(says)}`;
}

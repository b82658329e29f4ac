import type { Instant, Reading } from '../../release/words.ts';
import { currentPhase, isWork, lineOf, sameServing, type Story } from '../story.ts';
import { lastServing, sideWords } from '../traffic-words.ts';
import { frameLines, frameOf, rowLines, rowNames, type RowName } from './frame.ts';
import { line, type LogLine } from './line.ts';

/**
 * How the release stands after a batch of events: a whole frame where traffic, the phase or the outcome of a gate
 * changed, else the rows that did. What was refused or has ended has a frame of its own.
 */
export function changeLines(before: Story, after: Story, at: Instant): readonly LogLine[] {
  if (after.verdict !== undefined || after.problems.length > 0) return [];
  const phase = currentPhase(after);
  const entered = phase === currentPhase(before) ? undefined : phase;
  const isTurn = entered !== undefined || isOtherTraffic(before, after) || isOtherProof(before, after);
  // Before the first look at traffic a frame has nothing to show, and after the work is done comes the verdict.
  const isDrawable = lastServing(after) !== undefined && phase !== undefined && isWork(phase);
  const frame = frameOf(after, at, entered !== undefined);
  if (isTurn && isDrawable) return frameLines(frame, at);
  return [
    ...(entered === undefined ? [] : [line(at, `${entered.phase}: ${entered.because}`)]),
    ...rowLines(
      frame.rows,
      rowNames.filter(name => isOther[name](before, after) && (phase !== undefined || !isOfASide(name))),
      at,
    ),
  ];
}

/** What an earlier attempt has moved stands in the first frame: rows without one would be dated before this attempt began. */
function isOfASide(name: RowName): boolean {
  return name === 'green' || name === 'blue';
}

type Comparison = (before: Story, after: Story) => boolean;

const isOther: Record<RowName, Comparison> = {
  green: (before, after) => isOtherTraffic(before, after) || isOtherSide('green', before, after),
  blue: (before, after) => isOtherTraffic(before, after) || isOtherSide('blue', before, after),
  gates: (before, after) => isOtherOutcome(before, after),
  now: (before, after) => isOtherWait(before, after),
};

function isOtherTraffic(before: Story, after: Story): boolean {
  const [was, is] = [lastServing(before), lastServing(after)];
  return is !== undefined && (was === undefined || !sameServing(was, is));
}

function isOtherSide(side: 'green' | 'blue', { capacity: was }: Story, { capacity: is }: Story): boolean {
  if (is === undefined) return false;
  return was === undefined || sideWords(was[side]) !== sideWords(is[side]);
}

function isOtherOutcome(before: Story, after: Story): boolean {
  return otherReadings(before, after).length > 0;
}

/** That a gate passes when it is first read is what everybody expects, and turns nothing. */
function isOtherProof(before: Story, after: Story): boolean {
  return otherReadings(before, after).some(
    reading => reading.outcome !== 'pass' || lineOf(before.gates, reading) !== undefined,
  );
}

function otherReadings(before: Story, after: Story): readonly Reading[] {
  return after.gates
    .map(({ reading }) => reading)
    .filter(reading => lineOf(before.gates, reading)?.reading.outcome !== reading.outcome);
}

/** A deadline that AWS gives to the second is derived anew at every look; less than this is no news. */
const newsInDeadline = 5_000;

function isOtherWait({ waiting: was }: Story, { waiting: is }: Story): boolean {
  if (is === undefined || was?.wait !== is.wait) return is !== undefined;
  if (was.until === undefined || is.until === undefined) return was.until !== is.until;
  return Math.abs(was.until - is.until) > newsInDeadline;
}

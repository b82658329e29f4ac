import { type Instant, nothingYet, type Percent } from '../../release/words.ts';
import { greenWords } from '../plan-words.ts';
import { currentPhase, type Story } from '../story.ts';
import { clock, untilWhen } from '../../release/time-words.ts';
import { bar, lastServing, percent, restBar, sideWords } from '../traffic-words.ts';
import { gatesWords } from './gates.ts';
import { timed, type LogLine } from './line.ts';

/** The rows of every frame, in this order; `now` is left out while nothing is waited for. */
export const rowNames = ['green', 'blue', 'gates', 'now'] as const;

export type RowName = (typeof rowNames)[number];

/** How a release stands at one moment: what it does, and under it who has what, what the gates say, what is waited for. */
export interface Frame {
  readonly head: string;
  readonly rows: Readonly<Record<RowName, string | undefined>>;
}

/** @param isEntered whether the phase was entered just now, so that its reason is still to be said */
export function frameOf(story: Story, now: Instant, isEntered: boolean): Frame {
  const { plan, green, capacity, waiting } = story;
  const share = shareOf(story);
  const greenName = green?.name ?? (plan === undefined ? 'green' : greenWords(plan, name => name));
  const running = (side: 'green' | 'blue'): string => (capacity === undefined ? '' : `, ${sideWords(capacity[side])}`);
  return {
    head: headWords(story, share, isEntered),
    rows: {
      green: `${greenShareWords(share)}  ${greenName}${running('green')}`,
      blue:
        plan?.blue.id === nothingYet.id
          ? 'nothing served before'
          : `${blueShareWords(share)}  ${plan?.blue.name ?? 'blue'}${running('blue')}`,
      gates: gatesWords(story),
      now: waiting === undefined ? undefined : `waiting for ${waiting.wait}${untilWords(waiting.until, now)}`,
    },
  };
}

export function frameLines({ head, rows }: Frame, at: Instant): readonly LogLine[] {
  return [{ kind: 'line', text: timed(at, `┌ ${head}`) }, ...rowLines(rows, rowNames, at)];
}

/** Some rows by themselves, which read as the frame above them going on. */
export function rowLines(rows: Frame['rows'], names: readonly RowName[], at: Instant): readonly LogLine[] {
  return names.flatMap<LogLine>(name => {
    const text = rows[name];
    return text === undefined ? [] : [{ kind: 'line', text: timed(at, `│ ${name.padEnd(6)} ${text}`) }];
  });
}

/** `shifting, step 1 of 2: traffic moves`; once that is said, `shifting since 14:01:30, step 1 of 2`. */
function headWords(story: Story, share: Percent | undefined, isEntered: boolean): string {
  const phase = currentPhase(story);
  if (phase === undefined) return 'before the first look';
  const { from, because } = phase;
  const step = stepWords(story, share);
  return isEntered ? `${phase.phase}${step}: ${because}` : `${phase.phase} since ${clock(from)}${step}`;
}

/** Which of the plan's steps has this share, on the way to green; on the way back there are none. */
function stepWords(story: Story, share: Percent | undefined): string {
  const phase = currentPhase(story)?.phase;
  const steps = story.plan?.steps ?? [];
  const index = steps.findIndex(step => step.share === share);
  return index >= 0 && (phase === 'shifting' || phase === 'baking') ? `, step ${index + 1} of ${steps.length}` : '';
}

/** Green's share as last seen, or undefined where it is not known. */
function shareOf(story: Story): Percent | undefined {
  const serving = lastServing(story);
  return serving === undefined || serving.who === 'unknown' ? undefined : serving.green;
}

/** As wide as what is shown for any share, so that the names after it stand in a column. */
const unknownShare = `${'·'.repeat(10)}    ? %`;

/** `█░░░░░░░░░   10 %`. */
function greenShareWords(share: Percent | undefined): string {
  return share === undefined ? unknownShare : `${bar(share)} ${percent(share).padStart(6)}`;
}

function blueShareWords(greens: Percent | undefined): string {
  return greens === undefined ? unknownShare : `${restBar(greens)} ${percent(100 - greens).padStart(6)}`;
}

function untilWords(until: Instant | undefined, now: Instant): string {
  return until === undefined ? '' : `, ${untilWhen(until, now)}`;
}

import { targetWords } from '../release/mover-words.ts';
import { exitStatus, type Verdict } from '../release/verdict.ts';
import { code, inline } from './escape/markdown.ts';
import { exposureOf, exposureWords } from './exposure.ts';
import { forceWords, measuredWords } from './gate-words.ts';
import { leftInFlight } from './left-in-flight.ts';
import { type GateLine, isWork, type Story } from './story.ts';
import { wayBack } from './summary/plan.ts';
import { list } from './summary/table.ts';
import { unattended } from './summary/unattended.ts';
import { clock } from '../release/time-words.ts';
import { toDecide } from './to-decide.ts';
import { servingWords } from './traffic-words.ts';
import { errorWords } from './verdict-words.ts';
import { whatNext } from './what-next.ts';

/** Why it ended so, who serves, what users felt of it, and what to do: a list in Markdown, in the summary and the comment alike. */
export function ending(story: Story, verdict: Verdict, mostCauses: number): string {
  const left = leftInFlight(story, verdict);
  // What is on its way back is not kept for a way back.
  const kept = verdict.serving.who === 'green' && left !== 'AWS takes it back' ? wayBack(story, verdict.at) : undefined;
  const alone = verdict.name === 'unknown' || (left !== 'nothing' && kept === undefined);
  const next = whatNext(story, verdict, 1_000);
  return [
    bullets([
      ...next.first,
      `**Because:** ${inline(verdict.because, 1_000)}`,
      ...(verdict.name === 'staged' ? toDecide(story) : []),
      ...askedFor(story, verdict),
    ]),
    list(
      verdict.causes.map(cause => `**Cause:** ${inline(cause, 600)}`),
      mostCauses,
    ),
    bullets([
      `**Serving:** ${servingLine(story, verdict)}`,
      ...felt(story, verdict),
      ...(kept === undefined ? [] : [`**Way back:** ${kept}`]),
      ...leftBehind(story, verdict),
      ...(alone ? [`**AWS by itself:** ${unattended(story)}`] : []),
      ...(verdict.code === undefined ? [] : [`**Error:** ${errorWords(verdict.code, code)}`]),
      ...next.last,
    ]),
  ]
    .filter(lines => lines !== '')
    .join('\n');
}

/** Why something that has served before was released again. Of what is sent back it is the reason of the verdict itself. */
function askedFor({ plan }: Story, { name }: Verdict): readonly string[] {
  if (name !== 'restored' || plan?.purpose.is !== 'restore') return [];
  return [`**Asked for:** ${inline(plan.purpose.because, 600)}`];
}

/** Of a change that was sent back. Where one was released over it, the way back says it. */
function leftBehind({ plan, green }: Story, { name }: Verdict): readonly string[] {
  if (name !== 'restored' || plan?.purpose.is !== 'swap back' || green === undefined) return [];
  const left = code(green.name);
  return [
    `**What is left:** ${left} has no traffic, and ${targetWords(plan.mover).greenLeft(inline(plan.mover.mover, 60))}`,
  ];
}

function servingLine(story: Story, { serving }: Verdict): string {
  const words = servingWords(serving, story, code);
  if (serving.who === 'unknown') return `${words}: ${inline(serving.because, 600)}`;
  return `${words}, as last read back from AWS`;
}

/** Nothing where nothing was carried out, or all went well: there is nothing to be felt of a plan, or of a good release. */
function felt(story: Story, verdict: Verdict): readonly string[] {
  if (!story.phases.some(isWork) || exitStatus(verdict.name) === 0) return [];
  const met = exposureWords(exposureOf(story.traffic, verdict.at));
  return [`**What users felt:** ${[`${met}${soFar(story, verdict)}`, ...measurements(story.gates)].join('; ')}.`];
}

/** What goes on when the release has ended is not known to be over. */
function soFar(story: Story, verdict: Verdict): string {
  const { serving, at } = verdict;
  if (serving.who === 'unknown' || serving.green <= 0 || leftInFlight(story, verdict) === 'nothing') return '';
  return `, up to ${clock(at)} UTC and going on`;
}

/** As many as a sentence bears: the table of gates has them all. */
const mostMeasurements = 3;

function measurements(gates: readonly GateLine[]): readonly string[] {
  return gates
    .flatMap(({ reading }) => (reading.outcome === 'fail' ? [reading] : []))
    .flatMap(({ subject, measured, force }) => (measured === undefined ? [] : [{ subject, measured, force }]))
    .slice(0, mostMeasurements)
    .map(({ subject, measured, force }) => {
      const since = `failing since ${clock(measured.since)} UTC`;
      return `${code(subject)}${forceWords(force)}: ${inline(measuredWords(measured))}, ${since}`;
    });
}

function bullets(lines: readonly string[]): string {
  return list(lines, lines.length);
}

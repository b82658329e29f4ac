import type { Instant } from '../../release/words.ts';
import { exitStatus, type Verdict } from '../../release/verdict.ts';
import { ending } from '../ending.ts';
import { code, inline, linkAddress } from '../escape/markdown.ts';
import { outcomeWords } from '../left-in-flight.ts';
import { revisionsWords, wayWords } from '../plan-words.ts';
import { currentPhase, newestCause, type Story } from '../story.ts';
import { clock, dateAndClock, due, duration } from '../../release/time-words.ts';
import { bar, capacityWords, lastServing, percent, servingWords } from '../traffic-words.ts';
import { problemTitle, verdictFace } from '../verdict-words.ts';
import { fold, list } from './table.ts';
import { unattended } from './unattended.ts';

/** What a tired person needs in five seconds: how it stands, who serves, why, and what to do. */
export function top(story: Story, now: Instant, mostRows: number): string {
  const state = story.verdict === undefined ? progress(story, now) : ended(story, story.verdict, mostRows);
  return [`## ${headline(story)}`, facts(story), ...state].filter(block => block !== '').join('\n\n');
}

function headline(story: Story): string {
  if (story.problems.length > 0 && (story.verdict === undefined || story.verdict.name === 'refused')) {
    return `${verdictFace('refused')}: ${problemTitle(story.problems.length)}`;
  }
  if (story.verdict?.name === 'refused') return `${verdictFace('refused')}: nothing was written`;
  if (story.verdict !== undefined) {
    const written = story.verdict.name === 'planned' ? 'nothing was written, ' : '';
    return `${verdictFace(story.verdict.name)}: ${written}${outcomeWords(story, story.verdict, code)}`;
  }
  const serving = lastServing(story);
  return `⏳ In progress: ${serving === undefined ? 'where the traffic is, was not read yet' : servingWords(serving, story, code)}`;
}

function facts(story: Story): string {
  const { run, plan, green, began } = story;
  const address = run?.runUrl === undefined ? undefined : linkAddress(run.runUrl);
  const known = [
    ...(run === undefined ? [] : [`**${inline(run.target, 120)}** in **${inline(run.environment, 120)}**`]),
    ...(plan === undefined || green === undefined ? [] : [revisionsWords(plan, green, code)]),
    ...(plan === undefined ? [] : [`${inline(plan.mover.mover, 60)}, ${wayWords(plan)}`]),
    ...(began === undefined ? [] : [timesOf(story, began)]),
    ...(address === undefined ? [] : [`[run](${address})`]),
  ];
  return known.join(' · ');
}

/** Moments only, as long as it goes on: GitHub shows the page after the step, and a killed run's stays as it is. */
function timesOf({ verdict }: Story, began: Instant): string {
  return `began ${clock(began)} UTC${verdict === undefined ? '' : `, took ${duration(verdict.at - began)}`}`;
}

function ended(story: Story, verdict: Verdict, mostRows: number): readonly string[] {
  const name = list([`**Verdict:** ${code(verdict.name)}, exit status ${exitStatus(verdict.name)}`], 1);
  return [`${ending(story, verdict, mostRows)}\n${name}`, followUps(verdict, mostRows)];
}

/** AWS's other words for the same: true, and in the way of who looks for the cause. */
export function followUps({ followUps: texts }: Verdict, mostRows: number): string {
  if (texts.length === 0) return '';
  const told = texts.map(text => inline(text, 600));
  return fold(`What followed from the cause (${texts.length})`, list(told, mostRows));
}

function progress(story: Story, now: Instant): readonly string[] {
  const phase = currentPhase(story);
  const { waiting, capacity } = story;
  const serving = lastServing(story);
  const until = waiting?.until === undefined ? '' : `, until ${due(waiting.until, waiting.since)}`;
  const cause = newestCause(story);
  const lines = [
    ...(serving === undefined ? [] : [trafficLine(story)]),
    ...(phase === undefined
      ? []
      : [`**Phase:** ${phase.phase} since ${clock(phase.from)} UTC: ${inline(phase.because)}`]),
    ...(waiting === undefined ? [] : [`**Waiting for:** ${inline(waiting.wait)}${until}`]),
    ...(cause === undefined ? [] : [`**AWS says:** ${inline(cause.text, 600)} (${clock(cause.at)} UTC)`]),
    ...(capacity === undefined ? [] : [`**Capacity:** ${capacityWords(capacity)}`]),
  ];
  return [list(lines, 10), lastKnown(story, now)];
}

function trafficLine(story: Story): string {
  const point = story.traffic.at(-1);
  if (point === undefined) return '';
  const { serving } = point;
  return serving.who === 'unknown'
    ? `**Traffic:** not known: ${inline(serving.because, 600)}`
    : `**Traffic:** ${bar(serving.green)} green ${percent(serving.green)}, blue ${percent(100 - serving.green)}, since ${clock(point.at)} UTC`;
}

/** A killed run leaves this page as it is: it has to say so itself, because nobody will come back to. */
function lastKnown(story: Story, now: Instant): string {
  return [
    `> **In progress, last written at ${dateAndClock(now)}.** If the run is over and this still stands here, it was killed,`,
    '> and this page is the last that it knew, not the end.',
    `> ${unattended(story)}`,
    `> To see how it stands: ${whereToLook(story)}, or re-run the job, which goes on from what AWS holds.`,
  ].join('\n');
}

/** The last write names the deployment, once there is one. */
function whereToLook({ plan, writes }: Story): string {
  const last = writes.at(-1);
  const where = plan === undefined || plan.mover.moves === 'Greenlight' ? 'AWS' : inline(plan.mover.mover, 60);
  return `look at it in ${where}${last === undefined ? '' : ` (the last write: ${inline(last.what)})`}`;
}

import type { Verdict } from '../../release/verdict.ts';
import type { Instant } from '../../release/words.ts';
import { code, inline, linkAddress } from '../escape/markdown.ts';
import { strategyWords } from '../plan-words.ts';
import { currentPhase, isWork, type Story } from '../story.ts';
import { dateAndClock, duration } from '../time-words.ts';
import { lastServing, percent, servingWords } from '../traffic-words.ts';
import { problemTitle, verdictFace } from '../verdict-words.ts';

/** The verdict, or the share of traffic: what the list of a pull request's comments shows of this one. */
export function headline(story: Story): string {
  const { verdict, problems } = story;
  if (verdict === undefined && problems.length === 0) return `⏳ ${movement(story)}: ${shareWords(story)}`;
  const name = verdict?.name ?? 'refused';
  return `${verdictFace(name)}${placeWords(name, story)}: ${outcomeWords(story, verdict)}`;
}

/** Until something is done nobody can say whether anything will be: a plan, a refusal and a wait for one's turn begin alike. */
function movement(story: Story): string {
  const green = story.green === undefined ? '' : ` ${code(story.green.name)}`;
  const place = environmentWords(story);
  if (currentPhase(story)?.phase === 'reverting') return `Taking${green} back${place && ` from${place}`}`;
  return story.phases.some(isWork)
    ? `Releasing${green}${place && ` to${place}`}`
    : `Preparing${green}${place && ` for${place}`}`;
}

function environmentWords({ run }: Story): string {
  return run === undefined ? '' : ` ${inline(run.environment, 120)}`;
}

function placeWords(name: Verdict['name'], story: Story): string {
  const place = environmentWords(story);
  return place === '' ? '' : ` ${name === 'planned' ? 'for' : 'in'}${place}`;
}

function shareWords(story: Story): string {
  const serving = lastServing(story);
  switch (serving?.who) {
    case undefined:
      return 'where the traffic is, was not read yet';
    case 'unknown':
      return 'where the traffic is, is not known';
    case 'blue':
    case 'split':
    case 'green':
      return `${percent(serving.green)} on green`;
    default: {
      const never: never = serving;
      return never;
    }
  }
}

function outcomeWords(story: Story, verdict: Verdict | undefined): string {
  if (verdict === undefined || verdict.name === 'refused')
    return story.problems.length > 0 ? problemTitle(story.problems.length) : 'nothing was written';
  const written = verdict.name === 'planned' ? 'nothing was written, ' : '';
  return `${written}${servingWords(verdict.serving, story, code)}`;
}

/** What it is about and where to read more. Moments and no lengths of time, as long as it goes on: nobody edits them later. */
export function facts({ run, plan, green, began, verdict }: Story): string {
  return [
    ...(run === undefined ? [] : [`**${inline(run.target, 120)}**`]),
    ...(plan === undefined || green === undefined ? [] : [`${code(plan.blue.name)} → ${code(green.name)}`]),
    ...(plan === undefined ? [] : [`${inline(plan.mover.mover, 60)}, ${strategyWords(plan.strategy)}`]),
    ...(began === undefined ? [] : [`began ${dateAndClock(began)}${tookWords(began, verdict)}`]),
    ...(run === undefined || run.attempt === 1 ? [] : [`attempt ${run.attempt}`]),
    ...runLink(run?.runUrl),
  ].join(' · ');
}

function tookWords(began: Instant, verdict: Verdict | undefined): string {
  return verdict === undefined ? '' : `, took ${duration(verdict.at - began)}`;
}

/** A list, because there may be none. */
export function runLink(runUrl: string | undefined): readonly string[] {
  const address = runUrl === undefined ? undefined : linkAddress(runUrl);
  return address === undefined ? [] : [`[run](${address})`];
}

import type { Verdict } from '../../release/verdict.ts';
import type { Instant } from '../../release/words.ts';
import { code, inline, linkAddress } from '../escape/markdown.ts';
import { outcomeWords, stoppedBy } from '../left-in-flight.ts';
import { revisionsWords, wayWords } from '../plan-words.ts';
import { currentPhase, isWork, type Story } from '../story.ts';
import { dateAndClock, due, duration } from '../../release/time-words.ts';
import { lastServing, percent } from '../traffic-words.ts';
import { problemTitle, verdictFace } from '../verdict-words.ts';

/** A title is read whole on a phone. */
const mostOfWait = 160;

/** The verdict, or the share of traffic: what the list of a pull request's comments shows of this one. */
export function headline(story: Story): string {
  const { verdict, problems } = story;
  if (verdict === undefined && problems.length === 0) return `⏳ ${turnWords(story) ?? movementWords(story)}`;
  const name = verdict?.name ?? 'refused';
  return `${verdictFace(name)}${placeWords(name, story)}: ${endWords(story, verdict)}`;
}

/** Before anything of this release is done there is no share of it: what is waited for is somebody else's deployment. */
function turnWords(story: Story): string | undefined {
  const { waiting, phases } = story;
  if (waiting === undefined || phases.some(isWork)) return undefined;
  const place = environmentWords(story);
  const until = waiting.until === undefined ? '' : `, until ${due(waiting.until, waiting.since)}`;
  return `Waiting${place && ` in${place}`} for ${inline(waiting.wait, mostOfWait)}${until}`;
}

function movementWords(story: Story): string {
  return `${movement(story)}: ${shareWords(story)}`;
}

/** Until something is done nobody can say whether anything will be: a plan and a refusal begin alike. */
function movement(story: Story): string {
  const green = story.green === undefined ? '' : ` ${code(story.green.name)}`;
  const place = environmentWords(story);
  if (currentPhase(story)?.phase === 'reverting')
    return stoppedBy(story) === 'us'
      ? `Taking${green} back${place && ` from${place}`}`
      : `Release of${green || ' green'}${place && ` to${place}`} was stopped by AWS or somebody else`;
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

function endWords(story: Story, verdict: Verdict | undefined): string {
  if (verdict === undefined || verdict.name === 'refused')
    return story.problems.length > 0 ? problemTitle(story.problems.length) : 'nothing was written';
  const written = verdict.name === 'planned' ? 'nothing was written, ' : '';
  return `${written}${outcomeWords(story, verdict, code)}`;
}

/** What it is about and where to read more. Moments and no lengths of time, as long as it goes on: nobody edits them later. */
export function facts({ run, plan, green, began, verdict }: Story): string {
  return [
    ...(run === undefined ? [] : [`**${inline(run.target, 120)}**`]),
    ...(plan === undefined || green === undefined ? [] : [revisionsWords(plan, green, code)]),
    ...(plan === undefined ? [] : [`${inline(plan.mover.mover, 60)}, ${wayWords(plan)}`]),
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

import type { Verdict } from '../release/verdict.ts';
import { isWork, type Story } from './story.ts';
import { clock } from '../release/time-words.ts';
import { type NameStyle, percent, servingWords } from './traffic-words.ts';

/** What becomes of a deployment once nobody follows it any more. */
export type LeftInFlight = 'nothing' | 'AWS goes on' | 'AWS takes it back';

/** Only what follows from the story: a release whose way back failed is left where it stands, and nothing is said to move. */
export function leftInFlight(story: Story, { name }: Verdict): LeftInFlight {
  // What Greenlight moves, nobody else goes on with.
  if (story.plan?.mover.moves === 'Greenlight') return 'nothing';
  const phase = story.phases.findLast(isWork)?.phase;
  if (story.phases.at(-1)?.phase === 'rolled-back') return 'nothing';
  switch (name) {
    case 'cancelled':
    case 'unknown':
      if (phase === 'reverting') return 'AWS takes it back';
      return hasBegun(story) ? 'AWS goes on' : 'nothing';
    case 'broken':
      return phase !== 'reverting' && hasBegun(story) ? 'AWS goes on' : 'nothing';
    case 'released':
    case 'nothing-to-do':
    case 'planned':
    case 'staged':
    case 'reported':
    case 'restored':
    case 'drilled':
    case 'record-deleted':
    case 'rolled-back':
    case 'failed':
    case 'refused':
    case 'held':
    case 'superseded':
      return 'nothing';
  }
}

/** Who serves; while AWS still moves traffic, what it does and what was read last: the share is another in a moment. */
export function outcomeWords(story: Story, verdict: Verdict, name: NameStyle): string {
  const { serving, at } = verdict;
  const green = story.green === undefined ? 'green' : name(story.green.name);
  if (serving.who === 'unknown') return servingWords(serving, story, name);
  const read = `(${percent(serving.green)} on green when last read, ${clock(at)} UTC)`;
  switch (leftInFlight(story, verdict)) {
    case 'AWS takes it back':
      return serving.who === 'blue' ? servingWords(serving, story, name) : `AWS takes ${green} back ${read}`;
    case 'AWS goes on':
      return serving.who === 'green' ? servingWords(serving, story, name) : `AWS goes on with ${green} ${read}`;
    case 'nothing':
      return `${verdict.name === 'staged' ? `${green} waits without users, ` : ''}${servingWords(serving, story, name)}`;
  }
}

/** Who stopped the deployment, while traffic is on its way back: AWS took our word for it, or something else did. */
export function stoppedBy({ stop, writes, phases }: Story): 'us' | 'somebody else' {
  if (stop === 'asked for') return 'us';
  const began = phases.find(isWork)?.from ?? Number.POSITIVE_INFINITY;
  // What was stopped before that was somebody else's deployment, in our way.
  return writes.some(({ at, what }) => at >= began && isWayBack(what)) ? 'us' : 'somebody else';
}

/** Whoever takes it: AWS, which was asked to stop, or Greenlight itself. */
function isWayBack(what: string): boolean {
  return ['asked AWS to stop', 'asked AWS to delete', 'gave all traffic back to'].some(words => what.startsWith(words));
}

/** A look has shown the deployment: without one a release may have ended before there was any. */
function hasBegun({ capacity, phases }: Story): boolean {
  return capacity !== undefined || phases.some(({ phase }) => phase === 'shifting' || phase === 'baking');
}

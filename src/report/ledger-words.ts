import { type LedgerEntry, type Standing, standingOf } from '../release/ledger.ts';
import type { Instant } from '../release/words.ts';
import { withoutArns } from './escape/arns.ts';
import { cut, visible } from './escape/visible.ts';
import { stoppedBy } from './left-in-flight.ts';
import { currentPhase, isWork, type Story } from './story.ts';
import { clock } from './time-words.ts';
import { lastServing, servingWords } from './traffic-words.ts';
import { verdictTitle } from './verdict-words.ts';

/** GitHub takes descriptions of 140 characters and refuses longer ones. */
const mostOfDescription = 140;

/** What the ledger is told of a release. */
export type LedgerWords =
  /** How a change stands; its entry is written once, when there is none yet. */
  | {
      readonly is: 'change';
      readonly entry: LedgerEntry;
      readonly standing: Standing;
      readonly description: string;
      /** The description without the moments in it, which AWS gives anew, and a little otherwise, at every look. */
      readonly gist: string;
    }
  /**
   * What an earlier attempt began serves, and nobody was there to see it end: whatever entry there is of this release and
   * revision is closed.
   */
  | {
      readonly is: 'found serving';
      readonly of: Pick<LedgerEntry, 'targetKey' | 'environment' | 'wanted'> & { readonly releaseId: string };
      readonly description: string;
    };

/** Undefined as long as there is no change: a plan, a refusal and a wait for one's turn are no line in the ledger. */
export function ledgerWords(story: Story): LedgerWords | undefined {
  const { run, plan, green, verdict } = story;
  if (run === undefined || green === undefined) return undefined;
  const { changeId, releaseId, targetKey, environment } = run;
  if (verdict?.name === 'nothing-to-do')
    // A first attempt has begun nothing that could be open.
    return run.attempt === 1
      ? undefined
      : {
          is: 'found serving',
          of: { releaseId, targetKey, environment, wanted: green.name },
          description: description(`${green.name} serves, as attempt ${run.attempt} has found`),
        };
  if (plan === undefined || !story.phases.some(isWork)) return undefined;
  const gist = verdict === undefined ? progressWords(story) : `${verdictTitle(verdict.name)}: ${verdict.because}`;
  const until = verdict === undefined ? untilWords(story.waiting?.until) : '';
  return {
    is: 'change',
    entry: { changeId, targetKey, environment, wanted: green.name, previous: plan.blue.name },
    standing: verdict === undefined ? 'open' : standingOf(verdict.name),
    description: description(`${gist}${until}`),
    gist,
  };
}

function description(text: string): string {
  return cut(visible(withoutArns(text)), mostOfDescription);
}

/** A description stays until the next one, so it names moments and no lengths of time. */
function progressWords(story: Story): string {
  const current = currentPhase(story)?.phase ?? 'planned';
  const phase = current === 'reverting' && stoppedBy(story) !== 'us' ? 'stopped' : current;
  const serving = lastServing(story);
  return serving === undefined ? phase : `${phase}: ${servingWords(serving, story, name => name)}`;
}

function untilWords(until: Instant | undefined): string {
  return until === undefined ? '' : `, until ${clock(until)} UTC`;
}

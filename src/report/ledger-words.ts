import { doNotRestore, type Past } from '../release/history.ts';
import { changeId, type RunFacts } from '../release/identity.ts';
import { type EntryPurpose, type LedgerEntry, type Standing, standingOf } from '../release/ledger.ts';
import type { Purpose } from '../release/purpose.ts';
import type { Verdict } from '../release/verdict.ts';
import { withoutArns } from './escape/arns.ts';
import { cut, visible } from './escape/visible.ts';
import { stoppedBy } from './left-in-flight.ts';
import { currentPhase, isWork, type Story } from './story.ts';
import { due } from '../release/time-words.ts';
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
      /** The change that was gone back from, which another run may have made: its entry is told as well. */
      readonly left: Left | undefined;
    }
  /**
   * What an earlier attempt began serves, and nobody was there to see it end: whatever entry there is of this release and
   * revision is closed.
   */
  | {
      readonly is: 'found serving';
      readonly of: Place & { readonly wanted: string; readonly releaseId: string };
      readonly description: string;
    }
  /** A change in flight was sent back. It had begun before, so that there is an entry of it, and that of nothing else. */
  | ({ readonly is: 'left' } & Left);

type Place = Pick<LedgerEntry, 'targetKey' | 'environment'>;

export interface Left {
  /** `wanted`: the name of the revision that was left. */
  readonly of: Place & { readonly wanted: string };
  readonly standing: 'taken back' | 'unproven';
  readonly description: string;
}

/**
 * Undefined as long as there is no change: a plan, a refusal and a wait for one's turn are no line in the ledger.
 *
 * @param restorable whether a later rollback may come back to what is released here
 */
export function ledgerWords(story: Story, restorable: Past['restorable'] = 'yes'): LedgerWords | undefined {
  const { run, plan, green, verdict, watch } = story;
  if (run === undefined || green === undefined) return undefined;
  const { releaseId, targetKey, environment } = run;
  const place = { targetKey, environment };
  const mark = restorable === 'yes' ? '' : `${doNotRestore}: `;
  // Who found a change to be promoted already has no say in how it ends.
  if (verdict?.name === 'nothing-to-do' && plan !== undefined) return undefined;
  if (verdict?.name === 'nothing-to-do')
    // A first attempt has begun nothing that could be open.
    return run.attempt === 1
      ? undefined
      : {
          is: 'found serving',
          of: { releaseId, ...place, wanted: green.name },
          description: description(`${mark}${green.name} serves, as attempt ${run.attempt} has found`),
        };
  if (plan === undefined || !story.phases.some(isWork)) return undefined;
  if (plan.purpose.is === 'swap back')
    return verdict === undefined || watch === 'handed on'
      ? undefined
      : leftWords({ ...place, wanted: green.name }, plan.blue.name, run, verdict);
  // What is staged may be promoted by a step that says nothing of it.
  const isPromise = verdict?.name === 'staged' || (verdict !== undefined && standingOf(verdict.name) === 'serves');
  const gist = verdict === undefined ? progressWords(story) : endWords(verdict);
  const standing = verdict === undefined || watch === 'handed on' ? 'open' : standingOf(verdict.name);
  return {
    is: 'change',
    entry: {
      changeId: run.changeId,
      ...place,
      wanted: green.name,
      previous: plan.blue.name,
      purpose: purposeOf(plan.purpose),
    },
    standing,
    description: description(`${isPromise ? mark : ''}${stagedWords(verdict) ?? gist}${untilWords(story)}`),
    gist,
    left:
      verdict?.name === 'restored' && standing === 'serves'
        ? leftWords({ ...place, wanted: plan.blue.name }, green.name, run, verdict)
        : undefined,
  };
}

/**
 * What the change is told that was gone back from. It is not marked as one never to be restored: its own run may release it again,
 * and that mark is a person's.
 */
function leftWords(
  of: Left['of'],
  restored: string,
  { releaseId, attempt }: RunFacts,
  verdict: Verdict,
): ({ is: 'left' } & Left) | undefined {
  // Of a change that is sent back the run carries the id: who sends it back is told by the run's own.
  const by = changeId(releaseId, attempt);
  if (verdict.name === 'restored')
    return {
      is: 'left',
      of,
      standing: 'taken back',
      description: description(`Gone back from, to ${restored}, by ${by}`),
    };
  // The way back that was refused, or that somebody else ended, leaves the change as it was told.
  if (standingOf(verdict.name) !== 'unproven') return undefined;
  return {
    is: 'left',
    of,
    standing: 'unproven',
    description: description(`${by} goes back from it. ${endWords(verdict)}`),
  };
}

function purposeOf({ is }: Purpose): EntryPurpose {
  switch (is) {
    case 'restore':
    case 'drill':
      return is;
    case 'release':
    case 'stage':
    // It is told to the entry of what is sent back, and makes none.
    case 'swap back':
      return 'release';
  }
}

function description(text: string): string {
  return cut(visible(withoutArns(text)), mostOfDescription);
}

function endWords({ name, because }: Verdict): string {
  return `${verdictTitle(name)}: ${because}`;
}

/** A description stays until the next one, so it names moments and no lengths of time. */
function progressWords(story: Story): string {
  const current = currentPhase(story)?.phase ?? 'planned';
  const phase = current === 'reverting' && stoppedBy(story) !== 'us' ? 'stopped' : current;
  const serving = lastServing(story);
  return serving === undefined ? phase : `${phase}: ${servingWords(serving, story, name => name)}`;
}

function untilWords({ verdict, waiting }: Story): string {
  return verdict !== undefined || waiting?.until === undefined ? '' : `, until ${due(waiting.until, waiting.since)}`;
}

/** Of what is staged: how to go on with it, and until when, which leaves no room for the proof. */
function stagedWords(verdict: Verdict | undefined): string | undefined {
  if (verdict?.name !== 'staged' || verdict.next === undefined) return undefined;
  return `${verdictTitle(verdict.name)}. ${verdict.next}`;
}

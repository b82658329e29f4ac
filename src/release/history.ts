import { attemptOf, releaseOf, runOf } from './identity.ts';
import type { LedgerEntry, Standing } from './ledger.ts';
import type { Instant } from './words.ts';

/** A change of a target as its ledger remembers it. */
export interface Past {
  readonly entry: LedgerEntry;
  /** When the change began. */
  readonly at: Instant;
  /** The last that was said of it. */
  readonly standing: Standing;
  /** A mark that is put on a change once stays, whatever is said of it later. */
  readonly restorable: 'yes' | 'do not restore';
  /** Who said the last of it: another run where that promoted it or went back from it, a later attempt where that saw its end. */
  readonly toldBy: { readonly runId: string; readonly attempt: number };
}

export type History =
  /** Newest first. */
  | { readonly is: 'read'; readonly changes: readonly Past[] }
  /** `because`: what is missing, and how it is mended. */
  | { readonly is: 'not readable'; readonly because: string };

/** How the description of a status begins that says that a change must not be restored. A person can write it as well. */
export const doNotRestore = 'do-not-restore';

/** Whether a change began in this attempt, or was brought to its end by it. */
export function isWorkOf({ entry, toldBy }: Past, run: { readonly runId: string; readonly attempt: number }): boolean {
  const beganIt = runOf(entry.changeId) === run.runId && attemptOf(entry.changeId) >= run.attempt;
  return beganIt || (toldBy.runId === run.runId && toldBy.attempt >= run.attempt);
}

/** Whether a change is of this run: it began it, or brought to service what another has staged. */
export function isOfRun(
  { entry, standing, toldBy }: Past,
  run: { readonly releaseId: string; readonly runId: string },
): boolean {
  return releaseOf(entry.changeId) === run.releaseId || (standing === 'serves' && toldBy.runId === run.runId);
}

/**
 * Whether this change took back a former one of its own release, as a roll-back job does: what it wanted is not what the release
 * is for.
 *
 * @param former the changes before it
 */
export function isReversal({ entry }: Past, former: readonly Past[]): boolean {
  const release = releaseOf(entry.changeId);
  if (entry.purpose !== 'restore') return false;
  return former.some(
    ({ entry: own }) =>
      releaseOf(own.changeId) === release && own.wanted === entry.previous && own.previous === entry.wanted,
  );
}

/** The changes of a release that are for its own revision, newest first. */
export function changesOf(changes: readonly Past[], releaseId: string): readonly Past[] {
  return changes.filter(
    (past, at) => releaseOf(past.entry.changeId) === releaseId && !isReversal(past, changes.slice(at + 1)),
  );
}

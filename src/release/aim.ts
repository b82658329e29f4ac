import type { LedgerEntry, Standing } from './ledger.ts';

/** What a run wants of its target, as far as reading AWS depends on it. */
export type Aim =
  /** What the inputs name. Where that serves already there is nothing to do. */
  | { readonly is: 'the inputs'; readonly recorded: Recorded }
  /**
   * What the inputs name, also where it serves already. `others`: the changes that are no drills; whatever else of this run is
   * in flight is gone on with. Undefined where nothing is.
   */
  | { readonly is: 'the inputs anew'; readonly others: ReadonlySet<string> | undefined }
  /** A revision that exists, by its name: it is released as it is. A change in flight that has it as its blue is sent back. */
  | { readonly is: 'a revision'; readonly name: string; readonly recorded: Recorded }
  /** A change in flight that another job or run has begun. */
  | { readonly is: 'a change'; readonly handed: Handed; readonly recorded: Recorded }
  /** One deployment by AWS's id of it, also where it has ended: what a step that was cut short has begun. */
  | { readonly is: 'a deployment'; readonly id: string }
  /** Nothing: only to see what stands there. */
  | { readonly is: 'a look' };

/** What is handed over from one job to another: a release, or, where it is known, the one change of it that is meant. */
export interface Handed {
  readonly releaseId: string;
  readonly changeId: string | undefined;
}

/** What each change was begun for, and what is known to have become of it, by its change-id; empty where the ledger was not read. */
export type Recorded = ReadonlyMap<string, RecordedChange>;

export interface RecordedChange extends Pick<LedgerEntry, 'wanted' | 'purpose'> {
  readonly standing: Standing;
}

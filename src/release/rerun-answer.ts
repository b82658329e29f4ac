import type { Past } from './history.ts';
import type { RunFacts } from './identity.ts';

/** What a run does that finds a former attempt of itself behind it. */
export type OnRerun = 'auto' | 'release' | 'rollback' | 'refuse';

/** Everything that the answer rests on. */
export interface Rerun {
  readonly policy: OnRerun;
  readonly run: Pick<RunFacts, 'releaseId' | 'attempt' | 'runId'>;
  /** A deployment of this run, whichever attempt began it, and the name of the revision that it brings. */
  readonly inFlight: { readonly brings: string } | undefined;
  /** The name of the revision that serves. */
  readonly serves: string;
  /** The change-id on that revision; undefined where it carries none. */
  readonly servesMadeBy: string | undefined;
  /** Newest first; empty where the ledger cannot be read. */
  readonly changes: readonly Past[];
}

export type RerunAnswer =
  | { readonly do: 'adopt'; readonly because: string }
  | { readonly do: 'nothing'; readonly because: string; readonly next: string | undefined }
  /** `of`: the change whose entry knows the revision, by which it was released or before which it served. */
  | { readonly do: 'restore'; readonly revision: string; readonly of: string; readonly because: string }
  /** From the inputs. */
  | { readonly do: 'release'; readonly because: string }
  | { readonly do: 'refuse'; readonly because: string; readonly next: string };

export function fromInputs(because: string): RerunAnswer {
  return { do: 'release', because };
}

export function nothing(because: string, next: string | undefined): RerunAnswer {
  return { do: 'nothing', because, next };
}

export function refuse(because: string, next: string): RerunAnswer {
  return { do: 'refuse', because, next };
}

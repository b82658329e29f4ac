import type { Aim, Recorded } from '../../release/aim.ts';
import type { History } from '../../release/history.ts';
import type { RunFacts } from '../../release/identity.ts';
import type { Survey } from '../../targets/ports.ts';
import type { Clock } from '../clock.ts';

/** What an operation can ask before anything is decided. */
export interface Work {
  readonly run: RunFacts;
  readonly survey: (aim: Aim) => Promise<Survey>;
  /** The ledger of the target as it is now. */
  readonly history: () => Promise<History>;
  readonly clock: Clock;
  /** Says something once that a person should know before it starts. */
  readonly warn: (warning: string) => Promise<void>;
}

/** What was written down of each change. */
export function recordedIn(history: History): Recorded {
  return history.is === 'read'
    ? new Map(history.changes.map(({ entry }) => [entry.changeId, entry.wanted]))
    : new Map<string, string>();
}

/** The name of the revision that has the production traffic, or most of it. */
export function servesIn(survey: Survey): string {
  return survey.is === 'serving already' ? survey.revision.name : survey.found.blue.name;
}

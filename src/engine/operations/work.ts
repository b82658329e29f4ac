import type { Aim, Recorded } from '../../release/aim.ts';
import type { History } from '../../release/history.ts';
import type { RunFacts } from '../../release/identity.ts';
import type { Change, Millis } from '../../release/words.ts';
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
  return new Map(
    history.is === 'read' ? history.changes.map(({ entry, standing }) => [entry.changeId, { ...entry, standing }]) : [],
  );
}

/** How long a change that is in flight goes unwatched for the sake of its ledger. */
const patience: Millis = 5_000;

/** The ledger, if GitHub tells it soon. */
export async function soon(reading: Promise<History>, clock: Clock): Promise<History> {
  const read = new AbortController();
  const late = clock.sleep(patience, read.signal).then((): History => ({
    is: 'not readable',
    because: `GitHub had not answered ${patience / 1_000} s after AWS had`,
  }));
  const history = await Promise.race([reading, late]);
  read.abort();
  return history;
}

/** The change that was aimed at, where one is in flight. */
export function oursIn(survey: Survey): Change | undefined {
  return survey.is === 'to be released' ? survey.ours : undefined;
}

/** The name of the revision that has the production traffic, or most of it. */
export function servesIn(survey: Survey): string {
  return survey.is === 'serving already' ? survey.revision.name : survey.found.blue.name;
}

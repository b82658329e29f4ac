import type { VerdictName } from './verdict.ts';

/**
 * One line of the ledger: that a change of a target began, and from what to what. It is written once. How the change stands
 * is told beside it, line by line; the last of them is the outcome. What serves is AWS's to say, never the ledger's.
 */
export interface LedgerEntry {
  readonly changeId: string;
  readonly targetKey: string;
  readonly environment: string;
  /** Names of revisions. No ARN: GitHub's runner drops what contains a masked account id. */
  readonly wanted: string;
  readonly previous: string;
  /** What the change was begun for. A later attempt goes on with it as that, and with nothing else. */
  readonly purpose: EntryPurpose;
}

/** `release`: also what is staged, and is promoted under the same id. */
export type EntryPurpose = 'release' | 'restore' | 'drill';

/** How a change stands. `open` may still go either way; `unproven`: it ended, and nobody can say what serves or whether it is well. */
export type Standing = 'open' | 'serves' | 'taken back' | 'unproven' | 'rehearsed';

/** The version of the payload: raised when a reader of the former one would misread the new one. */
export const ledgerVersion = 1;

/** The entry as everybody can read it who can read the repository: names and ids alone. */
export function printEntry(entry: LedgerEntry): Readonly<Record<string, string | number>> {
  return {
    'schema-version': ledgerVersion,
    'change-id': entry.changeId,
    'target-key': entry.targetKey,
    environment: entry.environment,
    wanted: entry.wanted,
    previous: entry.previous,
    purpose: entry.purpose,
  };
}

/** The entry in a payload, an object or its JSON; undefined for whatever Greenlight did not write, or writes in a later version. */
export function parseEntry(payload: unknown): LedgerEntry | undefined {
  const fields = typeof payload === 'string' ? parsed(payload) : payload;
  if (typeof fields !== 'object' || fields === null) return undefined;
  const said = fields as Readonly<Record<string, unknown>>;
  if (said['schema-version'] !== ledgerVersion) return undefined;
  const text = (name: string): string | undefined => (typeof said[name] === 'string' ? said[name] : undefined);
  const [changeId, targetKey, environment] = [text('change-id'), text('target-key'), text('environment')];
  const [wanted, previous] = [text('wanted'), text('previous')];
  if (changeId === undefined || targetKey === undefined || environment === undefined) return undefined;
  if (wanted === undefined || previous === undefined) return undefined;
  return { changeId, targetKey, environment, wanted, previous, purpose: purposeIn(said['purpose']) };
}

/** Entries of former versions do not say it. */
function purposeIn(said: unknown): EntryPurpose {
  return said === 'restore' || said === 'drill' ? said : 'release';
}

/** Where the ledger of a target is found, apart from the deployments that GitHub makes for jobs (`deploy`). */
export function ledgerTask(targetKey: string): string {
  return `greenlight/${targetKey}`;
}

/** How a change stands once its release has ended. */
export function standingOf(verdict: VerdictName): Standing {
  switch (verdict) {
    case 'released':
    case 'nothing-to-do':
    case 'restored':
      return 'serves';
    case 'rolled-back':
    case 'failed':
    case 'refused':
    case 'superseded':
      return 'taken back';
    case 'drilled':
      return 'rehearsed';
    // AWS may still send all traffic to either side, and a person may still decide.
    case 'staged':
    case 'held':
      return 'open';
    case 'planned':
    case 'reported':
    case 'record-deleted':
    case 'cancelled':
    case 'broken':
    case 'unknown':
      return 'unproven';
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

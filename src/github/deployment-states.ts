import { doNotRestore, type Past } from '../release/history.ts';
import type { Standing } from '../release/ledger.ts';

/**
 * GitHub's states of a deployment, but for `inactive`: outside of production GitHub itself writes that, behind the outcome of a
 * former deployment, as soon as the job's own succeeds. To say of an environment that it is production or transient, which keeps
 * GitHub from it, would be told to everybody who looks at the environment.
 */
export const states = {
  open: 'in_progress',
  serves: 'success',
  'taken back': 'failure',
  unproven: 'error',
  // A drill goes well by being taken back; its description says so.
  rehearsed: 'failure',
} as const satisfies Record<Standing, string>;

/** The part of a deployment's status that is read back. */
export interface Told {
  readonly state: string;
  readonly description?: string | null;
  readonly log_url?: string;
}

/** How a change stands by what was said of it: the last, apart from the remark that another came after it. */
export function standingIn(newestFirst: readonly Told[]): Standing {
  const state = outcomeIn(newestFirst)?.state;
  switch (state) {
    // Whoever made the entry died before the first word.
    case undefined:
    case states.open:
    // A person, or an app that waits for one, may have said so.
    case 'queued':
    case 'pending':
    case 'waiting':
      return 'open';
    case states.serves:
      return 'serves';
    case states['taken back']:
      return 'taken back';
    default:
      return 'unproven';
  }
}

export function restorableIn(statuses: readonly Told[]): Past['restorable'] {
  return statuses.some(({ description }) => description?.startsWith(doNotRestore)) ? 'do not restore' : 'yes';
}

/** The run and attempt on whose page the outcome stands; undefined where it names none, as the word of a person. */
export function tellerIn(newestFirst: readonly Told[]): Past['toldBy'] | undefined {
  const [, runId, attempt] =
    /\/actions\/runs\/(\d+)\/attempts\/(\d+)$/.exec(outcomeIn(newestFirst)?.log_url ?? '') ?? [];
  return runId === undefined ? undefined : { runId, attempt: Number(attempt) };
}

function outcomeIn(newestFirst: readonly Told[]): Told | undefined {
  return newestFirst.find(({ state }) => state !== 'inactive');
}

import type { History } from '../release/history.ts';
import type { Millis } from '../release/words.ts';
import { clock } from '../release/time-words.ts';
import { type Access, gitHub } from './api.ts';
import { type Ledger, ledger, type Place } from './deployments.ts';
import type { GitHubRun } from './run.ts';
import { GitHubTrouble, type Trouble } from './trouble.ts';

/**
 * How far back is looked, in changes: each costs a request, of the 1,000 that a job's token has in an hour for the whole
 * repository (REST documentation, "Rate limits").
 */
const farthest = 30;

/** A moment's trouble at GitHub must not cost anybody the way back: so long is waited before each further try. */
const pauses: readonly Millis[] = [1_000, 4_000, 10_000];

/**
 * What the ledger remembers of a target; never rejects. It takes 31 requests where all goes well: one for the entries, and one for
 * what was said of each.
 *
 * @param ledger undefined where there is no token to ask with
 * @param most how many changes are asked for, for whoever needs fewer: 1 to 30
 */
export async function readHistory(
  ledger: Ledger | undefined,
  place: Place,
  pause: (ms: Millis) => Promise<unknown>,
  most = farthest,
): Promise<History> {
  if (ledger === undefined) return { is: 'not readable', because: 'there is no token (`github-token` is empty)' };
  const read = async ([next, ...later]: readonly Millis[]): Promise<History> => {
    try {
      return { is: 'read', changes: await ledger.history(place, Math.min(most, farthest)) };
    } catch (error) {
      if (next === undefined || !mayPass(error)) return { is: 'not readable', because: wordsOf(error) };
      await pause(next);
      return read(later);
    }
  };
  return read(pauses);
}

/** The history of targets, as a job with this token can read it. */
export function historyFor(
  { apiUrl, repository }: Pick<GitHubRun, 'apiUrl' | 'repository'>,
  token: string | undefined,
  clock: Pick<Access, 'now' | 'sleep'>,
): (place: Place) => Promise<History> {
  const asked =
    token === undefined || token === '' || repository === ''
      ? undefined
      : ledger(gitHub({ apiUrl, token, repository, now: clock.now, sleep: clock.sleep }));
  const pause = (ms: Millis): Promise<void> => clock.sleep(ms, new AbortController().signal);
  return place => readHistory(asked, place, pause);
}

/** An answer that is not what GitHub describes may be another one the next time. */
function mayPass(error: unknown): boolean {
  return !(error instanceof GitHubTrouble) || error.trouble.is === 'passing';
}

function wordsOf(error: unknown): string {
  if (error instanceof GitHubTrouble) return troubleWords(error.trouble);
  return `GitHub's answer could not be read (${error instanceof Error ? error.message : String(error)})`;
}

function troubleWords(trouble: Trouble): string {
  switch (trouble.is) {
    case 'denied':
    case 'not accepted':
      return `${trouble.why}. ${trouble.remedy}`;
    case 'limited':
      return `GitHub's rate limit is used up until ${clock(trouble.until)} UTC`;
    case 'missing':
    case 'locked':
      return 'GitHub does not have it any more';
    case 'refused':
    case 'passing':
      return trouble.why;
  }
}

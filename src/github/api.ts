import type { getOctokit } from '@actions/github';
import type { Instant, Millis } from '../release/words.ts';
import { GitHubTrouble, type Permission, type Subject, type Trouble, troubleOf } from './trouble.ts';

export type Octokit = ReturnType<typeof getOctokit>;

/** Waits on the engine's clock; resolves early, and without an error, when the signal is aborted. */
export type Sleep = (ms: Millis, signal: AbortSignal) => Promise<void>;

export interface Access {
  readonly apiUrl: string;
  readonly token: string;
  /** `owner/repository`. */
  readonly repository: string;
  readonly now: () => Instant;
  readonly sleep: Sleep;
}

/** Parameters that every request takes. */
export interface Here {
  readonly owner: string;
  readonly repo: string;
  readonly request: { readonly signal: AbortSignal };
}

/** GitHub, asked for one thing at a time. */
export interface GitHub {
  /**
   * @param needed the permission that is missing if GitHub denies this
   * @param subject the repository, unless an id is asked for that GitHub gave out before
   * @throws GitHubTrouble
   */
  readonly ask: <T>(
    needed: Permission,
    send: (octokit: Octokit, here: Here) => Promise<{ readonly data: T }>,
    subject?: Subject,
  ) => Promise<T>;
  readonly token: string;
  /** `owner/repository`. */
  readonly repository: string;
}

/** GitHub answers within a second or two, and ends requests of its own after 10 s (REST documentation, "Timeouts"). */
const answerWithin: Millis = 10_000;

/** A token that was made a moment ago is known everywhere at GitHub some seconds later; how long that takes is not published. */
const fresh: Millis = 20_000;

/** `@actions/github` is loaded at the first word to GitHub, which comes after the first request to AWS has gone out. */
export function gitHub({ apiUrl, token, repository, now, sleep }: Access): GitHub {
  const [owner = '', repo = ''] = repository.split('/');
  let octokit: Promise<Octokit> | undefined;
  /** Since when GitHub has not known the token. */
  let unknown: Instant | undefined;
  const loaded = async (): Promise<Octokit> => {
    const { getOctokit } = await import('@actions/github');
    return getOctokit(token, { baseUrl: apiUrl, userAgent: 'greenlight', log: silence });
  };
  return {
    token,
    repository,
    ask: async (needed, send, subject = 'the repository') => {
      const client = await (octokit ??= loaded());
      const late = new AbortController();
      const answered = new AbortController();
      void sleep(answerWithin, answered.signal).then(() => {
        if (!answered.signal.aborted) late.abort();
      });
      try {
        const { data } = await send(client, { owner, repo, request: { signal: late.signal } });
        // Octokit hands on as text what is no JSON, such as an answer that was cut off on its way.
        if (typeof data === 'string') throw new Error('the answer cannot be read');
        unknown = undefined;
        return data;
      } catch (error) {
        if (late.signal.aborted)
          throw new GitHubTrouble({ is: 'passing', why: `no answer within ${answerWithin / 1_000} s` }, error);
        const trouble = troubleOf(error, needed, subject, now());
        unknown = trouble.is === 'not accepted' ? (unknown ?? now()) : undefined;
        throw new GitHubTrouble(unknown === undefined ? trouble : perhapsFresh(trouble, now() - unknown), error);
      } finally {
        answered.abort();
      }
    },
  };
}

/** A first refusal to know the token may pass; the next, some time later, is meant. */
function perhapsFresh(trouble: Trouble, unknownFor: Millis): Trouble {
  if (trouble.is !== 'not accepted' || unknownFor >= fresh) return trouble;
  return { is: 'passing', why: `${trouble.why}. ${trouble.remedy}` };
}

/** Octokit warns of its own deprecations on the console, where nobody can act on them. */
const quiet = (): void => undefined;
const silence = { debug: quiet, info: quiet, warn: quiet, error: quiet };

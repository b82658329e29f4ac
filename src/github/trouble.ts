import type { Instant } from '../release/words.ts';

/** What a job has to be granted (`permissions:` in the workflow) for a surface to be written. */
export type Permission = 'pull-requests: write' | 'deployments: write';

/** Why GitHub did not do what it was asked. */
export type Trouble =
  /** The token lacks a permission, or is not valid (any more). Waiting does not help. */
  | { readonly is: 'denied'; readonly why: string; readonly remedy: string }
  /** Too many requests; GitHub says until when, or asks for a minute at least. */
  | { readonly is: 'limited'; readonly until: Instant }
  /** What was asked for is not there (any more), or GitHub hides it from this token. */
  | { readonly is: 'missing' }
  /** GitHub understood and will not do it, as it stands. */
  | { readonly is: 'refused'; readonly why: string }
  /** A 5xx, a lost connection, no answer in time: another try may do. */
  | { readonly is: 'passing'; readonly why: string };

/** Raised by whatever asks GitHub, and turned into words by the page that asked: it never leaves this room. */
export class GitHubTrouble extends Error {
  readonly trouble: Trouble;

  constructor(trouble: Trouble, cause: unknown) {
    super(trouble.is, { cause });
    this.name = 'GitHubTrouble';
    this.trouble = trouble;
  }
}

/** The parts of Octokit's `RequestError` that tell. A lost connection is a 500 without a response there. */
interface Failure {
  readonly status?: number;
  readonly message?: string;
  readonly response?: { readonly headers?: Readonly<Record<string, string | number | undefined>> };
}

/** Where GitHub gives no time, it asks for a minute at least (REST documentation, "Rate limits"). */
const atLeast = 60_000;

export function troubleOf(error: unknown, needed: Permission, now: Instant): Trouble {
  const { status, message = '', response }: Failure = error instanceof Error ? error : {};
  const header = (name: string): string | undefined => response?.headers?.[name]?.toString();
  if (response === undefined || status === undefined) return { is: 'passing', why: message || 'no answer' };
  if ((status === 403 || status === 429) && isLimit(message, status, header))
    return { is: 'limited', until: limitEnds(header, now) };
  switch (status) {
    case 401:
      return {
        is: 'denied',
        why: 'GitHub does not accept the token',
        remedy: "A job's own token ends with the job: look at `github-token`",
      };
    case 403:
      return {
        is: 'denied',
        // GitHub's words for a token that lacks a permission; others tell of archives, address lists and the like.
        why: /not accessible by/i.test(message) ? 'GitHub denied it' : `GitHub denied it (${withoutAddress(message)})`,
        remedy: `Grant the job \`${needed}\` under \`permissions:\``,
      };
    case 404:
    case 410:
      return { is: 'missing' };
    default:
      if (status >= 500) return { is: 'passing', why: `GitHub answered ${status}` };
      return { is: 'refused', why: `GitHub answered ${status}` };
  }
}

/** Octokit puts the address of a documentation page behind the message. */
function withoutAddress(message: string): string {
  return message.replace(/ - https?:\S+$/, '');
}

/** GitHub answers 403 for a limit as well as for a permission, and tells them apart by headers and words. */
function isLimit(message: string, status: number, header: (name: string) => string | undefined): boolean {
  return (
    status === 429 ||
    header('retry-after') !== undefined ||
    header('x-ratelimit-remaining') === '0' ||
    /\brate limit\b/i.test(message)
  );
}

function limitEnds(header: (name: string) => string | undefined, now: Instant): Instant {
  const seconds = Number(header('retry-after'));
  if (header('retry-after') !== undefined && Number.isFinite(seconds)) return now + seconds * 1_000;
  const reset = Number(header('x-ratelimit-reset'));
  if (header('x-ratelimit-remaining') === '0' && Number.isFinite(reset)) return Math.max(now, reset * 1_000);
  return now + atLeast;
}

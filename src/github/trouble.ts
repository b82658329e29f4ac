import type { Instant } from '../release/words.ts';

/** What a job has to be granted (`permissions:` in the workflow) for a surface to be written. */
export type Permission = 'pull-requests: write' | 'deployments: write' | 'actions: read';

/** Why GitHub did not do what it was asked. */
export type Trouble =
  /** The token lacks a permission, or is not valid (any more). Waiting does not help. */
  | { readonly is: 'denied'; readonly why: string; readonly remedy: string }
  /** GitHub does not know the token: for good, or for some seconds where it was made a moment ago. */
  | { readonly is: 'not accepted'; readonly why: string; readonly remedy: string }
  /** Too many requests; GitHub says until when, or asks for a minute at least. */
  | { readonly is: 'limited'; readonly until: Instant }
  /** What was there is not there any more. */
  | { readonly is: 'missing' }
  /** The conversation takes no more comments: somebody wanted it so, and nobody has to mend it. */
  | { readonly is: 'locked' }
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

/**
 * What a request is about. GitHub answers 404 for what a token may not see, as it does for what is not there: only of something
 * that was seen before does it mean that it is gone.
 */
export type Subject = 'the repository' | 'a known part of it';

/** Where GitHub gives no time, it asks for a minute at least (REST documentation, "Rate limits"). */
const atLeast = 60_000;

export function troubleOf(error: unknown, needed: Permission, subject: Subject, now: Instant): Trouble {
  const { status, message = '', response }: Failure = error instanceof Error ? error : {};
  const header = (name: string): string | undefined => response?.headers?.[name]?.toString();
  if (response === undefined || status === undefined) return { is: 'passing', why: message || 'no answer' };
  if ((status === 403 || status === 429) && isLimit(message, status, header))
    return { is: 'limited', until: limitEnds(header, now) };
  switch (status) {
    case 401:
      return {
        is: 'not accepted',
        why: 'GitHub does not accept the token',
        remedy: "A job's own token ends with the job: look at `github-token`",
      };
    case 403:
      return forbidden(withoutAddress(message), needed);
    case 404:
      if (subject === 'a known part of it') return { is: 'missing' };
      return {
        is: 'denied',
        why: 'GitHub shows the token nothing there',
        remedy: `Give the token in \`github-token\` access to this repository, with \`${needed}\``,
      };
    case 410:
      return { is: 'missing' };
    default:
      if (status >= 500) return { is: 'passing', why: `GitHub answered ${status}` };
      return { is: 'refused', why: `GitHub answered ${status}` };
  }
}

/** GitHub's words for a token that lacks a permission name its kind; all others tell of locks, archives, address lists and the like. */
function forbidden(message: string, needed: Permission): Trouble {
  if (/not accessible by integration/i.test(message))
    return { is: 'denied', why: 'GitHub denied it', remedy: `Grant the job \`${needed}\` under \`permissions:\`` };
  if (/not accessible by personal access token/i.test(message))
    return { is: 'denied', why: 'GitHub denied it', remedy: `Give the token in \`github-token\` \`${needed}\`` };
  if (/\bis locked\b/i.test(message)) return { is: 'locked' };
  return {
    is: 'denied',
    why: `GitHub denied it (${message.replace(/\.$/, '')})`,
    remedy: `Look at the rules of the repository and its organization, and whether the token has \`${needed}\``,
  };
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

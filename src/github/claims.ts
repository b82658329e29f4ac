import type { Millis } from '../release/words.ts';
import type { Sleep } from './api.ts';

/** How the runner hands out tokens to a job that has `id-token: write`; undefined to any other. */
export interface TokenDesk {
  readonly url: string | undefined;
  readonly token: string | undefined;
}

/** The environment of the job, as far as GitHub tells. */
export type JobEnvironment =
  | { readonly is: 'known'; readonly name: string }
  /** The job has none, or may not ask. */
  | { readonly is: 'none' }
  /** The job may ask, and got no answer that can be read. */
  | { readonly is: 'not known' };

/** It is a question of the job's own machine room, and no release waits long for it. */
const answerWithin: Millis = 5_000;

/** A desk that fails, fails at once and seldom twice: GitHub's own client asks up to ten times. */
const tries = 3;
const pause: Millis = 500;

/** No role anywhere trusts this audience: the token is read here and is good for nothing else. */
const audience = 'greenlight';

/**
 * The environment that GitHub says the job is in, by the claim in its OIDC token. The signature is not checked: it comes from
 * the runner itself, as all that is known of the run does. Takes 5 s at most. Never rejects: whatever is wrong there says
 * nothing against the release.
 */
export async function claimedEnvironment({ url, token }: TokenDesk, sleep: Sleep): Promise<JobEnvironment> {
  if (url === undefined || token === undefined || !URL.canParse(url)) return { is: 'none' };
  const desk = new URL(url);
  desk.searchParams.set('audience', audience);
  const late = new AbortController();
  const answered = new AbortController();
  void sleep(answerWithin, answered.signal).then(() => late.abort());
  try {
    for (let tried = 0; tried < tries && !late.signal.aborted; tried += 1) {
      if (tried > 0) await sleep(pause, late.signal);
      const answer = await asked(desk, token, late.signal);
      if (answer.is !== 'not known') return answer;
    }
    return { is: 'not known' };
  } finally {
    answered.abort();
  }
}

async function asked(desk: URL, token: string, signal: AbortSignal): Promise<JobEnvironment> {
  try {
    const answer = await fetch(desk, { headers: { authorization: `Bearer ${token}` }, signal });
    const { value } = (await answer.json()) as { readonly value?: unknown };
    if (typeof value !== 'string') return { is: 'not known' };
    const { environment } = claimsIn(value);
    return typeof environment === 'string' ? { is: 'known', name: environment } : { is: 'none' };
  } catch {
    return { is: 'not known' };
  }
}

/** The claims are the middle part of a JSON Web Token, in base64url (RFC 7519). */
function claimsIn(jwt: string): { readonly environment?: unknown } {
  return JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8')) as { environment?: unknown };
}

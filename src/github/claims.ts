import type { Millis } from '../release/words.ts';
import type { Sleep } from './api.ts';

/** How the runner hands out tokens to a job that has `id-token: write`; undefined to any other. */
export interface TokenDesk {
  readonly url: string | undefined;
  readonly token: string | undefined;
}

/** It is a question of the job's own machine room, and no release waits long for it. */
const answerWithin: Millis = 5_000;

/** No role anywhere trusts this audience: the token is read here and is good for nothing else. */
const audience = 'greenlight';

/**
 * The environment that GitHub says the job is in, by the claim in its OIDC token; undefined for a job without one, and where
 * the token cannot be had. The signature is not checked: it comes from the runner itself, as all that is known of the run does.
 */
export async function claimedEnvironment({ url, token }: TokenDesk, sleep: Sleep): Promise<string | undefined> {
  if (url === undefined || token === undefined || !URL.canParse(url)) return undefined;
  const late = new AbortController();
  const answered = new AbortController();
  void sleep(answerWithin, answered.signal).then(() => late.abort());
  try {
    const desk = new URL(url);
    desk.searchParams.set('audience', audience);
    const answer = await fetch(desk, { headers: { authorization: `Bearer ${token}` }, signal: late.signal });
    const { value } = (await answer.json()) as { readonly value?: unknown };
    return environmentIn(typeof value === 'string' ? value : '');
  } catch {
    // Whatever is wrong there, it says nothing against the release.
    return undefined;
  } finally {
    answered.abort();
  }
}

/** The claims are the middle part of a JSON Web Token, in base64url (RFC 7519). */
function environmentIn(jwt: string): string | undefined {
  const claims = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8')) as {
    readonly environment?: unknown;
  };
  return typeof claims.environment === 'string' ? claims.environment : undefined;
}

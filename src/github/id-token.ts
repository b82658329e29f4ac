import type { Millis } from '../release/words.ts';
import type { Sleep } from './api.ts';

/** How the runner hands out ID tokens to a job that has `id-token: write`; undefined to any other. */
export interface TokenDesk {
  readonly url: string | undefined;
  readonly token: string | undefined;
}

export type IdToken =
  /** Whoever has the token is the job, for some minutes: it stands in no message. */
  | { readonly is: 'given'; readonly token: string; readonly claims: Claims }
  /** The job may not ask. */
  | { readonly is: 'no desk' }
  /** The job may ask, and got nothing that can be read. */
  | { readonly is: 'no answer'; readonly why: string };

export type Claims = Readonly<Record<string, unknown>>;

/**
 * Asks for a token that says to `audience` which job this is. Takes `within` milliseconds at most, and ends when `signal` is
 * aborted. Never rejects.
 */
export type AskForIdToken = (audience: string, patience: DeskPatience) => Promise<IdToken>;

export interface DeskPatience {
  readonly within: Millis;
  readonly signal: AbortSignal;
}

/** A desk that fails, fails at once and seldom twice: GitHub's own client asks up to ten times. */
const firstPause: Millis = 500;
const longestPause: Millis = 5_000;

export function idTokens({ url, token }: TokenDesk, sleep: Sleep): AskForIdToken {
  if (!url || !token || !URL.canParse(url)) return () => Promise.resolve({ is: 'no desk' });
  return async (audience, { within, signal }) => {
    const desk = new URL(url);
    desk.searchParams.set('audience', audience);
    const late = new AbortController();
    const answered = new AbortController();
    void sleep(within, answered.signal).then(() => late.abort());
    const over = AbortSignal.any([late.signal, signal]);
    try {
      for (let pause = firstPause; ; pause = Math.min(2 * pause, longestPause)) {
        const answer = await asked(desk, token, over);
        if (answer.is === 'given') return answer;
        await sleep(pause, over);
        if (over.aborted) return answer;
      }
    } finally {
      answered.abort();
    }
  };
}

async function asked(desk: URL, token: string, over: AbortSignal): Promise<IdToken> {
  try {
    const answer = await fetch(desk, { headers: { authorization: `Bearer ${token}` }, signal: over });
    const text = await answer.text();
    return answer.ok ? read(text) : { is: 'no answer', why: `it answered ${answer.status}` };
  } catch {
    return { is: 'no answer', why: over.aborted ? 'it did not answer in time' : 'the connection failed' };
  }
}

/** The claims are the middle part of a JSON Web Token, in base64url (RFC 7519). The signature is for AWS to check. */
function read(text: string): IdToken {
  try {
    const { value } = JSON.parse(text) as { readonly value: string };
    const claims: unknown = JSON.parse(Buffer.from(value.split('.')[1] ?? '', 'base64url').toString('utf8'));
    if (typeof claims === 'object' && claims !== null) return { is: 'given', token: value, claims: claims as Claims };
  } catch {
    // Whatever it is instead, it is no token.
  }
  return { is: 'no answer', why: 'its answer holds no token' };
}

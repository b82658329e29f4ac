import type { Millis } from '../release/words.ts';
import type { Sleep } from './api.ts';
import { idTokens, type TokenDesk } from './id-token.ts';

/** The environment of the job, as far as GitHub tells. */
export type JobEnvironment =
  | { readonly is: 'known'; readonly name: string }
  /** The job has none, or may not ask. */
  | { readonly is: 'none' }
  /** The job may ask, and got no answer that can be read. */
  | { readonly is: 'not known' };

/** It is a question of the job's own machine room, and no release waits long for it. */
const answerWithin: Millis = 5_000;

/** No role anywhere trusts this audience: the token is read here and is good for nothing else. */
const audience = 'greenlight';

/**
 * The environment that GitHub says the job is in, by the claim in its OIDC token. The signature is not checked: it comes from
 * the runner itself, as all that is known of the run does. Takes 5 s at most. Never rejects: whatever is wrong there says
 * nothing against the release.
 */
export async function claimedEnvironment(desk: TokenDesk, sleep: Sleep): Promise<JobEnvironment> {
  const patience = { within: answerWithin, signal: new AbortController().signal };
  const answer = await idTokens(desk, sleep)(audience, patience);
  switch (answer.is) {
    case 'given': {
      const { environment } = answer.claims;
      return typeof environment === 'string' ? { is: 'known', name: environment } : { is: 'none' };
    }
    case 'no desk':
      return { is: 'none' };
    case 'no answer':
      return { is: 'not known' };
  }
}

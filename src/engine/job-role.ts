import type { Asking } from '../aws/asking.ts';
import type { Sts } from '../aws/clients.ts';
import { assumedRole, type Credentials, type Effort, type Mask, type WebIdentity } from '../aws/credentials.ts';
import { CredentialsError, TroubleError } from '../errors.ts';
import type { AskForIdToken } from '../github/id-token.ts';
import type { GitHubRun } from '../github/run.ts';
import type { Millis } from '../release/words.ts';
import type { Clock } from './clock.ts';

export interface Job {
  readonly run: GitHubRun;
  readonly clock: Clock;
  readonly idToken: AskForIdToken;
  readonly mask: Mask;
  /** Aborted when the job is cancelled: GitHub is not waited for any more. */
  readonly cancelled: AbortSignal;
  readonly sts: () => Promise<Sts>;
  readonly asking: Readonly<Record<Effort, Asking>>;
  readonly onTrouble: (why: string) => void;
}

/** The audience by which roles trust GitHub, and the default of aws-actions/configure-aws-credentials. */
const audience = 'sts.amazonaws.com';

/** GitHub's part of the wait. A renewal goes on beside the release, and is tried again. */
const deskWithin: Readonly<Record<Effort, Millis>> = { first: 60_000, renewal: 5_000 };

/** The credentials of the role that the step names, by the ID tokens of its job. */
export function roleOfJob(role: string, { run, clock, idToken, cancelled, ...aws }: Job): Credentials {
  const identity = async (effort: Effort): Promise<WebIdentity> => {
    const answer = await idToken(audience, { within: deskWithin[effort], signal: cancelled });
    switch (answer.is) {
      case 'given': {
        const { sub, iss } = answer.claims;
        return { token: answer.token, subject: said(sub), issuer: said(iss) };
      }
      case 'no desk':
        throw new CredentialsError({
          message: 'GitHub gives this job no ID token, by which it could assume the role.',
          hint: 'Grant the job `id-token: write` under `permissions`; the pull request of a fork can have none.',
        });
      case 'no answer':
        throw new TroubleError({
          message: `GitHub gave this job no ID token, by which it could assume the role: ${answer.why}.`,
          hint: 'Look at githubstatus.com, then re-run the job.',
          applied: 'no',
        });
    }
  };
  return assumedRole({ role, session: sessionOf(run), identity, now: () => clock.now(), ...aws });
}

function said(claim: unknown): string {
  return typeof claim === 'string' ? claim : '(none)';
}

/** 64 characters of a few kinds (STS API reference): in AWS's logs it leads from every call to its workflow run. */
function sessionOf({ id }: GitHubRun): string {
  return `greenlight-${id.replace(/[^\w+=,.@-]/g, '-')}`.slice(0, 64);
}

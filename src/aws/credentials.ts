import { CredentialsError, MissingError } from '../errors.ts';
import type { Instant, Millis } from '../release/words.ts';
import type { Answers, Asking } from './asking.ts';
import type { Sts } from './clients.ts';

/** What the SDK signs with. Secret but for the first. */
interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/** `memoized`: the SDK asks before every call, and keeps nothing by a clock of its own. */
export type Credentials = (() => Promise<Keys>) & { readonly memoized: true };

/** The token by which the job shows AWS who it is, and what it says there (`sub`, `iss`). */
export interface WebIdentity {
  readonly token: string;
  readonly subject: string;
  /** A URL; another one on a GitHub Enterprise Server than on github.com (GitHub docs, "OpenID Connect reference"). */
  readonly issuer: string;
}

/** Has the runner hide a value wherever somebody prints it, from now to the end of the job. */
export type Mask = (secret: string) => Promise<void>;

/** How long the first credentials are waited for, without which nothing begins; a renewal has its next try at the next call. */
export type Effort = 'first' | 'renewal';

export interface Assumption {
  /** Its ARN. */
  readonly role: string;
  /** Shown in AWS's logs as the name of the session: 2 to 64 letters, digits and `_=,.@-`. */
  readonly session: string;
  /** @throws GreenlightError */
  readonly identity: (effort: Effort) => Promise<WebIdentity>;
  readonly mask: Mask;
  readonly sts: () => Promise<Sts>;
  readonly asking: Readonly<Record<Effort, Asking>>;
  readonly now: () => Instant;
  /** Told when a renewal failed that will be tried again. */
  readonly onTrouble: (why: string) => void;
}

interface Held {
  readonly keys: Keys;
  readonly expires: Instant;
}

/** What AWS gives who asks for no other, and every role allows (STS API reference, AssumeRoleWithWebIdentity). */
const life: Millis = 60 * 60_000;

/** As early as AWS's own SDKs renew theirs. */
const renewBefore: Millis = 5 * 60_000;

/** A call that has gone out has 15 s for its answer, and must not outlive what it was signed with. */
const spentBefore: Millis = 30_000;

/** A renewal that failed has some tries left before the old credentials end. */
const tryAgainAfter: Millis = 30_000;

/**
 * Credentials of a role, for all clients together, renewed for as long as the job may ask for ID tokens. While the old ones
 * live no call waits for the new ones, and no failure to get them reaches anybody.
 */
export function assumedRole(assumption: Assumption): Credentials {
  let held: Held | undefined;
  let renewing: Promise<Held> | undefined;
  let renewFrom: Instant = Number.NEGATIVE_INFINITY;

  const renewed = (): Promise<Held> => {
    renewing ??= assume(assumption, held === undefined ? 'first' : 'renewal')
      .then(fresh => {
        renewFrom = fresh.expires - renewBefore;
        return (held = fresh);
      })
      .finally(() => (renewing = undefined));
    return renewing;
  };
  const renewBeside = (): void => {
    renewed().catch((error: unknown) => {
      renewFrom = assumption.now() + tryAgainAfter;
      assumption.onTrouble(
        `the credentials were not renewed: ${error instanceof Error ? error.message : String(error)}`,
      );
    });
  };
  const current = async (): Promise<Keys> => {
    const now = assumption.now();
    if (held === undefined || now >= held.expires - spentBefore) return (await renewed()).keys;
    if (now >= renewFrom && renewing === undefined) renewBeside();
    return held.keys;
  };
  return Object.assign(current, { memoized: true as const });
}

const call = { service: 'sts', operation: 'AssumeRoleWithWebIdentity' } as const;

async function assume({ role, session, identity, mask, sts, asking, now }: Assumption, effort: Effort): Promise<Held> {
  const presented = await identity(effort);
  await mask(presented.token);
  const asked = now();
  const { client, sdk } = await sts();
  const command = new sdk.AssumeRoleWithWebIdentityCommand({
    RoleArn: role,
    RoleSessionName: session,
    WebIdentityToken: presented.token,
  });
  const send = () =>
    client.send(command).catch((error: unknown) => {
      throw withoutToken(error, presented.token);
    });
  const { Credentials: given } = await asking[effort].read(call, send, refusals(role, presented));
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = given ?? {};
  if (AccessKeyId === undefined || SecretAccessKey === undefined || SessionToken === undefined || !Expiration)
    throw new MissingError({
      message: `AWS let this job assume role ${named(role)}, and gave it no credentials.`,
      hint: 'Re-run the job.',
    });
  // The id of the key is no secret, and stands in AWS's own logs.
  await Promise.all([mask(SecretAccessKey), mask(SessionToken)]);
  return {
    keys: { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken },
    // AWS says when by its own clock: by that of a runner whose clock is slow they would seem to live on.
    expires: Math.min(Expiration.getTime(), asked + life),
  };
}

/** AWS repeats in some of its messages what it was sent. */
function withoutToken(error: unknown, token: string): Error {
  const { name, message, code, $metadata } = error as Error & { readonly code?: unknown; readonly $metadata?: unknown };
  return Object.assign(new Error(message.replaceAll(token, '***')), { name, code, $metadata });
}

/** What STS says of a token, by the names that its client has for it. */
function refusals(role: string, { subject, issuer }: WebIdentity): Answers<never> {
  const refused = (because: string, hint: string) => (): never => {
    throw new CredentialsError({ message: `AWS would not let this job assume role ${named(role)}: ${because}`, hint });
  };
  // IAM names a provider, and the keys of a trust policy's conditions, by the URL without its scheme (IAM user guide).
  const provider = issuer.replace(/^https:\/\//, '');
  const lookAt = `Look at the identity provider for ${provider} in account ${accountOf(role)}`;
  return {
    AccessDenied: refused(
      `its trust policy does not trust \`${subject}\`, or there is no such role.`,
      `Have the trust policy of the role allow sts:AssumeRoleWithWebIdentity where ` +
        `${provider}:sub is \`${subject}\` and ${provider}:aud is \`sts.amazonaws.com\`. ` +
        'A job with an `environment` presents that, and no branch.',
    ),
    ExpiredTokenException: refused(
      'the ID token of the job had expired when AWS got it.',
      'Re-run the job: GitHub gives such a token minutes to live, and this one reached AWS after them.',
    ),
    InvalidIdentityTokenException: message =>
      refused(
        message.replace(/\.?$/, '.'),
        `${lookAt}: it must be there, with \`sts.amazonaws.com\` among its audiences.`,
      )(),
    IDPRejectedClaimException: message => refused(message.replace(/\.?$/, '.'), `${lookAt}.`)(),
  };
}

/** `arn:aws:iam::123456789012:role/teams/deployer` → `deployer of account 123456789012`. */
function named(role: string): string {
  return `${role.split('/').at(-1) ?? role} of account ${accountOf(role)}`;
}

function accountOf(role: string): string {
  return role.split(':')[4] ?? '';
}

import * as v from 'valibot';
import { AwsError, type ClientOf, type Input, type Output } from '../wire/index.ts';
import type { Random } from '../world/random.ts';
import { readIdToken, type IdToken } from './id-token.ts';

/** A role of the account, and whom it trusts: jobs of GitHub's, by what their ID tokens say. */
export const roleSeed = v.strictObject({
  name: v.string(),
  /** Both an audience of the account's identity provider and the one that the trust policy asks for. */
  audience: v.optional(v.string(), 'sts.amazonaws.com'),
  /** As StringLike takes them: `*` for any characters, `?` for one. */
  subjects: v.array(v.string()),
  maxSessionSeconds: v.optional(v.pipe(v.number(), v.minValue(3600), v.maxValue(43_200)), 3600),
});

export type RoleSeed = v.InferOutput<typeof roleSeed>;

/** Who holds credentials that STS gave out. */
export interface Session {
  readonly accessKeyId: string;
  readonly sessionToken: string;
  readonly role: string;
  readonly session: string;
  /** Epoch milliseconds. */
  readonly expires: number;
}

type Assume = 'AssumeRoleWithWebIdentity';

export interface Roles {
  /** @throws AwsError as STS words it */
  readonly assume: (input: Input<ClientOf<'sts'>, Assume>) => Output<ClientOf<'sts'>, Assume>;
  readonly sessionOf: (accessKeyId: string) => Session | undefined;
}

/** The identity provider that the account has (GitHub docs, "Configuring OpenID Connect in Amazon Web Services"). */
const PROVIDER = 'token.actions.githubusercontent.com';

const DEFAULT_SECONDS = 3600;
const LEAST_SECONDS = 900;

/** @param seed without a role, the account has no identity provider either */
export function createRoles(
  seed: { readonly account: string; readonly roles: readonly RoleSeed[] },
  random: Random,
  now: () => number,
): Roles {
  const sessions = new Map<string, Session>();

  /** The provider's part: is this a token of the provider's, alive, and meant for AWS? */
  function verify(token: IdToken): void {
    if (seed.roles.length === 0 || token.issuer !== `https://${PROVIDER}`)
      throw refusedToken(`No OpenIDConnect provider found in your account for ${token.issuer}`);
    const seconds = Math.floor(now() / 1000);
    if (seconds >= token.expires)
      throw new AwsError(
        'ExpiredTokenException',
        `Token expired: current date/time ${seconds} must be before the expiration date/time ${token.expires}`,
      );
    if (!seed.roles.some(role => role.audience === token.audience)) throw refusedToken('Incorrect token audience');
  }

  /** The trust policy's part. A role that is not there is answered like one that trusts somebody else. */
  function trusting(arn: string, { audience, subject }: IdToken): RoleSeed {
    const [, account, name] = /^arn:aws:iam::(\d{12}):role\/(?:[\w/-]+\/)?([\w+=,.@-]+)$/.exec(arn) ?? [];
    if (name === undefined) throw new AwsError('ValidationError', 'Request ARN is invalid');
    const role = account === seed.account ? seed.roles.find(one => one.name === name) : undefined;
    if (role?.audience === audience && role.subjects.some(pattern => isLike(subject, pattern))) return role;
    throw new AwsError('AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity');
  }

  return {
    sessionOf: accessKeyId => sessions.get(accessKeyId),
    assume: ({ RoleArn, RoleSessionName, WebIdentityToken, DurationSeconds = DEFAULT_SECONDS }) => {
      if (!/^[\w+=,.@-]{2,64}$/.test(RoleSessionName))
        throw invalid('roleSessionName', RoleSessionName, 'satisfy regular expression pattern: [\\w+=,.@-]*');
      if (DurationSeconds < LEAST_SECONDS)
        throw invalid(
          'durationSeconds',
          String(DurationSeconds),
          `have value greater than or equal to ${LEAST_SECONDS}`,
        );
      const token = readIdToken(WebIdentityToken);
      verify(token);
      const role = trusting(RoleArn, token);
      if (DurationSeconds > role.maxSessionSeconds)
        throw new AwsError(
          'ValidationError',
          'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
        );
      const session: Session = {
        accessKeyId: `ASIA${random.hex(16).toUpperCase()}`,
        sessionToken: random.hex(80),
        role: role.name,
        session: RoleSessionName,
        // AWS dates it by whole seconds.
        expires: (Math.floor(now() / 1000) + DurationSeconds) * 1000,
      };
      sessions.set(session.accessKeyId, session);
      return {
        Credentials: {
          AccessKeyId: session.accessKeyId,
          SecretAccessKey: random.hex(40),
          SessionToken: session.sessionToken,
          Expiration: new Date(session.expires),
        },
        SubjectFromWebIdentityToken: token.subject,
        AssumedRoleUser: {
          AssumedRoleId: `AROASIMULATEDROLE0001:${RoleSessionName}`,
          Arn: `arn:aws:sts::${seed.account}:assumed-role/${role.name}/${RoleSessionName}`,
        },
        Provider: `arn:aws:iam::${seed.account}:oidc-provider/${PROVIDER}`,
        Audience: token.audience,
      };
    },
  };
}

function refusedToken(message: string): AwsError {
  return new AwsError('InvalidIdentityTokenException', message);
}

function invalid(member: string, value: string, constraint: string): AwsError {
  const message = `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: Member must ${constraint}`;
  return new AwsError('ValidationError', message);
}

/** IAM user guide, "String condition operators": StringLike minds the case of letters. */
function isLike(text: string, pattern: string): boolean {
  const escaped = pattern.replace(/[\\^$.|+()[\]{}]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's').test(text);
}

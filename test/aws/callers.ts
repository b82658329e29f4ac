import * as v from 'valibot';
import { duration } from './duration.ts';
import { AwsError, type Call } from './wire/index.ts';
import { errorNames } from './service-errors.ts';
import type { Roles, RoleSeed } from './sts/roles.ts';
import type { Caller } from './world/world.ts';

/** Credentials of an assumed role: a long-lived user has no place in a workflow. */
export const callerSeed = v.strictObject({
  accessKeyId: v.string(),
  role: v.optional(v.string(), 'deployer'),
  session: v.optional(v.string(), 'GitHubActions'),
  /** So long after the start they are refused as expired. */
  expiresAfter: v.exactOptional(duration),
});

export type CallerSeed = v.InferOutput<typeof callerSeed>;

/** What the headers of a call say besides who signed it. */
export interface Headers {
  readonly userAgent: string;
  /** Goes with the access key of a session. */
  readonly sessionToken: string | undefined;
}

/** Throws the AwsError that AWS gives to credentials which are missing, unknown or expired. */
export type Identify = (call: Call, headers: Headers) => Caller;

interface AccountSeed {
  readonly account: string;
  readonly region: string;
  readonly callers: readonly CallerSeed[];
  readonly roles: readonly RoleSeed[];
}

/** @param roles knows whom STS gave credentials to */
export function createCallers(seed: AccountSeed, roles: Roles, startMs: number, now: () => number): Identify {
  const anybody = seed.callers.length === 0 && seed.roles.length === 0;
  return (call, { userAgent, sessionToken }) => {
    if (call.caller.kind === 'unsigned') {
      if (isForAnybody(call)) return nobody(seed, userAgent);
      throw new AwsError('MissingAuthenticationToken', 'Request is missing Authentication Token');
    }
    const { accessKeyId, region } = call.caller;
    const session = roles.sessionOf(accessKeyId);
    if (session !== undefined) {
      if (session.sessionToken !== sessionToken) throw unknown(call);
      if (now() >= session.expires) throw expired(call);
      return callerOf(session, seed.account, region, userAgent);
    }
    const anyone = { accessKeyId, role: 'deployer', session: 'GitHubActions' };
    const known: CallerSeed | undefined = anybody
      ? anyone
      : seed.callers.find(caller => caller.accessKeyId === accessKeyId);
    if (known === undefined) throw unknown(call);
    if (known.expiresAfter !== undefined && now() >= startMs + known.expiresAfter) throw expired(call);
    return callerOf(known, seed.account, region, userAgent);
  };
}

/** Called with a token instead of credentials, and granted by a role's trust policy alone (STS API reference). */
export function isForAnybody({ service, operation }: Pick<Call, 'service' | 'operation'>): boolean {
  return service === 'sts' && operation === 'AssumeRoleWithWebIdentity';
}

function nobody({ account, region }: AccountSeed, userAgent: string): Caller {
  return { accessKeyId: 'unsigned', account, region, arn: 'anonymous', userId: 'anonymous', userAgent };
}

function unknown(call: Pick<Call, 'service'>): AwsError {
  const { unknownCredentials } = errorNames(call.service);
  return new AwsError(unknownCredentials, 'The security token included in the request is invalid.');
}

export function expired(call: Pick<Call, 'service'>): AwsError {
  return new AwsError(
    errorNames(call.service).expiredCredentials,
    'The security token included in the request is expired',
  );
}

/** How STS names the session of a role. */
export function callerOf(
  { accessKeyId, role, session }: Pick<CallerSeed, 'accessKeyId' | 'role' | 'session'>,
  account: string,
  region: string,
  userAgent: string,
): Caller {
  return {
    accessKeyId,
    account,
    region,
    arn: `arn:aws:sts::${account}:assumed-role/${role}/${session}`,
    userId: `AROASIMULATEDROLE0001:${session}`,
    userAgent,
  };
}

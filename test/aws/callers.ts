import * as v from 'valibot';
import { duration } from './duration.ts';
import { AwsError, type Call } from './wire/index.ts';
import { errorNames } from './service-errors.ts';
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

/** Throws the AwsError that AWS gives to credentials which are missing, unknown or expired. */
export type Identify = (call: Call, userAgent: string) => Caller;

export function createCallers(
  seed: { readonly account: string; readonly region: string; readonly callers: readonly CallerSeed[] },
  startMs: number,
  now: () => number,
): Identify {
  return (call, userAgent) => {
    const names = errorNames(call.service);
    if (call.caller.kind === 'unsigned')
      throw new AwsError('MissingAuthenticationToken', 'Request is missing Authentication Token');
    const { accessKeyId, region } = call.caller;
    const anyone = { accessKeyId, role: 'deployer', session: 'GitHubActions' };
    const known: CallerSeed | undefined =
      seed.callers.length === 0 ? anyone : seed.callers.find(caller => caller.accessKeyId === accessKeyId);
    if (known === undefined)
      throw new AwsError(names.unknownCredentials, 'The security token included in the request is invalid.');
    if (known.expiresAfter !== undefined && now() >= startMs + known.expiresAfter) throw expired(call);
    return callerOf(known, seed.account, region, userAgent);
  };
}

export function expired(call: Pick<Call, 'service'>): AwsError {
  return new AwsError(
    errorNames(call.service).expiredCredentials,
    'The security token included in the request is expired',
  );
}

/** How STS names the session of a role. */
export function callerOf(
  { accessKeyId, role, session }: CallerSeed,
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

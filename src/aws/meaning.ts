import {
  CredentialsError,
  DeniedError,
  type GreenlightError,
  MissingError,
  RejectedError,
  TroubleError,
} from '../errors.ts';

/**
 * What an error of the SDK means to a release. `fatal`: waiting does not help, a person must act. `passing`: it may be
 * gone at the next try; `applied` says whether AWS can have carried the call out all the same.
 */
export type Meaning =
  | { readonly is: 'fatal'; readonly error: GreenlightError }
  | { readonly is: 'passing'; readonly why: string; readonly applied: 'no' | 'perhaps' }
  /** The service's own refusal: its caller knows what the name means there. */
  | { readonly is: 'answer'; readonly name: string; readonly message: string };

/**
 * The IAM action of a call, `ecs:DescribeServices`: the prefix of IAM's own, which is neither always the client's name
 * (`elasticloadbalancing`) nor always what it signs with (`cloudwatch`).
 */
export interface CallName {
  readonly service: 'ecs' | 'codedeploy' | 'cloudwatch' | 'elasticloadbalancing' | 'lambda' | 'rds' | 'sts';
  readonly operation: string;
}

const denied = new Set(['AccessDenied', 'AccessDeniedException', 'UnauthorizedOperation', 'AuthorizationError']);

const noCredentials = new Set(['CredentialsProviderError', 'ProviderError', 'CredentialsError']);

/** The names that AWS's services give to tokens that ran out or are not valid. */
const badCredentials = new Set([
  'ExpiredToken',
  'ExpiredTokenException',
  'RequestExpired',
  'UnrecognizedClientException',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'SignatureDoesNotMatch',
  'IncompleteSignature',
  'MissingAuthenticationToken',
]);

/** The SDK's list of throttling names, less `LimitExceededException`, which in ECS and CodeDeploy is a hard quota. */
const throttled = new Set([
  'BandwidthLimitExceeded',
  'EC2ThrottledException',
  'PriorRequestNotComplete',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'SlowDown',
  'ThrottledException',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
  'TransactionInProgressException',
]);

const network = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'ECONNABORTED',
  'EPROTO',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** Where a token is presented instead of credentials, what AWS refuses is the token: its caller knows whose that is. */
const tokenRefused = new Set([
  ...denied,
  'ExpiredTokenException',
  'InvalidIdentityTokenException',
  'IDPRejectedClaimException',
]);

interface Raised {
  readonly name: string;
  readonly message: string;
  readonly code: string | undefined;
  readonly status: number | undefined;
}

/** What was raised, by name and not by class: bundled clients each carry classes of their own, and unmodelled errors have none. */
function read(error: unknown): Raised {
  const shape = (typeof error === 'object' && error !== null ? error : {}) as {
    name?: unknown;
    message?: unknown;
    code?: unknown;
    $metadata?: { httpStatusCode?: number };
  };
  return {
    name: typeof shape.name === 'string' ? shape.name : 'Error',
    message: typeof shape.message === 'string' ? shape.message : String(error),
    code: typeof shape.code === 'string' ? shape.code : undefined,
    status: shape.$metadata?.httpStatusCode,
  };
}

export function meaningOf(error: unknown, call: CallName): Meaning {
  const raised = read(error);
  if (call.operation === 'AssumeRoleWithWebIdentity' && tokenRefused.has(raised.name))
    return { is: 'answer', name: raised.name, message: raised.message };
  if (denied.has(raised.name)) return { is: 'fatal', error: deniedBy(raised, call, error) };
  if (badCredentials.has(raised.name) || noCredentials.has(raised.name))
    return { is: 'fatal', error: credentials(raised, error) };
  if (raised.name === 'NotYet') return { is: 'passing', why: raised.message, applied: 'no' };
  if (throttled.has(raised.name) || raised.status === 429)
    return { is: 'passing', why: `${iamAction(call)} was throttled`, applied: 'no' };
  if (raised.code !== undefined && network.has(raised.code))
    return { is: 'passing', why: `the connection to AWS failed (${raised.code})`, applied: 'perhaps' };
  // An answer that was cut off on its way cannot be parsed: what it said, and whether a write was applied, is not known.
  if (raised.name === 'SyntaxError' || raised.name === 'TypeError')
    return { is: 'passing', why: `the answer to ${iamAction(call)} could not be read`, applied: 'perhaps' };
  if (raised.name === 'TimeoutError' || raised.name.startsWith('RequestTimeout'))
    return { is: 'passing', why: `${iamAction(call)} was not answered in time`, applied: 'perhaps' };
  if (raised.status !== undefined && raised.status >= 500)
    return { is: 'passing', why: `AWS answered ${raised.status} to ${iamAction(call)}`, applied: 'perhaps' };
  // ECS answers some of its own faults with status 400 and this name.
  if (raised.name === 'ServerException' || raised.name === 'InternalFailure' || raised.name === 'ServiceUnavailable')
    return { is: 'passing', why: `AWS answered ${raised.name} to ${iamAction(call)}`, applied: 'perhaps' };
  // "Retry the request a limited number of times" (STS API reference, AssumeRoleWithWebIdentity).
  if (raised.name === 'IDPCommunicationErrorException')
    return { is: 'passing', why: 'AWS could not reach the identity provider', applied: 'no' };
  return { is: 'answer', name: raised.name, message: raised.message };
}

export function iamAction(call: CallName): string {
  return `${call.service}:${call.operation}`;
}

/** AWS words it "User: <arn> is not authorized to perform: <action> on resource: <arn> because ...". */
function deniedBy(raised: Raised, call: CallName, cause: unknown): DeniedError {
  const said = /not authorized to perform:? (\S+?)(?: on resource: (\S+?))?\.?(?:\s|$)/.exec(raised.message);
  return new DeniedError({
    action: said?.[1] ?? iamAction(call),
    resource: said?.[2] ?? '*',
    // "… with an explicit deny in a service control policy" (IAM user guide, "Troubleshoot access denied error messages").
    deniedIn: /with an explicit deny in an? ([\w -]+)/.exec(raised.message)?.[1],
    cause,
  });
}

function credentials(raised: Raised, cause: unknown): CredentialsError {
  return new CredentialsError(
    noCredentials.has(raised.name)
      ? {
          message: 'No AWS credentials were found.',
          hint: 'Run aws-actions/configure-aws-credentials before this step, and grant the job `id-token: write`.',
          cause,
        }
      : {
          message: `AWS did not accept the credentials (${raised.name}).`,
          hint: 'They ran out, or belong to something else: re-run the job with fresh ones. With `role-to-assume` Greenlight renews its own.',
          cause,
        },
  );
}

/** The error for an answer that nobody knew what to do with. */
export function unforeseen(
  answer: Extract<Meaning, { is: 'answer' }>,
  call: CallName,
  cause: unknown,
): GreenlightError {
  const told = {
    message: `${iamAction(call)}: ${answer.message} (${answer.name})`,
    cause,
  };
  return /NotFound|DoesNotExist|NoSuch/.test(answer.name)
    ? new MissingError({ ...told, hint: 'Check the name, the region and the account of the credentials.' })
    : new RejectedError({ ...told, hint: 'Mend what AWS does not accept, as its message says.' });
}

export function outlasted(
  { why, applied }: Extract<Meaning, { is: 'passing' }>,
  seconds: number,
  cause: unknown,
): TroubleError {
  return new TroubleError({
    message: seconds === 0 ? `${why}.` : `${why}, for ${seconds} s without a break.`,
    hint: 'Look at the AWS Health Dashboard for this region, then re-run the job.',
    applied,
    cause,
  });
}

/** A write whose answer was lost, and whose effect could not be looked for: it may stand, whatever kept us from seeing it. */
export function unseen(call: CallName, obstacle: GreenlightError): TroubleError {
  return new TroubleError({
    message: `The answer to ${iamAction(call)} was lost, and whether AWS carried it out could not be read: ${obstacle.message}`,
    hint: obstacle.hint,
    applied: 'perhaps',
    cause: obstacle,
  });
}

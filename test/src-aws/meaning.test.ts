import { describe, expect, test } from '@jest/globals';
import { type CallName, iamAction, meaningOf, outlasted, unforeseen } from '../../src/aws/meaning.ts';

const call: CallName = { service: 'codedeploy', operation: 'CreateDeployment' };

interface Raised {
  readonly name?: string;
  readonly code?: string;
  readonly status?: number;
  readonly message?: string;
}

/** An error as the SDK raises it. */
const raised = ({ name = 'Error', code, status, message = 'AWS says so.' }: Raised): Error =>
  Object.assign(new Error(message), {
    name,
    ...(code === undefined ? {} : { code }),
    ...(status === undefined ? {} : { $metadata: { httpStatusCode: status } }),
  });

const named = (names: readonly string[], status: number) => names.map(name => ({ name, status }));

describe('what an error of AWS means', () => {
  test.each<Raised>([
    ...named(
      [
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
      ],
      400,
    ),
    { name: 'Unknown', status: 429 },
    { name: 'SlowDown', status: 503 },
  ])('it passes, and nothing was done: $name, HTTP $status', error => {
    // when
    const meaning = meaningOf(raised(error), call);
    // then
    expect(meaning).toEqual({ is: 'passing', why: 'codedeploy:CreateDeployment was throttled', applied: 'no' });
  });

  test.each<Raised>([
    ...[
      'ECONNRESET',
      'ECONNREFUSED',
      'EPIPE',
      'ETIMEDOUT',
      'EHOSTUNREACH',
      'ENETUNREACH',
      'ENOTFOUND',
      'EAI_AGAIN',
    ].map(code => ({ code })),
    ...['TimeoutError', 'RequestTimeout', 'RequestTimeoutException'].map(name => ({ name })),
    ...[500, 502, 503, 504].map(status => ({ name: 'Unknown', status })),
    { name: 'ServerException', status: 400 },
    { name: 'InternalFailure', status: 500 },
    { name: 'ServiceUnavailable', status: 400 },
  ])('it passes, and AWS may have done it all the same: $name $code, HTTP $status', error => {
    // when
    const meaning = meaningOf(raised(error), call);
    // then
    expect(meaning).toMatchObject({ is: 'passing', applied: 'perhaps' });
  });

  test.each<Raised>(
    named(['AccessDenied', 'AccessDeniedException', 'UnauthorizedOperation', 'AuthorizationError'], 400),
  )('a permission is missing: $name', error => {
    // when
    const meaning = meaningOf(raised(error), call);
    // then
    expect(meaning).toMatchObject({ is: 'fatal', error: { code: 'denied', action: 'codedeploy:CreateDeployment' } });
  });

  test.each<Raised>(
    named(
      [
        'ExpiredToken',
        'ExpiredTokenException',
        'RequestExpired',
        'UnrecognizedClientException',
        'InvalidClientTokenId',
        'InvalidSignatureException',
        'SignatureDoesNotMatch',
        'IncompleteSignature',
        'MissingAuthenticationToken',
      ],
      403,
    ),
  )('the credentials ran out or are not valid, and the run goes on with fresh ones: $name', error => {
    // when
    const meaning = meaningOf(raised(error), call);
    // then
    expect(meaning).toMatchObject({
      is: 'fatal',
      error: { code: 'credentials', message: `AWS did not accept the credentials (${error.name}).` },
    });
  });

  test.each(['CredentialsProviderError', 'ProviderError', 'CredentialsError'])('there are no credentials: %s', name => {
    // when
    const meaning = meaningOf(raised({ name }), call);
    // then
    expect(meaning).toMatchObject({
      is: 'fatal',
      error: {
        code: 'credentials',
        message: 'No AWS credentials were found.',
        hint: expect.stringContaining('aws-actions/configure-aws-credentials'),
      },
    });
  });

  test.each<Raised>([
    // The SDK takes this one for throttling; in ECS and CodeDeploy it is a quota, and waiting does not help.
    { name: 'LimitExceededException', status: 400, message: 'Too many revisions' },
    { name: 'DeploymentLimitExceededException', status: 400, message: 'busy' },
    { name: 'ClientException', status: 400, message: 'no such family' },
    { name: 'ConflictException', status: 409, message: 'conflict' },
  ])("it is the service's own answer, for the caller to judge: $name", error => {
    // when
    const meaning = meaningOf(raised(error), call);
    // then
    expect(meaning).toEqual({ is: 'answer', name: error.name, message: error.message });
  });

  test.each([
    { thrown: undefined, message: 'undefined' },
    { thrown: null, message: 'null' },
    { thrown: 'a text', message: 'a text' },
    { thrown: 17, message: '17' },
    { thrown: {}, message: '[object Object]' },
  ])('whatever was thrown is an answer and no crash: $thrown', ({ thrown, message }) => {
    // when
    const meaning = meaningOf(thrown, call);
    // then
    expect(meaning).toEqual({ is: 'answer', name: 'Error', message });
  });

  test('keeps what was raised as the cause', () => {
    // given
    const error = raised({ name: 'AccessDeniedException' });
    // when
    const meaning = meaningOf(error, call);
    // then
    expect(meaning.is === 'fatal' && meaning.error.cause).toBe(error);
  });
});

describe('a denial names action and resource', () => {
  const role = 'arn:aws:sts::123456789012:assumed-role/deployer/GitHubActions';
  const group = 'arn:aws:codedeploy:eu-west-1:123456789012:deploymentgroup:shop/api';

  test.each([
    {
      what: 'as IAM words it',
      message: `User: ${role} is not authorized to perform: codedeploy:CreateDeployment on resource: ${group} because no identity-based policy allows the codedeploy:CreateDeployment action`,
      action: 'codedeploy:CreateDeployment',
      resource: group,
    },
    {
      what: 'with an explicit deny',
      message: `User: ${role} is not authorized to perform: codedeploy:CreateDeployment on resource: ${group} with an explicit deny in an identity-based policy`,
      action: 'codedeploy:CreateDeployment',
      resource: group,
    },
    {
      what: 'of another action than the one called',
      message: `User: ${role} is not authorized to perform: iam:PassRole on resource: arn:aws:iam::123456789012:role/api because no identity-based policy allows the iam:PassRole action`,
      action: 'iam:PassRole',
      resource: 'arn:aws:iam::123456789012:role/api',
    },
    {
      what: 'without a resource',
      message: `User: ${role} is not authorized to perform: cloudwatch:DescribeAlarms`,
      action: 'cloudwatch:DescribeAlarms',
      resource: '*',
    },
    {
      what: 'at the end of a sentence',
      message: `User: ${role} is not authorized to perform: ecs:TagResource on resource: ${group}.`,
      action: 'ecs:TagResource',
      resource: group,
    },
    { what: 'in no words at all', message: 'Access denied', action: 'codedeploy:CreateDeployment', resource: '*' },
  ])('$what', ({ message, action, resource }) => {
    // when
    const meaning = meaningOf(raised({ name: 'AccessDeniedException', message }), call);
    // then
    expect(meaning).toMatchObject({ is: 'fatal', error: { code: 'denied', action, resource } });
  });
});

describe('an answer that nobody foresaw', () => {
  test.each([
    { name: 'DeploymentDoesNotExistException', code: 'missing' },
    { name: 'ClusterNotFoundException', code: 'missing' },
    { name: 'LimitExceededException', code: 'rejected' },
  ])('$name is an error of ours, "$code", in the words of AWS', ({ name, code }) => {
    // given
    const cause = new Error('the original');
    // when
    const error = unforeseen({ is: 'answer', name, message: 'AWS says so.' }, call, cause);
    // then
    expect(error).toMatchObject({ code, message: `codedeploy:CreateDeployment: AWS says so. (${name})`, cause });
  });
});

test('an explicit deny is told as one, with where it stands: to allow the action in the role does not help', () => {
  // given
  const message =
    'User: arn:aws:sts::1:assumed-role/a/b is not authorized to perform: ecs:DescribeServices on resource: * with an explicit deny in a service control policy';
  const raised = Object.assign(new Error(message), { name: 'AccessDeniedException' });
  // when
  const meaning = meaningOf(raised, { service: 'ecs', operation: 'DescribeServices' });
  // then
  expect(meaning).toMatchObject({
    is: 'fatal',
    error: {
      message: 'AWS denied ecs:DescribeServices on *, by an explicit deny in a service control policy.',
      hint: expect.stringContaining('lifted'),
    },
  });
});

test('a trouble that did not pass says for how long it was ridden out', () => {
  // when
  const why = 'AWS answered 500 to ecs:DescribeServices';
  const error = outlasted({ is: 'passing', why, applied: 'perhaps' }, 300, undefined);
  // then
  expect(error).toMatchObject({
    code: 'trouble',
    message: 'AWS answered 500 to ecs:DescribeServices, for 300 s without a break.',
    applied: 'perhaps',
  });
});

test('a call goes by the name of its IAM action', () => {
  // when
  const action = iamAction({ service: 'cloudwatch', operation: 'DescribeAlarms' });
  // then
  expect(action).toBe('cloudwatch:DescribeAlarms');
});

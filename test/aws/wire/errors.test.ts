import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { NormalizedSchema } from '@smithy/core/schema';
import { AwsError, commonErrorStatus } from './aws-error.ts';
import { faultOf } from './fault.ts';
import type { ServiceModel } from './model.ts';
import { sdkCaller } from './sdk.ts';
import { formCall, jsonCall, startServer, type ServerUnderTest } from './server-under-test.ts';

let thrown: unknown;
let server: ServerUnderTest;

const fail = () => {
  throw thrown;
};

beforeEach(async () => {
  server = await startServer({
    ecs: { ListClusters: fail },
    cloudwatch: { ListDashboards: fail },
    sts: { GetCallerIdentity: fail },
  });
});

afterEach(() => server.close());

const EMPTY_MODEL: ServiceModel = {
  protocolId: 'aws.protocols#awsQuery',
  version: '2030-01-01',
  targetPrefix: 'Example',
  xmlNamespace: 'https://example.com/',
  queryCompatible: false,
  operations: new Map(),
  errors: new Map(),
};

const LIST_CLUSTERS = jsonCall('ecs', 'AmazonEC2ContainerServiceV20141113.ListClusters', '{}');
const LIST_DASHBOARDS = jsonCall('monitoring', 'GraniteServiceVersion20100801.ListDashboards', '{}', '1.0');
const GET_IDENTITY = formCall({ Action: 'GetCallerIdentity', Version: '2011-06-15' });

describe('an AwsError that a handler throws', () => {
  test.each([
    ['a modelled one with a status', 'AccessDeniedException', 403],
    ['a modelled one without a status, the fault of the caller', 'ClusterNotFoundException', 400],
    ['a modelled one without a status, the fault of the service', 'ServerException', 500],
    ['throttling', 'ThrottlingException', 400],
    ['an expired token', 'ExpiredTokenException', 400],
    ['a token that is not known', 'UnrecognizedClientException', 400],
    ['an internal failure', 'InternalFailure', 500],
    ['an outage', 'ServiceUnavailable', 503],
    ['a name that nobody has heard of', 'SomethingElseException', 400],
  ])('has the status of its kind: %s', async (_title, name, status) => {
    // given
    thrown = new AwsError(name, 'so it is');

    // when
    const response = await fetch(server.url, LIST_CLUSTERS);

    // then
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ __type: name, message: 'so it is' });
    expect(response.headers.get('x-amzn-requestid')).toBe('request-1');
    expect(response.headers.get('x-amzn-query-error')).toBeNull();
    expect(server.bugs).toEqual([]);
  });

  test.each([
    ['a modelled one', 'DashboardInvalidInputError', 'InvalidParameterInput;Sender'],
    ['a modelled one of the service', 'InternalServiceFault', 'InternalServiceError;Receiver'],
    ['one without a model', 'Throttling', 'Throttling;Sender'],
  ])('says its Query code in a header to a CloudWatch client: %s', async (_title, name, header) => {
    // given
    thrown = new AwsError(name, 'so it is');

    // when
    const asked = { ...LIST_DASHBOARDS, headers: { ...LIST_DASHBOARDS.headers, 'x-amzn-query-mode': 'true' } };
    const response = await fetch(server.url, asked);
    const unasked = await fetch(server.url, LIST_DASHBOARDS);

    // then
    expect(response.headers.get('x-amzn-query-error')).toBe(header);
    expect(unasked.headers.get('x-amzn-query-error')).toBeNull();
  });

  test('is an ErrorResponse with code, side, escaped message and request id where XML is spoken', async () => {
    // given
    thrown = new AwsError('IDPRejectedClaimException', 'claim <sub> & "aud"');

    // when
    const response = await fetch(server.url, GET_IDENTITY);

    // then
    expect(response.status).toBe(403);
    expect(response.headers.get('content-type')).toBe('text/xml');
    expect(await response.text()).toBe(
      '<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>' +
        '<Code>IDPRejectedClaim</Code><Message>claim &lt;sub&gt; &amp; &quot;aud&quot;</Message></Error>' +
        '<RequestId>request-1</RequestId></ErrorResponse>',
    );
  });

  test('has the status that the Query protocol gave it where two are modelled', () => {
    // given
    const traits = { error: 'client', httpError: 404, awsQueryError: ['Gone', 410] } as const;
    const schema = NormalizedSchema.of([-3, 'example', 'GoneException', traits, ['Message'], [0]]);
    const model = { ...EMPTY_MODEL, errors: new Map([['GoneException', schema]]) };

    // when
    const fault = faultOf(model, new AwsError('GoneException', 'so it is'), commonErrorStatus);

    // then
    expect(fault).toMatchObject({ status: 410, code: 'Gone', side: 'Sender', members: { Message: 'so it is' } });
  });

  test.each([
    ['ecs', 'ListClusters'],
    ['cloudwatch', 'ListDashboards'],
    ['sts', 'GetCallerIdentity'],
  ] as const)('reaches the client of %s by its name when no model has it', async (service, operation) => {
    // given
    thrown = new AwsError('ThrottlingException', 'Rate exceeded');
    const caller = await sdkCaller(service, server.url);

    // when
    const sent = caller.send(operation, {});

    // then
    await expect(sent).rejects.toMatchObject({
      name: 'ThrottlingException',
      message: 'Rate exceeded',
      $fault: 'client',
    });
    caller.close();
  });

  test.each([
    ['an unknown member', { pods: 1 }, 'pods: no such member'],
    ['a member of the wrong type', { resourceIds: 'i-1' }, 'resourceIds: expected list'],
  ])('is a bug when its extras do not fit its schema: %s', async (_title, extras, words) => {
    // given
    thrown = new AwsError('ConflictException', 'busy', extras);

    // when
    const response = await fetch(server.url, LIST_CLUSTERS);

    // then
    expect(response.status).toBe(500);
    expect(server.bugs).toEqual([expect.objectContaining({ message: expect.stringContaining(words), cause: thrown })]);
  });
});

describe('anything else that a handler throws', () => {
  test.each([
    ['in JSON', LIST_CLUSTERS],
    ['in XML', GET_IDENTITY],
  ])('is a bug: the caller gets a 500 %s, the owner the thing itself', async (_title, request) => {
    // given
    thrown = new TypeError('x is undefined');

    // when
    const response = await fetch(server.url, request);

    // then
    expect(response.status).toBe(500);
    expect(await response.text()).toContain('InternalFailure');
    expect(server.bugs).toEqual([thrown]);
  });
});

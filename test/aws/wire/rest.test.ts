import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { NormalizedSchema } from '@smithy/core/schema';
import { AwsError } from './aws-error.ts';
import type { Call } from './call.ts';
import { encodeRestReply } from './rest-reply.ts';
import { sdkCaller, type SdkCaller } from './sdk.ts';
import { signedFor, startServer, type ServerUnderTest } from './server-under-test.ts';

// What every operation here answers: one that lies to the compiler can answer what no typed handler can.
let answer: () => object;
let calls: Call[];
let server: ServerUnderTest;
let lambda: SdkCaller;

beforeEach(async () => {
  answer = () => ({});
  calls = [];
  const answered = () => answer();
  server = await startServer(
    {
      lambda: {
        CreateAlias: answered,
        DeleteAlias: answered,
        DeleteFunction: answered,
        GetAlias: answered,
        GetFunction: answered,
        GetLayerVersion: answered,
        GetLayerVersionByArn: answered,
        GetProvisionedConcurrencyConfig: answered,
        Invoke: answered,
        ListAliases: answered,
        ListDurableExecutionsByFunction: answered,
        ListLayers: answered,
        ListProvisionedConcurrencyConfigs: answered,
        StopDurableExecution: () => ({ StopTimestamp: new Date(0) }),
        UntagResource: answered,
        UpdateAlias: answered,
      },
    },
    (call, proceed) => {
      calls.push(call);
      return proceed();
    },
  );
  lambda = await sdkCaller('lambda', server.url);
});

afterEach(async () => {
  lambda.close();
  await server.close();
});

function ask(method: string, target: string, body?: string | Uint8Array<ArrayBuffer>): Promise<Response> {
  return fetch(`${server.url}${target}`, { method, headers: signedFor('lambda'), ...(body !== undefined && { body }) });
}

const FUNCTIONS = '/2015-03-31/functions';
const EVERY_BYTE = Uint8Array.from({ length: 256 }, (_, byte) => byte);

describe('a request by method and path', () => {
  test.each<{ name: string; method: string; target: string; operation: string; input: object }>([
    {
      name: 'a label',
      method: 'GET',
      target: `${FUNCTIONS}/api`,
      operation: 'GetFunction',
      input: { FunctionName: 'api' },
    },
    {
      name: 'a label with an encoded ARN and an encoded slash',
      method: 'GET',
      target: `${FUNCTIONS}/arn%3Aaws%3Alambda%2Fapi/aliases/a%20b`,
      operation: 'GetAlias',
      input: { FunctionName: 'arn:aws:lambda/api', Name: 'a b' },
    },
    {
      name: 'a label that is a number',
      method: 'GET',
      target: '/2018-10-31/layers/tools/versions/12',
      operation: 'GetLayerVersion',
      input: { LayerName: 'tools', VersionNumber: 12 },
    },
    {
      name: 'a query',
      method: 'GET',
      target: `${FUNCTIONS}/api/aliases?FunctionVersion=%24LATEST&MaxItems=50`,
      operation: 'ListAliases',
      input: { FunctionName: 'api', FunctionVersion: '$LATEST', MaxItems: 50 },
    },
    {
      name: 'a query with a date, a boolean and a list',
      method: 'GET',
      target:
        '/2025-12-01/functions/api/durable-executions' +
        '?Statuses=RUNNING&StartedAfter=2030-01-01T00%3A00%3A00Z&ReverseOrder=true&Statuses=FAILED',
      operation: 'ListDurableExecutionsByFunction',
      input: {
        FunctionName: 'api',
        Statuses: ['RUNNING', 'FAILED'],
        StartedAfter: new Date('2030-01-01T00:00:00Z'),
        ReverseOrder: true,
      },
    },
    {
      name: 'nothing fixed in the query',
      method: 'GET',
      target: '/2019-09-30/functions/api/provisioned-concurrency?Qualifier=live',
      operation: 'GetProvisionedConcurrencyConfig',
      input: { FunctionName: 'api', Qualifier: 'live' },
    },
    {
      name: 'a fixed item in the query, which is no member',
      method: 'GET',
      target: '/2019-09-30/functions/api/provisioned-concurrency?List=ALL&MaxItems=1',
      operation: 'ListProvisionedConcurrencyConfigs',
      input: { FunctionName: 'api', MaxItems: 1 },
    },
    {
      name: 'another fixed item in the query',
      method: 'GET',
      target: '/2018-10-31/layers?find=LayerVersion&Arn=arn%3Aaws',
      operation: 'GetLayerVersionByArn',
      input: { Arn: 'arn:aws' },
    },
    {
      name: 'a list in the query of a write',
      method: 'DELETE',
      target: '/2017-03-31/tags/arn?tagKeys=a&tagKeys=b',
      operation: 'UntagResource',
      input: { Resource: 'arn', TagKeys: ['a', 'b'] },
    },
  ])('finds its operation and its input: $name', async ({ method, target, operation, input }) => {
    // when
    await ask(method, target);

    // then
    expect(calls).toEqual([expect.objectContaining({ service: 'lambda', operation, input })]);
    expect(server.bugs).toEqual([]);
  });

  test.each([
    ['a path that leads nowhere', 'GET', '/2015-03-31/function/api'],
    ['a path that goes on', 'GET', `${FUNCTIONS}/api/aliases/live/more`],
    ['an empty label', 'GET', `${FUNCTIONS}//aliases/live`],
    ['another method', 'PATCH', `${FUNCTIONS}/api/aliases/live`],
    ['an operation without a handler', 'GET', `${FUNCTIONS}/api/versions`],
    ['the root', 'GET', '/'],
  ])('is answered as an unknown operation: %s', async (_title, method, target) => {
    // when
    const response = await ask(method, target);

    // then
    expect(response.status).toBe(404);
    expect(response.headers.get('x-amzn-errortype')).toBe('UnknownOperationException');
    expect(await response.json()).toEqual({ message: expect.stringContaining(`${method} ${target}`) });
  });
});

describe('a malformed REST input', () => {
  const alias = `${FUNCTIONS}/api/aliases/live`;

  test.each<[string, string, string, string | undefined, string]>([
    ['an unknown parameter', 'GET', `${alias}?Qualifer=1`, undefined, '?Qualifer: no such member'],
    ['a parameter of the name of a label', 'GET', `${alias}?Name=other`, undefined, '?Name: no such member'],
    [
      'a parameter given twice',
      'GET',
      `${FUNCTIONS}/api?Qualifier=1&Qualifier=2`,
      undefined,
      'Qualifier: expected string',
    ],
    ['text for a number', 'GET', `${FUNCTIONS}/api/aliases?MaxItems=ten`, undefined, 'MaxItems: expected number'],
    [
      'text for a number in the path',
      'GET',
      '/2018-10-31/layers/a/versions/x',
      undefined,
      'VersionNumber: expected number',
    ],
    ['an escape that encodes nothing', 'GET', `${FUNCTIONS}/a%zz`, undefined, 'cannot be decoded'],
    ['a body that is not JSON', 'PUT', alias, '{"Description"', 'not JSON'],
    ['a body that is no object', 'PUT', alias, '[]', 'expected structure, got list'],
    ['an unknown member in the body', 'PUT', alias, '{"Descripton":""}', 'Descripton: no such member'],
    ['a label in the body', 'PUT', alias, '{"Name":"other"}', 'Name (in the body): no such member'],
    ['a wrong type in the body', 'PUT', alias, '{"FunctionVersion":1}', 'FunctionVersion: expected string'],
    ['a body where none belongs', 'DELETE', alias, '{"RevisionId":"r"}', 'RevisionId: no such member'],
  ])('is refused with its path before the handler runs: %s', async (_title, method, target, body, words) => {
    // given
    let handled = 0;
    answer = () => ({ count: (handled += 1) });

    // when
    const response = await ask(method, target, body);

    // then
    expect(response.status).toBe(400);
    expect(response.headers.get('x-amzn-errortype')).toBe('SerializationException');
    expect(await response.json()).toEqual({ message: expect.stringContaining(words) });
    expect(handled).toBe(0);
    expect(server.bugs).toEqual([]);
  });

  test('is refused in the words of AWS where only required members are missing', async () => {
    // when
    const response = await ask('POST', `${FUNCTIONS}/api/aliases`, '{"Name":"live"}');

    // then
    expect(response.status).toBe(400);
    expect(response.headers.get('x-amzn-errortype')).toBe('ValidationException');
    expect(await response.json()).toEqual({
      message: expect.stringContaining("Value null at 'FunctionVersion' failed to satisfy constraint"),
    });
  });
});

describe('a body of bytes', () => {
  test('arrives byte by byte, in both directions, and beside it what headers carry', async () => {
    // given
    answer = () => ({
      StatusCode: 200,
      Payload: EVERY_BYTE.toReversed(),
      FunctionError: 'Unhandled',
      ExecutedVersion: '5',
    });
    const input = { FunctionName: 'api', Qualifier: '5', LogType: 'Tail', Payload: EVERY_BYTE };

    // when
    const output = await lambda.send('Invoke', input);

    // then
    expect(calls[0]?.input).toEqual(input);
    expect(output).toMatchObject({ StatusCode: 200, FunctionError: 'Unhandled', ExecutedVersion: '5' });
    expect(Buffer.from(output['Payload'] as Uint8Array)).toEqual(Buffer.from(EVERY_BYTE.toReversed()));
  });

  test('is absent where there are no bytes', async () => {
    // given
    answer = () => ({ StatusCode: 202 });

    // when
    const output = await lambda.send('Invoke', { FunctionName: 'api' });

    // then
    expect(calls[0]?.input).toEqual({ FunctionName: 'api' });
    expect(output).toMatchObject({ StatusCode: 202, Payload: null });
  });
});

describe('a body that is one member, a structure', () => {
  test.each<[string, string | undefined, object]>([
    ['without a body', undefined, {}],
    ['with an empty one', '{}', {}],
    ['with a full one', '{"ErrorType":"E"}', { ErrorType: 'E' }],
  ])('is that member: %s', async (_title, body, error) => {
    // when
    await ask('POST', '/2025-12-01/durable-executions/arn/stop', body);

    // then
    expect(calls[0]?.input).toEqual({ DurableExecutionArn: 'arn', Error: error });
  });
});

describe('a REST reply', () => {
  test.each<{ name: string; method: string; target: string; body?: string; output?: object; status: number }>([
    { name: 'a read', method: 'GET', target: `${FUNCTIONS}/api`, status: 200 },
    {
      name: 'a creation',
      method: 'POST',
      target: `${FUNCTIONS}/api/aliases`,
      body: '{"Name":"live","FunctionVersion":"1"}',
      status: 201,
    },
    {
      name: 'a status that the output says',
      method: 'DELETE',
      target: `${FUNCTIONS}/api`,
      output: { StatusCode: 202 },
      status: 202,
    },
  ])('has the status of its operation and JSON: $name', async ({ method, target, body, output = {}, status }) => {
    // given
    answer = () => output;

    // when
    const response = await ask(method, target, body);

    // then
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(await response.json()).toEqual({});
  });

  test.each<[string, string, object]>([
    ['of an operation without output', `${FUNCTIONS}/api/aliases/live`, {}],
    ['whose output says so', `${FUNCTIONS}/api`, { StatusCode: 204 }],
  ])('of status 204 has no body, no type and no length: %s', async (_title, target, output) => {
    // given
    answer = () => output;

    // when
    const response = await ask('DELETE', target);

    // then
    expect(response.status).toBe(204);
    expect([response.headers.get('content-type'), response.headers.get('content-length')]).toEqual([null, null]);
    expect(response.headers.get('x-amzn-requestid')).toBe('request-1');
  });

  test('of an operation without output has no body, whatever its status', () => {
    // when
    const reply = encodeRestReply(NormalizedSchema.of('unit'), {}, { status: 200 });

    // then
    expect(reply).toEqual({ status: 200, headers: {}, body: new Uint8Array() });
  });

  test.each<[string, object, string]>([
    ['a status that is none of success', { StatusCode: 500 }, 'the HTTP status of an output is from 200 to 299'],
    ['a status between two', { StatusCode: 200.5 }, 'the HTTP status of an output is from 200 to 299'],
    [
      'a body of a status that has none',
      { StatusCode: 204, Payload: EVERY_BYTE },
      '204 has no body, and so no Payload',
    ],
    ['a line break in a header', { FunctionError: 'a\r\nset-cookie: b' }, 'No header can carry FunctionError'],
    ['text around which a header loses its space', { FunctionError: ' a' }, 'No header can carry FunctionError'],
  ])('is a bug, and 500 for the caller, with %s', async (_title, output, words) => {
    // given
    answer = () => output;

    // when
    const response = await ask('POST', `${FUNCTIONS}/api/invocations`);

    // then
    expect(response.status).toBe(500);
    expect(response.headers.get('x-amzn-errortype')).toBe('InternalFailure');
    expect(server.bugs.map(String)).toEqual([expect.stringContaining(words)]);
  });
});

describe('an error in REST', () => {
  test.each([
    ['a modelled one', 'ResourceConflictException', 409],
    ['one of the service', 'ResourceNotReadyException', 502],
    ['a denied action', 'AccessDeniedException', 403],
    ['an expired token', 'ExpiredTokenException', 403],
    ['throttling that is not modelled', 'ThrottlingException', 429],
    ['an internal failure', 'InternalFailure', 500],
    ['a name that nobody has heard of', 'SomethingElseException', 400],
  ])('has the status of its kind, and its name in a header: %s', async (_title, name, status) => {
    // given
    answer = () => {
      throw new AwsError(name, 'so it is');
    };

    // when
    const response = await ask('GET', `${FUNCTIONS}/api`);

    // then
    expect(response.status).toBe(status);
    expect(response.headers.get('x-amzn-errortype')).toBe(name);
    expect(await response.json()).toEqual({ message: 'so it is' });
    expect(server.bugs).toEqual([]);
  });

  test('carries members in its headers and in its body', async () => {
    // given
    answer = () => {
      const extras = { retryAfterSeconds: '7', Type: 'User', Reason: 'CallerRateLimitExceeded' };
      throw new AwsError('TooManyRequestsException', 'Rate Exceeded.', extras);
    };

    // when
    const response = await ask('GET', `${FUNCTIONS}/api`);

    // then
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('7');
    expect(await response.json()).toEqual({
      Type: 'User',
      message: 'Rate Exceeded.',
      Reason: 'CallerRateLimitExceeded',
    });
  });
});

import { once } from 'node:events';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Call } from './call.ts';
import { sdkCaller } from './sdk.ts';
import { formCall, jsonCall, signedFor, startServer, type ServerUnderTest } from './server-under-test.ts';

const CREDENTIALS = {
  AccessKeyId: 'AKIA',
  SecretAccessKey: 'secret',
  SessionToken: 'token',
  Expiration: new Date('2030-01-01T01:00:00Z'),
};

let calls: Call[];
let server: ServerUnderTest;

beforeEach(async () => {
  calls = [];
  server = await startServer(
    {
      cloudwatch: { PutMetricData: () => ({}), ListDashboards: () => ({}) },
      codedeploy: { ListApplications: () => ({ applications: ['api'] }) },
      sts: {
        AssumeRoleWithWebIdentity: () => ({ Credentials: CREDENTIALS }),
        GetCallerIdentity: () => ({ Account: '123456789012' }),
      },
    },
    (call, proceed) => {
      calls.push(call);
      return proceed();
    },
  );
});

afterEach(async () => {
  await server.close();
  expect(server.bugs).toEqual([]);
});

const LIST = 'CodeDeploy_20141006.ListApplications';

describe('a request that finds its operation', () => {
  test('is answered with its request id and the time that it was served at', async () => {
    // when
    const response = await fetch(server.url, jsonCall('codedeploy', LIST, '{}'));

    // then
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ applications: ['api'] });
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/x-amz-json-1.1',
      'x-amzn-requestid': 'request-1',
      date: 'Tue, 01 Jan 2030 00:00:00 GMT',
    });
  });

  test('says who calls, where, what and with what', async () => {
    // given
    const cloudwatch = await sdkCaller('cloudwatch', server.url);

    // when
    await cloudwatch.send('ListDashboards', { DashboardNamePrefix: 'api' });

    // then
    expect(calls).toEqual([
      {
        service: 'cloudwatch',
        operation: 'ListDashboards',
        caller: { kind: 'signed', accessKeyId: 'AKIAEXAMPLE', region: 'eu-west-1' },
        requestId: 'request-1',
        input: { DashboardNamePrefix: 'api' },
      },
    ]);
    cloudwatch.close();
  });

  test('is read when the client has compressed it', async () => {
    // given
    const metrics = Array.from({ length: 300 }, (_, index) => ({ MetricName: `requests-${index}`, Value: index }));
    const cloudwatch = await sdkCaller('cloudwatch', server.url);

    // when
    await cloudwatch.send('PutMetricData', { Namespace: 'api', MetricData: metrics });

    // then
    expect(calls[0]?.input).toEqual({ Namespace: 'api', MetricData: metrics });
    cloudwatch.close();
  });

  test('is read when its body is declared as gzip', async () => {
    // given
    const request = jsonCall('codedeploy', LIST, '');

    // when
    const headers = { ...request.headers, 'content-encoding': 'gzip' };
    const response = await fetch(server.url, { ...request, headers, body: gzipSync('{"nextToken":"é"}') });

    // then
    expect(response.status).toBe(200);
    expect(calls[0]?.input).toEqual({ nextToken: 'é' });
  });

  test('may have a scope without a region, with the regions in a header', async () => {
    // given
    const request = jsonCall('codedeploy', LIST, '{}');
    const authorization = 'AWS4-ECDSA-P256-SHA256 Credential=AKIA/20300101/codedeploy/aws4_request, Signature=0';

    // when
    await fetch(server.url, { ...request, headers: { ...request.headers, authorization, 'x-amz-region-set': '*' } });

    // then
    expect(calls[0]?.caller).toEqual({ kind: 'signed', accessKeyId: 'AKIA', region: '*' });
  });
});

describe('a call without a signature', () => {
  test('is one to STS', async () => {
    // given
    const sts = await sdkCaller('sts', server.url);
    const input = { RoleArn: 'arn', RoleSessionName: 'me', WebIdentityToken: 'jwt' };

    // when
    const output = await sts.send('AssumeRoleWithWebIdentity', input);

    // then
    expect(output).toMatchObject({ Credentials: CREDENTIALS });
    expect(calls).toEqual([expect.objectContaining({ service: 'sts', caller: { kind: 'unsigned' }, input })]);
    sts.close();
  });

  test('is refused by the operations of STS that need one', async () => {
    // when
    const response = await fetch(server.url, formCall({ Action: 'GetCallerIdentity', Version: '2011-06-15' }, {}));

    // then
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('<Code>MissingAuthenticationToken</Code>');
  });
});

describe('a request that finds no operation', () => {
  test.each([
    ['an unknown operation', jsonCall('codedeploy', 'CodeDeploy_20141006.ListDeploys', '{}')],
    ['an operation without a handler', jsonCall('codedeploy', 'CodeDeploy_20141006.ListDeployments', '{}')],
    ['a service without handlers', jsonCall('ecs', 'AmazonEC2ContainerServiceV20141113.ListClusters', '{}')],
    ['a name that every object has', jsonCall('codedeploy', 'CodeDeploy_20141006.toString', '{}')],
    ["another service's target", jsonCall('ecs', LIST, '{}')],
    ['another version of the protocol', jsonCall('codedeploy', LIST, '{}', '1.0')],
    ['no target', { method: 'POST', headers: signedFor('codedeploy'), body: '{}' }],
    ['another method', { method: 'GET', headers: jsonCall('codedeploy', LIST, '').headers ?? {} }],
    ['an unknown service', jsonCall('rocket', 'Rocket.Launch', '{}')],
  ])('is answered in JSON as an unknown operation: %s', async (_title, request) => {
    // when
    const response = await fetch(server.url, request);

    // then
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ __type: 'UnknownOperationException' });
  });

  test.each([
    ['an unknown operation', { Action: 'GetIdentity', Version: '2011-06-15' }, 'GetIdentity for version 2011-06-15'],
    ['an operation without a handler', { Action: 'GetSessionToken', Version: '2011-06-15' }, 'GetSessionToken'],
    ['another version', { Action: 'GetCallerIdentity', Version: '2010-05-08' }, 'for version 2010-05-08'],
    ['no version', { Action: 'GetCallerIdentity' }, 'for version NO_VERSION_SPECIFIED'],
    ['no action', {}, 'Could not find operation'],
  ])('is answered in XML as an invalid action: %s', async (_title, parameters, words) => {
    // when
    const response = await fetch(server.url, formCall(parameters));

    // then
    const xml = await response.text();
    expect(response.status).toBe(400);
    expect(xml).toContain('<Code>InvalidAction</Code>');
    expect(xml).toContain(words);
    expect(xml).toContain('<RequestId>request-1</RequestId>');
  });
});

describe('a caller that goes away in the middle of its request', () => {
  test('leaves no call and no bug behind', async () => {
    // given
    const { port } = new URL(server.url);
    const socket = connect(Number(port), '127.0.0.1');
    await once(socket, 'connect');

    // when
    socket.write('POST / HTTP/1.1\r\nHost: aws\r\nContent-Length: 100\r\n\r\n{"next');
    const closed = once(socket, 'close');
    socket.destroy();
    await closed;
    const response = await fetch(server.url, jsonCall('codedeploy', LIST, '{}'));

    // then
    expect(response.headers.get('x-amzn-requestid')).toBe('request-1');
    expect(calls).toHaveLength(1);
  });
});

describe('a request that cannot be read', () => {
  const call = jsonCall('codedeploy', LIST, '{}');

  test.each([
    ['an Authorization header of another kind', { authorization: 'token abc' }, '{}', 'IncompleteSignature'],
    ['a scope that is too short', { authorization: 'AWS4-HMAC-SHA256 Credential=AKIA/x' }, '{}', 'IncompleteSignature'],
    ['an unknown encoding', { 'content-encoding': 'br' }, '{}', 'SerializationException'],
    ['a body that is not compressed as it says', { 'content-encoding': 'gzip' }, '{}', 'SerializationException'],
  ])('is refused: %s', async (_title, headers, body, name) => {
    // when
    const response = await fetch(server.url, { ...call, headers: { ...call.headers, ...headers }, body });

    // then
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ __type: name });
    expect(calls).toEqual([]);
  });
});

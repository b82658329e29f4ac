import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sdkCaller } from './sdk.ts';
import { formCall, jsonCall, startServer, type ServerUnderTest } from './server-under-test.ts';

// What no typed handler can return still comes from one that lies to the compiler.
let output: object;
let handled: number;
let server: ServerUnderTest;

const answer = () => {
  handled += 1;
  return output;
};

beforeEach(async () => {
  output = {};
  handled = 0;
  server = await startServer({
    codedeploy: { CreateDeployment: answer, StopDeployment: answer, ListTagsForResource: answer },
    cloudwatch: { GetMetricData: answer, DescribeAlarms: answer },
    sts: { AssumeRole: answer, GetCallerIdentity: answer },
  });
});

afterEach(() => server.close());

describe('a malformed JSON input', () => {
  test.each([
    ['bytes that are no text', new Uint8Array([0x22, 0xff, 0x22]), 'SerializationException', 'not UTF-8 text'],
    ['text that is not JSON', '{"deploymentId"', 'SerializationException', 'not JSON'],
    ['JSON that is no object', '["d-1"]', 'SerializationException', 'expected structure, got list'],
    ['an unknown member', '{"deploymentId":"d-1","deploymentID":"d-1"}', 'SerializationException', 'deploymentID'],
    ['a wrong type', '{"deploymentId":1}', 'SerializationException', 'deploymentId'],
    [
      'text for a boolean',
      '{"deploymentId":"d","autoRollbackEnabled":"true"}',
      'SerializationException',
      'autoRollbackEnabled',
    ],
    ['a missing required member', '{}', 'ValidationException', "Value null at 'deploymentId'"],
    ['null for a required member', '{"deploymentId":null}', 'ValidationException', "Value null at 'deploymentId'"],
  ])('is refused with its path before the handler runs: %s', async (_title, body, name, words) => {
    // when
    const response = await fetch(server.url, jsonCall('codedeploy', 'CodeDeploy_20141006.StopDeployment', body));

    // then
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ __type: name, message: expect.stringContaining(words) });
    expect(handled).toBe(0);
    expect(server.bugs).toEqual([]);
  });

  test.each([
    ['an ISO date', '"2030-01-01T00:00:00Z"'],
    ['a date beyond what a date can be', '1e300'],
  ])('is refused where epoch seconds are expected: %s', async (_title, time) => {
    // given
    const body = `{"MetricDataQueries":[],"StartTime":${time},"EndTime":0}`;
    const target = 'GraniteServiceVersion20100801.GetMetricData';

    // when
    const response = await fetch(server.url, jsonCall('monitoring', target, body, '1.0'));

    // then
    expect(await response.json()).toMatchObject({
      __type: 'SerializationException',
      message: expect.stringContaining('StartTime: expected timestamp'),
    });
  });
});

describe('a malformed form input', () => {
  const role = { Action: 'AssumeRole', Version: '2011-06-15', RoleArn: 'arn', RoleSessionName: 'me' };

  test.each([
    ['an unknown parameter', { ...role, DurationSecond: '900' }, 'MalformedInput', 'DurationSecond: no such member'],
    ['text for a number', { ...role, DurationSeconds: '15m' }, 'MalformedInput', 'DurationSeconds: expected number'],
    ['a structure for text', { ...role, 'Policy.x': '1' }, 'MalformedInput', 'Policy: expected string'],
    ['text for a list', { ...role, Tags: 'a' }, 'MalformedInput', 'Tags: expected list'],
    ['a list without numbers', { ...role, 'Tags.member.Key': 'a' }, 'MalformedInput', 'Tags: expected list'],
    [
      'something beside a list',
      { ...role, 'Tags.member.1.Key': 'a', 'Tags.x': '' },
      'MalformedInput',
      'Tags: expected list',
    ],
    ['a missing required scalar', { ...role, 'Tags.member.1.Key': 'a' }, 'ValidationError', 'Tags[0].Value'],
    ['a value that is a structure too', { ...role, 'RoleArn.x': '1' }, 'MalformedInput', 'RoleArn.x is given twice'],
  ])('is refused with its path before the handler runs: %s', async (_title, parameters, code, words) => {
    // when
    const response = await fetch(server.url, formCall(parameters));

    // then
    const xml = await response.text();
    expect(response.status).toBe(400);
    expect(xml).toContain(`<Type>Sender</Type><Code>${code}</Code>`);
    expect(xml.replaceAll('&apos;', "'")).toContain(words);
    expect(handled).toBe(0);
  });

  test('is refused when a parameter is given twice', async () => {
    // when
    const response = await fetch(server.url, formCall('Action=GetCallerIdentity&Version=2011-06-15&X=1&X=2'));

    // then
    expect(await response.text()).toContain('<Code>MalformedInput</Code>');
  });
});

describe('an output that its schema refuses', () => {
  test.each([
    ['an unknown member', { deploymentID: 'd-1' }, 'deploymentID: no such member'],
    ['a wrong type', { deploymentId: 1 }, 'deploymentId: expected string'],
    ['null', { deploymentId: null }, 'deploymentId: expected string, got null'],
    ['a function', { deploymentId: () => 'd-1' }, 'could not be cloned'],
  ])('is answered with 500 and reported as a bug: %s', async (_title, wrong, words) => {
    // given
    output = wrong;
    const codedeploy = await sdkCaller('codedeploy', server.url);

    // when
    const sent = codedeploy.send('CreateDeployment', { applicationName: 'api' });

    // then
    await expect(sent).rejects.toMatchObject({ name: 'InternalFailure', $metadata: { httpStatusCode: 500 } });
    expect(server.bugs.map(String)).toEqual([expect.stringContaining(words)]);
    codedeploy.close();
  });

  test('is refused for a required member deep inside that is missing', async () => {
    // given
    output = { Credentials: { AccessKeyId: 'AKIA', SecretAccessKey: 's', SessionToken: 't' } };
    const sts = await sdkCaller('sts', server.url);

    // when
    const sent = sts.send('AssumeRole', { RoleArn: 'arn', RoleSessionName: 'me' });

    // then
    await expect(sent).rejects.toMatchObject({ name: 'InternalFailure' });
    expect(server.bugs.map(String)).toEqual([expect.stringContaining('Credentials.Expiration')]);
    sts.close();
  });

  test('is refused for text that XML cannot carry', async () => {
    // given
    output = { Account: '\0' };
    const sts = await sdkCaller('sts', server.url);

    // when
    const sent = sts.send('GetCallerIdentity', {});

    // then
    await expect(sent).rejects.toMatchObject({ name: 'InternalFailure' });
    expect(server.bugs.map(String)).toEqual([expect.stringContaining('U+0000')]);
    sts.close();
  });
});

import { fileURLToPath } from 'node:url';
import { DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { DescribeClustersCommand, RegisterTaskDefinitionCommand, UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { describe, expect, test } from '@jest/globals';
import type { MetricAlarmSeedInput } from './cloudwatch/seed.ts';
import { sdkClients } from './sdk-clients.ts';
import { readSeed, type SeedInput } from './seed.ts';
import { startAws } from './start-aws.ts';

const start = (seed: SeedInput = {}) => startAws({ seed, pace: { kind: 'stepped' } });
const EXAMPLE = fileURLToPath(new URL('./example.seed.json', import.meta.url));
const CLUSTERS: SeedInput = { ecs: { clusters: ['prod'], taskDefinitions: [], services: [] } };

const TASK_DEFINITION = new RegisterTaskDefinitionCommand({
  family: 'api',
  executionRoleArn: 'arn:aws:iam::123456789012:role/execution',
  containerDefinitions: [{ name: 'api', image: 'api:1', memory: 128 }],
});

describe('a simulated account', () => {
  test('the example seed is a healthy service under CodeDeploy', async () => {
    // given
    await using aws = await start(readSeed(EXAMPLE));
    const me = aws.timeline.join('test');

    // when
    await aws.timeline.sleep(me, aws.timeline.now() + 20 * 60_000);

    // then
    expect(aws.bugs()).toEqual([]);
    expect(aws.damage()).toMatchObject({ failed: 0, failedByBalancer: 0, byVersion: { 'registry.example/api:1': {} } });
    expect(aws.world.alarms.all().map(({ name, status }) => [name, status.state])).toEqual([
      ['api-5xx', 'OK'],
      ['api-p99', 'OK'],
      ['api-unwell', 'OK'],
    ]);
  });

  test('an actor that cannot act is a bug of the seed, and is kept', async () => {
    // given
    await using aws = await start({ actors: [{ at: '1m', do: { behave: { image: 'nobody', change: {} } } }] });
    const me = aws.timeline.join('test');

    // when
    await aws.timeline.sleep(me, aws.timeline.now() + 61_000);

    // then
    expect(aws.bugs().map(String)).toEqual([expect.stringContaining('There is no version "nobody".')]);
  });

  test('STS tells who calls', async () => {
    // given
    await using aws = await start();

    // when
    const identity = await sdkClients(aws.endpoint).sts.send(new GetCallerIdentityCommand({}));

    // then
    expect(identity).toMatchObject({
      Account: '123456789012',
      Arn: 'arn:aws:sts::123456789012:assumed-role/deployer/GitHubActions',
    });
  });

  test('nobody can be denied the question who they are', async () => {
    // given
    await using aws = await start({ denied: ['sts:GetCallerIdentity'] });

    // when
    const identity = sdkClients(aws.endpoint).sts.send(new GetCallerIdentityCommand({}));

    // then
    await expect(identity).resolves.toMatchObject({ Account: '123456789012' });
  });

  test('it has lived through its warm-up when it starts: its alarms have a state', async () => {
    // given
    const errors: MetricAlarmSeedInput = {
      AlarmName: 'errors',
      MetricName: 'HTTPCode_Target_5XX_Count',
      Dimensions: [{ Name: 'LoadBalancer', Value: 'api' }],
      Statistic: 'Sum',
      Period: 60,
      EvaluationPeriods: 5,
      Threshold: 1,
      ComparisonOperator: 'GreaterThanThreshold',
      TreatMissingData: 'notBreaching',
    };
    await using aws = await start({ alarms: { metric: [errors] } });

    // when
    const { MetricAlarms } = await sdkClients(aws.endpoint).cloudwatch.send(new DescribeAlarmsCommand({}));

    // then
    expect(MetricAlarms).toMatchObject([{ AlarmName: 'errors', StateValue: 'OK' }]);
    expect(new Date(aws.timeline.now()).toISOString()).toBe('2026-11-20T12:00:00.000Z');
  });

  test('a denied action is answered with action, resource and caller', async () => {
    // given
    await using aws = await start({ ...CLUSTERS, denied: ['ecs:UpdateService'] });

    // when
    const refusal = sdkClients(aws.endpoint).ecs.send(
      new UpdateServiceCommand({ cluster: 'prod', service: 'api', desiredCount: 1 }),
    );

    // then
    await expect(refusal).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message:
        'User: arn:aws:sts::123456789012:assumed-role/deployer/GitHubActions is not authorized to perform: ecs:UpdateService on resource: arn:aws:ecs:us-east-1:123456789012:service/prod/api because no identity-based policy allows the ecs:UpdateService action',
    });
  });

  test('a role that may not be passed is answered as iam:PassRole on that role', async () => {
    // given
    await using aws = await start({ denied: ['iam:PassRole'] });

    // when
    const refusal = sdkClients(aws.endpoint).ecs.send(TASK_DEFINITION);

    // then
    await expect(refusal).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining(
        'perform: iam:PassRole on resource: arn:aws:iam::123456789012:role/execution because',
      ),
    });
  });

  test('a denial by CloudWatch is spelled as CloudWatch spells it', async () => {
    // given
    await using aws = await start({ denied: ['cloudwatch:DescribeAlarms'] });

    // when
    const refusal = sdkClients(aws.endpoint).cloudwatch.send(new DescribeAlarmsCommand({}));

    // then
    await expect(refusal).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining(
        'cloudwatch:DescribeAlarms on resource: arn:aws:cloudwatch:us-east-1:123456789012:alarm:*',
      ),
    });
  });

  test('credentials work until they expire, at their virtual time', async () => {
    // given
    await using aws = await start({ ...CLUSTERS, callers: [{ accessKeyId: 'AKIAONE', expiresAfter: '10m' }] });
    const { ecs, sts } = sdkClients(aws.endpoint, 'AKIAONE');
    const me = aws.timeline.join('test');
    const call = () => ecs.send(new DescribeClustersCommand({}));
    await aws.timeline.sleep(me, aws.timeline.now() + 599_000);
    await expect(call()).resolves.toBeDefined();

    // when
    await aws.timeline.sleep(me, aws.timeline.now() + 1000);

    // then
    await expect(call()).rejects.toMatchObject({ name: 'ExpiredTokenException' });
    await expect(sts.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({ Code: 'ExpiredToken' });
  });

  test('an access key that the seed does not list is refused', async () => {
    // given
    await using aws = await start({ ...CLUSTERS, callers: [{ accessKeyId: 'AKIAONE' }] });

    // when
    const refusal = sdkClients(aws.endpoint, 'AKIAOTHER').ecs.send(new DescribeClustersCommand({}));

    // then
    await expect(refusal).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
  });

  test('every call is logged: when, by whom, with what, needing which permissions, and how it ended', async () => {
    // given
    await using aws = await start({ ...CLUSTERS, denied: ['ecs:UpdateService'] });
    const { ecs } = sdkClients(aws.endpoint);

    // when
    await ecs.send(TASK_DEFINITION);
    await ecs.send(new UpdateServiceCommand({ cluster: 'prod', service: 'api' })).catch(() => undefined);

    // then
    expect(aws.calls()).toMatchObject([
      {
        number: 1,
        at: aws.timeline.now(),
        caller: 'AKIASDK',
        userAgent: expect.stringContaining('aws-sdk-js'),
        service: 'ecs',
        operation: 'RegisterTaskDefinition',
        iamActions: ['ecs:RegisterTaskDefinition', 'iam:PassRole'],
        outcome: { kind: 'ok' },
      },
      {
        number: 2,
        operation: 'UpdateService',
        input: '{"service":"api","cluster":"prod"}',
        outcome: { kind: 'error', name: 'AccessDeniedException' },
      },
    ]);
  });

  test('two accounts with one seed behave alike, request ids included', async () => {
    // given
    const run = async () => {
      await using aws = await start();
      const { $metadata } = await sdkClients(aws.endpoint).sts.send(new GetCallerIdentityCommand({}));
      return $metadata.requestId;
    };

    // when
    const [first, second] = [await run(), await run()];

    // then
    expect(first).toMatch(/^[0-9a-f-]{36}$/);
    expect(second).toBe(first);
  });
});

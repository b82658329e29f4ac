import {
  DescribeTargetHealthCommand,
  ModifyListenerCommand,
  type TargetHealth,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { describe, expect, test } from '@jest/globals';
import { openBalancedAccount, type BalancedAccount } from './balanced-account.ts';

async function healthIn(account: BalancedAccount, name: string): Promise<(TargetHealth | undefined)[] | undefined> {
  const TargetGroupArn = account.group(name);
  const { TargetHealthDescriptions } = await account.elb.send(new DescribeTargetHealthCommand({ TargetGroupArn }));
  return TargetHealthDescriptions?.map(({ TargetHealth }) => TargetHealth);
}

const GREEN = { id: '10.0.1.1', image: 'api:green', port: 8080 };
const NOT_IN_USE = {
  State: 'unused',
  Reason: 'Target.NotInUse',
  Description: 'Target group is not configured to receive traffic from the load balancer',
};

describe('the health of targets', () => {
  test('is told with address and port, without a reason where it is good', async () => {
    // given
    await using account = await openBalancedAccount();
    await account.pass(60_000);

    // when
    const health = await account.elb.send(new DescribeTargetHealthCommand({ TargetGroupArn: account.group('blue') }));

    // then
    expect(health.TargetHealthDescriptions).toEqual([
      { Target: { Id: '10.0.0.1', Port: 8080 }, HealthCheckPort: '8080', TargetHealth: { State: 'healthy' } },
      { Target: { Id: '10.0.0.2', Port: 8080 }, HealthCheckPort: '8080', TargetHealth: { State: 'healthy' } },
    ]);
  });

  test('begins with the registration, then with the first checks', async () => {
    // given
    await using account = await openBalancedAccount({ versions: { 'api:green': { healthChecks: 'fail' } } });

    // when
    account.aws.world.balancers.register(account.group('green'), GREEN);
    const atOnce = await healthIn(account, 'green');
    await account.pass(3_000);
    const later = await healthIn(account, 'green');

    // then
    expect(atOnce).toMatchObject([{ State: 'initial', Reason: 'Elb.RegistrationInProgress' }]);
    expect(later).toMatchObject([{ State: 'initial', Reason: 'Elb.InitialHealthChecking' }]);
  });

  test.each([
    {
      answer: 'the wrong status',
      healthChecks: { fails: { status: 503 } },
      Reason: 'Target.ResponseCodeMismatch',
      Description: 'Health checks failed with these codes: [503]',
    },
    {
      answer: 'any failure',
      healthChecks: 'fail' as const,
      Reason: 'Target.ResponseCodeMismatch',
      Description: 'Health checks failed with these codes: [500]',
    },
    {
      answer: 'no answer in time',
      healthChecks: { fails: 'timeout' as const },
      Reason: 'Target.Timeout',
      Description: 'Request timed out',
    },
  ])('says why two checks failed: $answer', async ({ healthChecks, Reason, Description }) => {
    // given
    await using account = await openBalancedAccount({ versions: { 'api:green': { healthChecks } } });

    // when
    account.aws.world.balancers.register(account.group('green'), GREEN);
    await account.pass(20_000);

    // then
    expect(await healthIn(account, 'green')).toEqual([{ State: 'unhealthy', Reason, Description }]);
  });

  test('of a process that is gone is that checks fail', async () => {
    // given
    await using account = await openBalancedAccount();
    await account.pass(10_000);

    // when
    account.aws.world.balancers.lose(account.group('blue'), '10.0.0.1');
    await account.pass(20_000);

    // then
    expect(await healthIn(account, 'blue')).toEqual([
      { State: 'unhealthy', Reason: 'Target.FailedHealthChecks', Description: 'Health checks failed' },
      { State: 'healthy' },
    ]);
  });

  test('is not known while no rule names the group, and begins anew as soon as one does', async () => {
    // given
    await using account = await openBalancedAccount();
    account.aws.world.balancers.register(account.group('spare'), { ...GREEN, image: 'api:good' });
    await account.pass(60_000);
    const apart = await healthIn(account, 'spare');

    // when
    const TargetGroups = ['blue', 'spare'].map(name => ({ TargetGroupArn: account.group(name), Weight: 1 }));
    await account.elb.send(
      new ModifyListenerCommand({
        ListenerArn: account.listener('api', 8443),
        DefaultActions: [{ Type: 'forward', ForwardConfig: { TargetGroups } }],
      }),
    );
    const named = await healthIn(account, 'spare');
    await account.pass(10_000);

    // then
    expect(apart).toEqual([NOT_IN_USE]);
    expect(named).toMatchObject([{ State: 'initial' }]);
    expect(await healthIn(account, 'spare')).toEqual([{ State: 'healthy' }]);
  });

  test('of a target that nobody registered is unused, if it is asked for', async () => {
    // given
    await using account = await openBalancedAccount();

    // when
    const health = await account.elb.send(
      new DescribeTargetHealthCommand({ TargetGroupArn: account.group('blue'), Targets: [{ Id: '10.9.9.9' }] }),
    );

    // then
    expect(health.TargetHealthDescriptions).toMatchObject([
      { Target: { Id: '10.9.9.9', Port: 80 }, TargetHealth: { State: 'unused', Reason: 'Target.NotRegistered' } },
    ]);
  });
});

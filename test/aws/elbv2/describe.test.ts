import {
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  DescribeTargetGroupsCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { describe, expect, test } from '@jest/globals';
import { openBalancedAccount } from './balanced-account.ts';

describe('DescribeLoadBalancers', () => {
  test('shows active application load balancers, all of them or by name', async () => {
    // given
    await using account = await openBalancedAccount();

    // when
    const all = await account.elb.send(new DescribeLoadBalancersCommand({}));
    const { LoadBalancers } = await account.elb.send(new DescribeLoadBalancersCommand({ Names: ['web'] }));

    // then
    expect(all.LoadBalancers?.map(({ LoadBalancerName }) => LoadBalancerName)).toEqual(['api', 'web']);
    expect(LoadBalancers).toMatchObject([
      {
        LoadBalancerName: 'web',
        DNSName: expect.stringMatching(/^web-\d+\.us-east-1\.elb\.amazonaws\.com$/),
        CreatedTime: new Date('2026-11-20T11:45:00Z'),
        State: { Code: 'active' },
        Type: 'application',
      },
    ]);
  });
});

describe('DescribeTargetGroups', () => {
  test('shows a target group with its health check, its target type and the load balancer that uses it', async () => {
    // given
    await using account = await openBalancedAccount();

    // when
    const { TargetGroups } = await account.elb.send(new DescribeTargetGroupsCommand({ Names: ['blue', 'web'] }));

    // then
    expect(TargetGroups).toMatchObject([
      {
        TargetGroupArn: account.group('blue'),
        TargetGroupName: 'blue',
        TargetType: 'ip',
        Protocol: 'HTTP',
        Port: 80,
        HealthCheckPath: '/health',
        HealthCheckIntervalSeconds: 10,
        HealthyThresholdCount: 5,
        UnhealthyThresholdCount: 2,
        Matcher: { HttpCode: '200' },
        LoadBalancerArns: [
          expect.stringMatching(/^arn:aws:elasticloadbalancing:us-east-1:\d{12}:loadbalancer\/app\/api\/[0-9a-f]{16}$/),
        ],
      },
      { TargetGroupName: 'web', TargetType: 'instance', Port: 3000 },
    ]);
  });

  test('finds them by load balancer, and one that stands behind none only by its name or ARN', async () => {
    // given
    await using account = await openBalancedAccount();
    const { LoadBalancers } = await account.elb.send(new DescribeLoadBalancersCommand({ Names: ['api'] }));
    const [api] = LoadBalancers ?? [];

    // when
    const ofApi = await account.elb.send(new DescribeTargetGroupsCommand({ LoadBalancerArn: api?.LoadBalancerArn }));
    const spare = await account.elb.send(
      new DescribeTargetGroupsCommand({ TargetGroupArns: [account.group('spare')] }),
    );

    // then
    expect(ofApi.TargetGroups?.map(({ TargetGroupName }) => TargetGroupName)).toEqual(['blue', 'green', 'assets']);
    expect(spare.TargetGroups).toMatchObject([{ TargetGroupName: 'spare', LoadBalancerArns: [] }]);
  });
});

describe('DescribeListeners', () => {
  test('shows a weighted forward by its ForwardConfig, and one to a single group in both forms', async () => {
    // given
    await using account = await openBalancedAccount();
    const ListenerArns = [account.listener('api', 443), account.listener('web', 80)];

    // when
    const { Listeners } = await account.elb.send(new DescribeListenersCommand({ ListenerArns }));

    // then
    expect(Listeners?.map(({ Port, Protocol, DefaultActions }) => ({ Port, Protocol, DefaultActions }))).toEqual([
      {
        Port: 443,
        Protocol: 'HTTPS',
        DefaultActions: [
          {
            Type: 'forward',
            ForwardConfig: {
              TargetGroups: [
                { TargetGroupArn: account.group('blue'), Weight: 100 },
                { TargetGroupArn: account.group('green'), Weight: 0 },
              ],
              TargetGroupStickinessConfig: { Enabled: false },
            },
          },
        ],
      },
      {
        Port: 80,
        Protocol: 'HTTP',
        DefaultActions: [
          {
            Type: 'forward',
            TargetGroupArn: account.group('web'),
            ForwardConfig: {
              TargetGroups: [{ TargetGroupArn: account.group('web'), Weight: 1 }],
              TargetGroupStickinessConfig: { Enabled: true, DurationSeconds: 60 },
            },
          },
        ],
      },
    ]);
  });

  test('gives the listeners of a load balancer in pages', async () => {
    // given
    await using account = await openBalancedAccount();
    const { LoadBalancers } = await account.elb.send(new DescribeLoadBalancersCommand({ Names: ['api'] }));
    const LoadBalancerArn = LoadBalancers?.[0]?.LoadBalancerArn;

    // when
    const first = await account.elb.send(new DescribeListenersCommand({ LoadBalancerArn, PageSize: 1 }));
    const second = await account.elb.send(
      new DescribeListenersCommand({ LoadBalancerArn, PageSize: 1, Marker: first.NextMarker }),
    );

    // then
    expect([first, second].map(({ Listeners }) => Listeners?.map(({ Port }) => Port))).toEqual([[443], [8443]]);
    expect(second.NextMarker).toBeUndefined();
  });
});

describe('DescribeRules', () => {
  test('shows the rules of a listener by priority, the default one last', async () => {
    // given
    await using account = await openBalancedAccount();

    // when
    const { Rules } = await account.elb.send(new DescribeRulesCommand({ ListenerArn: account.listener('api', 443) }));

    // then
    expect(Rules?.map(({ Priority, IsDefault, Conditions }) => ({ Priority, IsDefault, Conditions }))).toEqual([
      {
        Priority: '10',
        IsDefault: false,
        Conditions: [
          {
            Field: 'host-header',
            Values: ['static.example.com'],
            HostHeaderConfig: { Values: ['static.example.com'] },
          },
        ],
      },
      {
        Priority: '20',
        IsDefault: false,
        Conditions: [{ Field: 'path-pattern', Values: ['/v2/*'], PathPatternConfig: { Values: ['/v2/*'] } }],
      },
      { Priority: 'default', IsDefault: true, Conditions: [] },
    ]);
  });
});

describe('what does not exist', () => {
  const elsewhere = (path: string) => `arn:aws:elasticloadbalancing:us-east-1:123456789012:${path}/0123456789abcdef`;

  test.each([
    {
      title: 'target groups by name',
      command: new DescribeTargetGroupsCommand({ Names: ['blue', 'nobody'] }),
      name: 'TargetGroupNotFoundException',
      code: 'TargetGroupNotFound',
    },
    {
      title: 'target groups by ARN',
      command: new DescribeTargetGroupsCommand({ TargetGroupArns: [elsewhere('targetgroup/nobody')] }),
      name: 'TargetGroupNotFoundException',
      code: 'TargetGroupNotFound',
    },
    {
      title: 'load balancers',
      command: new DescribeLoadBalancersCommand({ Names: ['nobody'] }),
      name: 'LoadBalancerNotFoundException',
      code: 'LoadBalancerNotFound',
    },
    {
      title: 'listeners',
      command: new DescribeListenersCommand({ ListenerArns: [elsewhere('listener/app/api/0')] }),
      name: 'ListenerNotFoundException',
      code: 'ListenerNotFound',
    },
    {
      title: 'rules',
      command: new DescribeRulesCommand({ RuleArns: [elsewhere('listener-rule/app/api/0/0')] }),
      name: 'RuleNotFoundException',
      code: 'RuleNotFound',
    },
    {
      title: 'an ARN of another kind',
      command: new DescribeListenersCommand({ ListenerArns: [elsewhere('targetgroup/blue')] }),
      name: 'ValidationError',
      code: 'ValidationError',
    },
    {
      title: 'a request that names nothing',
      command: new DescribeListenersCommand({}),
      name: 'ValidationError',
      code: 'ValidationError',
    },
  ])('is refused by its own error: $title', async ({ command, name, code }) => {
    // given
    await using account = await openBalancedAccount();

    // when
    const asked = account.elb.send(command);

    // then
    await expect(asked).rejects.toMatchObject({ name, Code: code, $metadata: { httpStatusCode: 400 } });
  });
});

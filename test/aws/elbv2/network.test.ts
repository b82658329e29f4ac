import {
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  ModifyListenerCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { describe, expect, test } from '@jest/globals';
import { forwardTo, openBalancedAccount } from './balanced-account.ts';

const NETWORK = {
  loadBalancers: [
    {
      name: 'edge',
      type: 'network' as const,
      requestsPerSecond: 50,
      targetGroups: ['blue', 'green'].map(name => ({
        name,
        protocol: 'TCP' as const,
        healthCheck: { intervalSeconds: 10 },
      })),
      listeners: [{ port: 443, forward: { blue: 1 } }],
    },
  ],
  targetGroups: [],
};

describe('a network load balancer', () => {
  test('is described as one, with the kind of ARN and of listener that it has', async () => {
    // given
    await using account = await openBalancedAccount(NETWORK);

    // when
    const { LoadBalancers: [edge] = [] } = await account.elb.send(new DescribeLoadBalancersCommand({}));
    const LoadBalancerArn = edge?.LoadBalancerArn;
    const { Listeners } = await account.elb.send(new DescribeListenersCommand({ LoadBalancerArn }));

    // then
    expect(edge).toMatchObject({
      Type: 'network',
      LoadBalancerArn: expect.stringContaining(':loadbalancer/net/edge/'),
    });
    expect(edge?.SecurityGroups ?? []).toEqual([]);
    expect(Listeners).toMatchObject([{ Protocol: 'TCP', ListenerArn: expect.stringContaining(':listener/net/edge/') }]);
  });

  test('divides its users by the weights of its listener', async () => {
    // given
    await using account = await openBalancedAccount({
      ...NETWORK,
      versions: { 'api:good': {}, 'api:bad': { requestErrors: 1 } },
    });
    const { balancers } = account.aws.world;
    balancers.register(account.group('green'), { id: '10.0.0.9', image: 'api:bad', port: 8080 });
    const ListenerArn = account.listener('edge', 443);
    await account.elb.send(
      new ModifyListenerCommand({ ListenerArn, DefaultActions: [forwardTo(account, { blue: 1, green: 0 })] }),
    );
    await account.pass(60_000);

    // when
    await account.elb.send(
      new ModifyListenerCommand({ ListenerArn, DefaultActions: [forwardTo(account, { blue: 1, green: 1 })] }),
    );
    await account.pass(5_000);
    const before = account.aws.damage();
    await account.pass(60_000);

    // then
    const { requests, failed } = account.aws.damage();
    expect((failed - before.failed) / (requests - before.requests)).toBeCloseTo(0.5, 1);
    expect(account.aws.bugs()).toEqual([]);
  });
});

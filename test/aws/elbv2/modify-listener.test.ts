import {
  DescribeListenersCommand,
  DescribeTargetGroupsCommand,
  ModifyListenerCommand,
  type Action,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { describe, expect, test } from '@jest/globals';
import { balancerArns } from '../world/balancer-arns.ts';
import { forwardTo, openBalancedAccount, type BalancedAccount } from './balanced-account.ts';

const rewrite = (account: BalancedAccount, ...DefaultActions: Action[]) =>
  account.elb.send(new ModifyListenerCommand({ ListenerArn: account.listener('api', 443), DefaultActions }));

/** The weights of the production listener's default action, by ARN. */
async function shownWeights(account: BalancedAccount): Promise<(readonly [string | undefined, number | undefined])[]> {
  const ListenerArns = [account.listener('api', 443)];
  const { Listeners } = await account.elb.send(new DescribeListenersCommand({ ListenerArns }));
  const groups = Listeners?.[0]?.DefaultActions?.[0]?.ForwardConfig?.TargetGroups ?? [];
  return groups.map(({ TargetGroupArn, Weight }) => [TargetGroupArn, Weight] as const);
}

const servedBy = ({ aws }: BalancedAccount, image: string) => aws.damage().byVersion[image]?.requests ?? 0;

describe('ModifyListener', () => {
  test('moves the users’ requests within five seconds, and is shown at once', async () => {
    // given
    await using account = await openBalancedAccount();
    const { balancers } = account.aws.world;
    balancers.register(account.group('green'), { id: '10.0.1.1', image: 'api:bad', port: 8080 });
    await account.pass(60_000);

    // when
    await rewrite(account, forwardTo(account, { blue: 0, green: 1 }));
    const shown = await shownWeights(account);
    await account.pass(900);
    const inTheFirstSecond = servedBy(account, 'api:bad');
    await account.pass(5_100);
    const good = servedBy(account, 'api:good');
    await account.pass(10_000);

    // then
    expect(shown).toEqual([
      [account.group('blue'), 0],
      [account.group('green'), 1],
    ]);
    expect(inTheFirstSecond).toBe(0);
    expect(servedBy(account, 'api:bad')).toBeGreaterThan(400);
    expect(servedBy(account, 'api:good')).toBe(good);
  });

  test('replaces the whole action: a group that is left out is used no more', async () => {
    // given
    await using account = await openBalancedAccount();
    const user = async () => {
      const { TargetGroups } = await account.elb.send(new DescribeTargetGroupsCommand({ Names: ['green'] }));
      return TargetGroups?.[0]?.LoadBalancerArns;
    };
    const before = await user();

    // when
    await rewrite(account, { Type: 'forward', TargetGroupArn: account.group('blue') });
    await account.pass(5_000);

    // then
    expect(before).toHaveLength(1);
    expect(await shownWeights(account)).toEqual([[account.group('blue'), 1]]);
    expect(await user()).toEqual([]);
  });

  test('puts a maintenance page before everybody', async () => {
    // given
    await using account = await openBalancedAccount();
    const FixedResponseConfig = { StatusCode: '503', ContentType: 'text/html', MessageBody: '<p>Back soon</p>' };
    await account.pass(60_000);
    const good = servedBy(account, 'api:good');

    // when
    const { Listeners } = await rewrite(account, { Type: 'fixed-response', FixedResponseConfig });
    await account.pass(60_000);

    // then
    expect(Listeners?.[0]?.DefaultActions).toEqual([{ Type: 'fixed-response', FixedResponseConfig }]);
    expect(servedBy(account, 'api:good') - good).toBeLessThan(50 * 10);
    expect(account.aws.damage().failedByBalancer).toBeGreaterThan(50 * 50);
  });

  test('can be a colleague’s, who acts in the middle of a run', async () => {
    // given
    const arns = balancerArns({ account: '123456789012', region: 'us-east-1' });
    const TargetGroups = ['blue', 'green'].map(name => ({ TargetGroupArn: arns.targetGroup(name), Weight: 50 }));
    const input = {
      ListenerArn: arns.listener('api', 443),
      DefaultActions: [{ Type: 'forward', ForwardConfig: { TargetGroups } }],
    };
    await using account = await openBalancedAccount({
      actors: [{ at: '1m', do: { call: 'elasticloadbalancing:ModifyListener', input } }],
    });

    // when
    await account.pass(65_000);

    // then
    expect(await shownWeights(account)).toEqual([
      [account.group('blue'), 50],
      [account.group('green'), 50],
    ]);
    expect(account.aws.calls().map(({ operation }) => operation)).toEqual(['DescribeListeners']);
    expect(account.aws.bugs()).toEqual([]);
  });

  test.each<{ title: string; actions: (account: BalancedAccount) => Action[]; name: string }>([
    {
      title: 'a target group that does not exist',
      actions: account => [{ Type: 'forward', TargetGroupArn: `${account.group('blue')}0` }],
      name: 'TargetGroupNotFoundException',
    },
    {
      title: 'a target group of another load balancer',
      actions: account => [forwardTo(account, { web: 1 })],
      name: 'TargetGroupAssociationLimitException',
    },
    {
      title: 'two actions',
      actions: account => [forwardTo(account, { blue: 1 }), forwardTo(account, { green: 1 })],
      name: 'TooManyActionsException',
    },
    {
      title: 'two forms that name different groups',
      actions: account => [{ ...forwardTo(account, { blue: 1 }), TargetGroupArn: account.group('green') }],
      name: 'InvalidLoadBalancerActionException',
    },
    {
      title: 'a weight above 999',
      actions: account => [forwardTo(account, { blue: 1000 })],
      name: 'ValidationError',
    },
    {
      title: 'a fixed response that is a redirect',
      actions: () => [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '302' } }],
      name: 'ValidationError',
    },
    { title: 'no action at all', actions: () => [], name: 'ValidationError' },
    {
      title: 'stickiness without a duration',
      actions: account => {
        const action = forwardTo(account, { blue: 1 });
        const ForwardConfig = { ...action.ForwardConfig, TargetGroupStickinessConfig: { Enabled: true } };
        return [{ ...action, ForwardConfig }];
      },
      name: 'ValidationError',
    },
    {
      title: 'an action that is not simulated',
      actions: () => [{ Type: 'redirect', RedirectConfig: { StatusCode: 'HTTP_301' } }],
      name: 'NotImplemented',
    },
  ])('refuses $title, and leaves everything as it was', async ({ actions, name }) => {
    // given
    await using account = await openBalancedAccount();
    const before = await shownWeights(account);

    // when
    const write = rewrite(account, ...actions(account));

    // then
    await expect(write).rejects.toMatchObject({ name });
    expect(await shownWeights(account)).toEqual(before);
  });
});

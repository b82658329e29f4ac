import { DescribeRulesCommand, ModifyRuleCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import { describe, expect, test } from '@jest/globals';
import { forwardTo, openBalancedAccount, type BalancedAccount } from './balanced-account.ts';

describe('ModifyRule', () => {
  const rulesOf = async (account: BalancedAccount) => {
    const ListenerArn = account.listener('api', 443);
    const { Rules = [] } = await account.elb.send(new DescribeRulesCommand({ ListenerArn }));
    return Rules;
  };

  test('rewrites one rule, and keeps its condition', async () => {
    // given
    await using account = await openBalancedAccount();
    const [, v2] = await rulesOf(account);

    // when
    await account.elb.send(
      new ModifyRuleCommand({ RuleArn: v2?.RuleArn, Actions: [forwardTo(account, { blue: 9, green: 1 })] }),
    );

    // then
    const [, rewritten, byDefault] = await rulesOf(account);
    expect(rewritten?.Conditions).toEqual(v2?.Conditions);
    expect(rewritten?.Actions?.[0]?.ForwardConfig?.TargetGroups).toEqual([
      { TargetGroupArn: account.group('blue'), Weight: 9 },
      { TargetGroupArn: account.group('green'), Weight: 1 },
    ]);
    expect(byDefault?.Actions?.[0]?.ForwardConfig?.TargetGroups).toContainEqual({
      TargetGroupArn: account.group('blue'),
      Weight: 100,
    });
  });

  test('is not permitted on the default rule', async () => {
    // given
    await using account = await openBalancedAccount();
    const byDefault = (await rulesOf(account)).at(-1);

    // when
    const write = account.elb.send(
      new ModifyRuleCommand({ RuleArn: byDefault?.RuleArn, Actions: [forwardTo(account, { green: 1 })] }),
    );

    // then
    await expect(write).rejects.toMatchObject({ name: 'OperationNotPermittedException' });
  });
});

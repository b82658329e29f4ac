import { DescribeTargetHealthCommand, ModifyListenerCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import { describe, expect, test } from '@jest/globals';
import type { Fault } from '../fault-rule.ts';
import { openBalancedAccount, type BalancedAccount } from './balanced-account.ts';

const readHealth = (account: BalancedAccount) =>
  account.elb.send(new DescribeTargetHealthCommand({ TargetGroupArn: account.group('blue') }));

describe('a call to Elastic Load Balancing', () => {
  test('is logged with its IAM action', async () => {
    // given
    await using account = await openBalancedAccount();

    // when
    await readHealth(account);

    // then
    expect(account.aws.calls()).toMatchObject([
      {
        service: 'elasticloadbalancing',
        operation: 'DescribeTargetHealth',
        iamActions: ['elasticloadbalancing:DescribeTargetHealth'],
      },
    ]);
  });

  test('can be denied by the seed, in the words of IAM', async () => {
    // given
    await using account = await openBalancedAccount({ denied: ['elasticloadbalancing:ModifyListener'] });
    const ListenerArn = account.listener('api', 443);

    // when
    const write = account.elb.send(new ModifyListenerCommand({ ListenerArn }));

    // then
    await expect(write).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining(
        `not authorized to perform: elasticloadbalancing:ModifyListener on resource: ${ListenerArn}`,
      ),
      $metadata: { httpStatusCode: 403 },
    });
  });

  test.each<{ fault: Fault; seen: object }>([
    { fault: { kind: 'throttle' }, seen: { name: 'Throttling' } },
    { fault: { kind: 'server-error' }, seen: { name: 'InternalFailure' } },
    { fault: { kind: 'expired' }, seen: { name: 'ExpiredToken' } },
    { fault: { kind: 'lost-before' }, seen: { message: expect.stringContaining('socket hang up') } },
  ])('can meet the fault $fault.kind, once', async ({ fault, seen }) => {
    // given
    await using account = await openBalancedAccount({
      faults: [{ operation: 'elasticloadbalancing:DescribeTargetHealth', calls: { nth: 1 }, fault }],
    });

    // when
    const first = readHealth(account);

    // then
    await expect(first).rejects.toMatchObject(seen);
    expect((await readHealth(account)).TargetHealthDescriptions).toHaveLength(2);
  });

  test('can be held until it is let go', async () => {
    // given
    await using account = await openBalancedAccount({
      faults: [
        { operation: 'elasticloadbalancing:DescribeTargetHealth', calls: 'every', fault: { kind: 'hold-before' } },
      ],
    });
    const { holds } = account.aws.faults;

    // when
    const held = readHealth(account);
    await holds.someHeld();
    holds.releaseAll('go-on');

    // then
    expect((await held).TargetHealthDescriptions).toHaveLength(2);
  });
});

import {
  DeregisterTargetsCommand,
  DescribeTargetGroupAttributesCommand,
  ModifyTargetGroupAttributesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { describe, expect, test } from '@jest/globals';
import { openBalancedAccount, statesIn } from './balanced-account.ts';

describe('the attributes of a target group', () => {
  test('say how long a target drains, and a change holds for the next deregistration', async () => {
    // given
    await using account = await openBalancedAccount();
    const TargetGroupArn = account.group('blue');
    const before = await account.elb.send(new DescribeTargetGroupAttributesCommand({ TargetGroupArn }));
    const Attributes = [{ Key: 'deregistration_delay.timeout_seconds', Value: '30' }];

    // when
    const after = await account.elb.send(new ModifyTargetGroupAttributesCommand({ TargetGroupArn, Attributes }));
    await account.elb.send(new DeregisterTargetsCommand({ TargetGroupArn, Targets: [{ Id: '10.0.0.1' }] }));
    await account.pass(29_000);
    const draining = await statesIn(account, 'blue');
    await account.pass(1_000);

    // then
    expect(before.Attributes).toContainEqual({ Key: 'deregistration_delay.timeout_seconds', Value: '300' });
    expect(after.Attributes).toContainEqual({ Key: 'deregistration_delay.timeout_seconds', Value: '30' });
    expect(draining).toEqual({ '10.0.0.1:8080': 'draining', '10.0.0.2:8080': 'healthy' });
    expect(await statesIn(account, 'blue')).toEqual({ '10.0.0.2:8080': 'healthy' });
  });

  test.each([
    { Key: 'deregistration_delay.timeout_seconds', Value: '3601', name: 'InvalidConfigurationRequestException' },
    { Key: 'colour', Value: 'blue', name: 'ValidationError' },
  ])('refuse $Key = $Value', async ({ Key, Value, name }) => {
    // given
    await using account = await openBalancedAccount();
    const TargetGroupArn = account.group('blue');

    // when
    const write = account.elb.send(
      new ModifyTargetGroupAttributesCommand({ TargetGroupArn, Attributes: [{ Key, Value }] }),
    );

    // then
    await expect(write).rejects.toMatchObject({ name });
  });
});

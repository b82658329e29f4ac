import { DeregisterTargetsCommand, RegisterTargetsCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import { describe, expect, test } from '@jest/globals';
import { openBalancedAccount, statesIn, type BalancedAccount } from './balanced-account.ts';

describe('RegisterTargets', () => {
  const register = (account: BalancedAccount, name: string, Id: string, Port?: number) =>
    account.elb.send(new RegisterTargetsCommand({ TargetGroupArn: account.group(name), Targets: [{ Id, Port }] }));

  test('makes a task known that was taken out by hand: it still runs', async () => {
    // given
    await using account = await openBalancedAccount();
    const TargetGroupArn = account.group('blue');
    await account.elb.send(new DeregisterTargetsCommand({ TargetGroupArn, Targets: [{ Id: '10.0.0.1', Port: 8080 }] }));

    // when
    await register(account, 'blue', '10.0.0.1', 8080);
    await account.pass(10_000);

    // then
    expect(await statesIn(account, 'blue')).toMatchObject({ '10.0.0.1:8080': 'healthy' });
  });

  test('of an address where nothing runs makes an unhealthy target, at the group’s port', async () => {
    // given
    await using account = await openBalancedAccount();

    // when
    await register(account, 'blue', '10.9.9.9');
    await account.pass(20_000);

    // then
    expect(await statesIn(account, 'blue')).toMatchObject({ '10.9.9.9:80': 'unhealthy' });
  });

  test.each([
    { group: 'blue', Id: 'i-0123456789abcdef0', name: 'ValidationError' },
    { group: 'web', Id: '10.0.0.1', name: 'InvalidTargetException' },
  ])('refuses $Id in $group, whose targets are of another type', async ({ group, Id, name }) => {
    // given
    await using account = await openBalancedAccount();

    // when
    const registration = register(account, group, Id);

    // then
    await expect(registration).rejects.toMatchObject({ name });
  });

  test('is not needed for DeregisterTargets to succeed', async () => {
    // given
    await using account = await openBalancedAccount();
    const TargetGroupArn = account.group('blue');

    // when
    await account.elb.send(new DeregisterTargetsCommand({ TargetGroupArn, Targets: [{ Id: '10.9.9.9' }] }));

    // then
    expect(Object.keys(await statesIn(account, 'blue'))).toEqual(['10.0.0.1:8080', '10.0.0.2:8080']);
  });
});

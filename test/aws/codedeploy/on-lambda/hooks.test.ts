import { PutLifecycleEventHookExecutionStatusCommand } from '@aws-sdk/client-codedeploy';
import { describe, expect, test } from '@jest/globals';
import { MINUTE } from '../account.ts';
import { deploymentOf, eventOf, untilStatus } from '../releases.ts';
import { all, openLambdaAccount, release, share, targetOf, untilEvent } from './account.ts';

const HOUR = 60 * MINUTE;
const ON_FAILURE = { autoRollback: { events: ['DEPLOYMENT_FAILURE' as const] } };
const hooks = {
  passes: { takesSeconds: 30, result: 'Succeeded' as const, logTail: '' },
  fails: { takesSeconds: 30, result: 'Failed' as const, logTail: 'expected 200, got 500' },
  hangs: { takesSeconds: 0, result: 'silent' as const, logTail: '' },
};

describe('a hook before traffic', () => {
  test('that passes keeps traffic off the new version for as long as it takes', async () => {
    // given
    await using account = await openLambdaAccount({ hooks });
    const id = await release(account, { hooks: { BeforeAllowTraffic: 'passes' } });
    await untilEvent(account, id, 'BeforeAllowTraffic', 'InProgress');

    // when
    const before = share(account);
    const target = await untilEvent(account, id, 'BeforeAllowTraffic', 'Succeeded');

    // then
    const { startTime, endTime } = eventOf(target, 'BeforeAllowTraffic');
    expect((endTime?.getTime() ?? 0) - (startTime?.getTime() ?? 0)).toBe(30_000);
    expect([before, share(account)]).toEqual([0, 0.1]);
  });

  test.each([
    { functionName: 'fails', errorCode: 'ScriptFailed', logTail: 'expected 200, got 500' },
    { functionName: 'no-such-function', errorCode: 'ScriptMissing', logTail: undefined },
    { functionName: 'hangs', errorCode: 'ScriptTimedOut', logTail: undefined },
  ])('$functionName fails the release with $errorCode, and no traffic has moved', async hook => {
    // given
    await using account = await openLambdaAccount({ hooks });

    // when
    const id = await release(account, { hooks: { BeforeAllowTraffic: hook.functionName } });
    const { errorInformation } = await untilStatus(account, id, ['Failed'], 2 * HOUR);

    // then
    const { lifecycleEvents = [] } = await targetOf(account, id);
    expect(errorInformation?.code).toBe('HOOK_EXECUTION_FAILURE');
    expect(lifecycleEvents.map(({ status }) => status)).toEqual(['Failed', 'Skipped', 'Skipped']);
    expect(lifecycleEvents[0]?.diagnostics).toMatchObject({ errorCode: hook.errorCode, scriptName: hook.functionName });
    expect(lifecycleEvents[0]?.diagnostics?.logTail).toBe(hook.logTail);
    expect(account.functions.alias('checkout', 'live')).toEqual(all('4'));
  });

  test('that the account has as a function has one hour, and reports by its execution id', async () => {
    // given
    await using account = await openLambdaAccount({ hooks });
    const deploymentId = await release(account, { hooks: { BeforeAllowTraffic: 'checkout' } });
    await untilEvent(account, deploymentId, 'BeforeAllowTraffic', 'InProgress');
    await account.pass(30 * MINUTE);
    const [execution] = account.service.hookExecutions();

    // when
    const waiting = (await deploymentOf(account, deploymentId)).status;
    await account.codeDeploy.send(
      new PutLifecycleEventHookExecutionStatusCommand({
        deploymentId,
        lifecycleEventHookExecutionId: execution?.id,
        status: 'Succeeded',
      }),
    );

    // then
    expect(waiting).toBe('InProgress');
    await untilEvent(account, deploymentId, 'BeforeAllowTraffic', 'Succeeded');
  });
});

test('a hook after traffic that fails takes all of it back where the group wants that', async () => {
  // given
  await using account = await openLambdaAccount({ hooks, group: ON_FAILURE });
  const id = await release(account, { hooks: { AfterAllowTraffic: 'fails' } });

  // when
  await untilStatus(account, id, ['Failed'], 10 * MINUTE);
  const atTheEnd = share(account);
  await account.pass(MINUTE);

  // then
  expect(atTheEnd).toBe(1);
  expect(account.functions.alias('checkout', 'live')).toEqual(all('4'));
});

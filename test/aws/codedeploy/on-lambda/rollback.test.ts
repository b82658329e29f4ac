import { StopDeploymentCommand } from '@aws-sdk/client-codedeploy';
import { describe, expect, test } from '@jest/globals';
import { MINUTE } from '../account.ts';
import { deploymentOf, eventOf, until, untilStatus } from '../releases.ts';
import {
  all,
  appSpec,
  openLambdaAccount,
  release,
  share,
  targetOf,
  untilEvent,
  type AppSpecWish,
  type LambdaAccount,
} from './account.ts';

const stop = ({ codeDeploy }: LambdaAccount, deploymentId: string, autoRollbackEnabled: boolean) =>
  codeDeploy.send(new StopDeploymentCommand({ deploymentId, autoRollbackEnabled }));

/** The id under which the release's rollback becomes known. */
const rollbackOf = (account: LambdaAccount, id: string) =>
  until(account, MINUTE, async () => (await deploymentOf(account, id)).rollbackInfo?.rollbackDeploymentId);

/** A release that is at 10 %. */
async function underWay(account: LambdaAccount, wish: AppSpecWish = {}): Promise<string> {
  const id = await release(account, wish);
  await untilEvent(account, id, 'AllowTraffic', 'InProgress');
  await account.pass(MINUTE);
  return id;
}

describe('a release that is stopped with a rollback', () => {
  test('is Stopped by MANUAL_STOP, and a second deployment sends the alias back', async () => {
    // given
    await using account = await openLambdaAccount();
    const id = await underWay(account);

    // when
    const answer = await stop(account, id, true);
    const stopped = await untilStatus(account, id, ['Stopped'], 10_000);
    const rollbackId = await rollbackOf(account, id);
    const rollback = await untilStatus(account, rollbackId, ['Succeeded'], MINUTE);

    // then
    expect([answer.status, stopped.errorInformation?.code]).toEqual(['Pending', 'MANUAL_STOP']);
    expect(rollback).toMatchObject({
      creator: 'codeDeployRollback',
      deploymentConfigName: 'CodeDeployDefault.LambdaAllAtOnce',
      computePlatform: 'Lambda',
      rollbackInfo: { rollbackTriggeringDeploymentId: id },
    });
    expect(account.functions.alias('checkout', 'live')).toEqual(all('4'));
    expect(account.bugs).toEqual([]);
  });

  test('has a rollback that moves from the new version to the one before, without hooks', async () => {
    // given
    const hooks = { smoke: { takesSeconds: 1, result: 'Succeeded' as const, logTail: '' } };
    await using account = await openLambdaAccount({ hooks });
    const id = await underWay(account, { hooks: { BeforeAllowTraffic: 'smoke' } });
    await stop(account, id, true);

    // when
    const rollbackId = await rollbackOf(account, id);
    await untilStatus(account, rollbackId, ['Succeeded'], MINUTE);

    // then
    const { lambdaFunctionInfo, lifecycleEvents = [] } = await targetOf(account, rollbackId);
    expect(lambdaFunctionInfo).toMatchObject({ currentVersion: '5', targetVersion: '4', targetVersionWeight: 100 });
    expect(lifecycleEvents.map(({ status }) => status)).toEqual(['Succeeded', 'Succeeded', 'Succeeded']);
    expect(account.service.hookExecutions().map(({ deploymentId }) => deploymentId)).toEqual([id]);
    const released = await targetOf(account, id);
    expect(eventOf(released, 'AllowTraffic').status).toBe('Failed');
    expect(eventOf(released, 'AfterAllowTraffic').status).toBe('Skipped');
  });

  test('leaves the split where it is when the rollback fails, with the reason that the seed gives', async () => {
    // given
    await using account = await openLambdaAccount({ group: { rollbackFails: 'Function is in a bad state.' } });
    const id = await underWay(account);
    await stop(account, id, true);

    // when
    const rollbackId = await rollbackOf(account, id);
    const { errorInformation } = await untilStatus(account, rollbackId, ['Failed'], MINUTE);

    // then
    expect(errorInformation?.message).toContain('Function is in a bad state.');
    expect(share(account)).toBe(0.1);
    expect((await targetOf(account, rollbackId)).lambdaFunctionInfo).toMatchObject({
      targetVersion: '4',
      targetVersionWeight: 90,
    });
  });

  test('fails to go back to a version that was deleted meanwhile', async () => {
    // given
    await using account = await openLambdaAccount();
    const id = await underWay(account);
    await stop(account, id, true);
    await untilStatus(account, id, ['Stopped'], 10_000);

    // when
    account.functions.deleteVersion('checkout', '4');
    const { errorInformation } = await untilStatus(account, await rollbackOf(account, id), ['Failed'], MINUTE);

    // then
    expect(errorInformation?.code).toBe('INVALID_LAMBDA_FUNCTION');
    expect(share(account)).toBe(0.1);
  });

  test('before it began has nothing to take back', async () => {
    // given
    await using account = await openLambdaAccount();
    const id = await release(account);

    // when
    await stop(account, id, true);
    await account.pass(2 * MINUTE);

    // then
    const { status, rollbackInfo } = await deploymentOf(account, id);
    expect([status, rollbackInfo]).toEqual(['Stopped', undefined]);
    expect(account.functions.alias('checkout', 'live')).toEqual(all('4'));
  });
});

describe('a release that is stopped without a rollback', () => {
  test('leaves the alias split, which fails the next release', async () => {
    // given
    await using account = await openLambdaAccount();
    const id = await underWay(account);
    await stop(account, id, false);
    await account.pass(MINUTE);

    // when
    const next = await untilStatus(account, await release(account), ['Failed'], MINUTE);

    // then
    expect((await deploymentOf(account, id)).rollbackInfo).toBeUndefined();
    expect(share(account)).toBe(0.1);
    expect(next.errorInformation?.code).toBe('INVALID_LAMBDA_CONFIGURATION');
  });
});

describe("the group's alarms", () => {
  const watched = { names: ['checkout-errors'] };

  test.each([
    { events: ['DEPLOYMENT_STOP_ON_ALARM' as const], after: 0 },
    { events: ['DEPLOYMENT_FAILURE' as const], after: 0.1 },
  ])('stop the shift, and take it back only with DEPLOYMENT_STOP_ON_ALARM, here $events', async ({ events, after }) => {
    // given
    await using account = await openLambdaAccount({
      group: { alarms: watched, autoRollback: { events } },
      alarms: { 'checkout-errors': 'OK' },
    });
    const id = await underWay(account);

    // when
    account.setAlarm('checkout-errors', 'ALARM');
    const { errorInformation } = await untilStatus(account, id, ['Stopped'], 36_000);
    await account.pass(MINUTE);

    // then
    expect(errorInformation?.code).toBe('ALARM_ACTIVE');
    expect(share(account)).toBe(after);
  });
});

test('a rollback has the revision of the last success, and the release after it works as the first', async () => {
  // given
  const lastDeployment = { functionName: 'checkout', alias: 'live', currentVersion: '3', targetVersion: '4' };
  await using account = await openLambdaAccount({ group: { lastDeployment } });
  const id = await underWay(account);
  await stop(account, id, true);
  const rollback = await untilStatus(account, await rollbackOf(account, id), ['Succeeded'], MINUTE);

  // when
  const next = await untilStatus(account, await release(account), ['Succeeded'], 10 * MINUTE);

  // then
  const back = JSON.parse(rollback.revision?.appSpecContent?.content ?? '{}') as unknown;
  const before = JSON.parse(appSpec({ properties: { CurrentVersion: '3', TargetVersion: '4' } })) as object;
  expect(before).toMatchObject(back as object);
  expect(next.previousRevision).toEqual(rollback.revision);
  expect(share(account)).toBe(1);
});

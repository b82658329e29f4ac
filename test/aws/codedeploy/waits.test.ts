import { ContinueDeploymentCommand } from '@aws-sdk/client-codedeploy';
import { describe, expect, test } from '@jest/globals';
import { MINUTE, openAccount } from './account.ts';
import { deploymentOf, eventOf, release, targetOf, taskSetsOf, untilEvent, untilStatus, weights } from './releases.ts';

const ALL_AT_ONCE = { deploymentConfigName: 'CodeDeployDefault.ECSAllAtOnce' };

describe('the termination wait', () => {
  test('keeps the status InProgress and blue running for its whole length, then blue goes', async () => {
    // given
    await using account = await openAccount({ group: { ...ALL_AT_ONCE, terminationWaitMinutes: 10 } });
    const id = await release(account);
    const target = await untilEvent(account, id, 'AfterAllowTraffic', 'Succeeded', 5 * MINUTE);
    const waitBegan = eventOf(target, 'AfterAllowTraffic').endTime?.getTime() ?? Number.NaN;

    // when
    await account.pass(waitBegan + 10 * MINUTE - 1_000 - account.world.timeline.now());
    const late = await deploymentOf(account, id);
    const setsLate = await taskSetsOf(account);
    await account.pass(2_000);
    const over = await deploymentOf(account, id);
    await account.pass(2 * MINUTE);

    // then
    expect([late.status, late.instanceTerminationWaitTimeStarted]).toEqual(['InProgress', true]);
    expect(setsLate.map(({ status, runningCount }) => [status, runningCount])).toEqual([
      ['ACTIVE', 2],
      ['PRIMARY', 2],
    ]);
    expect(over.status).toBe('Succeeded');
    expect((await taskSetsOf(account)).map(({ status }) => status)).toEqual(['PRIMARY']);
  });

  test('is cut short by ContinueDeployment', async () => {
    // given
    await using account = await openAccount({ group: { ...ALL_AT_ONCE, terminationWaitMinutes: 60 } });
    const id = await release(account);
    await untilEvent(account, id, 'AfterAllowTraffic', 'Succeeded', 5 * MINUTE);

    // when
    await account.codeDeploy.send(
      new ContinueDeploymentCommand({ deploymentId: id, deploymentWaitType: 'TERMINATION_WAIT' }),
    );

    // then
    expect((await deploymentOf(account, id)).status).toBe('Succeeded');
  });

  test('does not exist where blue is kept alive', async () => {
    // given
    await using account = await openAccount({ group: { ...ALL_AT_ONCE, terminate: 'KEEP_ALIVE' } });
    const id = await release(account);

    // when
    await untilStatus(account, id, ['Succeeded'], 5 * MINUTE);
    await account.pass(5 * MINUTE);

    // then
    expect((await taskSetsOf(account)).map(({ status }) => status)).toEqual(['ACTIVE', 'PRIMARY']);
  });
});

describe('the wait before traffic', () => {
  const waiting = { ...ALL_AT_ONCE, readyWait: { minutes: 30, onTimeout: 'STOP_DEPLOYMENT' as const } };

  test('shows Ready and moves nothing until ContinueDeployment', async () => {
    // given
    await using account = await openAccount({ group: waiting });
    const id = await release(account);
    await untilStatus(account, id, ['Ready'], 5 * MINUTE);
    const target = await targetOf(account, id);
    const before = weights(account);

    // when
    await account.codeDeploy.send(
      new ContinueDeploymentCommand({ deploymentId: id, deploymentWaitType: 'READY_WAIT' }),
    );
    await untilStatus(account, id, ['Succeeded'], MINUTE);

    // then
    expect(target.status).toBe('Ready');
    expect(before.green).toBe(0);
    expect(weights(account)).toEqual({ blue: 0, green: 100 });
  });

  test('stops the deployment, with all traffic on blue, when nobody continues', async () => {
    // given
    await using account = await openAccount({ group: waiting });
    const id = await release(account);
    await untilStatus(account, id, ['Ready'], 5 * MINUTE);

    // when
    await account.pass(30 * MINUTE);

    // then
    const { status, errorInformation } = await deploymentOf(account, id);
    expect([status, errorInformation?.code]).toEqual(['Stopped', 'TIMEOUT']);
    expect(weights(account).green).toBe(0);
  });

  test('does not exist with CONTINUE_DEPLOYMENT, whatever its minutes say', async () => {
    // given
    const readyWait = { minutes: 30, onTimeout: 'CONTINUE_DEPLOYMENT' as const };
    await using account = await openAccount({ group: { ...ALL_AT_ONCE, readyWait } });

    // when
    const id = await release(account);

    // then
    await untilStatus(account, id, ['Succeeded'], 5 * MINUTE);
  });
});

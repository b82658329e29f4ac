import { ListDeploymentsCommand, StopDeploymentCommand } from '@aws-sdk/client-codedeploy';
import { describe, expect, test } from '@jest/globals';
import { MINUTE, openAccount, type Account } from './account.ts';
import {
  deploymentOf,
  eventOf,
  GROUP,
  release,
  targetOf,
  taskSetsOf,
  until,
  untilEvent,
  untilStatus,
  weights,
} from './releases.ts';

const stop = (account: Account, deploymentId: string, autoRollbackEnabled?: boolean) =>
  account.codeDeploy.send(
    new StopDeploymentCommand({ deploymentId, ...(autoRollbackEnabled === undefined ? {} : { autoRollbackEnabled }) }),
  );

/** The id under which the release's rollback becomes known. */
const rollbackOf = (account: Account, deploymentId: string) =>
  until(account, MINUTE, async () => (await deploymentOf(account, deploymentId)).rollbackInfo?.rollbackDeploymentId);

describe('a release that is stopped during its shift with a rollback', () => {
  test('is answered Pending, ends Stopped by MANUAL_STOP, and all traffic is on blue within a minute', async () => {
    // given
    await using account = await openAccount();
    const id = await release(account);
    await untilEvent(account, id, 'AllowTraffic', 'InProgress', 5 * MINUTE);

    // when
    const answer = await stop(account, id, true);
    const stopped = await untilStatus(account, id, ['Stopped'], 10_000);
    await account.pass(MINUTE);

    // then
    expect(answer.status).toBe('Pending');
    expect(stopped.errorInformation?.code).toBe('MANUAL_STOP');
    expect(weights(account)).toEqual({ blue: 100, green: 0 });
    expect(eventOf(await targetOf(account, id), 'AllowTraffic').status).toBe('Failed');
    expect(eventOf(await targetOf(account, id), 'AfterAllowTraffic').status).toBe('Skipped');
  });

  test.each([1, 2, 3, 4, 5])('has its rollback appear 5 to 30 s late, each naming the other (seed %i)', async seed => {
    // given
    await using account = await openAccount({ seed });
    const id = await release(account);
    await untilEvent(account, id, 'AllowTraffic', 'InProgress', 5 * MINUTE);
    await stop(account, id, true);
    const stopped = await untilStatus(account, id, ['Stopped'], 10_000);
    const atOnce = await account.codeDeploy.send(new ListDeploymentsCommand(GROUP));

    // when
    const rollbackId = await rollbackOf(account, id);
    const rollback = await deploymentOf(account, rollbackId);

    // then
    const late = (rollback.createTime?.getTime() ?? 0) - (stopped.completeTime?.getTime() ?? 0);
    expect(late).toBeGreaterThanOrEqual(5_000);
    expect(late).toBeLessThanOrEqual(30_000);
    expect(stopped.rollbackInfo).toBeUndefined();
    expect(atOnce.deployments).toEqual([id]);
    expect(rollback.creator).toBe('codeDeployRollback');
    expect(rollback.deploymentConfigName).toBe('CodeDeployDefault.ECSAllAtOnce');
    expect(rollback.rollbackInfo).toEqual({
      rollbackTriggeringDeploymentId: id,
      rollbackMessage: `Deployment ${rollbackId} is triggered to roll back deployment ${id}.`,
    });
    expect((await deploymentOf(account, id)).rollbackInfo).toEqual({
      rollbackDeploymentId: rollbackId,
      rollbackMessage: `Deployment ${id} terminated. Automatic rollback is triggered with a DeploymentId ${rollbackId}.`,
    });
  });

  test('leaves only blue when its rollback has succeeded', async () => {
    // given
    await using account = await openAccount();
    const id = await release(account);
    await untilEvent(account, id, 'AllowTraffic', 'InProgress', 5 * MINUTE);
    await stop(account, id, true);

    // when
    await untilStatus(account, await rollbackOf(account, id), ['Succeeded'], MINUTE);
    await account.pass(2 * MINUTE);

    // then
    const sets = await taskSetsOf(account);
    expect(sets.map(({ status, taskDefinition }) => [status, taskDefinition?.split('/')[1]])).toEqual([
      ['PRIMARY', 'api:1'],
    ]);
  });
});

describe('a release that is stopped', () => {
  test('without a rollback leaves weights and green as they are', async () => {
    // given
    await using account = await openAccount();
    const id = await release(account);
    await untilEvent(account, id, 'AllowTraffic', 'InProgress', 5 * MINUTE);

    // when
    await stop(account, id, false);
    await account.pass(10 * MINUTE);

    // then
    const { status, rollbackInfo } = await deploymentOf(account, id);
    expect([status, rollbackInfo]).toEqual(['Stopped', undefined]);
    expect(weights(account)).toEqual({ blue: 90, green: 10 });
    expect((await taskSetsOf(account)).map(set => set.status)).toEqual(['PRIMARY', 'ACTIVE']);
  });

  test.each([
    { events: ['DEPLOYMENT_STOP_ON_REQUEST' as const], rolledBack: true },
    { events: ['DEPLOYMENT_FAILURE' as const], rolledBack: false },
  ])('without saying how follows the group, here $events', async ({ events, rolledBack }) => {
    // given
    await using account = await openAccount({ group: { autoRollback: { events } } });
    const id = await release(account);
    await untilEvent(account, id, 'AllowTraffic', 'InProgress', 5 * MINUTE);

    // when
    await stop(account, id);
    await account.pass(2 * MINUTE);

    // then
    expect((await deploymentOf(account, id)).rollbackInfo !== undefined).toBe(rolledBack);
  });

  test('in its termination wait goes back to blue, which is PRIMARY again', async () => {
    // given
    await using account = await openAccount({ group: { terminationWaitMinutes: 30 } });
    const id = await release(account);
    await untilEvent(account, id, 'AfterAllowTraffic', 'Succeeded', 15 * MINUTE);

    // when
    await stop(account, id, true);
    await untilStatus(account, await rollbackOf(account, id), ['Succeeded'], MINUTE);

    // then
    expect(weights(account)).toEqual({ blue: 100, green: 0 });
    expect((await taskSetsOf(account)).find(set => set.status === 'PRIMARY')?.taskDefinition).toMatch(/api:1$/);
  });

  test('before it began has nothing to take back', async () => {
    // given
    await using account = await openAccount();
    const id = await release(account);

    // when
    await stop(account, id, true);
    await account.pass(2 * MINUTE);

    // then
    const { status, rollbackInfo } = await deploymentOf(account, id);
    expect([status, rollbackInfo]).toEqual(['Stopped', undefined]);
    expect(await taskSetsOf(account)).toHaveLength(1);
  });

  test('and left without rollback does not stand in the way of the next one', async () => {
    // given
    await using account = await openAccount();
    const first = await release(account);
    await untilEvent(account, first, 'AllowTraffic', 'InProgress', 5 * MINUTE);
    await stop(account, first, false);
    await untilStatus(account, first, ['Stopped'], 10_000);

    // when
    const second = await release(account);
    await untilEvent(account, second, 'Install', 'InProgress', MINUTE);
    await account.pass(10_000);
    const installing = { weights: weights(account), taskSets: await taskSetsOf(account) };
    await untilStatus(account, second, ['Succeeded'], 15 * MINUTE);

    // then
    expect(installing.weights).toEqual({ blue: 100, green: 0 });
    expect(installing.taskSets.map(set => [set.status, set.externalId])).toEqual([
      ['PRIMARY', undefined],
      ['DRAINING', first],
      ['ACTIVE', second],
    ]);
    expect(weights(account)).toEqual({ blue: 0, green: 100 });
    const { deployments } = await account.codeDeploy.send(new ListDeploymentsCommand(GROUP));
    expect(deployments).toEqual([second, first]);
  });
});

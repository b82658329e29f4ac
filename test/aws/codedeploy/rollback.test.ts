import { GetDeploymentGroupCommand, ListDeploymentsCommand, StopDeploymentCommand } from '@aws-sdk/client-codedeploy';
import { describe, expect, test } from '@jest/globals';
import { MINUTE, openAccount, type Account, type AccountOptions } from './account.ts';
import { deploymentOf, GROUP, release, taskSetsOf, until, untilEvent, untilStatus, weights } from './releases.ts';

const HOOKS = { fails: { takesSeconds: 5, result: 'Failed' as const, logTail: '' } };
const ON_FAILURE = { autoRollback: { events: ['DEPLOYMENT_FAILURE' as const] } };

/** A release that is stopped, with a rollback, at 10 %. Gives both ids. */
async function takenBack(account: Account): Promise<{ id: string; rollbackId: string }> {
  const id = await release(account);
  await untilEvent(account, id, 'AllowTraffic', 'InProgress', 5 * MINUTE);
  await account.codeDeploy.send(new StopDeploymentCommand({ deploymentId: id, autoRollbackEnabled: true }));
  const rollbackId = await until(
    account,
    MINUTE,
    async () => (await deploymentOf(account, id)).rollbackInfo?.rollbackDeploymentId,
  );
  return { id, rollbackId };
}

const groupOf = async ({ codeDeploy }: Account) =>
  (await codeDeploy.send(new GetDeploymentGroupCommand(GROUP))).deploymentGroupInfo ?? {};

describe('a rollback', () => {
  test('fails with the reason that the seed gives, and leaves traffic where it is', async () => {
    // given
    await using account = await openAccount({ group: { rollbackFails: 'The target group is in use.' } });

    // when
    const { rollbackId } = await takenBack(account);
    const { errorInformation } = await untilStatus(account, rollbackId, ['Failed'], MINUTE);

    // then
    expect(errorInformation?.code).toBe('ECS_UPDATE_ERROR');
    expect(errorInformation?.message).toContain('The target group is in use.');
    expect(weights(account)).toEqual({ blue: 90, green: 10 });
    expect(await taskSetsOf(account)).toHaveLength(2);
  });

  test('fails when no task of blue is healthy any more', async () => {
    // given
    await using account = await openAccount();
    const id = await release(account);
    await untilEvent(account, id, 'AllowTraffic', 'InProgress', 5 * MINUTE);
    account.world.versions.change('api:1', { healthChecks: 'fail' });
    await account.pass(MINUTE);

    // when
    await account.codeDeploy.send(new StopDeploymentCommand({ deploymentId: id, autoRollbackEnabled: true }));
    await account.pass(10 * MINUTE);

    // then
    const { rollbackInfo } = await deploymentOf(account, id);
    const rollback = await deploymentOf(account, rollbackInfo?.rollbackDeploymentId ?? '');
    expect([rollback.status, rollback.rollbackInfo?.rollbackTriggeringDeploymentId]).toEqual(['Failed', id]);
    expect(weights(account)).toEqual({ blue: 90, green: 10 });
  });

  test('is not itself rolled back', async () => {
    // given
    const group = { ...ON_FAILURE, rollbackFails: 'no' };
    await using account = await openAccount({ group });
    const { id, rollbackId } = await takenBack(account);

    // when
    await untilStatus(account, rollbackId, ['Failed'], MINUTE);
    await account.pass(MINUTE);

    // then
    const { deployments } = await account.codeDeploy.send(new ListDeploymentsCommand(GROUP));
    expect(deployments).toEqual([rollbackId, id]);
  });

  test('holds the group from the moment it is decided on, not only once it can be seen', async () => {
    // given
    await using account = await openAccount();
    const first = await release(account);
    await untilEvent(account, first, 'AllowTraffic', 'InProgress', 5 * MINUTE);
    await account.codeDeploy.send(new StopDeploymentCommand({ deploymentId: first, autoRollbackEnabled: true }));
    await untilStatus(account, first, ['Stopped'], 10_000);

    // when
    const second = release(account);

    // then
    await expect(second).rejects.toMatchObject({ name: 'DeploymentLimitExceededException' });
  });

  test('after a rollback the next release works as the first', async () => {
    // given
    await using account = await openAccount();
    const { rollbackId } = await takenBack(account);
    await untilStatus(account, rollbackId, ['Succeeded'], MINUTE);

    // when
    const next = await release(account);

    // then
    await untilStatus(account, next, ['Succeeded'], 15 * MINUTE);
    expect(weights(account)).toEqual({ blue: 0, green: 100 });
  });
});

describe('the automatic rollback of a failure', () => {
  const failing: AccountOptions = { hooks: HOOKS };

  test.each([
    { given: 'the group wants it', options: { ...failing, group: ON_FAILURE }, more: {}, rolledBack: true },
    { given: 'nobody wants it', options: failing, more: {}, rolledBack: false },
    {
      given: 'the request wants it and the group does not',
      options: failing,
      more: { autoRollbackConfiguration: { enabled: true, events: ['DEPLOYMENT_FAILURE' as const] } },
      rolledBack: true,
    },
    {
      given: 'the request switches off what the group wants',
      options: { ...failing, group: ON_FAILURE },
      more: { autoRollbackConfiguration: { enabled: false } },
      rolledBack: false,
    },
  ])('happens: $rolledBack, when $given', async ({ options, more, rolledBack }) => {
    // given
    await using account = await openAccount(options);

    // when
    const id = await release(account, { hooks: { AfterInstall: 'fails' } }, more);
    await untilStatus(account, id, ['Failed'], 5 * MINUTE);
    await account.pass(MINUTE);

    // then
    expect((await deploymentOf(account, id)).rollbackInfo !== undefined).toBe(rolledBack);
  });
});

test('the group remembers its last attempted and its last successful deployment', async () => {
  // given
  await using account = await openAccount({ hooks: HOOKS });
  const good = await release(account);
  await untilStatus(account, good, ['Succeeded'], 15 * MINUTE);

  // when
  const bad = await release(account, { taskDefinition: 'api:1', hooks: { AfterInstall: 'fails' } });
  await untilStatus(account, bad, ['Failed'], 5 * MINUTE);

  // then
  const group = await groupOf(account);
  expect(group.lastAttemptedDeployment).toMatchObject({ deploymentId: bad, status: 'Failed' });
  expect(group.lastSuccessfulDeployment).toMatchObject({ deploymentId: good, status: 'Succeeded' });
  expect(group.targetRevision).toEqual((await deploymentOf(account, good)).revision);
  expect((await deploymentOf(account, bad)).previousRevision).toEqual(group.targetRevision);
});

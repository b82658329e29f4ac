import { DeleteServiceCommand, DescribeServicesCommand, UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { describe, expect, test } from '@jest/globals';
import { MINUTE, openAccount, type Account } from './account.ts';
import { deploymentOf, release, targetOf, untilEvent, untilStatus } from './releases.ts';

const HERE = { cluster: 'prod', service: 'api' };
const remove = ({ ecs }: Account) => ecs.send(new DeleteServiceCommand({ ...HERE, force: true }));
const shown = async ({ ecs }: Account) => {
  const { services = [], failures = [] } = await ecs.send(
    new DescribeServicesCommand({ cluster: 'prod', services: ['api'] }),
  );
  return services[0]?.status ?? failures[0]?.reason;
};

describe('a service that is deleted', () => {
  test('drains, is INACTIVE for a while, and then is not there any more', async () => {
    // given
    await using account = await openAccount();

    // when
    const answer = await remove(account);
    const states = [await shown(account)];
    for (const minutes of [2, 20]) {
      await account.pass(minutes * MINUTE);
      states.push(await shown(account));
    }

    // then
    expect(answer.service).toMatchObject({ status: 'DRAINING', desiredCount: 0 });
    expect(states).toEqual(['DRAINING', 'INACTIVE', 'MISSING']);
    expect(account.bugs).toEqual([]);
  });

  test('has to be scaled to nothing before, or deleted by force', async () => {
    // given
    await using account = await openAccount();
    const { ecs } = account;

    // when
    const refused = ecs.send(new DeleteServiceCommand(HERE));
    await expect(refused).rejects.toMatchObject({ name: 'InvalidParameterException' });
    await ecs.send(new UpdateServiceCommand({ ...HERE, desiredCount: 0 }));
    const { service } = await ecs.send(new DeleteServiceCommand(HERE));

    // then
    expect(service?.status).toBe('DRAINING');
  });

  test('cannot be changed, deleted or released any more', async () => {
    // given
    await using account = await openAccount();

    // when
    await remove(account);

    // then
    const update = account.ecs.send(new UpdateServiceCommand({ ...HERE, desiredCount: 5 }));
    await expect(update).rejects.toMatchObject({ name: 'ServiceNotActiveException' });
    await expect(remove(account)).rejects.toMatchObject({ name: 'ServiceNotActiveException' });
    await expect(release(account)).rejects.toMatchObject({ name: 'InvalidECSServiceException' });
  });

  test.each(['Install', 'AllowTraffic'])('fails the deployment that is at %s, without a rollback', async event => {
    // given
    const group = { terminationWaitMinutes: 5, autoRollback: { events: ['DEPLOYMENT_FAILURE' as const] } };
    await using account = await openAccount({ group });
    const id = await release(account);
    await untilEvent(account, id, event, 'InProgress', 10 * MINUTE);

    // when
    await remove(account);
    await untilStatus(account, id, ['Failed'], MINUTE);
    await account.pass(20 * MINUTE);

    // then
    const { errorInformation, rollbackInfo } = await deploymentOf(account, id);
    expect(errorInformation).toMatchObject({
      code: 'ECS_UPDATE_ERROR',
      message: expect.stringContaining('Service was not ACTIVE.'),
    });
    expect(rollbackInfo?.rollbackDeploymentId).toBeUndefined();
    expect(await targetOf(account, id)).toMatchObject({ status: 'Failed', taskSetsInfo: expect.any(Array) });
    expect(account.bugs).toEqual([]);
  });
});

describe('a service without any wanted task', () => {
  test('runs none, and can be released all the same', async () => {
    // given
    await using account = await openAccount();
    await account.ecs.send(new UpdateServiceCommand({ ...HERE, desiredCount: 0 }));
    await account.pass(2 * MINUTE);
    const { services = [] } = await account.ecs.send(
      new DescribeServicesCommand({ cluster: 'prod', services: ['api'] }),
    );

    // when
    await untilStatus(account, await release(account), ['Succeeded'], 10 * MINUTE);

    // then
    expect(services[0]).toMatchObject({ desiredCount: 0, runningCount: 0, pendingCount: 0 });
  });
});

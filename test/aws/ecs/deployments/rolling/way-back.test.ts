import {
  StopServiceDeploymentCommand,
  UpdateServiceCommand,
  type DeploymentConfiguration,
  type ServiceDeployment,
} from '@aws-sdk/client-ecs';
import { describe, expect, test } from '@jest/globals';
import { HERE, messagesOf, MINUTE, numberOf, openShop, OVER, primaryOf, type Shop } from './account.ts';

const BREAKER: DeploymentConfiguration = { deploymentCircuitBreaker: { enable: true, rollback: true } };
const CANNOT_PULL = { start: { cannotPull: 'CannotPullContainerError: not found' } } as const;

async function newest(shop: Shop): Promise<ServiceDeployment> {
  const [deployment] = await shop.deployments();
  return deployment ?? {};
}

const stop = async (shop: Shop) => {
  const { serviceDeploymentArn } = await newest(shop);
  await shop.ecs.send(new StopServiceDeploymentCommand({ serviceDeploymentArn, stopType: 'ROLLBACK' }));
};

describe('a rolling deployment that somebody stops', () => {
  test('goes back to the former revision, task by task, although nobody configured that', async () => {
    // given
    await using shop = await openShop({
      deploymentConfiguration: { maximumPercent: 125 },
      green: { bootSeconds: 30 },
      requestsPerSecond: 20,
    });
    const former = primaryOf(await shop.service());
    await shop.deploy();
    await shop.pass(2 * MINUTE);
    expect(shop.serving()).toContain('api:2');

    // when
    await stop(shop);
    const asked = await newest(shop);
    const ended = await shop.until(OVER);

    // then
    expect(asked.status).toBe('ROLLBACK_REQUESTED');
    expect(ended).toMatchObject({
      status: 'ROLLBACK_SUCCESSFUL',
      rollback: { serviceRevisionArn: expect.stringContaining(numberOf(former.id)) },
    });
    expect((await shop.service()).deployments).toMatchObject([
      { id: former.id, status: 'PRIMARY', rolloutState: 'COMPLETED', runningCount: 4 },
    ]);
    expect(shop.serving()).toEqual(Array(4).fill('api:1'));
    expect(shop.damage()).toMatchObject({ failed: 0 });
  });

  test('has, by the other reading of the documentation, a new PRIMARY deployment of the former revision', async () => {
    // given
    await using shop = await openShop({ uncertain: { rollbackDeploymentId: 'new' }, green: { bootSeconds: 60 } });
    const former = primaryOf(await shop.service());
    const failed = await shop.deploy();
    await shop.pass(20_000);

    // when
    await stop(shop);
    const ended = await shop.until(OVER);

    // then
    const { deployments = [] } = await shop.service();
    expect(ended).toMatchObject({
      status: 'ROLLBACK_SUCCESSFUL',
      rollback: { serviceRevisionArn: expect.stringContaining(numberOf(former.id)) },
    });
    expect(deployments).toMatchObject([{ status: 'PRIMARY', rolloutState: 'COMPLETED', runningCount: 4 }]);
    expect([former.id, failed.id]).not.toContain(deployments[0]?.id);
    expect(deployments[0]?.taskDefinition).toMatch(/api:1$/);
    expect(shop.serving()).toEqual(Array(4).fill('api:1'));
  });
});

describe('another UpdateService in the middle of a rolling deployment', () => {
  test('stops it, and its own revision takes the place of both', async () => {
    // given
    await using shop = await openShop({
      deploymentConfiguration: { maximumPercent: 125 },
      green: { bootSeconds: 30 },
      requestsPerSecond: 20,
    });
    const former = primaryOf(await shop.service());
    const first = await shop.deploy();
    await shop.pass(90_000);
    expect(new Set(shop.serving())).toEqual(new Set(['api:1', 'api:2']));

    // when
    const second = await shop.deploy({ taskDefinition: 'api:1' });
    const ended = await shop.until(OVER);

    // then
    const [, replaced] = await shop.deployments();
    expect(replaced).toMatchObject({
      status: 'STOPPED',
      stoppedAt: expect.any(Date),
      targetServiceRevision: { arn: expect.stringContaining(numberOf(first.id)) },
    });
    expect(ended.status).toBe('SUCCESSFUL');
    expect((ended.sourceServiceRevisions ?? []).map(({ arn }) => numberOf(arn)).toSorted()).toEqual(
      [former.id, first.id].map(numberOf).toSorted(),
    );
    expect((await shop.service()).deployments).toMatchObject([
      { id: second.id, rolloutState: 'COMPLETED', runningCount: 4 },
    ]);
    expect(shop.damage()).toMatchObject({ failed: 0 });
  });

  test('gets the place of new tasks that never started', async () => {
    // given
    const deploymentConfiguration = { minimumHealthyPercent: 50, maximumPercent: 100 };
    await using shop = await openShop({ deploymentConfiguration, green: CANNOT_PULL });
    await shop.deploy();
    await shop.pass(5 * MINUTE);
    expect(shop.serving()).toEqual(['api:1', 'api:1']);

    // when
    await shop.deploy({ taskDefinition: 'api:1' });
    const ended = await shop.until(OVER);

    // then
    expect(ended.status).toBe('SUCCESSFUL');
    expect(shop.serving()).toEqual(Array(4).fill('api:1'));
  });

  test('may bring a revision that fails: then the last completed one comes back, not the one that was stopped', async () => {
    // given
    await using shop = await openShop({
      deploymentConfiguration: { ...BREAKER, maximumPercent: 125 },
      green: { bootSeconds: 30 },
    });
    const former = primaryOf(await shop.service());
    await shop.deploy();
    await shop.pass(90_000);

    // when
    shop.behave('api:2', CANNOT_PULL);
    await shop.deploy({ forceNewDeployment: true });
    const ended = await shop.until(OVER);

    // then
    expect(ended).toMatchObject({
      status: 'ROLLBACK_SUCCESSFUL',
      rollback: { serviceRevisionArn: expect.stringContaining(numberOf(former.id)) },
    });
    expect((await shop.service()).deployments).toMatchObject([{ id: former.id, runningCount: 4 }]);
    expect(shop.serving()).toEqual(Array(4).fill('api:1'));
  });
});

describe('the way back fails', () => {
  test('where no deployment is COMPLETED, because one that failed is still on its way back', async () => {
    // given
    await using shop = await openShop({ deploymentConfiguration: BREAKER, green: { healthChecks: 'fail' } });
    await shop.deploy();
    await shop.until(['ROLLBACK_IN_PROGRESS']);
    await shop.pass(2_000);

    // when
    shop.behave('api:2', CANNOT_PULL);
    const third = await shop.deploy({ taskDefinition: 'api:2' });
    const ended = await shop.until(OVER);

    // then
    expect(ended).toMatchObject({
      status: 'ROLLBACK_FAILED',
      statusReason: 'No rollback candidate was found to run the rollback.',
    });
    expect(primaryOf(await shop.service())).toMatchObject({ id: third.id, rolloutState: 'FAILED' });
    expect(shop.serving()).toEqual(Array(4).fill('api:1'));
  });

  test('where the former revision does not start any more either', async () => {
    // given
    await using shop = await openShop({
      deploymentConfiguration: { ...BREAKER, minimumHealthyPercent: 50, maximumPercent: 100 },
      green: { start: { crashes: { afterSeconds: 30, exitCode: 1, reason: 'leaks' } } },
    });
    const former = primaryOf(await shop.service());
    await shop.deploy();
    await shop.pass(20_000);

    // when
    shop.behave('api:1', CANNOT_PULL);
    await stop(shop);
    const ended = await shop.until(OVER, 30 * MINUTE);

    // then
    expect(ended).toMatchObject({
      status: 'ROLLBACK_FAILED',
      statusReason: 'Service deployment rollback failed because the circuit breaker threshold was exceeded.',
    });
    expect(primaryOf(await shop.service())).toMatchObject({ id: former.id, rolloutState: 'FAILED' });
  });

  test('where the seed of the world says so', async () => {
    // given
    const rollbackFails = 'Service deployment rollback failed.';
    await using shop = await openShop({ service: { rollbackFails }, green: { bootSeconds: 60 } });
    await shop.deploy();

    // when
    await stop(shop);
    const ended = await shop.until(OVER);

    // then
    expect(ended).toMatchObject({ status: 'ROLLBACK_FAILED', statusReason: rollbackFails });
  });
});

test("a service's first deployment that fails has nothing to go back to", async () => {
  // given
  await using shop = await openShop({
    deploymentConfiguration: BREAKER,
    service: { taskDefinition: 'api:2', history: 'none' },
    green: CANNOT_PULL,
  });

  // when
  const ended = await shop.until(OVER);

  // then
  expect(ended).toMatchObject({
    status: 'ROLLBACK_FAILED',
    statusReason: 'No rollback candidate was found to run the rollback.',
    sourceServiceRevisions: [],
  });
});

test('the same task definition again, without force, is no new deployment', async () => {
  // given
  await using shop = await openShop();
  const former = primaryOf(await shop.service());

  // when
  const { service = {} } = await shop.ecs.send(new UpdateServiceCommand({ ...HERE, taskDefinition: 'api:1' }));
  await shop.pass(MINUTE);

  // then
  expect(primaryOf(service).id).toBe(former.id);
  expect(await shop.deployments()).toHaveLength(1);
  expect(messagesOf(await shop.service()).filter(message => message.includes('deployment completed'))).toEqual([]);
});

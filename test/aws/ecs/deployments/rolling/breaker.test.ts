import type { DeploymentConfiguration } from '@aws-sdk/client-ecs';
import { describe, expect, test } from '@jest/globals';
import { messagesOf, MINUTE, numberOf, openShop, OVER, primaryOf, type Shop, type ShopOptions } from './account.ts';

const breaker = (rollback: boolean, change: object = {}): DeploymentConfiguration => ({
  deploymentCircuitBreaker: { enable: true, rollback, ...change },
});
const CRASHES = { start: { crashes: { afterSeconds: 0, exitCode: 1, reason: 'boom' } } } as const;
const TRIPPED = 'Service deployment rolled back because the circuit breaker threshold was exceeded.';

const startsOf = async (shop: Shop) =>
  messagesOf(await shop.service()).filter(message => message.includes('has started')).length;

describe('the circuit breaker', () => {
  test.each<[string, NonNullable<ShopOptions['green']>]>([
    ['crash at once', CRASHES],
    ['cannot pull their image', { start: { cannotPull: 'CannotPullContainerError: not found' } }],
    ['fail their health checks', { healthChecks: 'fail' }],
  ])('brings the former revision back when new tasks %s, and users never notice', async (_case, green) => {
    // given
    await using shop = await openShop({ deploymentConfiguration: breaker(true), green, requestsPerSecond: 20 });
    const former = primaryOf(await shop.service());
    const started = await shop.deploy();

    // when
    const ended = await shop.until(OVER);

    // then
    expect(ended).toMatchObject({
      status: 'ROLLBACK_SUCCESSFUL',
      statusReason: TRIPPED,
      deploymentCircuitBreaker: { status: 'TRIGGERED', threshold: 3 },
      rollback: { reason: TRIPPED, serviceRevisionArn: expect.stringContaining(numberOf(former.id)) },
    });
    expect(messagesOf(await shop.service())).toEqual(
      expect.arrayContaining([
        `(service api) (deployment ${started.id ?? ''}) deployment failed: tasks failed to start.`,
        `(service api) rolling back to deployment ${former.id ?? ''}.`,
      ]),
    );
    expect(shop.serving()).toEqual(Array(4).fill('api:1'));
    expect(shop.damage()).toMatchObject({ failed: 0, failedByBalancer: 0 });
    expect(shop.bugs()).toEqual([]);
  });

  test('shows the failed deployment as FAILED and the former one as PRIMARY again, on its way back', async () => {
    // given
    const deploymentConfiguration = { ...breaker(true), maximumPercent: 125 };
    await using shop = await openShop({ deploymentConfiguration, green: { healthChecks: 'fail' } });
    const former = primaryOf(await shop.service());
    const started = await shop.deploy();

    // when
    await shop.until(['ROLLBACK_IN_PROGRESS']);
    await shop.pass(2_000);

    // then
    expect((await shop.service()).deployments).toMatchObject([
      {
        id: former.id,
        status: 'PRIMARY',
        rolloutState: 'IN_PROGRESS',
        rolloutStateReason: `ECS deployment circuit breaker: rolling back to deploymentId ${former.id ?? ''}.`,
      },
      {
        id: started.id,
        status: 'ACTIVE',
        rolloutState: 'FAILED',
        rolloutStateReason: 'ECS deployment circuit breaker: tasks failed to start.',
      },
    ]);
  });

  test('without rollback stops the deployment: nothing new is launched, and what served goes on', async () => {
    // given
    await using shop = await openShop({ deploymentConfiguration: breaker(false), green: CRASHES });
    const started = await shop.deploy();

    // when
    const ended = await shop.until(OVER);
    const starts = await startsOf(shop);
    await shop.pass(10 * MINUTE);

    // then
    expect(ended).toMatchObject({ status: 'STOPPED', stoppedAt: expect.any(Date) });
    expect(ended.rollback).toBeUndefined();
    expect(primaryOf(await shop.service())).toMatchObject({ id: started.id, rolloutState: 'FAILED', runningCount: 0 });
    expect(await startsOf(shop)).toBe(starts);
    expect(shop.serving()).toEqual(Array(4).fill('api:1'));
  });

  test('counts every failure where it is told not to begin again with a healthy task', async () => {
    // given
    const cumulative = { resetOnHealthyTask: false, thresholdConfiguration: { type: 'COUNT' as const, value: 6 } };
    const green = { start: { crashes: { afterSeconds: 40, exitCode: 1, reason: 'leaks' } } };
    const deploymentConfiguration = { ...breaker(true, cumulative), maximumPercent: 125 };
    await using shop = await openShop({ deploymentConfiguration, green });
    await shop.deploy();

    // when
    const ended = await shop.until(OVER, 60 * MINUTE);

    // then
    expect(ended).toMatchObject({
      status: 'ROLLBACK_SUCCESSFUL',
      deploymentCircuitBreaker: { failureCount: 6, threshold: 6 },
    });
  });

  test('that is off lets tasks fail for ever, and the service says that they do', async () => {
    // given
    await using shop = await openShop({ green: { start: { cannotPull: 'not found' } } });
    const started = await shop.deploy();

    // when
    await shop.pass(20 * MINUTE);

    // then
    expect((await shop.deployments())[0]).toMatchObject({
      status: 'IN_PROGRESS',
      deploymentCircuitBreaker: { status: 'DISABLED' },
    });
    expect(messagesOf(await shop.service())).toContainEqual(
      expect.stringContaining('is unable to consistently start tasks successfully'),
    );
    const primary = primaryOf(await shop.service());
    expect([primary.id, primary.rolloutState]).toEqual([started.id, 'IN_PROGRESS']);
    expect(primary.failedTasks).toBeGreaterThan(3);
    expect(shop.serving()).toEqual(Array(4).fill('api:1'));
  });

  test('trips for want of room, too', async () => {
    // given
    await using shop = await openShop({ deploymentConfiguration: breaker(true), service: { capacity: { tasks: 4 } } });
    await shop.deploy();

    // when
    const ended = await shop.until(OVER, 60 * MINUTE);

    // then
    expect(ended).toMatchObject({ status: 'ROLLBACK_SUCCESSFUL', statusReason: TRIPPED });
  });
});

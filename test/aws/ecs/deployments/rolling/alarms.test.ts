import type { DeploymentConfiguration } from '@aws-sdk/client-ecs';
import { describe, expect, test } from '@jest/globals';
import { messagesOf, MINUTE, numberOf, openShop, OVER, primaryOf } from './account.ts';

describe('alarms', () => {
  const alarms = (rollback: boolean): DeploymentConfiguration => ({
    alarms: { alarmNames: ['api-5xx'], rollback, enable: true },
  });
  const BAD = { requestErrors: 0.5 };

  test('bring the former revision back, task by task', async () => {
    // given
    const deploymentConfiguration = { ...alarms(true), maximumPercent: 125 };
    await using shop = await openShop({ deploymentConfiguration, green: BAD, requestsPerSecond: 20 });
    const former = primaryOf(await shop.service());
    const started = await shop.deploy();

    // when
    const ended = await shop.until(OVER);

    // then
    expect(ended).toMatchObject({
      status: 'ROLLBACK_SUCCESSFUL',
      alarms: { status: 'TRIGGERED', triggeredAlarmNames: ['api-5xx'] },
      rollback: { serviceRevisionArn: expect.stringContaining(numberOf(former.id)) },
    });
    expect(messagesOf(await shop.service())).toContain(
      `(service api) (deployment ${started.id ?? ''}) deployment failed: alarm detected.`,
    );
    expect(shop.serving()).toEqual(Array(4).fill('api:1'));
    expect(shop.damage().byVersion['api:2']?.failed).toBeGreaterThan(0);
  });

  test('make the deployment bake when all tasks are new, for a time that ECS takes itself', async () => {
    // given
    await using shop = await openShop({ deploymentConfiguration: alarms(true), requestsPerSecond: 20 });
    const started = await shop.deploy();
    await shop.pass(3 * MINUTE);

    // when
    const [baking] = await shop.deployments();
    const { deployments = [] } = await shop.service();
    const ended = await shop.until(OVER);

    // then
    expect(baking).toMatchObject({
      status: 'IN_PROGRESS',
      lifecycleStage: 'BAKE_TIME',
      alarms: { status: 'MONITORING' },
    });
    expect(deployments.map(({ id, status, runningCount }) => [id === started.id, status, runningCount])).toEqual([
      [true, 'PRIMARY', 4],
      [false, 'ACTIVE', 0],
    ]);
    expect(ended).toMatchObject({ status: 'SUCCESSFUL', alarms: { status: 'MONITORING_COMPLETE' } });
    const minutes = (Number(ended.finishedAt) - Number(ended.startedAt)) / MINUTE;
    expect(minutes).toBeGreaterThan(4);
    expect(minutes).toBeLessThan(7);
  });

  test('still bring the former revision back during the bake, when all its tasks are gone', async () => {
    // given
    const deploymentConfiguration = { ...alarms(true), bakeTimeInMinutes: 10 };
    await using shop = await openShop({ deploymentConfiguration, requestsPerSecond: 20 });
    await shop.deploy();
    await shop.pass(3 * MINUTE);
    expect(shop.serving()).toEqual(Array(4).fill('api:2'));

    // when
    shop.behave('api:2', BAD);
    const ended = await shop.until(OVER);

    // then
    expect(ended.status).toBe('ROLLBACK_SUCCESSFUL');
    expect(shop.serving()).toEqual(Array(4).fill('api:1'));
  });

  test('without rollback stop the deployment where it is', async () => {
    // given
    const deploymentConfiguration = { ...alarms(false), maximumPercent: 125 };
    await using shop = await openShop({
      deploymentConfiguration,
      green: { ...BAD, bootSeconds: 90 },
      requestsPerSecond: 40,
    });
    await shop.deploy();

    // when
    const ended = await shop.until(OVER);
    const serving = shop.serving();
    await shop.pass(10 * MINUTE);

    // then
    expect(ended.status).toBe('STOPPED');
    expect(serving).toContain('api:1');
    expect(serving).toContain('api:2');
    expect(shop.serving().toSorted()).toEqual(serving.toSorted());
  });

  test('of which one is in ALARM when the deployment begins are ignored to its end, and need no bake', async () => {
    // given
    await using shop = await openShop({ deploymentConfiguration: alarms(true), green: BAD, requestsPerSecond: 20 });
    shop.setAlarm('ALARM');
    await shop.deploy();

    // when
    const ended = await shop.until(OVER);

    // then
    expect(ended).toMatchObject({ status: 'SUCCESSFUL', alarms: { status: 'DISABLED' } });
    expect(Number(ended.finishedAt) - Number(ended.startedAt)).toBeLessThan(4 * MINUTE);
  });

  test('leave the bake to whoever asks for one', async () => {
    // given
    const deploymentConfiguration = { ...alarms(true), bakeTimeInMinutes: 10 };
    await using shop = await openShop({ deploymentConfiguration });
    await shop.deploy();

    // when
    const ended = await shop.until(OVER);

    // then
    expect(ended.status).toBe('SUCCESSFUL');
    expect(Number(ended.finishedAt) - Number(ended.startedAt)).toBeGreaterThan(10 * MINUTE);
  });
});

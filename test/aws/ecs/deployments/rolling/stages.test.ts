import {
  ContinueServiceDeploymentCommand,
  type DeploymentConfiguration,
  type DeploymentLifecycleHookAction,
  type DeploymentLifecycleHookStage,
} from '@aws-sdk/client-ecs';
import { describe, expect, test } from '@jest/globals';
import { MINUTE, openShop, OVER, type Shop } from './account.ts';

const pauseAt = (stage: DeploymentLifecycleHookStage, more: DeploymentConfiguration = {}): DeploymentConfiguration => ({
  lifecycleHooks: [
    {
      targetType: 'PAUSE',
      lifecycleStages: [stage],
      timeoutConfiguration: { timeoutInMinutes: 10, action: 'ROLLBACK' },
    },
  ],
  ...more,
});

async function untilPaused(shop: Shop) {
  for (let second = 0; second < 600; second += 1) {
    const [{ serviceDeploymentArn, lifecycleStage, lifecycleHookDetails = [] } = {}] = await shop.deployments();
    const hook = lifecycleHookDetails.find(({ status }) => status === 'AWAITING_ACTION');
    if (hook !== undefined) return { serviceDeploymentArn, hookId: hook.hookId, lifecycleStage };
    await shop.pass(1_000);
  }
  throw new Error('the deployment never pauses');
}

async function answer(shop: Shop, action: DeploymentLifecycleHookAction) {
  const { serviceDeploymentArn, hookId } = await untilPaused(shop);
  await shop.ecs.send(new ContinueServiceDeploymentCommand({ serviceDeploymentArn, hookId, action }));
}

describe('a rolling deployment with a PAUSE hook', () => {
  test.each<[DeploymentLifecycleHookStage, string, string]>([
    ['PRE_SCALE_UP', 'before any new task is started', 'api:1'],
    ['POST_SCALE_UP', 'after the last old task is replaced', 'api:2'],
  ])('at %s waits %s', async (stage, _when, image) => {
    // given
    await using shop = await openShop({ deploymentConfiguration: pauseAt(stage) });
    // Out of step with the looks of the scheduler.
    await shop.pass(2_000);
    await shop.deploy();

    // when
    const paused = await untilPaused(shop);
    const serving = shop.serving();
    await shop.pass(5 * MINUTE);
    const servingLater = shop.serving();
    await answer(shop, 'CONTINUE');

    // then
    expect(paused.lifecycleStage).toBe(stage);
    expect(serving).toEqual(Array(4).fill(image));
    expect(servingLater).toEqual(serving);
    expect((await shop.until(OVER)).status).toBe('SUCCESSFUL');
  });

  test.each<[string, (shop: Shop) => Promise<void>]>([
    ['is answered ROLLBACK', shop => answer(shop, 'ROLLBACK')],
    ['nobody answers in time', shop => shop.pass(15 * MINUTE)],
  ])('that %s goes back, when all tasks are new already', async (_case, happens) => {
    // given
    await using shop = await openShop({ deploymentConfiguration: pauseAt('POST_SCALE_UP'), requestsPerSecond: 20 });
    await shop.deploy();
    await untilPaused(shop);

    // when
    await happens(shop);
    const ended = await shop.until(OVER);

    // then
    expect(ended.status).toBe('ROLLBACK_SUCCESSFUL');
    expect(shop.serving()).toEqual(Array(4).fill('api:1'));
    expect(shop.damage()).toMatchObject({ failed: 0 });
  });

  test.each<DeploymentLifecycleHookStage>([
    'POST_TEST_TRAFFIC_SHIFT',
    'PRE_PRODUCTION_TRAFFIC_SHIFT',
    'POST_PRODUCTION_TRAFFIC_SHIFT',
  ])('at %s never meets it: it shifts no traffic by rules', async stage => {
    // given
    await using shop = await openShop({ deploymentConfiguration: pauseAt(stage) });
    await shop.deploy();

    // when
    const ended = await shop.until(OVER);

    // then
    expect(ended).toMatchObject({ status: 'SUCCESSFUL' });
    expect(ended.lifecycleHookDetails ?? []).toEqual([]);
  });

  test('at RECONCILE_SERVICE meets it only where more than one revision is there at its start', async () => {
    // given
    const deploymentConfiguration = pauseAt('RECONCILE_SERVICE', { maximumPercent: 125 });
    await using shop = await openShop({ deploymentConfiguration, green: { bootSeconds: 60 } });
    await shop.deploy();
    await shop.pass(90_000);
    const [first] = await shop.deployments();

    // when
    await shop.deploy({ forceNewDeployment: true });
    const paused = await untilPaused(shop);

    // then
    expect(first?.lifecycleStage).toBe('SCALE_UP');
    expect(paused.lifecycleStage).toBe('RECONCILE_SERVICE');
  });
});

describe('early success', () => {
  const early = (sourceServiceRevisionCleanup: 'BLOCKING' | 'DEFERRED'): DeploymentConfiguration => ({
    minimumHealthyPercent: 50,
    maximumPercent: 100,
    earlySuccessCriteria: { enable: true, healthyPercent: 50, sourceServiceRevisionCleanup },
  });

  test.each<['BLOCKING' | 'DEFERRED', string, readonly string[]]>([
    ['BLOCKING', 'once the old ones are gone', ['PRIMARY']],
    ['DEFERRED', 'while old ones are still there', ['PRIMARY', 'ACTIVE']],
  ])('%s ends the deployment with half of the tasks healthy, %s', async (cleanup, _when, left) => {
    // given
    await using shop = await openShop({ deploymentConfiguration: early(cleanup), green: { bootSeconds: 20 } });
    await shop.deploy();

    // when
    const ended = await shop.until(OVER);
    const { deployments = [] } = await shop.service();

    // then
    expect(ended).toMatchObject({ status: 'SUCCESSFUL', targetServiceRevision: { runningTaskCount: 2 } });
    expect(deployments.map(({ status }) => status)).toEqual(left);
    expect(deployments[0]?.rolloutState).toBe('COMPLETED');
  });

  test('goes on in the background until all tasks are new, and no failure ends it any more', async () => {
    // given
    const deploymentCircuitBreaker = { enable: true, rollback: true };
    const deploymentConfiguration = { ...early('DEFERRED'), deploymentCircuitBreaker };
    await using shop = await openShop({ deploymentConfiguration });
    await shop.deploy();
    await shop.until(OVER);

    // when
    shop.behave('api:2', { start: { cannotPull: 'not found' } });
    await shop.pass(10 * MINUTE);
    const failing = shop.serving();
    shop.behave('api:2', { start: 'runs' });
    await shop.pass(30 * MINUTE);

    // then
    expect(failing).toEqual(['api:2', 'api:2']);
    expect(shop.serving()).toEqual(Array(4).fill('api:2'));
    expect((await shop.deployments())[0]?.status).toBe('SUCCESSFUL');
  });

  test('snapshots its counts when it ends', async () => {
    // given
    await using shop = await openShop({ deploymentConfiguration: early('DEFERRED') });
    await shop.deploy();
    const ended = await shop.until(OVER);

    // when
    await shop.pass(5 * MINUTE);

    // then
    const [later] = await shop.deployments();
    expect(later?.targetServiceRevision).toEqual(ended.targetServiceRevision);
    expect(later?.sourceServiceRevisions).toEqual(ended.sourceServiceRevisions);
  });
});

import { describe, expect, test } from '@jest/globals';
import { MINUTE } from '../../codedeploy/account.ts';
import { weights } from '../../codedeploy/releases.ts';
import {
  CANARY,
  deploy,
  deploymentOf,
  followed,
  openOwnAccount,
  pauseAt,
  revisionOf,
  serviceOf,
  stop,
  untilPaused,
  untilSeen,
  untilStage,
  untilStatus,
} from './own-account.ts';

describe('a deployment that somebody stops', () => {
  test('is asked to go back, goes back and has gone back, to the revision that was there', async () => {
    // given
    await using account = await openOwnAccount();
    const arn = await deploy(account);
    const { sourceServiceRevisions: [blue] = [] } = await untilStage(
      account,
      arn,
      'PRODUCTION_TRAFFIC_SHIFT',
      10 * MINUTE,
    );

    // when
    await stop(account, arn);
    const seen = await followed(account, arn, ({ status }) => status);

    // then
    expect(seen).toEqual(['ROLLBACK_REQUESTED', 'ROLLBACK_IN_PROGRESS', 'ROLLBACK_SUCCESSFUL']);
    expect(await deploymentOf(account, arn)).toMatchObject({
      statusReason: expect.stringContaining('a request to stop it'),
      rollback: { serviceRevisionArn: blue?.arn, startedAt: expect.any(Date) },
      targetServiceRevision: { requestedProductionTrafficWeight: 0, runningTaskCount: 0 },
    });
    expect(weights(account)).toEqual({ blue: 100, green: 0 });
    expect(await serviceOf(account)).toMatchObject({
      taskDefinition: expect.stringMatching(/api:1$/),
      deployments: [{ status: 'PRIMARY', rolloutState: 'COMPLETED', runningCount: 2 }],
    });
  });

  test('gives traffic back before it removes the first task of green', async () => {
    // given
    await using account = await openOwnAccount();
    const arn = await deploy(account);
    await untilStage(account, arn, 'BAKE_TIME', 30 * MINUTE);

    // when
    await stop(account, arn);
    const seen = await followed(account, arn, ({ targetServiceRevision: green }) => ({
      inEffect: account.world.balancers.weightsInEffect(account.prod).get(account.green),
      asked: green?.requestedTaskCount,
    }));

    // then
    expect(seen).toEqual([
      { inEffect: 100, asked: 2 },
      { inEffect: 0, asked: 2 },
      { inEffect: 0, asked: 0 },
    ]);
  });

  test.each([
    ['before it has begun', 'PENDING'],
    ['while its tasks start', 'SCALE_UP'],
    ['while the old ones go', 'CLEAN_UP'],
  ])('%s still ends with the former revision, at full size', async (_when, wanted) => {
    // given
    await using account = await openOwnAccount();
    const arn = await deploy(account);
    await untilSeen(account, arn, 60 * MINUTE, seen => (seen.lifecycleStage ?? seen.status) === wanted);

    // when
    await stop(account, arn);
    await untilStatus(account, arn, 'ROLLBACK_SUCCESSFUL', 30 * MINUTE);

    // then
    expect(await serviceOf(account)).toMatchObject({
      taskDefinition: expect.stringMatching(/api:1$/),
      runningCount: 2,
      deployments: [{ status: 'PRIMARY', runningCount: 2 }],
    });
    expect(account.world.balancers.weightsInEffect(account.prod).get(account.green) ?? 0).toBe(0);
    expect(account.bugs).toEqual([]);
  });

  test('while it waits at a PAUSE hook goes back too', async () => {
    // given
    const lifecycleHooks = [pauseAt('POST_SCALE_UP')];
    await using account = await openOwnAccount({ configuration: { ...CANARY, lifecycleHooks } });
    const arn = await deploy(account);
    await untilPaused(account, arn, 10 * MINUTE);

    // when
    await stop(account, arn);

    // then
    await untilStatus(account, arn, 'ROLLBACK_SUCCESSFUL', 30 * MINUTE);
  });

  test('may be stopped again on its way back without harm, and not once it is over', async () => {
    // given
    await using account = await openOwnAccount();
    const arn = await deploy(account);
    await stop(account, arn);
    await stop(account, arn);
    await untilStatus(account, arn, 'ROLLBACK_IN_PROGRESS', MINUTE);

    // when
    await stop(account, arn);
    await untilStatus(account, arn, 'ROLLBACK_SUCCESSFUL', 30 * MINUTE);
    const late = stop(account, arn);

    // then
    await expect(late).rejects.toMatchObject({ name: 'ConflictException' });
  });

  test('leaves traffic where it is when the rollback fails, and says why', async () => {
    // given
    const rollbackFails = 'ECS was unable to assume the role';
    await using account = await openOwnAccount({ service: { rollbackFails } });
    const arn = await deploy(account);
    await untilStage(account, arn, 'PRODUCTION_TRAFFIC_SHIFT', 10 * MINUTE);
    await account.pass(10_000);

    // when
    await stop(account, arn);
    const failed = await untilStatus(account, arn, 'ROLLBACK_FAILED', 10 * MINUTE);

    // then
    expect(failed).toMatchObject({ statusReason: rollbackFails, rollback: { reason: expect.any(String) } });
    expect(weights(account)).toEqual({ blue: 90, green: 10 });
  });
});

test('after a rollback that failed, the next deployment takes for blue what has most of the traffic', async () => {
  // given
  await using account = await openOwnAccount({ service: { rollbackFails: 'the role is gone' } });
  const first = await deploy(account);
  await untilStage(account, first, 'PRODUCTION_TRAFFIC_SHIFT', 10 * MINUTE);
  await stop(account, first);
  await untilStatus(account, first, 'ROLLBACK_FAILED', 10 * MINUTE);

  // when
  const second = await deploy(account, { forceNewDeployment: true });
  await untilStage(account, second, 'SCALE_UP', 10 * MINUTE);

  // then
  expect(weights(account)).toEqual({ blue: 100, green: 0 });
  const { targetServiceRevision: green } = await deploymentOf(account, second);
  expect((await revisionOf(account, green?.arn)).resolvedConfiguration?.loadBalancers).toMatchObject([
    { targetGroupArn: account.green },
  ]);
});

describe('a deployment with nothing to go back to', () => {
  test('fails to roll back, in the words of the developer guide', async () => {
    // given
    await using account = await openOwnAccount({ service: { history: 'none', taskDefinition: 'api:2' } });
    const { currentServiceDeployment: arn = '' } = await serviceOf(account);

    // when
    const before = await deploymentOf(account, arn);
    await stop(account, arn);
    const failed = await untilStatus(account, arn, 'ROLLBACK_FAILED', 10 * MINUTE);

    // then
    expect(before).toMatchObject({ status: 'IN_PROGRESS', sourceServiceRevisions: [] });
    expect(failed.statusReason).toBe('No rollback candidate was found to run the rollback.');
    expect(failed.rollback).toBeUndefined();
  });

  test('ends SUCCESSFUL when all goes well, with all traffic on it', async () => {
    // given
    await using account = await openOwnAccount({ service: { history: 'none' } });
    const { currentServiceDeployment: arn = '' } = await serviceOf(account);

    // when
    await untilStatus(account, arn, 'SUCCESSFUL', 60 * MINUTE);

    // then
    expect(weights(account)).toMatchObject({ blue: 100 });
    expect(await serviceOf(account)).toMatchObject({ runningCount: 2 });
  });
});

describe('a deployment that another one replaces', () => {
  test.each(['STOPPED', 'ROLLBACK_SUCCESSFUL'] as const)('is asked to stop, and ends %s', async superseded => {
    // given
    await using account = await openOwnAccount({ ecs: { uncertain: { superseded } } });
    const first = await deploy(account);
    await untilStage(account, first, 'PRODUCTION_TRAFFIC_SHIFT', 10 * MINUTE);

    // when
    await deploy(account, { taskDefinition: 'api:1' });
    const seen = await followed(account, first, ({ status }) => status);

    // then
    expect([...new Set(['STOP_REQUESTED', ...seen])]).toEqual(['STOP_REQUESTED', superseded]);
  });

  test('leaves two revisions, which the next one reconciles before it begins', async () => {
    // given
    await using account = await openOwnAccount();
    await untilStage(account, await deploy(account), 'PRODUCTION_TRAFFIC_SHIFT', 10 * MINUTE);

    // when
    const second = await deploy(account, { forceNewDeployment: true });
    const { sourceServiceRevisions: sources } = await untilStage(account, second, 'RECONCILE_SERVICE', MINUTE);
    const { sourceServiceRevisions: after } = await untilStage(account, second, 'SCALE_UP', 10 * MINUTE);

    // then
    expect(sources).toHaveLength(2);
    expect(after).toMatchObject([{ requestedTaskCount: 2 }, { requestedTaskCount: 0 }]);
    expect(weights(account)).toEqual({ blue: 100, green: 0 });
    await untilStatus(account, second, 'SUCCESSFUL', 60 * MINUTE);
    expect(weights(account)).toEqual({ blue: 0, green: 100 });
  });
});

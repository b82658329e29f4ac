import { ContinueServiceDeploymentCommand } from '@aws-sdk/client-ecs';
import { describe, expect, test } from '@jest/globals';
import { MINUTE } from '../../codedeploy/account.ts';
import { weights } from '../../codedeploy/releases.ts';
import {
  answer,
  CANARY,
  deploy,
  deploymentOf,
  openOwnAccount,
  pauseAt,
  untilPaused,
  untilSeen,
  untilStage,
  untilStatus,
} from './own-account.ts';

const CHECK = 'arn:aws:lambda:us-east-1:123456789012:function:check';
const ROLE = 'arn:aws:iam::123456789012:role/hooks';
const withHooks = (...lifecycleHooks: NonNullable<(typeof CANARY)['lifecycleHooks']>) => ({
  ...CANARY,
  lifecycleHooks,
});
const lambdaAt = (stage: 'POST_TEST_TRAFFIC_SHIFT' | 'PRODUCTION_TRAFFIC_SHIFT') => ({
  hookTargetArn: CHECK,
  roleArn: ROLE,
  lifecycleStages: [stage],
});

describe('a PAUSE hook', () => {
  test('stands open with its deadline, and moves nothing until it is answered', async () => {
    // given
    await using account = await openOwnAccount({
      configuration: withHooks(pauseAt('PRE_PRODUCTION_TRAFFIC_SHIFT')),
    });

    // when
    const arn = await deploy(account);
    const { hook } = await untilPaused(account, arn, 10 * MINUTE);
    const begun = account.world.timeline.now();
    await account.pass(20 * MINUTE);

    // then
    expect(hook).toMatchObject({
      hookId: expect.stringMatching(/^ecs-pause-[\w-]{43}$/),
      targetType: 'PAUSE',
      status: 'AWAITING_ACTION',
      timeoutAction: 'ROLLBACK',
    });
    expect(hook.targetArn).toBeUndefined();
    expect(Number(hook.expiresAt)).toBeCloseTo(begun + 30 * MINUTE, -3.5);
    expect(await deploymentOf(account, arn)).toMatchObject({ status: 'IN_PROGRESS' });
    expect(weights(account)).toEqual({ blue: 1, green: 0 });
  });

  test('ahead of production traffic comes before every step', async () => {
    // given
    await using account = await openOwnAccount({
      configuration: withHooks(pauseAt('PRE_PRODUCTION_TRAFFIC_SHIFT')),
    });
    const arn = await deploy(account);

    // when
    const first = await untilPaused(account, arn, 10 * MINUTE);
    const before = weights(account);
    await answer(account, arn, first.hook);
    const second = await untilPaused(account, arn, 10 * MINUTE);
    const between = weights(account);
    await answer(account, arn, second.hook);

    // then
    expect([before, between]).toEqual([
      { blue: 1, green: 0 },
      { blue: 90, green: 10 },
    ]);
    expect(second.hook.hookId).not.toBe(first.hook.hookId);
    expect(second.deployment.lifecycleHookDetails).toMatchObject([{ status: 'SUCCEEDED' }, {}]);
    await untilStatus(account, arn, 'SUCCESSFUL', 60 * MINUTE);
  });

  test.each([
    ['as-the-stage-before', 'POST_TEST_TRAFFIC_SHIFT', 'PRODUCTION_TRAFFIC_SHIFT'],
    ['as-itself', 'PRE_PRODUCTION_TRAFFIC_SHIFT', 'PRE_PRODUCTION_TRAFFIC_SHIFT'],
  ] as const)('ahead of production traffic may be shown %s', async (preProductionShown, firstStage, secondStage) => {
    // given
    await using account = await openOwnAccount({
      configuration: withHooks(pauseAt('PRE_PRODUCTION_TRAFFIC_SHIFT')),
      ecs: { uncertain: { preProductionShown } },
    });
    const arn = await deploy(account);

    // when
    const first = await untilPaused(account, arn, 10 * MINUTE);
    await answer(account, arn, first.hook);
    const second = await untilPaused(account, arn, 10 * MINUTE);

    // then
    expect([first.deployment.lifecycleStage, second.deployment.lifecycleStage]).toEqual([firstStage, secondStage]);
  });

  test('that is answered with ROLLBACK takes the deployment back', async () => {
    // given
    await using account = await openOwnAccount({ configuration: withHooks(pauseAt('POST_PRODUCTION_TRAFFIC_SHIFT')) });
    const arn = await deploy(account);
    const { hook } = await untilPaused(account, arn, 30 * MINUTE);

    // when
    await answer(account, arn, hook, 'ROLLBACK');

    // then
    const ended = await untilStatus(account, arn, 'ROLLBACK_SUCCESSFUL', 30 * MINUTE);
    expect(ended.lifecycleHookDetails).toMatchObject([{ status: 'FAILED' }]);
    expect(weights(account)).toEqual({ blue: 100, green: 0 });
  });

  test.each([
    ['ROLLBACK', 'ROLLBACK_SUCCESSFUL'],
    ['CONTINUE', 'SUCCESSFUL'],
  ] as const)('that nobody answers in time does %s by itself', async (action, status) => {
    // given
    const hook = { ...pauseAt('POST_SCALE_UP'), timeoutConfiguration: { timeoutInMinutes: 15, action } };
    await using account = await openOwnAccount({ configuration: withHooks(hook) });
    const arn = await deploy(account);
    await untilPaused(account, arn, 10 * MINUTE);

    // when
    await account.pass(14 * MINUTE);
    const inTime = await deploymentOf(account, arn);
    const ended = await untilStatus(account, arn, status, 60 * MINUTE);

    // then
    expect(inTime.lifecycleHookDetails).toMatchObject([{ status: 'AWAITING_ACTION' }]);
    expect(ended.lifecycleHookDetails).toMatchObject([{ status: 'TIMED_OUT', timeoutAction: action }]);
  });

  test.each([
    ['that is not one of the deployment', 'InvalidParameterException', () => 'ecs-pause-nobody'],
    ['that has been answered', 'ClientException', (id: string) => id],
  ])('%s cannot be answered', async (_what, name, idOf) => {
    // given
    await using account = await openOwnAccount({ configuration: withHooks(pauseAt('PRE_SCALE_UP', 'POST_SCALE_UP')) });
    const arn = await deploy(account);
    const { hook } = await untilPaused(account, arn, 10 * MINUTE);
    await answer(account, arn, hook);

    // when
    const input = { serviceDeploymentArn: arn, hookId: idOf(hook.hookId ?? '') };
    const answered = account.ecs.send(new ContinueServiceDeploymentCommand(input));

    // then
    await expect(answered).rejects.toMatchObject({ name });
  });

  test('may be dropped from the view once the next stage begins', async () => {
    // given
    await using account = await openOwnAccount({
      configuration: withHooks(pauseAt('PRE_SCALE_UP')),
      ecs: { uncertain: { finishedHooks: 'are-dropped' } },
    });
    const arn = await deploy(account);
    await answer(account, arn, (await untilPaused(account, arn, MINUTE)).hook);

    // when
    const later = await untilStage(account, arn, 'SCALE_UP', MINUTE);

    // then
    expect(later.lifecycleHookDetails ?? []).toEqual([]);
  });
});

describe('a Lambda hook', () => {
  test('lets the deployment go on when its function has succeeded, however often it asks for time', async () => {
    // given
    await using account = await openOwnAccount({
      configuration: withHooks(lambdaAt('POST_TEST_TRAFFIC_SHIFT')),
      ecs: { hookFunctions: { check: { inProgress: 3, callBackDelaySeconds: 60 } } },
    });
    const arn = await deploy(account);

    // when
    await untilStage(account, arn, 'POST_TEST_TRAFFIC_SHIFT', 10 * MINUTE);
    await account.pass(3 * MINUTE);
    const during = await deploymentOf(account, arn);

    // then
    expect(during.lifecycleHookDetails).toMatchObject([
      { targetType: 'AWS_LAMBDA', targetArn: CHECK, status: 'IN_PROGRESS' },
    ]);
    const ended = await untilStatus(account, arn, 'SUCCESSFUL', 60 * MINUTE);
    expect(ended.lifecycleHookDetails).toMatchObject([{ status: 'SUCCEEDED' }]);
  });

  test.each([
    ['has failed', { result: 'FAILED' }, 'returned FAILED status'],
    ['answers nothing that can be read', { result: 'malformed' }, 'HookStatus must not be null'],
  ] as const)('takes the deployment back when its function %s', async (_what, check, reason) => {
    // given
    await using account = await openOwnAccount({
      configuration: withHooks(lambdaAt('POST_TEST_TRAFFIC_SHIFT')),
      ecs: { hookFunctions: { check } },
    });

    // when
    const arn = await deploy(account);
    const ended = await untilStatus(account, arn, 'ROLLBACK_SUCCESSFUL', 30 * MINUTE);

    // then
    expect(ended.statusReason).toContain('POST_TEST_TRAFFIC_SHIFT lifecycle hook(s) failed.');
    expect(ended.statusReason).toContain(reason);
    expect(weights(account, account.test)).toEqual({ blue: 100, green: 0 });
  });

  test('that never comes to an end is ended by its deadline', async () => {
    // given
    const hook = { ...lambdaAt('POST_TEST_TRAFFIC_SHIFT'), timeoutConfiguration: { timeoutInMinutes: 5 } };
    await using account = await openOwnAccount({
      configuration: withHooks(hook),
      ecs: { hookFunctions: { [CHECK]: { inProgress: 'always' } } },
    });

    // when
    const ended = await untilStatus(account, await deploy(account), 'ROLLBACK_SUCCESSFUL', 30 * MINUTE);

    // then
    expect(ended.lifecycleHookDetails).toMatchObject([{ status: 'TIMED_OUT' }]);
  });

  test('runs at every step of production traffic', async () => {
    // given
    await using account = await openOwnAccount({
      configuration: withHooks(lambdaAt('PRODUCTION_TRAFFIC_SHIFT')),
      ecs: { hookFunctions: { check: {} } },
    });

    // when
    const ended = await untilStatus(account, await deploy(account), 'SUCCESSFUL', 60 * MINUTE);

    // then
    expect(ended.lifecycleHookDetails).toMatchObject([{ status: 'SUCCEEDED' }, { status: 'SUCCEEDED' }]);
  });

  test('and a PAUSE at one stage must both have finished', async () => {
    // given
    await using account = await openOwnAccount({
      configuration: withHooks(lambdaAt('POST_TEST_TRAFFIC_SHIFT'), pauseAt('POST_TEST_TRAFFIC_SHIFT')),
      ecs: { hookFunctions: { check: { takesSeconds: 120 } } },
    });
    const arn = await deploy(account);
    await answer(account, arn, (await untilPaused(account, arn, 10 * MINUTE)).hook);

    // when
    await account.pass(MINUTE);
    const waiting = await deploymentOf(account, arn);

    // then
    expect(waiting.lifecycleHookDetails).toMatchObject([{ status: 'IN_PROGRESS' }, { status: 'SUCCEEDED' }]);
    expect(waiting.lifecycleStage).toBe('POST_TEST_TRAFFIC_SHIFT');
    await untilSeen(account, arn, 10 * MINUTE, ({ lifecycleStage }) => lifecycleStage === 'PRODUCTION_TRAFFIC_SHIFT');
  });
});

import { describe, expect, test } from '@jest/globals';
import { MINUTE } from '../../codedeploy/account.ts';
import { weights } from '../../codedeploy/releases.ts';
import {
  answer,
  CANARY,
  deploy,
  deploymentOf,
  followed,
  openOwnAccount,
  pauseAt,
  revisionOf,
  serviceOf,
  untilPaused,
  untilStage,
  untilStatus,
} from './own-account.ts';

describe('a canary deployment', () => {
  test('passes its stages in order, and ends SUCCESSFUL', async () => {
    // given
    await using account = await openOwnAccount();

    // when
    const arn = await deploy(account);
    const seen = await followed(account, arn, ({ status, lifecycleStage }) => lifecycleStage ?? status);

    // then
    expect(seen).toEqual([
      'PENDING',
      'IN_PROGRESS',
      'PRE_SCALE_UP',
      'SCALE_UP',
      'POST_SCALE_UP',
      'TEST_TRAFFIC_SHIFT',
      'POST_TEST_TRAFFIC_SHIFT',
      'PRODUCTION_TRAFFIC_SHIFT',
      'POST_PRODUCTION_TRAFFIC_SHIFT',
      'BAKE_TIME',
      'CLEAN_UP',
      'SUCCESSFUL',
    ]);
    expect(account.bugs).toEqual([]);
  });

  test('moves the weights of the production rule, and says so on both revisions', async () => {
    // given
    await using account = await openOwnAccount();

    // when
    const arn = await deploy(account);
    const seen = await followed(
      account,
      arn,
      ({ sourceServiceRevisions: [blue] = [], targetServiceRevision: green }) => ({
        rule: weights(account),
        said: [blue?.requestedProductionTrafficWeight, green?.requestedProductionTrafficWeight],
      }),
    );

    // then
    expect(seen).toEqual([
      { rule: { blue: 1, green: 0 }, said: [100, 0] },
      { rule: { blue: 90, green: 10 }, said: [90, 10] },
      { rule: { blue: 0, green: 100 }, said: [0, 100] },
    ]);
  });

  test('shows its green first to those who come by the test listener', async () => {
    // given
    await using account = await openOwnAccount();

    // when
    const arn = await deploy(account);
    const { targetServiceRevision: green } = await untilStage(account, arn, 'POST_TEST_TRAFFIC_SHIFT', 10 * MINUTE);

    // then
    expect(weights(account, account.test)).toEqual({ blue: 0, green: 100 });
    expect(weights(account)).toEqual({ blue: 1, green: 0 });
    expect(green).toMatchObject({ requestedTestTrafficWeight: 100, requestedProductionTrafficWeight: 0 });
  });

  test('keeps blue at full size until the bake is over, and then removes its tasks', async () => {
    // given
    await using account = await openOwnAccount();
    const arn = await deploy(account);

    // when
    const baking = await untilStage(account, arn, 'BAKE_TIME', 30 * MINUTE);
    await account.pass(9 * MINUTE);
    const later = await serviceOf(account);
    await untilStatus(account, arn, 'SUCCESSFUL', 30 * MINUTE);

    // then
    expect(baking.sourceServiceRevisions).toMatchObject([{ runningTaskCount: 2 }]);
    expect(later.deployments).toMatchObject([
      { status: 'PRIMARY', runningCount: 2, rolloutState: 'IN_PROGRESS' },
      { status: 'ACTIVE', runningCount: 2, rolloutState: 'COMPLETED' },
    ]);
    expect((await serviceOf(account)).deployments).toMatchObject([
      { status: 'PRIMARY', runningCount: 2, rolloutState: 'COMPLETED' },
    ]);
  });

  test('names its revision by the digits of the classic deployment, and where that one stands', async () => {
    // given
    await using account = await openOwnAccount();

    // when
    const arn = await deploy(account);

    // then
    const { deployments: [primary] = [] } = await serviceOf(account);
    const { targetServiceRevision: target, sourceServiceRevisions: [source] = [] } = await deploymentOf(account, arn);
    expect(arn).toMatch(/^arn:aws:ecs:us-east-1:123456789012:service-deployment\/prod\/api\/[\w-]{21}$/);
    expect(target?.arn).toBe(
      `arn:aws:ecs:us-east-1:123456789012:service-revision/prod/api/${primary?.id?.slice('ecs-svc/'.length)}`,
    );
    expect(await revisionOf(account, target?.arn)).toMatchObject({
      taskDefinition: 'arn:aws:ecs:us-east-1:123456789012:task-definition/api:2',
      containerImages: [{ containerName: 'web', image: 'api:2' }],
      resolvedConfiguration: { loadBalancers: [{ targetGroupArn: account.green }] },
    });
    expect((await revisionOf(account, source?.arn)).resolvedConfiguration).toMatchObject({
      loadBalancers: [{ targetGroupArn: account.blue }],
    });
  });

  test('brings the next revision into the target group that is free again', async () => {
    // given
    await using account = await openOwnAccount();
    await untilStatus(account, await deploy(account), 'SUCCESSFUL', 60 * MINUTE);

    // when
    await untilStatus(account, await deploy(account, { taskDefinition: 'api:1' }), 'SUCCESSFUL', 60 * MINUTE);

    // then
    expect(weights(account)).toEqual({ blue: 100, green: 0 });
  });

  test('bakes its first step, and its whole, for as long as it is told', async () => {
    // given
    await using account = await openOwnAccount();
    const arn = await deploy(account);

    // when
    const times = new Map<string, number>();
    await followed(account, arn, ({ lifecycleStage, targetServiceRevision }) => {
      const state = `${lifecycleStage} ${targetServiceRevision?.requestedProductionTrafficWeight}`;
      if (!times.has(state)) times.set(state, account.world.timeline.now());
      return state;
    });

    // then
    const minutesBetween = (from: string, to: string) =>
      Math.floor(((times.get(to) ?? NaN) - (times.get(from) ?? NaN)) / MINUTE);
    expect(minutesBetween('PRODUCTION_TRAFFIC_SHIFT 10', 'PRODUCTION_TRAFFIC_SHIFT 100')).toBe(5);
    expect(minutesBetween('BAKE_TIME 100', 'CLEAN_UP 100')).toBe(10);
  });

  test.each([
    ['before-the-next-pause', 5],
    ['after-the-next-pause', 0],
  ] as const)('may bake %s: that pause comes %i minutes after the first step', async (stepBake, minutes) => {
    // given
    const configuration = { ...CANARY, lifecycleHooks: [pauseAt('PRE_PRODUCTION_TRAFFIC_SHIFT')] };
    await using account = await openOwnAccount({ configuration, ecs: { uncertain: { stepBake } } });
    const arn = await deploy(account);
    await answer(account, arn, (await untilPaused(account, arn, 10 * MINUTE)).hook);
    await untilStage(account, arn, 'PRODUCTION_TRAFFIC_SHIFT', MINUTE);
    const shifted = account.world.timeline.now();

    // when
    const { hook } = await untilPaused(account, arn, 10 * MINUTE);
    const paused = account.world.timeline.now();
    await answer(account, arn, hook);

    // then
    expect(Math.floor((paused - shifted) / MINUTE)).toBe(minutes);
    await untilStatus(account, arn, 'SUCCESSFUL', 60 * MINUTE);
  });

  test('divides tenths of a percent by finer weights', async () => {
    // given
    const configuration = { ...CANARY, canaryConfiguration: { canaryPercent: 0.5, canaryBakeTimeInMinutes: 5 } };
    await using account = await openOwnAccount({ configuration });

    // when
    await untilStage(account, await deploy(account), 'PRODUCTION_TRAFFIC_SHIFT', 10 * MINUTE);

    // then
    expect(weights(account)).toEqual({ blue: 995, green: 5 });
  });
});

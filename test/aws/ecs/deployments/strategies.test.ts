import { UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { describe, expect, test } from '@jest/globals';
import { MINUTE } from '../../codedeploy/account.ts';
import { weights } from '../../codedeploy/releases.ts';
import {
  CANARY,
  deploy,
  followed,
  HERE,
  openOwnAccount,
  type OwnOptions,
  serviceOf,
  stop,
  untilStage,
  untilStatus,
} from './own-account.ts';

const LINEAR = {
  strategy: 'LINEAR',
  linearConfiguration: { stepPercent: 30, stepBakeTimeInMinutes: 2 },
  bakeTimeInMinutes: 1,
} as const;
const BLUE_GREEN = { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 5 } as const;

const NETWORK: NonNullable<OwnOptions['balancer']> = {
  type: 'network',
  targetGroups: ['api-a', 'api-b'].map(name => ({ name, protocol: 'TCP', healthCheck: { intervalSeconds: 10 } })),
  listeners: [
    { port: 443, forward: { 'api-a': 1 } },
    { port: 8443, forward: { 'api-a': 1 } },
  ],
};

describe('a linear deployment', () => {
  test('moves equal steps, and what is left with the last', async () => {
    // given
    await using account = await openOwnAccount({ configuration: LINEAR });

    // when
    const arn = await deploy(account);
    const greens = await followed(account, arn, () => weights(account).green);

    // then
    expect(greens).toEqual([0, 30, 60, 90, 100]);
  });

  test('does not bake after the step that reaches 100 %', async () => {
    // given
    await using account = await openOwnAccount({ configuration: LINEAR });
    const arn = await deploy(account);

    // when
    const moments = await followed(account, arn, ({ targetServiceRevision, lifecycleStage }) => ({
      at: account.world.timeline.now(),
      percent: targetServiceRevision?.requestedProductionTrafficWeight,
      stage: lifecycleStage,
    }));

    // then
    const first = (isIt: (moment: (typeof moments)[number]) => boolean) => moments.find(isIt)?.at ?? NaN;
    const at90 = first(({ percent }) => percent === 90);
    const at100 = first(({ percent }) => percent === 100);
    expect(Math.floor((at100 - at90) / MINUTE)).toBe(2);
    expect(first(({ stage }) => stage === 'BAKE_TIME') - at100).toBeLessThan(MINUTE);
  });
});

describe('a blue/green deployment', () => {
  test('moves all traffic at once', async () => {
    // given
    await using account = await openOwnAccount({ configuration: BLUE_GREEN });

    // when
    const greens = await followed(account, await deploy(account), () => weights(account).green);

    // then
    expect(greens).toEqual([0, 100]);
  });

  test('of a service without load balancer passes the same stages, and shifts nothing', async () => {
    // given
    await using account = await openOwnAccount({
      configuration: BLUE_GREEN,
      service: { loadBalancer: undefined },
    });

    // when
    const arn = await deploy(account);
    const stages = await followed(account, arn, ({ status, lifecycleStage }) => lifecycleStage ?? status);

    // then
    expect(stages).toContain('PRODUCTION_TRAFFIC_SHIFT');
    expect(stages.at(-1)).toBe('SUCCESSFUL');
    expect(await serviceOf(account)).toMatchObject({
      loadBalancers: [],
      runningCount: 2,
      taskDefinition: expect.stringMatching(/api:2$/),
    });
    expect(account.bugs).toEqual([]);
  });

  test('of a service that is scaled to 0 starts no task, and ends SUCCESSFUL', async () => {
    // given
    await using account = await openOwnAccount({ configuration: BLUE_GREEN, service: { desiredCount: 0 } });

    // when
    const ended = await untilStatus(account, await deploy(account), 'SUCCESSFUL', 30 * MINUTE);

    // then
    expect(ended.targetServiceRevision).toMatchObject({ requestedTaskCount: 0, requestedProductionTrafficWeight: 100 });
  });

  test('follows a desired count that changes on its way, on both sides', async () => {
    // given
    await using account = await openOwnAccount({ configuration: BLUE_GREEN });
    const arn = await deploy(account);
    await untilStage(account, arn, 'BAKE_TIME', 10 * MINUTE);

    // when
    await account.ecs.send(new UpdateServiceCommand({ ...HERE, desiredCount: 3 }));
    await account.pass(2 * MINUTE);

    // then
    expect((await serviceOf(account)).deployments).toMatchObject([{ runningCount: 3 }, { runningCount: 3 }]);
  });
});

describe('behind a network load balancer', () => {
  test('each shift of test and of production traffic takes ten minutes more', async () => {
    // given
    await using account = await openOwnAccount({ configuration: CANARY, balancer: NETWORK });
    const arn = await deploy(account);
    const entered = new Map<string, number>();

    // when
    await followed(account, arn, ({ lifecycleStage: stage = 'none', targetServiceRevision: green }) => {
      const key = `${stage} ${green?.requestedProductionTrafficWeight}`;
      if (!entered.has(key)) entered.set(key, account.world.timeline.now());
      return key;
    });

    // then
    const minutes = (from: string, to: string) =>
      Math.floor(((entered.get(to) ?? 0) - (entered.get(from) ?? 0)) / MINUTE);
    expect(minutes('TEST_TRAFFIC_SHIFT 0', 'POST_TEST_TRAFFIC_SHIFT 0')).toBe(10);
    expect(minutes('PRODUCTION_TRAFFIC_SHIFT 10', 'PRODUCTION_TRAFFIC_SHIFT 100')).toBe(15);
    expect(minutes('PRODUCTION_TRAFFIC_SHIFT 100', 'POST_PRODUCTION_TRAFFIC_SHIFT 100')).toBe(10);
  });

  test('the way back does not wait', async () => {
    // given
    await using account = await openOwnAccount({ configuration: CANARY, balancer: NETWORK });
    const arn = await deploy(account);
    await untilStage(account, arn, 'PRODUCTION_TRAFFIC_SHIFT', 30 * MINUTE);

    // when
    await stop(account, arn);
    await account.pass(MINUTE);

    // then
    expect(weights(account)).toEqual({ blue: 100, green: 0 });
  });
});

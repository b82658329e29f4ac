import { UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { describe, expect, test } from '@jest/globals';
import { HERE, messagesOf, MINUTE, numberOf, openShop, OVER, primaryOf, type Shop } from './account.ts';

const tasksOf = async (shop: Shop) => {
  const { runningCount = 0, pendingCount = 0 } = await shop.service();
  return runningCount + pendingCount;
};

/** Looks every second until the newest deployment is over. */
async function eachSecond(shop: Shop, look: () => Promise<void> | void): Promise<void> {
  for (let second = 0; second < 1200; second += 1) {
    await look();
    const [newest] = await shop.deployments();
    if (newest?.status === 'SUCCESSFUL') return;
    await shop.pass(1_000);
  }
  throw new Error('the deployment does not end');
}

describe('a rolling deployment', () => {
  test('brings the new revision in, and says so in both views', async () => {
    // given
    await using shop = await openShop();
    const former = primaryOf(await shop.service());

    // when
    const started = await shop.deploy();
    const ended = await shop.until(OVER);

    // then
    const service = await shop.service();
    expect(ended).toMatchObject({
      status: 'SUCCESSFUL',
      targetServiceRevision: { arn: expect.stringContaining(numberOf(started.id)), runningTaskCount: 4 },
      sourceServiceRevisions: [{ arn: expect.stringContaining(numberOf(former.id)) }],
    });
    expect(service.deployments).toMatchObject([
      {
        id: started.id,
        status: 'PRIMARY',
        rolloutState: 'COMPLETED',
        rolloutStateReason: `ECS deployment ${started.id ?? ''} completed.`,
        runningCount: 4,
        pendingCount: 0,
        failedTasks: 0,
      },
    ]);
    expect(service.taskDefinition).toMatch(/api:2$/);
    expect(shop.serving()).toEqual(Array(4).fill('api:2'));
    expect(shop.bugs()).toEqual([]);
  });

  test('shows the new deployment as PRIMARY and the old one as ACTIVE while both have tasks', async () => {
    // given
    await using shop = await openShop({ deploymentConfiguration: { maximumPercent: 125 } });
    const former = primaryOf(await shop.service());
    const started = await shop.deploy();

    // when
    await shop.pass(40_000);

    // then
    const { deployments } = await shop.service();
    expect(deployments).toMatchObject([
      {
        id: started.id,
        status: 'PRIMARY',
        rolloutState: 'IN_PROGRESS',
        rolloutStateReason: `ECS deployment ${started.id ?? ''} in progress.`,
      },
      { id: former.id, status: 'ACTIVE', rolloutState: 'COMPLETED' },
    ]);
  });

  test.each([
    [4, 100, 200, { least: 4, most: 8 }],
    [4, 100, 125, { least: 4, most: 5 }],
    [4, 50, 100, { least: 2, most: 4 }],
    [3, 50, 150, { least: 2, most: 4 }],
    [1, 0, 100, { least: 0, most: 1 }],
  ])('of %i tasks, between %i and %i %%, stays within its limits at every moment', async (desiredCount, ...rest) => {
    // given
    const [minimumHealthyPercent, maximumPercent, { least, most }] = rest;
    const deploymentConfiguration = { minimumHealthyPercent, maximumPercent };
    await using shop = await openShop({ deploymentConfiguration, service: { desiredCount } });

    // when
    await shop.deploy();
    const healthy: number[] = [];
    const there: number[] = [];
    await eachSecond(shop, async () => {
      healthy.push(shop.serving().length);
      there.push(await tasksOf(shop));
    });

    // then
    expect(Math.min(...healthy)).toBeGreaterThanOrEqual(least);
    expect(Math.max(...there)).toBeLessThanOrEqual(most);
    expect(shop.serving()).toEqual(Array(desiredCount).fill('api:2'));
  });

  test('lets users meet the new version in the share that its tasks have of the healthy ones', async () => {
    // given
    await using shop = await openShop({ deploymentConfiguration: { maximumPercent: 125 }, requestsPerSecond: 50 });
    const before = shop.damage().byVersion['api:2']?.requests ?? 0;

    // when
    await shop.deploy();
    let expected = 0;
    await eachSecond(shop, () => {
      const serving = shop.serving();
      expected += (50 * serving.filter(image => image === 'api:2').length) / serving.length;
    });

    // then
    const met = (shop.damage().byVersion['api:2']?.requests ?? 0) - before;
    expect(met / expected).toBeGreaterThan(0.93);
    expect(met / expected).toBeLessThan(1.07);
    expect(shop.damage()).toMatchObject({ failed: 0, failedByBalancer: 0 });
  });

  test('tells what it does in the events of the service, which name no task set', async () => {
    // given
    await using shop = await openShop({ service: { desiredCount: 1 } });
    const started = await shop.deploy();

    // when
    await shop.until(OVER);
    await shop.pass(MINUTE);

    // then
    const events = messagesOf(await shop.service());
    const told = events.slice(events.findLastIndex(message => message.includes('has started')));
    expect(told.slice(0, 4)).toEqual([
      expect.stringMatching(/^\(service api\) has started 1 tasks: \(task [0-9a-f]{32}\)\.$/),
      expect.stringMatching(/^\(service api\) registered 1 targets in \(target-group arn:.*\)$/),
      expect.stringMatching(/^\(service api\) has begun draining connections on 1 tasks\.$/),
      expect.stringMatching(/^\(service api\) has stopped 1 running tasks: \(task [0-9a-f]{32}\)\.$/),
    ]);
    expect(told.slice(4).toSorted()).toEqual([
      `(service api) (deployment ${started.id ?? ''}) deployment completed.`,
      '(service api) has reached a steady state.',
    ]);
  });

  test('of a service without load balancer trusts a task 40 s after it runs', async () => {
    // given
    await using shop = await openShop({ isBalanced: false, service: { desiredCount: 1 } });
    await shop.deploy();

    // when
    const ended = await shop.until(OVER);

    // then
    expect(ended.status).toBe('SUCCESSFUL');
    const seconds = (Number(ended.finishedAt) - Number(ended.startedAt)) / 1_000;
    expect(seconds).toBeGreaterThan(45);
  });

  test('of a service that is scaled to nothing is over at once, and has proven nothing', async () => {
    // given
    await using shop = await openShop({
      service: { desiredCount: 0 },
      green: { start: { cannotPull: 'no such image' } },
    });
    await shop.deploy();

    // when
    const ended = await shop.until(OVER, MINUTE);

    // then
    expect(ended).toMatchObject({ status: 'SUCCESSFUL', targetServiceRevision: { runningTaskCount: 0 } });
  });

  test('adds tasks of both revisions when the service is scaled out in its middle', async () => {
    // given
    await using shop = await openShop({
      deploymentConfiguration: { maximumPercent: 125 },
      green: { bootSeconds: 120 },
    });
    await shop.deploy();
    await shop.pass(30_000);

    // when
    await shop.ecs.send(new UpdateServiceCommand({ ...HERE, desiredCount: 8 }));
    await shop.pass(MINUTE);

    // then
    const { deployments = [] } = await shop.service();
    expect(deployments.map(({ status, desiredCount }) => [status, desiredCount])).toEqual([
      ['PRIMARY', 8],
      ['ACTIVE', 8],
    ]);
    expect(shop.serving()).toEqual(Array(8).fill('api:1'));
    expect((await shop.until(OVER)).status).toBe('SUCCESSFUL');
    expect(shop.serving()).toEqual(Array(8).fill('api:2'));
  });
});

describe('a rolling deployment that finds no place', () => {
  test('because its limits let it neither start nor stop a task, says so and waits', async () => {
    // given
    const deploymentConfiguration = { minimumHealthyPercent: 100, maximumPercent: 150 };
    await using shop = await openShop({ deploymentConfiguration, service: { desiredCount: 1 } });
    await shop.deploy();

    // when
    await shop.pass(8 * MINUTE);

    // then
    const said = messagesOf(await shop.service()).filter(message => message.includes('unable'));
    expect(said).toHaveLength(2);
    expect(said[0]).toBe(
      '(service api) was unable to stop or start tasks during a deployment because of the service deployment ' +
        'configuration. Update the minimumHealthyPercent or maximumPercent value and try again.',
    );
    expect((await shop.deployments())[0]?.status).toBe('IN_PROGRESS');
  });

  test('because the account has no room, makes some where tasks may be missed', async () => {
    // given
    const deploymentConfiguration = { minimumHealthyPercent: 50 };
    await using shop = await openShop({ deploymentConfiguration, service: { capacity: { tasks: 4 } } });
    await shop.deploy();

    // when
    const healthy: number[] = [];
    await eachSecond(shop, () => void healthy.push(shop.serving().length));

    // then
    expect(Math.min(...healthy)).toBe(2);
    expect(shop.serving()).toEqual(Array(4).fill('api:2'));
  });

  test('because the account has no room, and no task may be missed, says so and waits', async () => {
    // given
    await using shop = await openShop({ service: { capacity: { tasks: 4 } } });
    await shop.deploy();

    // when
    await shop.pass(8 * MINUTE);

    // then
    expect(messagesOf(await shop.service())).toContainEqual(
      expect.stringContaining('was unable to place a task. Reason: Capacity is unavailable at this time.'),
    );
    expect((await shop.deployments())[0]?.status).toBe('IN_PROGRESS');
    expect(shop.serving()).toEqual(Array(4).fill('api:1'));
  });
});

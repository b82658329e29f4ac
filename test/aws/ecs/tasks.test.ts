import {
  DescribeServicesCommand,
  DescribeTasksCommand,
  ListTasksCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { describe, expect, test } from '@jest/globals';
import { MINUTE, openAccount, type Account } from '../codedeploy/account.ts';
import { release, untilEvent } from '../codedeploy/releases.ts';

async function tasksOf({ ecs }: Account, desiredStatus: 'RUNNING' | 'STOPPED') {
  const { taskArns = [] } = await ecs.send(
    new ListTasksCommand({ cluster: 'prod', serviceName: 'api', desiredStatus }),
  );
  if (taskArns.length === 0) return [];
  const { tasks = [] } = await ecs.send(new DescribeTasksCommand({ cluster: 'prod', tasks: taskArns }));
  return tasks;
}

async function eventsOf({ ecs }: Account) {
  const { services = [] } = await ecs.send(new DescribeServicesCommand({ cluster: 'prod', services: ['api'] }));
  return services[0]?.events ?? [];
}

describe('a task', () => {
  test('goes from PROVISIONING over PENDING, for its boot time, to RUNNING', async () => {
    // given
    await using account = await openAccount({ service: { desiredCount: 0 }, green: { bootSeconds: 40 } });
    await account.ecs.send(new UpdateServiceCommand({ cluster: 'prod', service: 'api', desiredCount: 1 }));
    account.world.versions.change('api:1', { bootSeconds: 40 });

    // when
    const seen: string[] = [];
    for (let second = 0; second < 70; second += 1) {
      await account.pass(1_000);
      seen.push((await tasksOf(account, 'RUNNING'))[0]?.lastStatus ?? 'none');
    }

    // then
    expect([...new Set(seen)]).toEqual(['none', 'PROVISIONING', 'PENDING', 'RUNNING']);
    expect(seen.filter(status => status === 'PENDING')).toHaveLength(40);
  });

  test('that crashes says so in stop code, reason and exit code, and is replaced', async () => {
    // given
    const crashes = {
      afterSeconds: 90,
      exitCode: 137,
      reason: 'OutOfMemoryError: Container killed due to memory usage',
    };
    await using account = await openAccount({ green: { start: { crashes } } });
    const id = await release(account);
    await untilEvent(account, id, 'Install', 'Succeeded', 5 * MINUTE);

    // when
    await account.pass(3 * MINUTE);

    // then
    const [stopped] = await tasksOf(account, 'STOPPED');
    expect(stopped).toMatchObject({
      lastStatus: 'STOPPED',
      stopCode: 'EssentialContainerExited',
      stoppedReason: 'Essential container in task exited',
      containers: [{ name: 'web', image: 'api:2', lastStatus: 'STOPPED', exitCode: 137, reason: crashes.reason }],
    });
    const running = await tasksOf(account, 'RUNNING');
    expect(running.filter(task => task.taskDefinitionArn?.endsWith('api:2'))).toHaveLength(2);
  });

  test('that turns unhealthy is replaced', async () => {
    // given
    await using account = await openAccount();
    const before = (await tasksOf(account, 'RUNNING')).map(({ taskArn }) => taskArn);

    // when
    account.world.versions.change('api:1', { healthChecks: 'fail' });
    await account.pass(MINUTE);
    account.world.versions.change('api:1', { healthChecks: 'pass' });
    await account.pass(3 * MINUTE);

    // then
    const after = await tasksOf(account, 'RUNNING');
    expect(after.map(({ lastStatus }) => lastStatus)).toEqual(['RUNNING', 'RUNNING']);
    expect(after.filter(({ taskArn }) => before.includes(taskArn))).toEqual([]);
    expect((await tasksOf(account, 'STOPPED')).map(({ stoppedReason }) => stoppedReason)).toContain(
      `Task failed ELB health checks in (target-group ${account.blue})`,
    );
  });

  test('is left alone by health checks within its grace period', async () => {
    // given
    await using account = await openAccount({
      green: { healthChecks: 'fail' },
      service: { healthCheckGracePeriodSeconds: 600 },
    });
    const id = await release(account);
    await untilEvent(account, id, 'Install', 'InProgress', MINUTE);

    // when
    await account.pass(5 * MINUTE);
    const withinGrace = await tasksOf(account, 'STOPPED');
    await account.pass(10 * MINUTE);

    // then
    expect(withinGrace).toEqual([]);
    expect((await tasksOf(account, 'STOPPED')).length).toBeGreaterThan(0);
  });

  test('that is scaled in drains first, is shown as stopped for one hour, and then is forgotten', async () => {
    // given
    await using account = await openAccount();

    // when
    await account.ecs.send(new UpdateServiceCommand({ cluster: 'prod', service: 'api', desiredCount: 1 }));
    await account.pass(10_000);
    const draining = await tasksOf(account, 'STOPPED');
    await account.pass(2 * MINUTE);
    const stopped = await tasksOf(account, 'STOPPED');
    await account.pass(60 * MINUTE);

    // then
    expect(draining.map(({ lastStatus }) => lastStatus)).toEqual(['DEACTIVATING']);
    expect(stopped.map(({ lastStatus, stopCode }) => [lastStatus, stopCode])).toEqual([
      ['STOPPED', 'ServiceSchedulerInitiated'],
    ]);
    expect(await tasksOf(account, 'STOPPED')).toEqual([]);
  });

  test('shows what a Fargate task shows: its platform, its zone, and when its image was pulled', async () => {
    // given
    await using account = await openAccount({ green: { bootSeconds: 30 } });
    const id = await release(account);
    await untilEvent(account, id, 'Install', 'Succeeded', 5 * MINUTE);

    // when
    const tasks = await tasksOf(account, 'RUNNING');

    // then
    const green = tasks.find(task => task.taskDefinitionArn?.endsWith('api:2'));
    expect(green).toMatchObject({
      platformVersion: '1.4.0',
      platformFamily: 'Linux',
      availabilityZone: expect.stringMatching(/^[a-z]+-[a-z]+-\d[ab]$/),
      overrides: { containerOverrides: [{ name: 'web' }] },
      pullStoppedAt: green?.startedAt,
    });
    expect(Number(green?.pullStoppedAt) - Number(green?.pullStartedAt)).toBe(30_000);
  });

  test('is described by name: an empty list is refused', async () => {
    // given
    await using account = await openAccount();

    // when
    const asked = account.ecs.send(new DescribeTasksCommand({ cluster: 'prod', tasks: [] }));

    // then
    await expect(asked).rejects.toThrow('Tasks cannot be empty.');
  });

  test('that nobody knows is a failure MISSING', async () => {
    // given
    await using account = await openAccount();

    // when
    const { failures } = await account.ecs.send(new DescribeTasksCommand({ cluster: 'prod', tasks: ['abc'] }));

    // then
    expect(failures).toEqual([{ arn: 'arn:aws:ecs:us-east-1:123456789012:task/prod/abc', reason: 'MISSING' }]);
  });
});

describe('service events', () => {
  test('come newest first and are never more than 100', async () => {
    // given
    const crashes = { afterSeconds: 1, exitCode: 1, reason: '' };
    await using account = await openAccount({ green: { bootSeconds: 1, start: { crashes } } });
    await release(account);

    // when
    await account.pass(30 * MINUTE);
    const events = await eventsOf(account);

    // then
    const times = events.map(({ createdAt }) => createdAt?.getTime() ?? 0);
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect(events).toHaveLength(100);
    expect(new Set(events.map(({ id }) => id)).size).toBe(100);
  });

  test('tasks that never start are tried ever more rarely, and the service says so', async () => {
    // given
    await using account = await openAccount({ green: { start: { cannotPull: 'not found' } } });
    await release(account);

    // when
    await account.pass(50 * MINUTE);
    const events = await eventsOf(account);

    // then
    const starts = events
      .filter(({ message }) => message?.includes('has started'))
      .map(({ createdAt }) => createdAt?.getTime() ?? 0)
      .reverse();
    const pauses = starts.slice(1).map((time, index) => time - (starts[index] ?? 0));
    expect(pauses.length).toBeGreaterThan(3);
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
    expect(events.some(({ message }) => message?.includes('is unable to consistently start tasks successfully'))).toBe(
      true,
    );
  });
});

import { StopDeploymentCommand } from '@aws-sdk/client-codedeploy';
import {
  DescribeServicesCommand,
  DescribeTasksCommand,
  ListTasksCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { describe, expect, test } from '@jest/globals';
import { MINUTE, openAccount, type Account, type AccountOptions } from './account.ts';
import { deploymentOf, eventOf, release, targetOf, taskSetsOf, untilEvent, untilStatus, weights } from './releases.ts';

const HOUR = 60 * MINUTE;
const ON_FAILURE = { autoRollback: { events: ['DEPLOYMENT_FAILURE' as const] } };

async function stoppedTasks({ ecs }: Account) {
  const { taskArns = [] } = await ecs.send(
    new ListTasksCommand({ cluster: 'prod', serviceName: 'api', desiredStatus: 'STOPPED' }),
  );
  if (taskArns.length === 0) return [];
  const { tasks = [] } = await ecs.send(new DescribeTasksCommand({ cluster: 'prod', tasks: taskArns.slice(0, 100) }));
  return tasks;
}

async function eventTexts({ ecs }: Account): Promise<string[]> {
  const { services = [] } = await ecs.send(new DescribeServicesCommand({ cluster: 'prod', services: ['api'] }));
  return (services[0]?.events ?? []).map(({ message = '' }) => message);
}

describe('a green that never becomes steady', () => {
  const causes: readonly { name: string; options: AccountOptions; event: RegExp; stopped?: RegExp }[] = [
    {
      name: 'no capacity on EC2',
      options: { service: { capacity: { tasks: 2 }, launchType: 'EC2' } },
      event:
        /requirements\. The closest matching \(container-instance [0-9a-f]{32}\) has insufficient memory available\./,
    },
    {
      name: 'no instance at all on EC2',
      options: { service: { capacity: { tasks: 0 }, launchType: 'EC2' } },
      event:
        /container instance met all of its requirements\. Reason: No Container Instances were found in your cluster\./,
    },
    {
      name: 'no capacity on Fargate',
      options: { service: { capacity: { tasks: 3 } } },
      event: /^\(service api\) was unable to place a task\. Reason: Capacity is unavailable at this time\./,
    },
    {
      name: 'an image that cannot be pulled',
      options: { green: { start: { cannotPull: 'pull access denied' } } },
      event: /^\(service api\) is unable to consistently start tasks successfully\./,
      stopped: /^TaskFailedToStart: CannotPullContainerError: pull access denied$/,
    },
    {
      name: 'a crash loop',
      options: { green: { start: { crashes: { afterSeconds: 4, exitCode: 1, reason: '' } } } },
      event: /^\(service api, taskSet ecs-svc\/\d{19}\) has started \d tasks: /,
      stopped: /^EssentialContainerExited: Essential container in task exited$/,
    },
    {
      name: 'failing health checks',
      options: { green: { healthChecks: 'fail' } },
      event: /is unhealthy in \(target-group arn:.*api-b/,
      stopped: /^ServiceSchedulerInitiated: Task failed ELB health checks in \(target-group arn:.*api-b.*\)$/,
    },
  ];

  test.each(causes)('for $name fails the deployment after one hour of Install', async ({ options, event, stopped }) => {
    // given
    await using account = await openAccount(options);
    const id = await release(account);
    const install = await untilEvent(account, id, 'Install', 'InProgress', MINUTE);
    const installBegan = eventOf(install, 'Install').startTime?.getTime() ?? Number.NaN;

    // when
    await account.pass(installBegan + HOUR - 2_000 - account.world.timeline.now());
    const before = await deploymentOf(account, id);
    await account.pass(4_000);

    // then
    expect(before.status).toBe('InProgress');
    const { status, errorInformation } = await deploymentOf(account, id);
    expect(status).toBe('Failed');
    expect(errorInformation?.message).toContain('This time out period is 60 minutes');
    expect(weights(account).green).toBe(0);
    expect(await eventTexts(account)).toContainEqual(expect.stringMatching(event));
    const reasons = (await stoppedTasks(account)).map(task => `${task.stopCode}: ${task.stoppedReason}`);
    if (stopped === undefined) expect(reasons).toEqual([]);
    else expect(reasons[0]).toMatch(stopped);
  });

  test('is taken away by a rollback where the group wants one on failure', async () => {
    // given
    await using account = await openAccount({ green: { healthChecks: 'fail' }, group: ON_FAILURE });
    const id = await release(account);

    // when
    await untilStatus(account, id, ['Failed'], 2 * HOUR);
    await account.pass(5 * MINUTE);

    // then
    const { rollbackInfo } = await deploymentOf(account, id);
    expect((await deploymentOf(account, rollbackInfo?.rollbackDeploymentId ?? '')).status).toBe('Succeeded');
    expect(await taskSetsOf(account)).toHaveLength(1);
  });
});

describe('a service that is scaled out while traffic shifts', () => {
  test.each([
    { room: 8, seed: 1, status: 'Succeeded' as const },
    ...[1, 2, 3, 4, 5].map(seed => ({ room: 5, seed, status: 'Failed' as const })),
  ])('ends the deployment as $status with room for $room tasks (seed $seed)', async ({ room, seed, status }) => {
    // given
    const group = { deploymentConfigName: 'CodeDeployDefault.ECSCanary10Percent15Minutes' };
    await using account = await openAccount({ seed, group, service: { capacity: { tasks: room } } });
    const id = await release(account);
    await untilEvent(account, id, 'AllowTraffic', 'InProgress', 5 * MINUTE);

    // when
    await account.ecs.send(new UpdateServiceCommand({ cluster: 'prod', service: 'api', desiredCount: 4 }));
    await account.pass(4 * MINUTE + 30_000);
    const early = await deploymentOf(account, id);
    await account.pass(15 * MINUTE);

    // then
    expect(early.status).toBe('InProgress');
    expect((await deploymentOf(account, id)).status).toBe(status);
  });
});

describe('what ECS refuses', () => {
  test.each([
    { wish: { taskDefinition: 'api:9' }, text: 'Unable to find the specified task definition' },
    { wish: { containerName: 'app' }, text: 'The container app does not exist in the task definition.' },
    { wish: { containerPort: 80 }, text: 'did not have a container port 80 defined' },
  ])('fails the deployment in Install with ECS_UPDATE_ERROR: $text', async ({ wish, text }) => {
    // given
    await using account = await openAccount();

    // when
    const id = await release(account, wish);
    const { errorInformation } = await untilStatus(account, id, ['Failed'], MINUTE);

    // then
    expect(errorInformation?.code).toBe('ECS_UPDATE_ERROR');
    expect(errorInformation?.message).toContain(text);
    expect(eventOf(await targetOf(account, id), 'Install').status).toBe('Failed');
    expect(await taskSetsOf(account)).toHaveLength(1);
  });
});

describe('a hook', () => {
  const hooks = {
    passes: { takesSeconds: 30, result: 'Succeeded' as const, logTail: '' },
    fails: { takesSeconds: 30, result: 'Failed' as const, logTail: 'expected 200, got 500' },
    hangs: { takesSeconds: 0, result: 'silent' as const, logTail: '' },
  };

  test('that passes runs for its time at the event that names it', async () => {
    // given
    await using account = await openAccount({ hooks });
    const BeforeAllowTraffic = 'arn:aws:lambda:us-east-1:123456789012:function:passes';

    // when
    const id = await release(account, { hooks: { BeforeAllowTraffic } });
    const target = await untilEvent(account, id, 'BeforeAllowTraffic', 'Succeeded', 5 * MINUTE);

    // then
    const { startTime, endTime } = eventOf(target, 'BeforeAllowTraffic');
    expect((endTime?.getTime() ?? 0) - (startTime?.getTime() ?? 0)).toBe(30_000);
    const other = eventOf(target, 'AfterInstall');
    expect(other.endTime).toEqual(other.startTime);
  });

  test.each([
    { functionName: 'fails', errorCode: 'ScriptFailed', logTail: 'expected 200, got 500' },
    { functionName: 'no-such-function', errorCode: 'ScriptMissing', logTail: undefined },
    { functionName: 'hangs', errorCode: 'ScriptTimedOut', logTail: undefined },
  ])(
    '$functionName fails the deployment with $errorCode before traffic moves',
    async ({ functionName, errorCode, logTail }) => {
      // given
      await using account = await openAccount({ hooks, group: ON_FAILURE });

      // when
      const id = await release(account, { hooks: { BeforeAllowTraffic: functionName } });
      const { errorInformation } = await untilStatus(account, id, ['Failed'], 2 * HOUR);

      // then
      expect(errorInformation).toEqual({
        code: 'HOOK_EXECUTION_FAILURE',
        message: 'The deployment failed because one or more of the lifecycle event validation functions failed.',
      });
      const target = await targetOf(account, id);
      const { diagnostics } = eventOf(target, 'BeforeAllowTraffic');
      expect(diagnostics).toMatchObject({ errorCode, scriptName: functionName });
      expect(diagnostics?.logTail).toBe(logTail);
      expect(eventOf(target, 'AllowTraffic').status).toBe('Skipped');
      expect(weights(account).green).toBe(0);
    },
  );

  test('that fails in BeforeInstall is followed by no rollback: nothing has been installed', async () => {
    // given
    await using account = await openAccount({ hooks, group: ON_FAILURE });

    // when
    const id = await release(account, { hooks: { BeforeInstall: 'fails' } });
    await untilStatus(account, id, ['Failed'], 5 * MINUTE);
    await account.pass(MINUTE);

    // then
    expect((await deploymentOf(account, id)).rollbackInfo).toBeUndefined();
  });

  test('that reports late, to a deployment that was stopped meanwhile, changes nothing', async () => {
    // given
    await using account = await openAccount({ hooks });
    const id = await release(account, { hooks: { AfterInstall: 'hangs' } });
    await untilEvent(account, id, 'AfterInstall', 'InProgress', 5 * MINUTE);

    // when
    await account.codeDeploy.send(new StopDeploymentCommand({ deploymentId: id, autoRollbackEnabled: false }));
    account.service.hookExecutions()[0]?.report('Succeeded');
    await account.pass(10 * MINUTE);

    // then
    expect((await deploymentOf(account, id)).status).toBe('Stopped');
    const target = await targetOf(account, id);
    expect(eventOf(target, 'AfterInstall').status).toBe('Failed');
    expect(eventOf(target, 'AllowTraffic').status).toBe('Skipped');
  });
});

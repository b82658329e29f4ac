import { describe, expect, test } from '@jest/globals';
import { MINUTE } from '../../codedeploy/account.ts';
import { weights } from '../../codedeploy/releases.ts';
import { CANARY, deploy, deploymentOf, openOwnAccount, serviceOf, untilStage, untilStatus } from './own-account.ts';

const withAlarm = (rollback: boolean) => ({ ...CANARY, alarms: { alarmNames: ['5xx'], enable: true, rollback } });
const withBreaker = (rollback: boolean) => ({ ...CANARY, deploymentCircuitBreaker: { enable: true, rollback } });

describe('an alarm of the deployment', () => {
  test('that goes off takes it back, and is named', async () => {
    // given
    await using account = await openOwnAccount({ configuration: withAlarm(true), alarms: { '5xx': 'OK' } });
    const arn = await deploy(account);
    await untilStage(account, arn, 'PRODUCTION_TRAFFIC_SHIFT', 10 * MINUTE);

    // when
    account.setAlarm('5xx', 'ALARM');
    const back = await untilStatus(account, arn, 'ROLLBACK_IN_PROGRESS', MINUTE);

    // then
    expect(back.alarms).toEqual({ status: 'TRIGGERED', alarmNames: ['5xx'], triggeredAlarmNames: ['5xx'] });
    await untilStatus(account, arn, 'ROLLBACK_SUCCESSFUL', 30 * MINUTE);
    expect(weights(account)).toEqual({ blue: 100, green: 0 });
    expect((await serviceOf(account)).events?.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/\(deployment ecs-svc\/\d+\) deployment failed: alarm detected\.$/),
    );
  });

  test('stops it where it stands if it is not to roll back', async () => {
    // given
    await using account = await openOwnAccount({ configuration: withAlarm(false), alarms: { '5xx': 'OK' } });
    const arn = await deploy(account);
    await untilStage(account, arn, 'PRODUCTION_TRAFFIC_SHIFT', 10 * MINUTE);

    // when
    account.setAlarm('5xx', 'ALARM');
    const stopped = await untilStatus(account, arn, 'STOPPED', 2 * MINUTE);

    // then
    expect(stopped.stoppedAt).toEqual(stopped.finishedAt);
    expect(weights(account)).toEqual({ blue: 90, green: 10 });
    expect((await serviceOf(account)).deployments).toMatchObject([{ status: 'PRIMARY', rolloutState: 'FAILED' }, {}]);
  });

  test('that has stopped it leaves a deployment for which no further task is launched', async () => {
    // given
    await using account = await openOwnAccount({ configuration: withAlarm(false), alarms: { '5xx': 'OK' } });
    const arn = await deploy(account);
    await untilStage(account, arn, 'PRODUCTION_TRAFFIC_SHIFT', 10 * MINUTE);
    account.setAlarm('5xx', 'ALARM');
    await untilStatus(account, arn, 'STOPPED', 2 * MINUTE);

    // when
    account.world.versions.change('api:2', { healthChecks: 'fail' });
    await account.pass(10 * MINUTE);

    // then
    expect((await serviceOf(account)).deployments).toMatchObject([
      { status: 'PRIMARY', runningCount: 0, pendingCount: 0 },
      { status: 'ACTIVE', runningCount: 2 },
    ]);
  });

  test('is read until the bake is over', async () => {
    // given
    await using account = await openOwnAccount({ configuration: withAlarm(true), alarms: { '5xx': 'OK' } });
    const arn = await deploy(account);

    // when
    const baking = await untilStage(account, arn, 'BAKE_TIME', 30 * MINUTE);
    const cleaning = await untilStage(account, arn, 'CLEAN_UP', 30 * MINUTE);
    account.setAlarm('5xx', 'ALARM');

    // then
    expect([baking.alarms?.status, cleaning.alarms?.status]).toEqual(['MONITORING', 'MONITORING_COMPLETE']);
    await untilStatus(account, arn, 'SUCCESSFUL', 10 * MINUTE);
  });

  test.each([
    ['switches-alarms-off', 'SUCCESSFUL', 'DISABLED'],
    ['counts', 'ROLLBACK_SUCCESSFUL', 'TRIGGERED'],
  ] as const)('that is in ALARM at the start may mean: %s', async (alarmAtStartWhenShifting, status, shown) => {
    // given
    await using account = await openOwnAccount({
      configuration: withAlarm(true),
      alarms: { '5xx': 'ALARM' },
      ecs: { uncertain: { alarmAtStartWhenShifting } },
    });

    // when
    const ended = await untilStatus(account, await deploy(account), status, 60 * MINUTE);

    // then
    expect(ended.alarms?.status).toBe(shown);
  });

  test.each(['INSUFFICIENT_DATA', 'OK'] as const)('that is in %s stops nothing', async state => {
    // given
    await using account = await openOwnAccount({ configuration: withAlarm(true), alarms: { '5xx': state } });

    // when
    const ended = await untilStatus(account, await deploy(account), 'SUCCESSFUL', 60 * MINUTE);

    // then
    expect(ended.alarms?.status).toBe('MONITORING_COMPLETE');
  });
});

describe('the circuit breaker', () => {
  const cannotPull = { start: { cannotPull: 'not found' } };

  test('takes a deployment back whose tasks never start', async () => {
    // given
    await using account = await openOwnAccount({ configuration: withBreaker(true), green: cannotPull });

    // when
    const arn = await deploy(account);
    const ended = await untilStatus(account, arn, 'ROLLBACK_SUCCESSFUL', 60 * MINUTE);

    // then
    expect(ended).toMatchObject({
      statusReason: 'Service deployment rolled back because the circuit breaker threshold was exceeded.',
      deploymentCircuitBreaker: { status: 'TRIGGERED', failureCount: expect.any(Number), threshold: 3 },
    });
    expect(weights(account)).toEqual({ blue: 100, green: 0 });
  });

  test('may have nothing to say when traffic is shifted: the deployment waits for its tasks', async () => {
    // given
    await using account = await openOwnAccount({
      configuration: withBreaker(true),
      green: cannotPull,
      ecs: { uncertain: { breakerWhenShifting: 'rests' } },
    });

    // when
    const arn = await deploy(account);
    await account.pass(60 * MINUTE);

    // then
    expect(await deploymentOf(account, arn)).toMatchObject({
      status: 'IN_PROGRESS',
      lifecycleStage: 'SCALE_UP',
      deploymentCircuitBreaker: { status: 'DISABLED' },
    });
  });
});

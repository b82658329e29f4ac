import { describe, expect, test } from '@jest/globals';
import { MINUTE, openAccount } from './account.ts';
import { deploymentOf, release, untilEvent, untilStatus, weights } from './releases.ts';

const WATCHED = { alarms: { names: ['api-5xx', 'api-p99'] } };
const QUIET = { 'api-5xx': 'OK', 'api-p99': 'OK' } as const;

describe("the group's alarms", () => {
  test('stop the deployment within about half a minute, and the error names the alarm', async () => {
    // given
    await using account = await openAccount({ group: WATCHED, alarms: QUIET });
    const id = await release(account);
    await untilEvent(account, id, 'AllowTraffic', 'InProgress', 5 * MINUTE);

    // when
    account.setAlarm('api-p99', 'ALARM');
    const stopped = await untilStatus(account, id, ['Stopped'], 36_000);

    // then
    expect(stopped.errorInformation?.code).toBe('ALARM_ACTIVE');
    expect(stopped.errorInformation?.message).toContain('<api-p99>');
    expect(stopped.errorInformation?.message).not.toContain('api-5xx');
  });

  test('that are in ALARM already stop the deployment as soon as it begins, all of them named', async () => {
    // given
    await using account = await openAccount({ group: WATCHED, alarms: { 'api-5xx': 'ALARM', 'api-p99': 'ALARM' } });

    // when
    const id = await release(account);
    const { errorInformation, startTime, completeTime } = await untilStatus(account, id, ['Stopped'], 20_000);

    // then
    expect(errorInformation?.message).toMatch(/Activated alarms: <api-5xx> <api-p99>$/);
    expect((completeTime?.getTime() ?? 0) - (startTime?.getTime() ?? 0)).toBe(1_000);
  });

  test.each([
    { events: ['DEPLOYMENT_STOP_ON_ALARM' as const], after: { blue: 100, green: 0 } },
    { events: ['DEPLOYMENT_FAILURE' as const], after: { blue: 90, green: 10 } },
  ])('take the release back only with DEPLOYMENT_STOP_ON_ALARM, here $events', async ({ events, after }) => {
    // given
    await using account = await openAccount({ group: { ...WATCHED, autoRollback: { events } }, alarms: QUIET });
    const id = await release(account);
    await untilEvent(account, id, 'AllowTraffic', 'InProgress', 5 * MINUTE);

    // when
    account.setAlarm('api-5xx', 'ALARM');
    await untilStatus(account, id, ['Stopped'], MINUTE);
    await account.pass(MINUTE);

    // then
    expect(weights(account)).toEqual(after);
  });

  test('are watched in the termination wait as well', async () => {
    // given
    const group = {
      ...WATCHED,
      terminationWaitMinutes: 30,
      autoRollback: { events: ['DEPLOYMENT_STOP_ON_ALARM' as const] },
    };
    await using account = await openAccount({ group, alarms: QUIET });
    const id = await release(account);
    await untilEvent(account, id, 'AfterAllowTraffic', 'Succeeded', 15 * MINUTE);

    // when
    account.setAlarm('api-5xx', 'ALARM');
    await untilStatus(account, id, ['Stopped'], MINUTE);
    await account.pass(MINUTE);

    // then
    expect(weights(account)).toEqual({ blue: 100, green: 0 });
  });

  test('that lack data, or are not enabled, stop nothing', async () => {
    // given
    const lacking = await openAccount({ group: WATCHED, alarms: { ...QUIET, 'api-p99': 'INSUFFICIENT_DATA' } });
    const disabled = await openAccount({
      group: { alarms: { ...WATCHED.alarms, enabled: false } },
      alarms: { ...QUIET, 'api-p99': 'ALARM' },
    });
    await using accounts = new AsyncDisposableStack();
    accounts.use(lacking);
    accounts.use(disabled);

    // when
    const ends = await Promise.all(
      [lacking, disabled].map(async account =>
        untilStatus(account, await release(account), ['Succeeded'], 15 * MINUTE),
      ),
    );

    // then
    expect(ends.map(({ status }) => status)).toEqual(['Succeeded', 'Succeeded']);
  });

  test.each([
    { ignorePollAlarmFailure: false, status: 'Stopped' as const },
    { ignorePollAlarmFailure: true, status: 'Succeeded' as const },
  ])('that cannot be read end it as $status with ignorePollAlarmFailure $ignorePollAlarmFailure', async wish => {
    // given
    const alarms = { ...WATCHED.alarms, ignorePollAlarmFailure: wish.ignorePollAlarmFailure };
    await using account = await openAccount({ group: { alarms }, alarms: { 'api-5xx': 'OK' } });

    // when
    const id = await release(account);

    // then
    const end = await untilStatus(account, id, ['Stopped', 'Succeeded'], 15 * MINUTE);
    expect(end.status).toBe(wish.status);
  });

  test('are replaced by those of the request', async () => {
    // given
    await using account = await openAccount({ group: WATCHED, alarms: { ...QUIET, 'api-5xx': 'ALARM', other: 'OK' } });
    const overrideAlarmConfiguration = { enabled: true, alarms: [{ name: 'other' }] };

    // when
    const id = await release(account, {}, { overrideAlarmConfiguration });
    await untilStatus(account, id, ['Succeeded'], 15 * MINUTE);

    // then
    expect((await deploymentOf(account, id)).overrideAlarmConfiguration?.alarms).toEqual([{ name: 'other' }]);
  });
});

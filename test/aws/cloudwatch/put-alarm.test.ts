import {
  DeleteAlarmsCommand,
  DescribeAlarmHistoryCommand,
  PutCompositeAlarmCommand,
  SetAlarmStateCommand,
  type PutMetricAlarmCommandInput,
} from '@aws-sdk/client-cloudwatch';
import { describe, expect, test } from '@jest/globals';
import { outage } from './outage.ts';

describe('what this CloudWatch refuses', () => {
  test.each<{ what: string; input: Partial<PutMetricAlarmCommandInput>; error: string }>([
    { what: 'metric math', input: { Metrics: [] }, error: 'does not know Metrics' },
    { what: 'high resolution', input: { Period: 10 }, error: 'does not know high-resolution alarms' },
    {
      what: 'trimmed means',
      input: { Statistic: undefined, ExtendedStatistic: 'tm99' },
      error: 'does not know the statistic tm99',
    },
    {
      what: 'a comparison of anomaly detection',
      input: { ComparisonOperator: 'GreaterThanUpperThreshold' },
      error: 'does not know the comparison',
    },
    {
      what: 'a comparison that there is not',
      input: { ComparisonOperator: 'Above' as 'GreaterThanThreshold' },
      error: 'Member must satisfy enum value set',
    },
    { what: 'a period of 90 s', input: { Period: 90 }, error: 'a multiple of 60' },
    {
      what: 'more datapoints than periods',
      input: { DatapointsToAlarm: 2 },
      error: 'DatapointsToAlarm must be between',
    },
    {
      what: 'two statistics',
      input: { ExtendedStatistic: 'p99' },
      error: 'Exactly one of Statistic and ExtendedStatistic',
    },
  ])('$what is an error, not an alarm that never fires', async ({ input, error }) => {
    // given
    await using world = await outage();

    // when
    const refusal = world.put('a', input);

    // then
    await expect(refusal).rejects.toThrow(error);
    expect((await world.names({})).metric).toEqual([]);
  });

  test.each([
    { rule: 'ALARM(', error: 'AlarmRule cannot be read' },
    { rule: 'ALARM(nobody)', error: 'AlarmRule names alarms that do not exist: nobody' },
  ])('the composite rule "$rule"', async ({ rule, error }) => {
    // given
    await using world = await outage();

    // when
    const refusal = world.cloudwatch.send(new PutCompositeAlarmCommand({ AlarmName: 'c', AlarmRule: rule }));

    // then
    await expect(refusal).rejects.toThrow(error);
  });
});

test('tags are accepted, and are no part of the alarm that is described', async () => {
  // given
  await using world = await outage();

  // when
  await world.put('a', { Tags: [{ Key: 'team', Value: 'api' }] });

  // then
  expect((await world.names({})).metric).toEqual(['a']);
});

describe('history', () => {
  test('tells each change of state with both states, the newest first', async () => {
    // given
    await using world = await outage();
    await world.put('a');
    await world.pass(1);
    await world.cloudwatch.send(new SetAlarmStateCommand({ AlarmName: 'a', StateValue: 'OK', StateReason: 'a drill' }));

    // when
    const { AlarmHistoryItems = [] } = await world.cloudwatch.send(new DescribeAlarmHistoryCommand({ AlarmName: 'a' }));

    // then
    expect(AlarmHistoryItems.map(item => item.HistorySummary)).toEqual([
      'Alarm updated from ALARM to OK',
      'Alarm updated from INSUFFICIENT_DATA to ALARM',
      'Alarm "a" created',
    ]);
    expect(JSON.parse(AlarmHistoryItems[0]?.HistoryData ?? '')).toMatchObject({
      oldState: { stateValue: 'ALARM' },
      newState: { stateValue: 'OK', stateReason: 'a drill' },
    });
  });

  test('a deleted alarm is gone, and is evaluated no more', async () => {
    // given
    await using world = await outage();
    await world.put('a');

    // when
    await world.cloudwatch.send(new DeleteAlarmsCommand({ AlarmNames: ['a'] }));
    await world.pass(120);

    // then
    expect((await world.names({})).metric).toEqual([]);
  });
});

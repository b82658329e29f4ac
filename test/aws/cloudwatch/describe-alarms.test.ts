import { DescribeAlarmsCommand, PutCompositeAlarmCommand, SetAlarmStateCommand } from '@aws-sdk/client-cloudwatch';
import { describe, expect, test } from '@jest/globals';
import { ALARM, outage } from './outage.ts';

describe('DescribeAlarms', () => {
  test('gives metric alarms only, unless types are asked for', async () => {
    // given
    await using world = await outage();
    await world.put('a');
    await world.cloudwatch.send(new PutCompositeAlarmCommand({ AlarmName: 'c', AlarmRule: 'ALARM(a)' }));

    // when
    const plain = await world.names({ AlarmNames: ['a', 'c'] });
    const both = await world.names({ AlarmNames: ['a', 'c'], AlarmTypes: ['MetricAlarm', 'CompositeAlarm'] });

    // then
    expect(plain).toEqual({ metric: ['a'], composite: [] });
    expect(both).toEqual({ metric: ['a'], composite: ['c'] });
  });

  test('shows what was never put as empty lists', async () => {
    // given
    await using world = await outage();
    await world.put('a', { Dimensions: undefined });

    // when
    const { MetricAlarms } = await world.cloudwatch.send(new DescribeAlarmsCommand({ AlarmNames: ['a'] }));

    // then
    const nothing: string[] = [];
    expect(MetricAlarms).toMatchObject([
      { Dimensions: nothing, OKActions: nothing, AlarmActions: nothing, InsufficientDataActions: nothing },
    ]);
  });

  test('leaves out names that do not exist, without a word', async () => {
    // given
    await using world = await outage();
    await world.put('a');

    // when
    const found = await world.names({ AlarmNames: ['nobody', 'a'] });

    // then
    expect(found.metric).toEqual(['a']);
  });

  test('refuses more than 100 names', async () => {
    // given
    await using world = await outage();

    // when
    const refusal = world.names({ AlarmNames: Array.from({ length: 101 }, (_, index) => `a${index}`) });

    // then
    await expect(refusal).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('less than or equal to 100'),
    });
  });

  test('selects by prefix and by state, and gives pages', async () => {
    // given
    await using world = await outage();
    for (const name of ['api-1', 'api-2', 'api-3', 'web-1']) await world.put(name);
    await world.cloudwatch.send(
      new SetAlarmStateCommand({ AlarmName: 'api-2', StateValue: 'ALARM', StateReason: 'a drill' }),
    );

    // when
    const inAlarm = await world.names({ StateValue: 'ALARM' });
    const first = await world.cloudwatch.send(new DescribeAlarmsCommand({ AlarmNamePrefix: 'api-', MaxRecords: 2 }));
    const second = await world.names({ AlarmNamePrefix: 'api-', MaxRecords: 2, NextToken: first.NextToken });

    // then
    expect(inAlarm.metric).toEqual(['api-2']);
    expect(first.MetricAlarms?.map(alarm => alarm.AlarmName)).toEqual(['api-1', 'api-2']);
    expect(second.metric).toEqual(['api-3']);
  });

  test('an alarm made in the middle of an outage is evaluated over what is published already', async () => {
    // given: nobody is registered with the balancer, so it answers every request with 503
    await using world = await outage();
    await world.put('outage');

    // when
    await world.pass(1);
    const { MetricAlarms } = await world.cloudwatch.send(new DescribeAlarmsCommand({ AlarmNames: ['outage'] }));

    // then
    expect(MetricAlarms).toMatchObject([
      {
        AlarmArn: 'arn:aws:cloudwatch:us-east-1:123456789012:alarm:outage',
        StateValue: 'ALARM',
        StateReason: expect.stringMatching(
          /^Threshold Crossed: 1 out of the last 1 datapoints \[\d+\.0 .*\] was greater than the threshold \(10\.0\)/,
        ),
        StateTransitionedTimestamp: new Date('2026-11-20T12:00:00Z'),
        Dimensions: ALARM.Dimensions,
        TreatMissingData: 'missing',
      },
    ]);
  });

  test('an update keeps the state of an alarm', async () => {
    // given
    await using world = await outage();
    await world.put('a');
    await world.pass(1);

    // when
    await world.put('a', { Threshold: 11 });

    // then
    const { MetricAlarms } = await world.cloudwatch.send(new DescribeAlarmsCommand({}));
    expect(MetricAlarms).toMatchObject([{ StateValue: 'ALARM', Threshold: 11 }]);
  });
});

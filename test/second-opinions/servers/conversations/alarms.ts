import { conversation, type Conversation } from '../conversation.ts';

const alarm = {
  AlarmName: 'queue',
  Namespace: 'Shop',
  MetricName: 'Waiting',
  Dimensions: [{ Name: 'Queue', Value: 'orders' }],
  Statistic: 'Maximum' as const,
  Period: 60,
  EvaluationPeriods: 3,
  Threshold: 100,
  ComparisonOperator: 'GreaterThanOrEqualToThreshold' as const,
};

const seeded = conversation('cloudwatch', "the shop's alarms", async ask => {
  await ask('DescribeAlarms', { AlarmNames: ['api-5xx', 'api-p99', 'nobody'] });
  await ask('DescribeAlarms', { AlarmNamePrefix: 'api-' }, 'by a prefix');
  await ask('DescribeAlarms', { AlarmNames: ['nobody'] }, 'one that is missing');
  await ask('DescribeAlarms', { AlarmNames: ['api-5xx'], AlarmNamePrefix: 'api-' }, 'names and a prefix');
  await ask('DescribeAlarms', { MaxRecords: 1 }, 'one to a page');
});

const made = conversation('cloudwatch', 'an alarm of ours', async ask => {
  const { AlarmName } = alarm;
  const AlarmNames = [AlarmName];
  await ask('PutMetricAlarm', alarm);
  await ask('DescribeAlarms', { AlarmNames }, 'that is new');
  await ask('SetAlarmState', { AlarmName, StateValue: 'ALARM', StateReason: 'a drill' });
  await ask('DescribeAlarms', { AlarmNames }, 'in ALARM');
  await ask('DescribeAlarms', { StateValue: 'ALARM' }, 'all in ALARM');
  await ask('DescribeAlarmHistory', { AlarmName });
  await ask('PutMetricAlarm', { ...alarm, Threshold: 200, TreatMissingData: 'breaching' }, 'changed');
  await ask('DescribeAlarms', { AlarmNames }, 'that is changed');
  const any = { AlarmName: 'any', AlarmRule: `ALARM("${AlarmName}") OR ALARM("api-5xx")` };
  await ask('PutCompositeAlarm', any);
  const AlarmTypes = ['CompositeAlarm' as const];
  await ask('DescribeAlarms', { AlarmNames: ['any'], AlarmTypes }, 'a composite one');
  await ask('DescribeAlarms', { AlarmNames: ['any'] }, 'a composite one without its type');
  await ask('PutCompositeAlarm', { ...any, AlarmRule: 'ALARM("nobody")' }, 'of a missing alarm');
  await ask('DeleteAlarms', { AlarmNames }, 'on which another depends');
  await ask('DeleteAlarms', { AlarmNames: ['any', AlarmName] });
  await ask('DescribeAlarms', { AlarmNames }, 'that is deleted');
});

const refused = conversation('cloudwatch', 'alarms that are refused', async ask => {
  await ask('SetAlarmState', { AlarmName: 'nobody', StateValue: 'OK', StateReason: 'none' }, 'a missing alarm');
  await ask('DeleteAlarms', { AlarmNames: ['nobody'] }, 'a missing alarm');
  await ask('PutMetricAlarm', { ...alarm, Period: 61 }, 'a period of 61 s');
  await ask('PutMetricAlarm', { ...alarm, DatapointsToAlarm: 4 }, '4 of 3 points');
  await ask('PutMetricAlarm', { ...alarm, ExtendedStatistic: 'p99' }, 'two statistics');
  const { Statistic: _, ...without } = alarm;
  await ask('PutMetricAlarm', without, 'no statistic');
  await ask('PutMetricAlarm', { ...alarm, TreatMissingData: 'forget' }, 'an unknown treatment');
  const CompareTo = 'GreaterThanNothing' as typeof alarm.ComparisonOperator;
  await ask('PutMetricAlarm', { ...alarm, ComparisonOperator: CompareTo }, 'an unknown comparison');
});

const metrics = conversation('cloudwatch', 'metrics', async ask => {
  await ask('ListMetrics', { Namespace: 'Nobody' }, 'of an empty namespace');
  const query = {
    Id: 'm1',
    MetricStat: { Metric: { Namespace: 'Nobody', MetricName: 'Nothing' }, Period: 60, Stat: 'Sum' },
  };
  const StartTime = new Date('2026-11-20T11:50:00Z');
  const EndTime = new Date('2026-11-20T12:00:00Z');
  await ask('GetMetricData', { StartTime, EndTime, MetricDataQueries: [query] }, 'without points');
  const turned = { StartTime: EndTime, EndTime: StartTime, MetricDataQueries: [query] };
  await ask('GetMetricData', turned, 'that ends before it begins');
  await ask('GetMetricData', { StartTime, EndTime, MetricDataQueries: [query, query] }, 'the same id twice');
});

export const alarmsAndMetrics: readonly Conversation[] = [seeded, made, refused, metrics];

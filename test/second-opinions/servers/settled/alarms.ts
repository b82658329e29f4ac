import type { Ruling } from './ruling.ts';

export const alarms: readonly Ruling[] = [
  {
    why: 'ours is right: the time of the last real change of state is shown.',
    source: '"MetricAlarm", CloudWatch API reference: StateTransitionedTimestamp.',
    of: [
      'moto | cloudwatch MetricAlarm.StateTransitionedTimestamp | missing there',
      'MiniStack | cloudwatch MetricAlarm.StateTransitionedTimestamp | missing there',
    ],
  },
  {
    why: 'ours is right: an alarm of one metric has no queries, one of a percentile no statistic, and one without a description none.',
    source:
      '"MetricAlarm" and PutMetricAlarm, CloudWatch API reference: Metrics is for metric math, Statistic for all but percentiles.',
    of: [
      'moto | cloudwatch MetricAlarm.Metrics | missing here',
      'MiniStack | cloudwatch MetricAlarm.AlarmDescription | missing here',
      'MiniStack | cloudwatch MetricAlarm.Statistic | missing here',
      'MiniStack | cloudwatch CompositeAlarm.AlarmDescription | missing here',
    ],
  },
  {
    why: 'ours is right: what missing points count as is shown, and missing is the default.',
    source: 'PutMetricAlarm, CloudWatch API reference: TreatMissingData.',
    of: ['moto | cloudwatch MetricAlarm.TreatMissingData | missing there'],
  },
  {
    why: 'ours is right: alarms live here: they are INSUFFICIENT_DATA when they are new, and their state follows their metric; data stands beside a reason that has some.',
    source:
      '"Alarm states" and "Configuring how CloudWatch alarms treat missing data", CloudWatch user guide; SetAlarmState: StateReasonData is not required.',
    of: [
      'moto | cloudwatch MetricAlarm.StateValue | "INSUFFICIENT_DATA" here, "OK" there',
      'moto | cloudwatch MetricAlarm.StateReasonData | missing here',
      'moto | cloudwatch MetricAlarm.StateValue | "ALARM" here, "OK" there',
      'MiniStack | cloudwatch MetricAlarm.StateValue | "OK" here, "INSUFFICIENT_DATA" there',
      'MiniStack | cloudwatch MetricAlarm.StateReasonData | missing there',
      'MiniStack | cloudwatch CompositeAlarm.StateValue | "INSUFFICIENT_DATA" here, "ALARM" there',
      'MiniStack | cloudwatch CompositeAlarm.StateReasonData | missing here',
    ],
  },
  {
    why: 'ours is right: lists come in pages.',
    source: 'DescribeAlarms, CloudWatch API reference: MaxRecords, NextToken.',
    of: [
      'moto | cloudwatch DescribeAlarmsOutput.MetricAlarms[] | "api-p99" there only',
      'moto | cloudwatch DescribeAlarmsOutput.NextToken | missing there',
    ],
  },
  {
    why: 'ours is right: composite alarms are part of DescribeAlarms.',
    source: 'DescribeAlarms, CloudWatch API reference: AlarmTypes.',
    of: [
      'moto | cloudwatch DescribeAlarmsOutput.CompositeAlarms[] | "arn:aws:cloudwatch:us-east-1:<account>:alarm:any" here only',
    ],
  },
  {
    why: 'ours is right: the making of an alarm is a ConfigurationUpdate in its history.',
    source: '"AlarmHistoryItem", CloudWatch API reference: HistoryItemType.',
    of: ['MiniStack | cloudwatch AlarmHistoryItem.HistoryItemType | "ConfigurationUpdate" here, "StateUpdate" there'],
  },
  {
    why: 'ours is right: a composite alarm and one that it depends on may go in one call.',
    source: 'DeleteAlarms, CloudWatch API reference: one composite alarm and 99 metric alarms in one operation.',
    of: [
      'MiniStack | an alarm of ours: cloudwatch:DeleteAlarms | answered here, 400 ValidationException there',
      'MiniStack | cloudwatch DescribeAlarmsOutput.MetricAlarms[] | "queue" there only',
    ],
  },
  {
    why: 'ours is right: a series without a label is called by its metric, and a reply has its list of messages.',
    source: 'GetMetricData, CloudWatch API reference: Label, Messages.',
    of: [
      'moto | cloudwatch MetricDataResult.Label | "Nothing" here, "Nothing Sum" there',
      'moto | cloudwatch GetMetricDataOutput.Messages | missing there',
      'MiniStack | cloudwatch MetricDataResult.Label | "Nothing" here, "m1" there',
      'MiniStack | cloudwatch GetMetricDataOutput.Messages | missing there',
    ],
  },
  {
    why: 'ours is right: what cannot be is refused.',
    source:
      "DescribeAlarms, PutMetricAlarm, DeleteAlarms and GetMetricData, CloudWatch API reference: which parameters exclude one another, their values, and the uniqueness of MetricDataQuery's Id.",
    of: [
      "moto | the shop's alarms: cloudwatch:DescribeAlarms, names and a prefix | 400 ValidationException here, answered there",
      'moto | an alarm of ours: cloudwatch:DeleteAlarms, on which another depends | 400 ValidationException here, answered there',
      'moto | alarms that are refused: cloudwatch:PutMetricAlarm, a period of 61 s | 400 ValidationException here, answered there',
      'moto | alarms that are refused: cloudwatch:PutMetricAlarm, 4 of 3 points | 400 ValidationException here, answered there',
      'moto | alarms that are refused: cloudwatch:PutMetricAlarm, two statistics | 400 ValidationException here, answered there',
      'moto | alarms that are refused: cloudwatch:PutMetricAlarm, no statistic | 400 ValidationException here, answered there',
      'moto | alarms that are refused: cloudwatch:PutMetricAlarm, an unknown treatment | 400 ValidationException here, answered there',
      'moto | alarms that are refused: cloudwatch:PutMetricAlarm, an unknown comparison | 400 ValidationException here, answered there',
      'moto | metrics: cloudwatch:GetMetricData, the same id twice | 400 ValidationException here, answered there',
      "MiniStack | the shop's alarms: cloudwatch:DescribeAlarms, names and a prefix | 400 ValidationException here, answered there",
      'MiniStack | alarms that are refused: cloudwatch:PutMetricAlarm, a period of 61 s | 400 ValidationException here, answered there',
      'MiniStack | alarms that are refused: cloudwatch:PutMetricAlarm, 4 of 3 points | 400 ValidationException here, answered there',
      'MiniStack | alarms that are refused: cloudwatch:PutMetricAlarm, two statistics | 400 ValidationException here, answered there',
      'MiniStack | alarms that are refused: cloudwatch:PutMetricAlarm, no statistic | 400 ValidationException here, answered there',
      'MiniStack | alarms that are refused: cloudwatch:PutMetricAlarm, an unknown treatment | 400 ValidationException here, answered there',
      'MiniStack | alarms that are refused: cloudwatch:PutMetricAlarm, an unknown comparison | 400 ValidationException here, answered there',
      'MiniStack | metrics: cloudwatch:GetMetricData, that ends before it begins | 400 ValidationException here, answered there',
      'MiniStack | metrics: cloudwatch:GetMetricData, the same id twice | 400 ValidationException here, answered there',
    ],
  },
];

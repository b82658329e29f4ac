import * as v from 'valibot';

/**
 * A metric alarm of a seed: the members of PutMetricAlarm. For the dimensions `LoadBalancer` and `TargetGroup` the plain
 * name of one in the same seed will do; the id that AWS would append is filled in.
 */
export const metricAlarmSeed = v.strictObject({
  AlarmName: v.string(),
  AlarmDescription: v.exactOptional(v.string()),
  Namespace: v.optional(v.string(), 'AWS/ApplicationELB'),
  MetricName: v.string(),
  Dimensions: v.array(v.strictObject({ Name: v.string(), Value: v.string() })),
  Statistic: v.exactOptional(v.picklist(['Average', 'Sum', 'Minimum', 'Maximum', 'SampleCount'])),
  ExtendedStatistic: v.exactOptional(v.string()),
  Period: v.number(),
  EvaluationPeriods: v.number(),
  DatapointsToAlarm: v.exactOptional(v.number()),
  Threshold: v.number(),
  ComparisonOperator: v.picklist([
    'GreaterThanThreshold',
    'GreaterThanOrEqualToThreshold',
    'LessThanThreshold',
    'LessThanOrEqualToThreshold',
  ]),
  TreatMissingData: v.exactOptional(v.picklist(['breaching', 'notBreaching', 'ignore', 'missing'])),
});

export const compositeAlarmSeed = v.strictObject({
  AlarmName: v.string(),
  AlarmDescription: v.exactOptional(v.string()),
  AlarmRule: v.string(),
});

export const alarmsSeed = v.strictObject({
  metric: v.optional(v.array(metricAlarmSeed), []),
  composite: v.optional(v.array(compositeAlarmSeed), []),
});

export type MetricAlarmSeedInput = v.InferInput<typeof metricAlarmSeed>;
export type MetricAlarmSeed = v.InferOutput<typeof metricAlarmSeed>;

import {
  DescribeAlarmsCommand,
  PutMetricAlarmCommand,
  type DescribeAlarmsCommandInput,
  type PutMetricAlarmCommandInput,
} from '@aws-sdk/client-cloudwatch';
import { sdkClients } from '../sdk-clients.ts';
import { startAws } from '../start-aws.ts';
import { SMALL_API } from '../world/small-api.ts';

/** The balancer's own errors: more than ten in a minute. */
export const ALARM: Omit<PutMetricAlarmCommandInput, 'AlarmName'> = {
  Namespace: 'AWS/ApplicationELB',
  MetricName: 'HTTPCode_ELB_5XX_Count',
  Dimensions: [{ Name: 'LoadBalancer', Value: 'app/api/14c2529eb4498c5d' }],
  Statistic: 'Sum',
  Period: 60,
  EvaluationPeriods: 1,
  Threshold: 10,
  ComparisonOperator: 'GreaterThanThreshold',
};

/** For tests: an account whose load balancer has no targets, so that it answers every request with 503. */
export async function outage() {
  const aws = await startAws({ seed: SMALL_API, pace: { kind: 'stepped' } });
  const me = aws.timeline.join('test');
  const { cloudwatch } = sdkClients(aws.endpoint);
  return {
    aws,
    cloudwatch,
    pass: (seconds: number) => aws.timeline.sleep(me, aws.timeline.now() + seconds * 1000),
    put: (AlarmName: string, more: Partial<PutMetricAlarmCommandInput> = {}) =>
      cloudwatch.send(new PutMetricAlarmCommand({ ...ALARM, AlarmName, ...more })),
    names: async (input: DescribeAlarmsCommandInput) => {
      const { MetricAlarms = [], CompositeAlarms = [] } = await cloudwatch.send(new DescribeAlarmsCommand(input));
      return {
        metric: MetricAlarms.map(alarm => alarm.AlarmName),
        composite: CompositeAlarms.map(alarm => alarm.AlarmName),
      };
    },
    [Symbol.asyncDispose]: aws.close,
  };
}

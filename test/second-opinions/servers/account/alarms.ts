import { type CloudWatchClient, PutMetricAlarmCommand } from '@aws-sdk/client-cloudwatch';
import type { Seed } from '../../../aws/seed.ts';
import { type Arns, made } from './balancers.ts';

/** The metric alarms of a seed, by create calls. */
export async function createAlarms(cloudwatch: CloudWatchClient, { alarms }: Seed, arns: Arns): Promise<void> {
  for (const alarm of alarms.metric) {
    const Dimensions = alarm.Dimensions.map(({ Name, Value }) => ({
      Name,
      Value: dimensionValue(arns.get(Value), Value),
    }));
    await cloudwatch.send(new PutMetricAlarmCommand({ ...alarm, Dimensions }));
  }
}

/** What CloudWatch calls a load balancer: the end of its ARN, `app/shop/50dc6c495c0c9188`. */
function dimensionValue(arn: string | undefined, name: string): string {
  return made(arn, name).replace(/^.*:loadbalancer\//, '');
}

import type { SeedInput } from '../aws/seed.ts';
import { healthy, shop } from '../releases/shop.ts';

const unhealthyIn = (group: string) => ({
  AlarmName: `${group}-unhealthy`,
  MetricName: 'UnHealthyHostCount',
  Dimensions: [
    { Name: 'LoadBalancer', Value: 'shop' },
    { Name: 'TargetGroup', Value: group },
  ],
  Statistic: 'Maximum' as const,
  Period: 60,
  EvaluationPeriods: 2,
  Threshold: 0,
  ComparisonOperator: 'GreaterThanThreshold' as const,
  TreatMissingData: 'notBreaching' as const,
});

/**
 * The shop as the README has it: an alarm for each target group, and a healthy image under the name that the workflow makes.
 *
 * @param denied IAM actions that the role is not allowed
 */
export function readmeShop(image: string, denied: readonly string[]): SeedInput {
  const { versions, alarms, ...rest } = shop();
  return {
    ...rest,
    versions: { ...versions, [image]: healthy },
    alarms: { metric: [...(alarms?.metric ?? []), ...['api-1', 'api-2'].map(unhealthyIn)] },
    denied: [...denied],
  };
}

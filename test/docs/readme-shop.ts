import { alarmsFor, type MissingAlarm } from '../../src/report/missing-alarms.ts';
import type { SeedInput } from '../aws/seed.ts';
import { healthy, shop, type ShopChanges } from '../releases/shop.ts';

/** The limits that somebody has set who knows this shop. The other two are those that Greenlight proposes. */
const limits: Readonly<Record<string, number>> = { HTTPCode_Target_5XX_Count: 30 };

/** The alarms that Greenlight proposes where there are none, under its names, as if they had been pasted and created. */
const handedOut = (['5xx answers', 'unhealthy targets', 'latency'] as const).flatMap(signal =>
  alarmsFor({ signal, prefix: 'api', loadBalancer: 'app/shop/0', targetGroups: groups('api-1', 'api-2') }),
);

/**
 * The shop as the README has it: the alarms of its workflow, and a healthy image under the name that the workflow makes.
 *
 * @param denied IAM actions that the role is not allowed
 */
export function readmeShop(image: string, denied: readonly string[], changes: ShopChanges = {}): SeedInput {
  const { versions, ...rest } = shop(changes);
  return {
    ...rest,
    versions: { ...versions, [image]: healthy },
    alarms: { metric: handedOut.map(created) },
    denied: [...denied],
  };
}

function groups(...names: readonly string[]): readonly string[] {
  return names.map(name => `targetgroup/${name}/0`);
}

function created({ name, metric, statistic, threshold, dimensions }: MissingAlarm) {
  return {
    AlarmName: name,
    MetricName: metric,
    Dimensions: [
      { Name: 'LoadBalancer', Value: 'shop' },
      { Name: 'TargetGroup', Value: dimensions.TargetGroup.split('/')[1] ?? '' },
    ],
    ...(statistic.is === 'plain'
      ? { Statistic: statistic.name as 'Sum' | 'Maximum' }
      : { ExtendedStatistic: statistic.name }),
    Period: 60,
    EvaluationPeriods: 2,
    Threshold: limits[metric] ?? threshold,
    ComparisonOperator: 'GreaterThanThreshold' as const,
    TreatMissingData: 'notBreaching' as const,
  };
}

import type { Signal, Unwatched } from '../release/plan.ts';

/** A CloudWatch alarm that is missing. One per target group: on the load balancer as a whole, other services would ring it. */
export interface MissingAlarm {
  /** Unique within the template, in lower case with underscores. */
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly namespace: string;
  readonly metric: string;
  readonly statistic: { readonly is: 'plain' | 'percentile'; readonly name: string };
  readonly threshold: number;
  /** What the threshold counts, for whoever sets it. */
  readonly unit: string;
  readonly dimensions: { readonly LoadBalancer: string; readonly TargetGroup: string };
}

/** The alarms that would watch a signal: one for each target group of the pair. */
export function alarmsFor(unwatched: Unwatched): readonly MissingAlarm[] {
  const network = unwatched.loadBalancer.startsWith('net/');
  // A network load balancer sees connections and no answers: it counts neither 5xx nor response times.
  if (network && unwatched.signal !== 'unhealthy targets') return [];
  const watching = watchers[unwatched.signal];
  return unwatched.targetGroups.map((group, index) => {
    const name = groupName(group);
    return {
      ...watching,
      key: `${identifier(unwatched.prefix)}_${watching.short}_${index + 1}`,
      name: `${unwatched.prefix}-${watching.short}-${name}`,
      description: `${watching.description} ${name}`,
      namespace: network ? 'AWS/NetworkELB' : 'AWS/ApplicationELB',
      dimensions: { LoadBalancer: unwatched.loadBalancer, TargetGroup: group },
    };
  });
}

/** Metrics of "CloudWatch metrics for your Application Load Balancer"; a count of 5xx is only there when it is not nothing. */
const watchers: Record<
  Signal,
  Pick<MissingAlarm, 'metric' | 'statistic' | 'threshold' | 'unit' | 'description'> & { readonly short: string }
> = {
  '5xx answers': {
    short: '5xx',
    metric: 'HTTPCode_Target_5XX_Count',
    statistic: { is: 'plain', name: 'Sum' },
    threshold: 5,
    unit: 'answers with 5xx in a minute that are still fine',
    description: 'Answers with 5xx from target group',
  },
  'unhealthy targets': {
    short: 'unhealthy',
    metric: 'UnHealthyHostCount',
    statistic: { is: 'plain', name: 'Maximum' },
    threshold: 0,
    unit: 'unhealthy targets that are still fine',
    description: 'Unhealthy targets in target group',
  },
  latency: {
    short: 'p99',
    metric: 'TargetResponseTime',
    statistic: { is: 'percentile', name: 'p99' },
    threshold: 1,
    unit: 'seconds that 99 of 100 answers may take',
    description: 'Response time (p99) of target group',
  },
};

/** `targetgroup/api-1/73e2d6bc24d8a067` is called `api-1`. */
function groupName(dimension: string): string {
  return dimension.split('/')[1] ?? dimension;
}

/** A name that both CloudFormation, in camel case, and Terraform take: it begins with a letter. */
function identifier(text: string): string {
  const plain = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
  return /^[a-z]/.test(plain) ? plain : `alarm_${plain}`;
}

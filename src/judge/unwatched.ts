import type { Metrics } from '../release/found.ts';
import type { Signal, Unwatched } from '../release/plan.ts';
import type { AlarmFacts, Watched } from '../release/words.ts';

type OneMetric = Extract<Watched, { what: 'one metric' }>;

/** The metrics that tell of a signal, by the kind of load balancer (Elastic Load Balancing user guides, "CloudWatch metrics"). */
const tellingMetrics = {
  application: {
    namespace: 'AWS/ApplicationELB',
    signals: {
      '5xx answers': ['HTTPCode_Target_5XX_Count', 'HTTPCode_ELB_5XX_Count'],
      'unhealthy targets': ['UnHealthyHostCount', 'HealthyHostCount'],
      latency: ['TargetResponseTime'],
    },
  },
  // A network load balancer carries connections: it knows neither answers nor how long they take.
  network: {
    namespace: 'AWS/NetworkELB',
    signals: { 'unhealthy targets': ['UnHealthyHostCount', 'HealthyHostCount'] },
  },
} as const satisfies Record<string, { namespace: string; signals: Partial<Record<Signal, readonly string[]>> }>;

/**
 * The signals of the target's load balancer that none of these alarms is about. An alarm on an expression, on other
 * alarms or on a log query may be about any of them: where there is one, nothing is claimed, for a warning that may be
 * wrong is one that people learn to ignore.
 */
export function unwatched(alarms: readonly AlarmFacts[], metrics: Metrics): readonly Unwatched[] {
  const watched = alarms.map(({ watches }) => watches);
  if (watched.some(({ what }) => what === 'more than one')) return [];
  const known = watched.filter(one => one.what === 'one metric');
  const { loadBalancer, targetGroups, prefix } = metrics;
  const { namespace, signals } = tellingMetrics[loadBalancer.startsWith('net/') ? 'network' : 'application'];
  return Object.entries(signals)
    .filter(([, names]) => !known.some(one => isAbout(one, namespace, names, metrics)))
    .map(([signal]) => ({ signal: signal as Signal, loadBalancer, targetGroups, prefix }));
}

/**
 * About this load balancer as a whole, or about a target group of it that green may stand in. A metric with other
 * dimensions is of another load balancer, and one without any is not published at all.
 */
function isAbout(
  { namespace, metric, dimensions }: OneMetric,
  wanted: string,
  names: readonly string[],
  { loadBalancer, targetGroups }: Metrics,
): boolean {
  const { LoadBalancer: balancer, TargetGroup: group } = dimensions;
  return (
    namespace === wanted &&
    names.includes(metric) &&
    balancer === loadBalancer &&
    (group === undefined || targetGroups.includes(group))
  );
}

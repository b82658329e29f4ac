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
  return Object.entries(signals).flatMap(([signal, names]) => {
    const telling = known.filter(one => one.namespace === namespace && names.some(name => name === one.metric));
    const blind = targetGroups.filter(group => !telling.some(one => sees(one, loadBalancer, group)));
    return blind.length === 0 ? [] : [{ signal: signal as Signal, loadBalancer, targetGroups: blind, prefix }];
  });
}

/**
 * About this load balancer as a whole, or about this target group of it. Green stands in either group by turns, so that an
 * alarm on one of them sees every second release.
 */
function sees({ dimensions }: OneMetric, loadBalancer: string, group: string): boolean {
  const { LoadBalancer: balancer, TargetGroup: about } = dimensions;
  return balancer === loadBalancer && (about === undefined || about === group);
}

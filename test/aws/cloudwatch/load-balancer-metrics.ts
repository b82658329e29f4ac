import type { LoadBalancer } from '../world/load-balancers.ts';
import type { TargetGroup } from '../world/target-group.ts';
import type { TrafficSecond } from '../world/traffic.ts';
import type { TargetHealth } from '../world/world.ts';
import type { MetricStore } from './metric-store.ts';

/** Source of names, dimensions and reporting criteria: "CloudWatch metrics for your ALB", ELB user guide. */
const NAMESPACE = 'AWS/ApplicationELB';

type Dimensions = Readonly<Record<string, string>>;

/** The value of a dimension is the last part of an ARN: `app/NAME/ID`, `targetgroup/NAME/ID`. */
export function loadBalancerDimension({ arn }: Pick<LoadBalancer, 'arn'>): string {
  return arn.slice(arn.indexOf('loadbalancer/') + 'loadbalancer/'.length);
}

export function targetGroupDimension({ arn }: Pick<TargetGroup, 'arn'>): string {
  return arn.slice(arn.indexOf('targetgroup/'));
}

export function recordTraffic(store: MetricStore, second: TrafficSecond): void {
  const ofBalancer = { LoadBalancer: loadBalancerDimension(second.balancer) };
  const within = second.at - 1;
  // A count is absent, not zero, when there is nothing to count.
  const count = (name: string, dimensions: Dimensions, times: number) => {
    if (times > 0) store.recordRepeated({ namespace: NAMESPACE, name, dimensions }, within, 1, times);
  };

  for (const { targetGroup, failed, latenciesMs } of second.served) {
    const seconds = latenciesMs.map(milliseconds => milliseconds / 1000);
    const ofGroup = { ...ofBalancer, TargetGroup: targetGroupDimension(targetGroup) };
    for (const dimensions of [ofBalancer, ofGroup]) {
      count('RequestCount', dimensions, latenciesMs.length);
      count('HTTPCode_Target_5XX_Count', dimensions, failed);
      count('HTTPCode_Target_2XX_Count', dimensions, latenciesMs.length - failed);
      store.record({ namespace: NAMESPACE, name: 'TargetResponseTime', dimensions }, within, seconds);
    }
  }
  for (const unserved of second.unserved) {
    count('HTTPCode_ELB_5XX_Count', ofBalancer, unserved.requests);
    count(`HTTPCode_ELB_${unserved.status}_Count`, ofBalancer, unserved.requests);
    // RequestCount leaves out what was turned away before a target was chosen.
    if (unserved.status === 503) continue;
    count('RequestCount', ofBalancer, unserved.requests);
    count(
      'RequestCount',
      { ...ofBalancer, TargetGroup: targetGroupDimension(unserved.targetGroup) },
      unserved.requests,
    );
  }
}

/** Reported while targets are registered. New and draining targets are neither healthy nor unhealthy. One node, one sample a second. */
export function recordTargetHealth(store: MetricStore, balancer: LoadBalancer, at: number): void {
  for (const group of balancer.targetGroups) {
    const targets = group.targets();
    if (targets.length === 0) continue;
    const count = (wanted: TargetHealth) => targets.filter(({ health }) => health === wanted).length;
    const dimensions = { LoadBalancer: loadBalancerDimension(balancer), TargetGroup: targetGroupDimension(group) };
    store.record({ namespace: NAMESPACE, name: 'HealthyHostCount', dimensions }, at - 1, [count('healthy')]);
    store.record({ namespace: NAMESPACE, name: 'UnHealthyHostCount', dimensions }, at - 1, [count('unhealthy')]);
  }
}

import { loadBalancerDimension, targetGroupDimension } from '../cloudwatch/load-balancer-metrics.ts';
import type { MetricStore } from '../cloudwatch/metric-store.ts';
import type { LoadBalancer } from '../world/load-balancers.ts';
import type { TargetGroup } from '../world/target-group.ts';
import type { Answer } from './answer.ts';

/** Source of the names: "CloudWatch metrics for your ALB", ELB user guide. */
const NAMESPACE = 'AWS/ApplicationELB';

/** What a target answered. The load balancer's metrics do not tell a test listener's requests from anybody else's. */
export function recordAnswer(
  store: MetricStore,
  balancer: LoadBalancer,
  targetGroup: TargetGroup,
  { status, latencyMs }: Answer,
  at: number,
): void {
  const ofBalancer = { LoadBalancer: loadBalancerDimension(balancer) };
  const ofGroup = { ...ofBalancer, TargetGroup: targetGroupDimension(targetGroup) };
  for (const dimensions of [ofBalancer, ofGroup]) {
    const record = (name: string, value: number) =>
      store.record({ namespace: NAMESPACE, name, dimensions }, at, [value]);
    record('RequestCount', 1);
    record(`HTTPCode_Target_${Math.trunc(status / 100)}XX_Count`, 1);
    record('TargetResponseTime', latencyMs / 1000);
  }
}

/** The balancer gave up on a target that was chosen: the request counts, and no target answered it. */
export function recordGatewayTimeout(
  store: MetricStore,
  balancer: LoadBalancer,
  targetGroup: TargetGroup,
  at: number,
): void {
  const ofBalancer = { LoadBalancer: loadBalancerDimension(balancer) };
  const ofGroup = { ...ofBalancer, TargetGroup: targetGroupDimension(targetGroup) };
  const count = (name: string, dimensions: Readonly<Record<string, string>>) =>
    store.record({ namespace: NAMESPACE, name, dimensions }, at, [1]);
  count('RequestCount', ofBalancer);
  count('RequestCount', ofGroup);
  count('HTTPCode_ELB_5XX_Count', ofBalancer);
  count('HTTPCode_ELB_504_Count', ofBalancer);
}

import type { Finding } from '../../../release/problem.ts';
import { there } from '../../elbv2/balancing.ts';
import type { Facts } from './facts.ts';

/**
 * Whether the load balancer can be shifted in steps. CodeDeploy's user guide has all at once as the only way behind a
 * network load balancer, and says nothing of the weighted target groups that these have had since late 2025.
 */
export function networkLoadBalancerFindings({ balancing, strategy }: Facts): readonly Finding[] {
  if (balancing === undefined || (strategy !== 'canary' && strategy !== 'linear')) return [];
  const [network] = there(balancing.production).filter(({ loadBalancer }) =>
    loadBalancer.includes(':loadbalancer/net/'),
  );
  if (network === undefined) return [];
  return [
    {
      level: 'warning',
      where: 'strategy',
      value: strategy,
      reason: `${network.loadBalancer} is a network load balancer, behind which CodeDeploy documents all at once only`,
      remedy: 'use `strategy: blue-green` where CodeDeploy refuses or ignores the steps',
    },
  ];
}

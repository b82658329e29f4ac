import type { ClientOf, Handlers } from '../wire/index.ts';
import type { Caller } from '../world/world.ts';
import { describedLoadBalancer } from './describe-load-balancer.ts';
import type { Directory } from './directory.ts';
import type { BalancedWorld } from './elbv2.ts';
import { page } from './page.ts';
import { refusals } from './refusals.ts';

export function loadBalancerHandlers(
  { balancers, region }: BalancedWorld,
  directory: Directory,
): Handlers<ClientOf<'elasticloadbalancing'>, Caller> {
  return {
    DescribeLoadBalancers: input => {
      const { LoadBalancerArns: arns, Names: names } = input;
      if (arns !== undefined && names !== undefined) {
        throw refusals.invalid('Load balancer names and load balancer ARNs cannot be specified at the same time');
      }
      const unknown = names?.filter(name => !balancers.all.some(balancer => balancer.name === name)) ?? [];
      if (unknown.length > 0) throw refusals.noLoadBalancers(unknown);
      const wanted =
        arns?.map(directory.loadBalancer) ??
        balancers.all.filter(({ name }) => names === undefined || names.includes(name));
      const { items, NextMarker } = page(wanted, input);
      return { LoadBalancers: items.map(balancer => describedLoadBalancer(balancer, region)), ...NextMarker };
    },
  };
}

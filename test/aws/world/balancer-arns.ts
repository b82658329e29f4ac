import { createHash } from 'node:crypto';
import type { BalancerType } from './world.ts';

/** ARNs of Elastic Load Balancing: "Resource types" of its page in the service authorization reference. */
export interface BalancerArns {
  readonly loadBalancer: (name: string) => string;
  readonly targetGroup: (name: string) => string;
  readonly listener: (loadBalancer: string, port: number) => string;
  readonly rule: (loadBalancer: string, port: number, priority: number | 'default') => string;
}

export function balancerArns(
  { account, region }: { readonly account: string; readonly region: string },
  type: BalancerType = 'application',
): BalancerArns {
  const short = type === 'application' ? 'app' : 'net';
  const arn = (path: string) => `arn:aws:elasticloadbalancing:${region}:${account}:${path}`;
  const balancer = (name: string) => `${short}/${name}/${resourceId(name)}`;
  const listener = (name: string, port: number) => `${balancer(name)}/${resourceId(`${name}:${port}`)}`;
  return {
    loadBalancer: name => arn(`loadbalancer/${balancer(name)}`),
    targetGroup: name => arn(`targetgroup/${name}/${resourceId(name)}`),
    listener: (name, port) => arn(`listener/${listener(name, port)}`),
    rule: (name, port, priority) =>
      arn(`listener-rule/${listener(name, port)}/${resourceId(`${name}:${port} ${priority}`)}`),
  };
}

/** The same name has the same id in every world, so that a seed's reader can know the ARNs. */
function resourceId(name: string): string {
  return createHash('sha256').update(name).digest('hex').slice(0, 16);
}

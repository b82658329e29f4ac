import type { Balancing, Listener, TargetGroup } from '../../../src/targets/elbv2/balancing.ts';
import type { Forward } from '../../../src/targets/elbv2/forward.ts';

const arn = (path: string) => `arn:aws:elasticloadbalancing:eu-west-1:123456789012:${path}`;

export const shopBalancer = arn('loadbalancer/app/shop/50dc6c495c0c9188');
export const otherBalancer = arn('loadbalancer/app/till/0123456789abcdef');
export const networkBalancer = arn('loadbalancer/net/shop/50dc6c495c0c9188');
export const api1 = arn('targetgroup/api-1/73e2d6bc24d8a067');
export const api2 = arn('targetgroup/api-2/9683b2d02a6cabee');
export const third = arn('targetgroup/till/1111111111111111');
export const production = arn('listener/app/shop/50dc6c495c0c9188/f2f7dc8efc522ab2');
export const testing = arn('listener/app/shop/50dc6c495c0c9188/aaaaaaaaaaaaaaaa');

export const aTargetGroup = (name: string, change: Partial<TargetGroup> = {}): TargetGroup => ({
  name,
  arn: name === 'api-1' ? api1 : api2,
  loadBalancers: [shopBalancer],
  targetType: 'ip',
  protocol: 'HTTP',
  port: 8080,
  ...change,
});

/** Weights of the pair by name, in the default action unless another place is given. */
export const aForward = (blue: number, green: number, change: Partial<Forward> = {}): Forward => ({
  of: 'default',
  rule: undefined,
  weights: new Map([
    [api1, blue],
    [api2, green],
  ]),
  sticky: false,
  ...change,
});

export const aListener = (change: Partial<Listener> = {}): Listener => ({
  arn: production,
  port: 443,
  protocol: 'HTTPS',
  loadBalancer: shopBalancer,
  forwards: [aForward(100, 0)],
  ...change,
});

export const there = <T>(what: T) => ({ is: 'there', what }) as const;

/** The shop's load balancer at rest: all traffic to `api-1`, a test listener on 8443. */
export const aBalancing = (change: Partial<Balancing> = {}): Balancing => ({
  targetGroups: [there(aTargetGroup('api-1')), there(aTargetGroup('api-2'))],
  production: [there(aListener())],
  test: [there(aListener({ arn: testing, port: 8443 }))],
  ...change,
});

export const forwarding = (...forwards: readonly Forward[]): Balancing =>
  aBalancing({ production: [there(aListener({ forwards }))] });

import { createHash } from 'node:crypto';
import type { Random } from './random.ts';
import type { LoadBalancerSeed } from './seed.ts';
import { createTargetGroup, type TargetGroup } from './target-group.ts';
import type { LoadBalancers, Versions, Weights, WorldTimeline } from './world.ts';

export interface LoadBalancer {
  readonly name: string;
  readonly arn: string;
  readonly requestsPerSecond: number;
  readonly listeners: readonly [Listener, ...Listener[]];
  readonly targetGroups: readonly TargetGroup[];
}

export interface Listener {
  readonly arn: string;
  readonly port: number;
  readonly asked: () => Weights;
  readonly inEffect: () => Weights;
  readonly forward: (weights: Weights) => void;
}

export interface BalancerBook extends LoadBalancers {
  readonly all: readonly LoadBalancer[];
}

export interface BalancerSurroundings {
  readonly account: string;
  readonly region: string;
  readonly timeline: WorldTimeline;
  readonly random: Random;
  readonly versions: Versions;
}

export function createLoadBalancers(seeds: readonly LoadBalancerSeed[], around: BalancerSurroundings): BalancerBook {
  const all = seeds.map(seed => createLoadBalancer(seed, around));
  const listeners = all.flatMap(balancer => balancer.listeners);
  const groups = all.flatMap(balancer => balancer.targetGroups);
  const listener = (arn: string) => found(listeners, item => item.arn === arn, 'listener', arn);
  const group = (arn: string) => found(groups, item => item.arn === arn, 'target group', arn);
  return {
    all,
    weights: arn => listener(arn).asked(),
    weightsInEffect: arn => listener(arn).inEffect(),
    forward: (arn, weights) => {
      for (const groupArn of weights.keys()) group(groupArn);
      listener(arn).forward(weights);
    },
    register: (arn, target) => group(arn).register(target),
    deregister: (arn, id) => group(arn).deregister(id),
    lose: (arn, id) => group(arn).lose(id),
    health: (arn, id) => group(arn).health(id),
    targetGroupArn: name => found(groups, item => item.name === name, 'target group', name).arn,
    listenerArn: (name, port) => {
      const balancer = found(all, item => item.name === name, 'load balancer', name);
      return found(balancer.listeners, item => item.port === port, `listener of ${name} on port`, String(port)).arn;
    },
  };
}

function createLoadBalancer(seed: LoadBalancerSeed, around: BalancerSurroundings): LoadBalancer {
  const arn = (kind: string, path: string) =>
    `arn:aws:elasticloadbalancing:${around.region}:${around.account}:${kind}/${path}`;
  const path = `app/${seed.name}/${resourceId(seed.name)}`;
  const targetGroups = seed.targetGroups.map(group => {
    const random = around.random.fork(`target group ${group.name}`);
    return createTargetGroup(arn('targetgroup', `${group.name}/${resourceId(group.name)}`), group, {
      ...around,
      random,
    });
  });
  const listeners = seed.listeners.map(({ port, forward }) => {
    const weights = new Map(targetGroups.map(group => [group.arn, forward[group.name] ?? 0]));
    const random = around.random.fork(`listener ${seed.name}:${port}`);
    return createListener(
      arn('listener', `${path}/${resourceId(`${seed.name}:${port}`)}`),
      port,
      weights,
      around.timeline,
      random,
    );
  });
  const [first, ...rest] = listeners;
  if (first === undefined) throw new Error(`Load balancer ${seed.name} has no listener.`);
  const { name, requestsPerSecond } = seed;
  return { name, arn: arn('loadbalancer', path), requestsPerSecond, listeners: [first, ...rest], targetGroups };
}

function createListener(
  arn: string,
  port: number,
  weights: Weights,
  timeline: WorldTimeline,
  random: Random,
): Listener {
  let asked = weights;
  let inEffect = weights;
  let lastArrival = -Infinity;
  return {
    arn,
    port,
    asked: () => asked,
    inEffect: () => inEffect,
    forward: next => {
      asked = new Map(next);
      // The balancer's nodes learn new rules within seconds; AWS publishes no figure. A later write never arrives first.
      lastArrival = Math.max(lastArrival, timeline.now() + random.between(1000, 5000));
      timeline.at(lastArrival, () => {
        inEffect = new Map(next);
      });
    },
  };
}

/** The same name has the same id in every world, so that a seed's reader can know the ARNs. */
function resourceId(name: string): string {
  return createHash('sha256').update(name).digest('hex').slice(0, 16);
}

function found<T>(items: readonly T[], is: (item: T) => boolean, kind: string, name: string): T {
  const item = items.find(is);
  if (item === undefined) throw new Error(`There is no ${kind} "${name}" in this world.`);
  return item;
}

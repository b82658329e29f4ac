import { balancerArns } from './balancer-arns.ts';
import { createListener, movedTo, type Listener } from './listener.ts';
import type { Random } from './random.ts';
import { weightsOf, type Rule } from './rule.ts';
import type { LoadBalancerSeed, TargetGroupSeed } from './seed.ts';
import { seededListeners } from './seeded-listener.ts';
import { createTargetGroup, type TargetGroup } from './target-group.ts';
import type { BalancerType, LoadBalancers, Route, Versions, WorldTimeline } from './world.ts';

export interface LoadBalancer {
  readonly name: string;
  readonly type: BalancerType;
  readonly arn: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly requestsPerSecond: number;
  readonly listeners: readonly [Listener, ...Listener[]];
  /** Those of its seed, and any other one that its rules name by now. */
  readonly targetGroups: readonly TargetGroup[];
}

export interface BalancerBook extends LoadBalancers {
  readonly all: readonly LoadBalancer[];
  /** Those behind no load balancer too. */
  readonly targetGroups: readonly TargetGroup[];
  /** The load balancer whose rules name the group. A group has one at most. */
  readonly userOf: (targetGroupArn: string) => LoadBalancer | undefined;
  /**
   * As anybody may register an address: what runs there answers, or nothing does. A target that is registered already, and
   * does not drain, stays as it is.
   */
  readonly registerAddress: (targetGroupArn: string, id: string, port: number) => void;
}

export interface BalancerSurroundings {
  readonly account: string;
  readonly region: string;
  readonly timeline: WorldTimeline;
  readonly random: Random;
  readonly versions: Versions;
}

/** `apart`: target groups that stand behind no load balancer. */
export function createLoadBalancers(
  seeds: readonly LoadBalancerSeed[],
  around: BalancerSurroundings,
  apart: readonly TargetGroupSeed[] = [],
): BalancerBook {
  const arns = balancerArns(around);
  const all: LoadBalancer[] = [];
  const userOf = (groupArn: string) => all.find(balancer => isNamedBy(balancer, groupArn));

  const groups = [...seeds.flatMap(seed => seed.targetGroups), ...apart].map(seed => {
    const arn = arns.targetGroup(seed.name);
    const isUsed = () => userOf(arn) !== undefined;
    return createTargetGroup(arn, seed, { ...around, random: around.random.fork(`target group ${seed.name}`), isUsed });
  });

  for (const seed of seeds) all.push(createLoadBalancer(seed, groups, around));

  const listeners = all.flatMap(balancer => balancer.listeners);
  const listener = (arn: string) => found(listeners, item => item.arn === arn, 'listener', arn);
  const group = (arn: string) => found(groups, item => item.arn === arn, 'target group', arn);
  const listenerOn = (name: string, port: number) => {
    const balancer = found(all, item => item.name === name, 'load balancer', name);
    const on = found(balancer.listeners, item => item.port === port, `listener of ${name} on port`, String(port));
    return { balancer, listener: on };
  };
  /** What runs at an address, as long as something does. */
  const images = new Map<string, string>();

  return {
    all,
    targetGroups: groups,
    userOf,
    weights: arn => listener(arn).asked(),
    weightsInEffect: arn => listener(arn).inEffect(),
    forward: (arn, weights) => {
      for (const groupArn of weights.keys()) group(groupArn);
      listener(arn).forward(weights);
    },
    route: arn => routeNamed(all, arn),
    register: (arn, target) => {
      images.set(target.id, target.image);
      group(arn).register(target, 'alive');
    },
    registerAddress: (arn, id, port) => {
      const { health, register } = group(arn);
      if (health(id) !== undefined && health(id) !== 'draining') return;
      const image = images.get(id);
      if (image === undefined) register({ id, port, image: 'nothing' }, 'lost');
      else register({ id, port, image }, 'alive');
    },
    deregister: (arn, id) => {
      images.delete(id);
      group(arn).deregister(id);
    },
    lose: (arn, id) => {
      images.delete(id);
      group(arn).lose(id);
    },
    health: (arn, id) => group(arn).health(id),
    targetGroupArn: name => found(groups, item => item.name === name, 'target group', name).arn,
    listenerArn: (name, port) => listenerOn(name, port).listener.arn,
    routeArn: (name, port, priority) => {
      const { balancer, listener: of } = listenerOn(name, port);
      if (balancer.type === 'network') return of.arn;
      const isMeant = ({ takes }: Rule) =>
        takes === 'the rest' ? priority === 'default' : takes.priority === priority;
      return found(of.rules, isMeant, `rule of ${name}:${port} with priority`, String(priority)).arn;
    },
  };
}

function createLoadBalancer(
  seed: LoadBalancerSeed,
  groups: readonly TargetGroup[],
  around: BalancerSurroundings,
): LoadBalancer {
  const arns = balancerArns(around, seed.type);
  const [first, ...rest] = seededListeners(seed, arns).map(listener => {
    const random = around.random.fork(`listener ${seed.name}:${listener.port}`);
    return createListener(listener, seed.users, around.timeline, random);
  });
  if (first === undefined) throw new Error(`Load balancer ${seed.name} has no listener.`);
  const own = new Set(seed.targetGroups.map(({ name }) => name));
  return {
    name: seed.name,
    type: seed.type,
    arn: arns.loadBalancer(seed.name),
    createdAt: around.timeline.now(),
    requestsPerSecond: seed.requestsPerSecond,
    listeners: [first, ...rest],
    get targetGroups() {
      return groups.filter(({ name, arn }) => own.has(name) || isNamedBy(this, arn));
    },
  };
}

function routeNamed(balancers: readonly LoadBalancer[], arn: string): Route | undefined {
  const named = balancers
    .flatMap(({ type, listeners }) => listeners.flatMap(listener => routesOf(type, listener)))
    .find(route => route.arn === arn);
  if (named === undefined) return undefined;
  const { of, rule } = named;
  return {
    of,
    weights: () => weightsOf(rule.asked()),
    weightsInEffect: () => weightsOf(rule.inEffect()),
    forward: weights => rule.rewrite(movedTo(weights, rule.asked())),
  };
}

function routesOf(of: BalancerType, { arn, rules, defaultRule }: Listener): readonly NamedRoute[] {
  return of === 'network' ? [{ of, arn, rule: defaultRule }] : rules.map(rule => ({ of, arn: rule.arn, rule }));
}

interface NamedRoute {
  readonly of: BalancerType;
  readonly arn: string;
  readonly rule: Rule;
}

/** Until a write has taken effect, what was there before is still in use. */
function isNamedBy({ listeners }: Pick<LoadBalancer, 'listeners'>, groupArn: string): boolean {
  return listeners.some(({ rules }) =>
    rules.some(({ asked, inEffect }) => weightsOf(asked()).has(groupArn) || weightsOf(inEffect()).has(groupArn)),
  );
}

function found<T>(items: readonly T[], is: (item: T) => boolean, kind: string, name: string): T {
  const item = items.find(is);
  if (item === undefined) throw new Error(`There is no ${kind} "${name}" in this world.`);
  return item;
}

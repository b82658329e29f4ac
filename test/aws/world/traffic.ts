import type { LoadBalancer } from './load-balancers.ts';
import type { Random } from './random.ts';
import { spreadOf } from './response-time.ts';
import type { RegisteredTarget, TargetGroup } from './target-group.ts';
import type { Behaviour, Versions, Weights } from './world.ts';

/** What became of the requests that reached one load balancer in one second. */
export interface TrafficSecond {
  readonly balancer: LoadBalancer;
  /** End of the second, epoch milliseconds. */
  readonly at: number;
  readonly requests: number;
  readonly served: readonly Served[];
  readonly unserved: readonly Unserved[];
}

/** Requests of one target group that one version answered. */
export interface Served {
  readonly targetGroup: TargetGroup;
  readonly image: string;
  /** Answered with a 5xx by the target. */
  readonly failed: number;
  /** One for each request, the failed ones first. */
  readonly latenciesMs: Float64Array;
}

/** Requests that the balancer itself had to answer. */
export type Unserved =
  /** No target was there to be chosen. */
  | { readonly status: 503; readonly requests: number }
  /** A target was chosen, and nothing answered. */
  | { readonly status: 502; readonly requests: number; readonly targetGroup: TargetGroup };

export function trafficOfSecond(balancer: LoadBalancer, at: number, versions: Versions, random: Random): TrafficSecond {
  const requests = random.poisson(balancer.requestsPerSecond);
  const served: Served[] = [];
  const unserved: Unserved[] = [];
  const [listener] = balancer.listeners;
  for (const { part, count } of divide(requests, weighted(balancer, listener.inEffect()), random)) {
    const group = part;
    const targets = group === undefined ? [] : targetsThatReceive(group.targets());
    if (group === undefined || targets.length === 0) {
      unserved.push({ status: 503, requests: count });
      continue;
    }
    for (const { part: image, count: requestsOfImage } of divide(count, byImage(targets), random)) {
      if (image === undefined) {
        unserved.push({ status: 502, requests: requestsOfImage, targetGroup: group });
      } else {
        served.push({ targetGroup: group, image, ...answers(versions.behaviour(image), requestsOfImage, random) });
      }
    }
  }
  return { balancer, at, requests, served, unserved };
}

/**
 * Requests go to healthy targets. A group with none of them, but with unhealthy ones, fails open: all registered targets
 * receive. A group whose targets are all new or draining has nobody to choose. Weights know nothing of health: a group
 * never takes over what was meant for another one. Source: "Health checks" and "Listener rules", ELB user guide.
 */
export function targetsThatReceive(targets: readonly RegisteredTarget[]): readonly RegisteredTarget[] {
  const healthy = targets.filter(target => target.health === 'healthy');
  if (healthy.length > 0) return healthy;
  return targets.filter(target => target.health === 'unhealthy');
}

export type Part<T> = { readonly part: T; readonly weight: number };

/** Without any weight there is no group to choose: `undefined` gets everything. */
function weighted(balancer: LoadBalancer, weights: Weights): readonly Part<TargetGroup | undefined>[] {
  const parts = balancer.targetGroups.map(group => ({ part: group, weight: weights.get(group.arn) ?? 0 }));
  return parts.some(({ weight }) => weight > 0) ? parts : [{ part: undefined, weight: 1 }];
}

/** Targets of one group receive alike; `undefined` stands for those whose process is gone. */
function byImage(targets: readonly RegisteredTarget[]): readonly Part<string | undefined>[] {
  const counts = new Map<string | undefined, number>();
  for (const { image, process } of targets) {
    const key = process === 'lost' ? undefined : image;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].map(([part, weight]) => ({ part, weight }));
}

/** A multinomial draw, one binomial after the other. Parts that get nothing are left out. */
export function divide<T>(total: number, parts: readonly Part<T>[], random: Random): { part: T; count: number }[] {
  let weightLeft = parts.reduce((sum, { weight }) => sum + weight, 0);
  let left = total;
  const shares: { part: T; count: number }[] = [];
  for (const { part, weight } of parts) {
    if (left === 0 || weight === 0) continue;
    const count = random.binomial(left, weight / weightLeft);
    weightLeft -= weight;
    left -= count;
    if (count > 0) shares.push({ part, count });
  }
  return shares;
}

export function answers(
  behaviour: Behaviour,
  count: number,
  random: Random,
): { failed: number; latenciesMs: Float64Array } {
  const latenciesMs = new Float64Array(count);
  const draw = responseTimes(behaviour, random);
  for (let index = 0; index < count; index += 1) latenciesMs[index] = draw();
  return { failed: random.binomial(count, behaviour.requestErrors), latenciesMs };
}

/** Each call is one request's, failed or not. */
export function responseTimes({ latency }: Behaviour, random: Random): () => number {
  const spread = spreadOf(latency);
  return () => latency.medianMs * Math.exp(spread * random.normal());
}

import type { LoadBalancer } from '../world/load-balancers.ts';
import type { Random } from '../world/random.ts';
import type { TargetGroup } from '../world/target-group.ts';
import { targetsThatReceive, type Unserved } from '../world/traffic.ts';
import type { Weights } from '../world/world.ts';

/** Where one request ends up. */
export type Routed =
  | { readonly kind: 'served'; readonly targetGroup: TargetGroup; readonly image: string }
  | { readonly kind: 'unserved'; readonly unserved: Unserved };

/** One request takes the way that the users' requests take: a target group by weight, then any of its targets that receive. */
export function route({ targetGroups }: Pick<LoadBalancer, 'targetGroups'>, weights: Weights, random: Random): Routed {
  const targetGroup = drawn(targetGroups, group => weights.get(group.arn) ?? 0, random);
  const targets = targetGroup === undefined ? [] : targetsThatReceive(targetGroup.targets());
  if (targetGroup === undefined || targets.length === 0) return unserved({ status: 503, requests: 1 });
  const { process, image } = random.pick(targets);
  return process === 'lost'
    ? unserved({ status: 502, requests: 1, targetGroup })
    : { kind: 'served', targetGroup, image };
}

const unserved = (what: Unserved): Routed => ({ kind: 'unserved', unserved: what });

/** Undefined when nothing has any weight. */
function drawn<T>(items: readonly T[], weightOf: (item: T) => number, random: Random): T | undefined {
  let left = random.next() * items.reduce((sum, item) => sum + weightOf(item), 0);
  return items.find(item => {
    const weight = weightOf(item);
    left -= weight;
    return weight > 0 && left < 0;
  });
}

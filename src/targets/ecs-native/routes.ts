import type { Asking } from '../../aws/asking.ts';
import type { Elbv2 } from '../../aws/clients.ts';
import { type Serving, servingOf } from '../../release/words.ts';
import { readForward } from '../elbv2/live-forward.ts';
import { readTargetGroups } from '../elbv2/read-balancing.ts';
import { there } from '../elbv2/balancing.ts';
import { groupName, type Pair, type PairRoute } from './preflight/facts.ts';
import type { NativeService } from './service.ts';
import type { Blue } from './sights.ts';

/** What leads traffic to a service, as the load balancer has it. */
export interface Routes {
  readonly pairs: readonly PairRoute[];
  /** As CloudWatch calls it: `app/shop/50dc6c495c0c9188`. */
  readonly loadBalancer: string | undefined;
}

/** One call for all target groups, and one for each rule. */
export async function readRoutes(
  elbv2: () => Promise<Elbv2>,
  asking: Asking,
  { balanced }: Pick<NativeService, 'balanced'>,
  { targetGroups: blues }: Pick<Blue, 'targetGroups'>,
): Promise<Routes> {
  const named = balanced.flatMap(one => {
    switch (one.is) {
      case 'a pair':
        return one.targetGroups;
      case 'one target group':
        return [one.targetGroup];
      case 'a classic load balancer':
        return [];
    }
  });
  const [groups, ...rules] = await Promise.all([
    named.length === 0 ? [] : readTargetGroups(elbv2, asking, named),
    ...balanced
      .filter(one => one.is === 'a pair')
      .map(async pair => {
        const [production, test] = await Promise.all([
          readForward(elbv2, asking, pair.production),
          pair.test === undefined || pair.test === pair.production ? undefined : readForward(elbv2, asking, pair.test),
        ]);
        return { pair, production, test };
      }),
  ]);
  const isOf = (pair: Pair, arn: string): boolean => pair.targetGroups.includes(arn);
  const pairs = rules.map(({ pair, production, test }) => ({
    pair,
    production,
    test: test ?? (pair.test === undefined ? undefined : production),
    targetGroups: groups.filter(group => isOf(pair, group.is === 'there' ? group.what.arn : group.named)),
    blues: blues.find(arn => isOf(pair, arn)),
  }));
  const [rule] = pairs.flatMap(({ production }) => there([production]));
  const [balancer] = there(groups).flatMap(({ loadBalancers }) => loadBalancers);
  return { pairs, loadBalancer: rule?.loadBalancer ?? balancer?.replace(/^.*:loadbalancer\//, '') };
}

/** Who has the production traffic with nothing in flight, by the weights that the rules have now; undefined where none divides any. */
export function restingServing(pairs: readonly PairRoute[]): Serving | undefined {
  const servings = pairs.map(servingIn);
  return servings.find(({ who }) => who !== 'blue') ?? servings[0];
}

function servingIn({ production, blues }: PairRoute): Serving {
  const [rule] = there([production]);
  if (rule === undefined) return unknown('the production rule of the service does not exist');
  if (blues === undefined) return unknown('ECS does not say in which of its two target groups the service stands');
  const all = [...rule.weights.values()].reduce((sum, weight) => sum + weight, 0);
  const toBlue = rule.weights.get(blues) ?? 0;
  if (all > 0 && toBlue === all) return servingOf(0);
  // What else stands there is no green yet.
  return unknown(`the production rule does not lead to ${groupName(blues)}, in which the service stands, alone`);
}

function unknown(because: string): Serving {
  return { who: 'unknown', because };
}

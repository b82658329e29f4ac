import { MissingError } from '../../errors.ts';
import type { Change, Confirmation } from '../../release/words.ts';
import { type Divided, dividedNow } from './divided.ts';
import type { Follower } from './follower.ts';
import type { NativeHand } from './hand.ts';
import { readNativeService } from './service.ts';

type Served = Confirmation['served'];

/**
 * Who serves: by what the service names, and where traffic is divided by rules, by the weights that these have now. ECS itself does not
 * look at them before it shifts (containers-roadmap 2853).
 */
export async function confirmed(hand: NativeHand, follower: Follower, change: Change): Promise<Confirmation> {
  const { ecs, brisk, place, plan } = hand;
  const service = await readNativeService(ecs, brisk, place.cluster, place.service);
  const [{ taskDefinition, side }] = service.rollouts;
  if (taskDefinition !== change.revision.id && taskDefinition !== plan.blue.id)
    return { at: hand.now(), served: { third: side.revision } };
  const named = taskDefinition === change.revision.id ? 'green' : 'blue';
  const divided = await dividedNow(hand, follower, change, service);
  return { at: hand.now(), served: inAll(divided.map(servedBy), named) };
}

function servedBy(divided: Divided): Served {
  switch (divided.is) {
    case 'between both':
      return divided.green <= 0 ? 'blue' : divided.green >= 100 ? 'green' : 'both';
    case 'to nobody':
      return 'nobody';
    case 'to a stranger':
      return { third: `target group ${divided.targetGroup}` };
    case 'gone':
      throw new MissingError({
        message: `The load balancer has no rule ${divided.rule}, by which ECS leads production traffic to this service.`,
        hint: 'Look at the listeners of the load balancer: somebody removed the rule, or made it anew.',
      });
  }
}

function inAll(served: readonly Served[], named: 'green' | 'blue'): Served {
  const [first = named, ...others] = served;
  const third = served.find(one => typeof one === 'object');
  if (third !== undefined) return third;
  if (others.some(other => other !== first)) return 'both';
  // Green has the traffic, and blue was asked for since: somebody is on the way back.
  return first === 'green' && named === 'blue' ? 'both' : first;
}

import type { Change, Motion, Sighting } from '../../release/words.ts';
import { dividedNow, servingNow } from './divided.ts';
import type { Follower } from './follower.ts';
import { happeningsIn } from './happenings.ts';
import type { NativeHand } from './hand.ts';
import { greenSide, sideOf } from './sides.ts';

/**
 * One look, in two calls: the deployment and the service. Where ECS has ended a deployment and moves nothing back, the rule itself is
 * looked at, too: what was asked for last may not be so any more.
 */
export async function see(hand: NativeHand, follower: Follower, change: Change): Promise<Sighting> {
  const seen = await follower.look(change);
  const alike = { arrived: undefined, endpoint: undefined, lease: 'as it should be' } as const;
  if (seen === 'not shown yet')
    return {
      ...alike,
      at: hand.now(),
      motion: { is: 'preparing', doing: 'ECS to show the deployment' },
      serving: { who: 'unknown', because: 'ECS does not show the deployment yet' },
      blue: undefined,
      green: undefined,
      happened: [],
    };
  const { at, deployment, service, motion, serving } = seen;
  return {
    ...alike,
    at,
    motion,
    serving: isLeft(motion) ? servingNow(await dividedNow(hand, follower, change, service), serving) : serving,
    blue: sideOf(service, hand.plan.blue),
    green: greenSide(service, deployment, change.revision),
    happened: happeningsIn(seen, hand.plan.before.testTraffic),
  };
}

function isLeft(motion: Motion): boolean {
  return motion.is === 'stopped' && (motion.back.is === 'none' || motion.back.is === 'failed');
}

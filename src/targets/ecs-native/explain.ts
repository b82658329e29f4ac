import { GreenlightError } from '../../errors.ts';
import type { Change, Explanation } from '../../release/words.ts';
import { whyNotRunning } from '../ecs/causes.ts';
import type { Follower } from './follower.ts';
import type { NativeHand } from './hand.ts';
import { sidesHealth } from './health.ts';

/** Why green does not run: stopped tasks, failing targets, and what the service says. What the deployment itself tells is among what happened. */
export async function explained(hand: NativeHand, follower: Follower, change: Change): Promise<Explanation> {
  const { ecs, brisk, place } = hand;
  // What the load balancer does not tell is one reason less, and no reason to say nothing.
  const seen = await sidesHealth(hand, follower, change).catch((error: unknown) => {
    if (error instanceof GreenlightError) return undefined;
    throw error;
  });
  const of = { cluster: place.cluster, service: place.service, green: change.revision, since: change.began };
  return whyNotRunning(ecs, brisk, of, seen);
}

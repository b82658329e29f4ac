import type { Change, Revision } from '../../../release/words.ts';
import type { Mover } from '../../ports.ts';
import type { NativeHand } from '../hand.ts';
import { shiftingMover } from '../mover.ts';
import type { RollingFollower } from './follower.ts';
import { goBack } from './go-back.ts';

/** Tasks that ECS replaces one by one: as it shifts traffic otherwise, but for the way back, which may be a deployment of its own. */
export function rollingMover(
  hand: NativeHand,
  follower: RollingFollower,
  begin: (revision: Revision) => Promise<Change>,
): Mover {
  return { ...shiftingMover(hand, follower, begin), goBack: change => goBack(hand, follower, change) };
}

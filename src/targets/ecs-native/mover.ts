import type { Change, Revision } from '../../release/words.ts';
import type { Mover } from '../ports.ts';
import { answerPause } from './answer.ts';
import type { Follower } from './follower.ts';
import type { NativeHand } from './hand.ts';
import { deploymentArn } from './place.ts';
import { see } from './see.ts';
import { stopWithRollback } from './stop.ts';

/**
 * Traffic that ECS shifts itself. Where the service's settings have pauses it waits for a word at each of them; where they have none
 * Greenlight watches, and can send traffic back.
 */
export function shiftingMover(
  hand: NativeHand,
  follower: Follower,
  begin: (revision: Revision) => Promise<Change>,
): Mover {
  const arnOf = ({ id }: Change): string => deploymentArn(hand.place, id);
  return {
    begin,
    see: change => see(hand, follower, change),
    advance: async change => {
      const pause = follower.pause();
      if (pause === undefined) return 'not ours';
      if ((await answerPause(hand, arnOf(change), pause)) === 'not there') return 'not ours';
      follower.answered(pause);
      return 'moved';
    },
    // AWS ends blue by itself when its bake is over, and knows no word for sooner.
    letGo: () => Promise.resolve('let go'),
    goBack: change => stopWithRollback(hand.ecs, hand.patient, arnOf(change)),
  };
}

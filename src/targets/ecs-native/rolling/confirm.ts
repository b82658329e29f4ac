import type { Change, Confirmation } from '../../../release/words.ts';
import type { NativeHand } from '../hand.ts';
import { type NativeService, readNativeService } from '../service.ts';
import { tasksIn } from './tasks.ts';

/**
 * Who serves under a service that rolls: what it was told to run, once no task of the other is left. All stand in one target group, and
 * no weights divide them.
 */
export async function rollingConfirmed(hand: NativeHand, change: Change): Promise<Confirmation> {
  const { ecs, brisk, place, now } = hand;
  const service = await readNativeService(ecs, brisk, place.cluster, place.service);
  return { at: now(), served: servedIn(service, hand, change) };
}

function servedIn(
  service: NativeService,
  { plan }: Pick<NativeHand, 'plan'>,
  { revision }: Change,
): Confirmation['served'] {
  const [primary] = service.rollouts;
  const { share, ofGreen } = tasksIn(service, revision);
  // Scaled to nothing meanwhile, it is in no revision's hands.
  if (share === undefined && service.desiredCount === 0) return 'nobody';
  switch (primary.taskDefinition) {
    case revision.id:
      return (share ?? 100) === 100 ? 'green' : 'both';
    case plan.blue.id:
      return ofGreen === 0 ? 'blue' : 'both';
    default:
      return { third: primary.side.revision };
  }
}

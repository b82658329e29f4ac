import { RejectedError } from '../../../errors.ts';
import type { Change } from '../../../release/words.ts';
import { nothingYet } from '../../../release/words.ts';
import { isInFlight } from '../deployment.ts';
import type { NativeHand } from '../hand.ts';
import { deploymentArn } from '../place.ts';
import { readDeployment } from '../read-deployment.ts';
import { readBefore } from '../start.ts';
import { startDeployment } from '../start-deployment.ts';
import { stopWithRollback } from '../stop.ts';
import type { RollingFollower } from './follower.ts';

/**
 * While it is in flight ECS takes a rolling deployment back itself. Once it is over blue's tasks are gone, and going back is a deployment
 * of blue's task definition. Asked twice it is begun once: the service says what it was told to run.
 */
export async function goBack(
  hand: NativeHand,
  follower: RollingFollower,
  change: Change,
): Promise<'accepted' | 'too late'> {
  const { ecs, patient, plan } = hand;
  const arn = deploymentArn(hand.place, change.id);
  const { status } = await readDeployment(ecs, patient, arn);
  if (isInFlight(status) && (await stopWithRollback(ecs, patient, arn)) === 'accepted') return 'accepted';
  const before = await readBefore(hand);
  const [primary] = before.service.rollouts;
  if (primary.taskDefinition === plan.blue.id) return 'accepted';
  if (primary.taskDefinition !== change.revision.id) return 'too late';
  if (plan.blue.id === nothingYet.id) throw nothingBefore(change);
  follower.wentBack(await startDeployment(hand, before, { taskDefinition: plan.blue.id, configuration: undefined }));
  return 'accepted';
}

function nothingBefore({ revision }: Change): RejectedError {
  return new RejectedError({
    message: `Nothing served before ${revision.name}, so there is no revision to deploy in its place.`,
    hint: 'Release a revision that is good.',
  });
}

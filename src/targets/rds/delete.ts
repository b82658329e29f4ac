import { RejectedError } from '../../errors.ts';
import { areSwapped, type Deployment, findDeployment } from './deployment.ts';
import { findSide } from './read-database.ts';
import type { RdsHand } from './hand.ts';
import { type BluePlace, readSides } from './sides.ts';
import { resourceIn } from './arn.ts';
import type { Database } from './database.ts';

const remove = { service: 'rds', operation: 'DeleteBlueGreenDeployment' } as const;

/**
 * Deletes a deployment and its green database, before its switchover: blue is not touched. `too late`: it is switching over, or
 * has, and then nothing is deleted.
 *
 * @throws RejectedError where blue does not serve: green may be the last copy of it
 */
export async function deleteWithGreen(hand: RdsHand, place: BluePlace, id: string): Promise<'accepted' | 'too late'> {
  const found = await findDeployment(hand, hand.patient, id);
  // Somebody was quicker, which is all that is wanted.
  if (found === undefined || found.status === 'DELETING') return 'accepted';
  if (hasSwitched(found)) return 'too late';
  const { named } = await readSides(hand, hand.patient, { ...place, green: undefined }, 'gone');
  if (named !== place.blue) throw lastCopy(place, id);
  const green = found.target === undefined ? undefined : await findSide(hand, hand.patient, found.target);
  if (green !== undefined) refuseWhereProtected(green);
  const { client, sdk } = await hand.rds();
  const answer = await hand.patient.read<{ readonly refused: string | undefined }>(
    remove,
    async () => {
      await client.send(
        new sdk.DeleteBlueGreenDeploymentCommand({ BlueGreenDeploymentIdentifier: id, DeleteTarget: true }),
      );
      return { refused: undefined };
    },
    {
      BlueGreenDeploymentNotFoundFault: () => ({ refused: undefined }),
      InvalidBlueGreenDeploymentStateFault: refused => ({ refused }),
    },
  );
  if (answer.refused === undefined) return 'accepted';
  const now = await findDeployment(hand, hand.patient, id);
  if (now === undefined || now.status === 'DELETING') return 'accepted';
  if (hasSwitched(now)) return 'too late';
  throw new RejectedError({
    message: `RDS would not delete ${id}: ${answer.refused.trim().replace(/\.$/, '')}.`,
    hint: 'Mend what RDS names, or wait until the deployment is available, and ask for the rollback again. Blue serves as before.',
  });
}

/** Who has the name is read in the moment before: somebody may have deleted blue since it was seen. */
function lastCopy({ name, blue }: BluePlace, id: string): RejectedError {
  return new RejectedError({
    message: `Green is not deleted: ${blue}, which it was made of, is not called ${name} any more, and green may be the last copy of it.`,
    hint: `Find out what became of ${name}. Where green is not needed, delete ${id} by hand.`,
  });
}

function hasSwitched(deployment: Deployment): boolean {
  const { status } = deployment;
  return status === 'SWITCHOVER_IN_PROGRESS' || status === 'SWITCHOVER_COMPLETED' || areSwapped(deployment);
}

/** Green has the protection that blue had: RDS would refuse, and Greenlight changes no setting that it was not asked to. */
function refuseWhereProtected(green: Database): void {
  if (!green.deletionProtection) return;
  const { kind, region, name } = resourceIn(green.arn);
  const what =
    kind === 'cluster' ? `modify-db-cluster --db-cluster-identifier` : `modify-db-instance --db-instance-identifier`;
  throw new RejectedError({
    message: `Green (${name}) has deletion protection, which it got from blue: RDS does not delete it.`,
    hint: `Lift it on green, and ask for the rollback again: \`aws rds ${what} ${name} --no-deletion-protection --apply-immediately --region ${region}\`.`,
  });
}

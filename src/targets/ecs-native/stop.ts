import type { Asking } from '../../aws/asking.ts';
import type { Ecs } from '../../aws/clients.ts';
import { RejectedError } from '../../errors.ts';
import { isInFlight } from './deployment.ts';
import { readDeployment } from './read-deployment.ts';

type Answer = { readonly is: 'accepted' } | { readonly is: 'gone' } | { readonly is: 'refused'; readonly said: string };

/**
 * Asks ECS to end a deployment and to go back to what served before. Said twice it does no harm, and it does not need a deployment that
 * is set to roll back ("StopServiceDeployment", API reference). `too late`: it had ended by itself.
 */
export async function stopWithRollback(
  ecs: () => Promise<Ecs>,
  patient: Asking,
  arn: string,
): Promise<'accepted' | 'too late'> {
  const { client, sdk } = await ecs();
  const refused = (said: string): Answer => ({ is: 'refused', said });
  const answer = await patient.read<Answer>(
    { service: 'ecs', operation: 'StopServiceDeployment' },
    async () => {
      await client.send(new sdk.StopServiceDeploymentCommand({ serviceDeploymentArn: arn, stopType: 'ROLLBACK' }));
      return { is: 'accepted' };
    },
    {
      // Which of these names ECS gives to one that has ended is not documented: how it stands tells.
      ConflictException: refused,
      ClientException: refused,
      InvalidParameterException: refused,
      ServiceDeploymentNotFoundException: () => ({ is: 'gone' }),
    },
  );
  if (answer.is === 'accepted') return 'accepted';
  if (answer.is === 'gone') return 'too late';
  const { status } = await readDeployment(ecs, patient, arn);
  if (!isInFlight(status)) return 'too late';
  throw new RejectedError({
    message: `ecs:StopServiceDeployment: ${answer.said}`,
    hint: 'Stop the deployment by hand in ECS, with rollback, now.',
  });
}

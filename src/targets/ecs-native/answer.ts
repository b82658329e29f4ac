import { RejectedError } from '../../errors.ts';
import type { NativeDeployment } from './deployment.ts';
import type { NativeHand } from './hand.ts';
import type { HookRun } from './hook-run.ts';
import { waiting } from './paused.ts';
import { readDeployment } from './read-deployment.ts';
import { keyOf } from './watched.ts';

type Answer = { readonly is: 'given' } | { readonly is: 'refused'; readonly said: string };

/**
 * Lets a deployment go on from the very pause that was looked at. Another one may wait by now: it is never answered by a word that was
 * not meant for it. `not there`: nothing waits for this word any more, and nothing was sent.
 */
export async function answerPause(
  { ecs, patient }: Pick<NativeHand, 'ecs' | 'patient'>,
  arn: string,
  shown: HookRun,
): Promise<'given' | 'not there'> {
  const stillWaits = async (): Promise<boolean> => isWaiting(await readDeployment(ecs, patient, arn), shown);
  if (!(await stillWaits())) return 'not there';
  const { client, sdk } = await ecs();
  const refused = (said: string): Answer => ({ is: 'refused', said });
  const answer = await patient.write<Answer>(
    { service: 'ecs', operation: 'ContinueServiceDeployment' },
    async () => {
      await client.send(
        new sdk.ContinueServiceDeploymentCommand({ serviceDeploymentArn: arn, hookId: shown.id, action: 'CONTINUE' }),
      );
      return { is: 'given' };
    },
    async () => ((await stillWaits()) ? undefined : { is: 'given' }),
    // "The deployment must be IN_PROGRESS and the hook AWAITING_ACTION": under which name it is refused otherwise is not documented.
    { ClientException: refused, InvalidParameterException: refused },
  );
  if (answer.is === 'given') return 'given';
  if (!(await stillWaits())) return 'not there';
  throw new RejectedError({
    message: `ecs:ContinueServiceDeployment: ${answer.said}`,
    hint: 'Let the deployment go on by hand in ECS, or stop it with rollback.',
  });
}

function isWaiting(deployment: NativeDeployment, shown: HookRun): boolean {
  return deployment.status === 'IN_PROGRESS' && waiting(deployment).some(pause => keyOf(pause) === keyOf(shown));
}

import type { DeploymentTarget } from '@aws-sdk/client-codedeploy';
import type { CodeDeployHand } from './hand.ts';

/** Lifecycle events and both sides of the deployment; nothing in its first seconds. */
export async function findTarget(
  { codedeploy, brisk, platform }: Pick<CodeDeployHand, 'codedeploy' | 'brisk' | 'platform'>,
  deploymentId: string,
): Promise<DeploymentTarget | undefined> {
  const { client, sdk } = await codedeploy();
  const answer = await brisk.read(
    { service: 'codedeploy', operation: 'BatchGetDeploymentTargets' },
    () => client.send(new sdk.BatchGetDeploymentTargetsCommand({ deploymentId, targetIds: [platform.targetId] })),
    {
      DeploymentDoesNotExistException: () => undefined,
      DeploymentNotStartedException: () => undefined,
      DeploymentTargetDoesNotExistException: () => undefined,
    },
  );
  return answer?.deploymentTargets?.[0];
}

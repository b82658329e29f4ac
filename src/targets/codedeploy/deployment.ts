import type { DeploymentInfo } from '@aws-sdk/client-codedeploy';
import type { Asking } from '../../aws/asking.ts';
import type { CodeDeploy } from '../../aws/clients.ts';
import { MissingError } from '../../errors.ts';

/** Undefined where CodeDeploy does not know it yet: a rollback holds its group for seconds before it can be read. */
export async function findDeployment(
  codedeploy: () => Promise<CodeDeploy>,
  asking: Asking,
  deploymentId: string,
): Promise<DeploymentInfo | undefined> {
  const { client, sdk } = await codedeploy();
  const answer = await asking.read(
    { service: 'codedeploy', operation: 'GetDeployment' },
    () => client.send(new sdk.GetDeploymentCommand({ deploymentId })),
    { DeploymentDoesNotExistException: () => undefined },
  );
  return answer?.deploymentInfo;
}

/** A deployment that must be there. */
export async function readDeployment(
  codedeploy: () => Promise<CodeDeploy>,
  asking: Asking,
  deploymentId: string,
): Promise<DeploymentInfo> {
  const deploymentInfo = await findDeployment(codedeploy, asking, deploymentId);
  if (deploymentInfo === undefined)
    throw new MissingError({
      message: `CodeDeploy has no deployment ${deploymentId} any more.`,
      hint: 'Look for the deployment in CodeDeploy.',
    });
  return deploymentInfo;
}

import type { DeploymentInfo } from '@aws-sdk/client-codedeploy';
import type { Asking } from '../../aws/asking.ts';
import type { CodeDeploy } from '../../aws/clients.ts';
import { MissingError } from '../../errors.ts';

export async function readDeployment(
  codedeploy: () => Promise<CodeDeploy>,
  asking: Asking,
  deploymentId: string,
): Promise<DeploymentInfo> {
  const { client, sdk } = await codedeploy();
  const { deploymentInfo } = await asking.read({ service: 'codedeploy', operation: 'GetDeployment' }, () =>
    client.send(new sdk.GetDeploymentCommand({ deploymentId })),
  );
  if (deploymentInfo === undefined)
    throw new MissingError({
      message: `CodeDeploy answered without deployment ${deploymentId}.`,
      hint: 'Look for the deployment in CodeDeploy.',
    });
  return deploymentInfo;
}

import type { Asking } from '../../aws/asking.ts';
import type { CodeDeploy } from '../../aws/clients.ts';
import type { Strategy } from '../../release/words.ts';
import { predefinedStrategy, strategyOf } from './configuration.ts';

/** How a deployment configuration moves traffic: AWS's own are known by name, those of users are read. */
export async function configuredStrategy(
  codedeploy: () => Promise<CodeDeploy>,
  asking: Asking,
  configuration: string,
): Promise<Strategy> {
  const known = predefinedStrategy(configuration);
  if (known !== undefined) return known;
  const { client, sdk } = await codedeploy();
  const { deploymentConfigInfo } = await asking.read({ service: 'codedeploy', operation: 'GetDeploymentConfig' }, () =>
    client.send(new sdk.GetDeploymentConfigCommand({ deploymentConfigName: configuration })),
  );
  return strategyOf(configuration, deploymentConfigInfo?.trafficRoutingConfig);
}

import type { Asking } from '../../aws/asking.ts';
import type { CodeDeploy } from '../../aws/clients.ts';
import type { Plan } from '../../release/plan.ts';
import type { Strategy } from '../../release/words.ts';
import { configurationFor, predefinedStrategy, sameStrategy, strategyOf } from './configuration.ts';
import type { PlatformName } from './platform.ts';

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

/** The configuration by which traffic moves so: the one that is set already where it does, else one of AWS's, else one of ours. */
export function configurationOf(
  strategy: Strategy,
  { configuration, configured }: { readonly configuration: string; readonly configured: Strategy },
  platform: PlatformName,
): Pick<Plan, 'configuration' | 'configurationMade'> {
  if (sameStrategy(strategy, configured)) return { configuration, configurationMade: 'by AWS or the user' };
  const { name, made } = configurationFor(strategy, platform);
  return { configuration: name, configurationMade: made === 'by AWS' ? 'by AWS or the user' : 'by Greenlight' };
}

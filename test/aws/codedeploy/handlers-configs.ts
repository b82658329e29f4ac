import { pageOf } from '../ecs/page.ts';
import { AwsError, type Handlers, type Input } from '../wire/index.ts';
import type { Caller, World } from '../world/world.ts';
import { describedConfig, PREDEFINED_PREFIX } from './configs.ts';
import { uuid } from './groups.ts';
import { refusals } from './refusals.ts';
import type { Registry } from './registry.ts';
import type { TrafficRouting } from './traffic-shift.ts';

type CodeDeploy = typeof import('@aws-sdk/client-codedeploy');
type ConfigHandlers = Pick<
  Handlers<CodeDeploy, Caller>,
  'CreateDeploymentConfig' | 'GetDeploymentConfig' | 'ListDeploymentConfigs'
>;

export function configHandlers(world: World, registry: Registry): ConfigHandlers {
  const random = world.random.fork('codedeploy configs');

  return {
    CreateDeploymentConfig: input => {
      const platform = platformOf(input.computePlatform);
      checkName(input.deploymentConfigName);
      const id = uuid(random.hex(32));
      const createdAt = world.timeline.now();
      const routing = routingOf(input.trafficRoutingConfig);
      registry.addConfig({ name: input.deploymentConfigName, id, platform, createdAt, routing });
      return { deploymentConfigId: id };
    },

    GetDeploymentConfig: input => ({
      deploymentConfigInfo: describedConfig(registry.config(input.deploymentConfigName)),
    }),

    ListDeploymentConfigs: input => {
      const names = registry.configs().map(({ name }) => name);
      const page = pageOf(names, input.nextToken, 100, refusals.invalidToken);
      return { deploymentConfigsList: page.items, nextToken: page.nextToken };
    },
  };
}

function platformOf(platform: string | undefined): 'ECS' | 'Lambda' {
  if (platform === 'ECS' || platform === 'Lambda') return platform;
  throw new AwsError(
    'InvalidComputePlatformException',
    'This simulated AWS has deployment configurations for ECS and Lambda only',
  );
}

function checkName(name: string): void {
  if (name === '')
    throw new AwsError('DeploymentConfigNameRequiredException', 'Deployment configuration name is missing');
  if (name.startsWith(PREDEFINED_PREFIX)) {
    throw new AwsError(
      'InvalidDeploymentConfigNameException',
      `Deployment configuration names must not start with ${PREDEFINED_PREFIX}: ${name}`,
    );
  }
  if (name.length > 100 || !/^[\w+=,.@-]+$/.test(name)) {
    throw new AwsError('InvalidDeploymentConfigNameException', `Invalid deployment configuration name: ${name}`);
  }
}

function routingOf(given: Input<CodeDeploy, 'CreateDeploymentConfig'>['trafficRoutingConfig']): TrafficRouting {
  const invalid = (message: string) => new AwsError('InvalidTrafficRoutingConfigurationException', message);
  switch (given?.type) {
    case 'AllAtOnce':
      return { type: 'AllAtOnce' };
    case 'TimeBasedCanary': {
      const { canaryPercentage: percent, canaryInterval: minutes } = given.timeBasedCanary ?? {};
      if (percent === undefined || minutes === undefined)
        throw invalid('The canary needs a percentage and an interval');
      return { type: 'TimeBasedCanary', percent, minutes };
    }
    case 'TimeBasedLinear': {
      const { linearPercentage: percent, linearInterval: minutes } = given.timeBasedLinear ?? {};
      if (percent === undefined || minutes === undefined)
        throw invalid('The linear shift needs a percentage and an interval');
      return { type: 'TimeBasedLinear', percent, minutes };
    }
    default:
      throw invalid('The traffic routing type must be AllAtOnce, TimeBasedCanary or TimeBasedLinear');
  }
}

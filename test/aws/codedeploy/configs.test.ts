import {
  CreateDeploymentConfigCommand,
  GetDeploymentConfigCommand,
  ListDeploymentConfigsCommand,
  type CreateDeploymentConfigCommandInput,
} from '@aws-sdk/client-codedeploy';
import { describe, expect, test } from '@jest/globals';
import { openAccount } from './account.ts';

const canary = (canaryPercentage: number, canaryInterval: number) => ({
  type: 'TimeBasedCanary' as const,
  timeBasedCanary: { canaryPercentage, canaryInterval },
});

const ten: CreateDeploymentConfigCommandInput = {
  deploymentConfigName: 'ten-for-two',
  computePlatform: 'ECS',
  trafficRoutingConfig: canary(10, 2),
};

describe('deployment configurations', () => {
  test.each([
    ['ECSAllAtOnce', { type: 'AllAtOnce' }],
    [
      'ECSLinear10PercentEvery1Minutes',
      { type: 'TimeBasedLinear', timeBasedLinear: { linearPercentage: 10, linearInterval: 1 } },
    ],
    [
      'ECSLinear10PercentEvery3Minutes',
      { type: 'TimeBasedLinear', timeBasedLinear: { linearPercentage: 10, linearInterval: 3 } },
    ],
    ['ECSCanary10Percent5Minutes', canary(10, 5)],
    ['ECSCanary10Percent15Minutes', canary(10, 15)],
  ])('%s is there from the start', async (name, trafficRoutingConfig) => {
    // given
    await using account = await openAccount();
    const deploymentConfigName = `CodeDeployDefault.${name}`;

    // when
    const { deploymentConfigInfo } = await account.codeDeploy.send(
      new GetDeploymentConfigCommand({ deploymentConfigName }),
    );

    // then
    expect(deploymentConfigInfo).toMatchObject({ deploymentConfigName, computePlatform: 'ECS', trafficRoutingConfig });
  });

  test('a custom one is listed and described as it was created', async () => {
    // given
    await using account = await openAccount();

    // when
    const { deploymentConfigId } = await account.codeDeploy.send(new CreateDeploymentConfigCommand(ten));

    // then
    const { deploymentConfigsList } = await account.codeDeploy.send(new ListDeploymentConfigsCommand({}));
    expect(deploymentConfigsList).toContain('ten-for-two');
    const described = await account.codeDeploy.send(
      new GetDeploymentConfigCommand({ deploymentConfigName: 'ten-for-two' }),
    );
    expect(described.deploymentConfigInfo).toMatchObject({ ...ten, deploymentConfigId });
  });

  test.each<[string, Partial<CreateDeploymentConfigCommandInput>, string]>([
    ['a percentage of 100', { trafficRoutingConfig: canary(100, 2) }, 'InvalidTrafficRoutingConfigurationException'],
    ['no interval', { trafficRoutingConfig: canary(10, 0) }, 'InvalidTrafficRoutingConfigurationException'],
    ['no routing', { trafficRoutingConfig: undefined }, 'InvalidTrafficRoutingConfigurationException'],
    ["AWS's prefix", { deploymentConfigName: 'CodeDeployDefault.mine' }, 'InvalidDeploymentConfigNameException'],
    ['a name with a blank', { deploymentConfigName: 'ten for two' }, 'InvalidDeploymentConfigNameException'],
    ['an unknown platform', { computePlatform: undefined }, 'InvalidComputePlatformException'],
  ])('are refused with %s', async (_what, change, name) => {
    // given
    await using account = await openAccount();

    // when
    const call = account.codeDeploy.send(new CreateDeploymentConfigCommand({ ...ten, ...change }));

    // then
    await expect(call).rejects.toMatchObject({ name });
  });

  test('are immutable: a name that is taken is refused, whatever it stands for', async () => {
    // given
    await using account = await openAccount();
    await account.codeDeploy.send(new CreateDeploymentConfigCommand(ten));

    // when
    const again = account.codeDeploy.send(new CreateDeploymentConfigCommand(ten));

    // then
    await expect(again).rejects.toMatchObject({ name: 'DeploymentConfigAlreadyExistsException' });
  });
});

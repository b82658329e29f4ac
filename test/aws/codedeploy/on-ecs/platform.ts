import type { BlueGreenDeploymentConfiguration, LoadBalancerInfo } from '@aws-sdk/client-codedeploy';
import type { Ecs } from '../../ecs/ecs.ts';
import { AwsError } from '../../wire/index.ts';
import type { World } from '../../world/world.ts';
import type { Hooks } from '../hooks.ts';
import type { GroupPlatform } from '../platform.ts';
import { refusals } from '../refusals.ts';
import type { EcsGroupSeed } from '../seed.ts';
import { readEcsAppSpec } from './appspec.ts';
import { ecsRelease } from './rollout.ts';
import { ecsSettings, type EcsSettings } from './settings.ts';

/** A deployment group whose deployments replace the task set of one ECS service. */
export function ecsPlatform(world: World, ecs: Ecs, hooks: Hooks, seed: EcsGroupSeed): GroupPlatform {
  const settings = ecsSettings(world, seed);
  const { service } = settings;
  const described = {
    blueGreenDeploymentConfiguration: describedBlueGreen(settings),
    loadBalancerInfo: describedLoadBalancer(settings),
  };
  return {
    name: 'ECS',
    revisionTypes: ['AppSpecContent'],
    rollbackConfig: 'CodeDeployDefault.ECSAllAtOnce',
    hasWaits: true,
    describedGroup: {
      serviceRoleArn: `arn:aws:iam::${world.account}:role/ecsCodeDeployRole`,
      ecsServices: [{ serviceName: service.name, clusterName: service.cluster }],
      ...described,
    },
    describedDeployment: described,
    release: (content, routing) => {
      const read = readEcsAppSpec(content);
      if (read.kind === 'invalid') throw refusals.invalidAppSpec(read.problem);
      checkService(ecs, settings);
      return ecsRelease({ world, ecs, hooks, settings, blue: undefined, green: undefined }, read.appSpec, routing);
    },
    past: undefined,
  };
}

/** The group's service must be one that CodeDeploy controls. */
function checkService(ecs: Ecs, { service: { cluster, name } }: EcsSettings): void {
  const service = ecs.services.clusters().some(known => known.name === cluster)
    ? ecs.services.find(cluster, name)
    : undefined;
  if (service === undefined) {
    throw new AwsError('InvalidECSServiceException', `The ECS service ${name} does not exist in cluster ${cluster}`);
  }
  if (service.life.status !== 'ACTIVE') {
    throw new AwsError('InvalidECSServiceException', `The ECS service ${name} in cluster ${cluster} is not ACTIVE`);
  }
  if (service.controller !== 'CODE_DEPLOY') {
    throw new AwsError(
      'InvalidECSServiceException',
      "Deployment group's ECS service must be configured for a CODE_DEPLOY deployment controller.",
    );
  }
}

function describedBlueGreen(settings: EcsSettings): BlueGreenDeploymentConfiguration {
  const { onTimeout, minutes } = settings.readyWait;
  return {
    deploymentReadyOption: { actionOnTimeout: onTimeout, waitTimeInMinutes: minutes },
    terminateBlueInstancesOnDeploymentSuccess: {
      action: settings.terminate,
      terminationWaitTimeInMinutes: settings.terminationWaitMinutes,
    },
  };
}

function describedLoadBalancer({ targetGroups, prodListener, testListener }: EcsSettings): LoadBalancerInfo {
  return {
    targetGroupPairInfoList: [
      {
        targetGroups: targetGroups.map(({ name }) => ({ name })),
        prodTrafficRoute: { listenerArns: [prodListener] },
        ...(testListener === undefined ? {} : { testTrafficRoute: { listenerArns: [testListener] } }),
      },
    ],
  };
}

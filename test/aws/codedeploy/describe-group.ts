import type {
  AlarmConfiguration,
  AutoRollbackConfiguration,
  BlueGreenDeploymentConfiguration,
  DeploymentGroupInfo,
  LastDeploymentInfo,
  LoadBalancerInfo,
} from '@aws-sdk/client-codedeploy';
import type { Place } from '../ecs/arns.ts';
import type { AlarmSettings, AutoRollback, Deployment } from './deployment.ts';
import { statusOf } from './describe-deployment.ts';
import type { Group } from './groups.ts';

export function describedGroup(place: Place, group: Group): DeploymentGroupInfo {
  return {
    applicationName: group.application,
    deploymentGroupId: group.id,
    deploymentGroupName: group.name,
    deploymentConfigName: group.configName,
    serviceRoleArn: `arn:aws:iam::${place.account}:role/ecsCodeDeployRole`,
    computePlatform: 'ECS',
    deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
    blueGreenDeploymentConfiguration: describedBlueGreen(group),
    loadBalancerInfo: describedLoadBalancer(group),
    ecsServices: [{ serviceName: group.service.name, clusterName: group.service.cluster }],
    alarmConfiguration: describedAlarms(group.alarms),
    autoRollbackConfiguration: describedAutoRollback(group.autoRollback),
    triggerConfigurations: [],
    outdatedInstancesStrategy: 'UPDATE',
    targetRevision: group.lastSuccessful?.order.revision,
    lastAttemptedDeployment: lastDeployment(group.lastAttempted),
    lastSuccessfulDeployment: lastDeployment(group.lastSuccessful),
  };
}

export function describedBlueGreen(group: Group): BlueGreenDeploymentConfiguration {
  const { onTimeout, minutes } = group.readyWait;
  return {
    deploymentReadyOption: { actionOnTimeout: onTimeout, waitTimeInMinutes: minutes },
    terminateBlueInstancesOnDeploymentSuccess: {
      action: group.terminate,
      terminationWaitTimeInMinutes: group.terminationWaitMinutes,
    },
  };
}

export function describedLoadBalancer(group: Group): LoadBalancerInfo {
  return {
    targetGroupPairInfoList: [
      {
        targetGroups: group.targetGroups.map(({ name }) => ({ name })),
        prodTrafficRoute: { listenerArns: [group.prodListener] },
        ...(group.testListener === undefined ? {} : { testTrafficRoute: { listenerArns: [group.testListener] } }),
      },
    ],
  };
}

export function describedAlarms({ enabled, ignorePollAlarmFailure, names }: AlarmSettings): AlarmConfiguration {
  return { enabled, ignorePollAlarmFailure, alarms: names.map(name => ({ name })) };
}

export function describedAutoRollback({ enabled, events }: AutoRollback): AutoRollbackConfiguration {
  return { enabled, events: [...events] };
}

function lastDeployment(deployment: Deployment | undefined): LastDeploymentInfo | undefined {
  if (deployment === undefined) return undefined;
  const { id, createdAt, progress } = deployment;
  return {
    deploymentId: id,
    status: statusOf(progress),
    createTime: new Date(createdAt),
    ...(progress.kind === 'ended' ? { endTime: new Date(progress.endedAt) } : {}),
  };
}

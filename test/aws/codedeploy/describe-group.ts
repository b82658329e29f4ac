import type {
  AlarmConfiguration,
  AutoRollbackConfiguration,
  DeploymentGroupInfo,
  LastDeploymentInfo,
} from '@aws-sdk/client-codedeploy';
import type { AlarmSettings, AutoRollback, Deployment } from './deployment.ts';
import { statusOf } from './describe-deployment.ts';
import type { Group } from './groups.ts';

export function describedGroup(group: Group): DeploymentGroupInfo {
  return {
    applicationName: group.application,
    deploymentGroupId: group.id,
    deploymentGroupName: group.name,
    deploymentConfigName: group.configName,
    computePlatform: group.platform.name,
    ...group.platform.describedGroup,
    deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
    alarmConfiguration: describedAlarms(group.alarms),
    autoRollbackConfiguration: describedAutoRollback(group.autoRollback),
    triggerConfigurations: [],
    outdatedInstancesStrategy: 'UPDATE',
    targetRevision: group.lastSuccessful?.order.revision,
    lastAttemptedDeployment: lastDeployment(group.lastAttempted),
    lastSuccessfulDeployment: lastDeployment(group.lastSuccessful),
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

import type { DeploymentInfo, DeploymentStatus, RollbackInfo } from '@aws-sdk/client-codedeploy';
import { startOf, type Deployment, type Progress } from './deployment.ts';
import { describedAlarms, describedAutoRollback } from './describe-group.ts';

export function describedDeployment(deployment: Deployment, now: number): DeploymentInfo {
  const { group, order, work, progress } = deployment;
  const startedAt = startOf(progress);
  return {
    applicationName: group.application,
    deploymentGroupName: group.name,
    deploymentConfigName: order.config.name,
    deploymentId: deployment.id,
    computePlatform: group.platform.name,
    previousRevision: deployment.previousRevision,
    revision: order.revision,
    status: statusOf(progress),
    createTime: new Date(deployment.createdAt),
    ...(startedAt === undefined ? {} : { startTime: new Date(startedAt) }),
    ...endOf(progress),
    description: order.description,
    creator: work.kind === 'rollback' ? 'codeDeployRollback' : 'user',
    ignoreApplicationStopFailures: false,
    updateOutdatedInstancesOnly: false,
    autoRollbackConfiguration: describedAutoRollback(order.autoRollback),
    rollbackInfo: rollbackInfoOf(deployment, now),
    deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
    ...group.platform.describedDeployment,
    instanceTerminationWaitTimeStarted: isAtTermination(progress),
    fileExistsBehavior: 'DISALLOW',
    deploymentStatusMessages: [],
    overrideAlarmConfiguration: order.overridesAlarms ? describedAlarms(order.alarms) : undefined,
  };
}

/** The status stays InProgress through the termination wait; only the wait before traffic is Ready. */
export function statusOf(progress: Progress): DeploymentStatus {
  switch (progress.kind) {
    case 'Created':
    case 'Queued':
      return progress.kind;
    case 'working':
      return progress.step.kind === 'ready-wait' ? 'Ready' : 'InProgress';
    case 'stopping':
      return progress.startedAt === undefined ? 'Queued' : 'InProgress';
    case 'ended':
      return progress.outcome.kind;
  }
}

function endOf(progress: Progress): Pick<DeploymentInfo, 'completeTime' | 'errorInformation'> {
  if (progress.kind !== 'ended') return {};
  const { outcome, endedAt } = progress;
  const completeTime = new Date(endedAt);
  if (outcome.kind === 'Succeeded') return { completeTime };
  const { code, message } = outcome.failure;
  return { completeTime, errorInformation: { code, message } };
}

function isAtTermination(progress: Progress): boolean {
  return progress.kind === 'working' && progress.step.kind === 'termination-wait';
}

function rollbackInfoOf({ id, work, rollback }: Deployment, now: number): RollbackInfo | undefined {
  if (work.kind === 'rollback') {
    return {
      rollbackTriggeringDeploymentId: work.of.id,
      rollbackMessage: `Deployment ${id} is triggered to roll back deployment ${work.of.id}.`,
    };
  }
  if (rollback === undefined || rollback.createdAt > now) return undefined;
  return {
    rollbackDeploymentId: rollback.id,
    rollbackMessage: `Deployment ${id} terminated. Automatic rollback is triggered with a DeploymentId ${rollback.id}.`,
  };
}

import type {
  DeploymentLifecycleHookDetail,
  ServiceDeployment as DescribedDeployment,
  ServiceDeploymentBrief,
  ServiceDeploymentLifecycleStage,
} from '@aws-sdk/client-ecs';
import { clusterArn, type Place } from '../arns.ts';
import type { DeploymentBook } from './book.ts';
import { startOf, type Progress, type ServiceDeployment } from './deployment.ts';
import { revisionSummary } from './describe-revision.ts';
import type { HookRun } from './hook-run.ts';
import { withDefaults } from './read-settings.ts';

export function describedBrief(place: Place, deployment: ServiceDeployment): ServiceDeploymentBrief {
  const { arn, service, createdAt, target, progress } = deployment;
  return {
    serviceDeploymentArn: arn,
    serviceArn: service.arn,
    clusterArn: clusterArn(place, service.cluster),
    createdAt: new Date(createdAt),
    targetServiceRevisionArn: target.arn,
    status: progress.status,
    ...timesOf(deployment),
    ...reasonOf(progress),
  };
}

export function describedDeployment(
  place: Place,
  book: DeploymentBook,
  deployment: ServiceDeployment,
): DescribedDeployment {
  const { arn, service, createdAt, updatedAt, sources, target, progress, hooks, configuration } = deployment;
  return {
    serviceDeploymentArn: arn,
    serviceArn: service.arn,
    clusterArn: clusterArn(place, service.cluster),
    createdAt: new Date(createdAt),
    updatedAt: new Date(updatedAt),
    ...timesOf(deployment),
    ...(progress.status === 'STOPPED' && { stoppedAt: new Date(progress.finishedAt) }),
    sourceServiceRevisions: sources.map(revision => revisionSummary(book, deployment, revision)),
    targetServiceRevision: revisionSummary(book, deployment, target),
    status: progress.status,
    ...reasonOf(progress),
    ...stageOf(progress),
    ...(hooks.length > 0 && { lifecycleHookDetails: hooks.map(describedHook) }),
    deploymentConfiguration: withDefaults(configuration),
    ...rollbackOf(progress),
    deploymentCircuitBreaker: deployment.breaker,
    alarms: alarmsOf(deployment),
  };
}

function timesOf(deployment: ServiceDeployment): Pick<DescribedDeployment, 'startedAt' | 'finishedAt'> {
  const startedAt = startOf(deployment);
  const { progress } = deployment;
  return {
    ...(startedAt !== undefined && { startedAt: new Date(startedAt) }),
    ...('finishedAt' in progress && { finishedAt: new Date(progress.finishedAt) }),
  };
}

const reasonOf = (progress: Progress) => ('reason' in progress ? { statusReason: progress.reason } : {});

/** The SDK's enum lacks a stage that its texts have. */
const stageOf = (progress: Progress): Pick<DescribedDeployment, 'lifecycleStage'> =>
  'stage' in progress && progress.stage !== undefined
    ? { lifecycleStage: progress.stage as ServiceDeploymentLifecycleStage }
    : {};

function rollbackOf(progress: Progress): Pick<DescribedDeployment, 'rollback'> {
  if (!('rollback' in progress) || progress.rollback === undefined) return {};
  const { reason, startedAt, revision } = progress.rollback;
  return { rollback: { reason, startedAt: new Date(startedAt), serviceRevisionArn: revision.arn } };
}

function alarmsOf({ alarms, settings }: ServiceDeployment): DescribedDeployment['alarms'] {
  return {
    status: alarms.status,
    ...(settings.alarms.kind === 'on' && { alarmNames: [...settings.alarms.names] }),
    ...(alarms.status === 'TRIGGERED' && { triggeredAlarmNames: [...alarms.triggered] }),
  };
}

function describedHook({ id, hook, status, expiresAt }: HookRun): DeploymentLifecycleHookDetail {
  return {
    hookId: id,
    targetType: hook.kind,
    ...(hook.kind === 'AWS_LAMBDA' && { targetArn: hook.functionArn }),
    status,
    expiresAt: new Date(expiresAt),
    timeoutAction: hook.limit.then,
  };
}

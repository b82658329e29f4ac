import type { DeploymentTarget, LifecycleEvent as DescribedEvent, TargetStatus } from '@aws-sdk/client-codedeploy';
import type { Deployment, Progress } from './deployment.ts';
import type { LifecycleEvent } from './lifecycle-events.ts';

export const describedTarget = (deployment: Deployment): DeploymentTarget =>
  deployment.rollout.target({
    deploymentId: deployment.id,
    lastUpdatedAt: new Date(lastChange(deployment)),
    lifecycleEvents: deployment.events.map(describedEvent),
    status: targetStatusOf(deployment.progress),
  });

export function targetStatusOf(progress: Progress): TargetStatus {
  switch (progress.kind) {
    case 'Created':
    case 'Queued':
      return 'Pending';
    case 'working':
      return progress.step.kind === 'ready-wait' ? 'Ready' : 'InProgress';
    case 'stopping':
      return 'InProgress';
    case 'ended':
      return progress.outcome.kind === 'Succeeded' ? 'Succeeded' : 'Failed';
  }
}

function describedEvent(event: LifecycleEvent): DescribedEvent {
  const { name: lifecycleEventName, status } = event;
  switch (event.status) {
    case 'Pending':
    case 'Skipped':
      return { lifecycleEventName, status };
    case 'InProgress':
      return { lifecycleEventName, status, startTime: new Date(event.startedAt) };
    case 'Succeeded':
      return {
        lifecycleEventName,
        status,
        startTime: new Date(event.startedAt),
        endTime: new Date(event.endedAt),
        diagnostics: { errorCode: 'Success' },
      };
    case 'Failed':
      return {
        lifecycleEventName,
        status,
        startTime: new Date(event.startedAt),
        endTime: new Date(event.endedAt),
        diagnostics: event.diagnostics,
      };
  }
}

function lastChange({ createdAt, events, progress }: Deployment): number {
  const times = events.flatMap(event =>
    'endedAt' in event ? event.endedAt : 'startedAt' in event ? event.startedAt : [],
  );
  return Math.max(createdAt, ...times, progress.kind === 'ended' ? progress.endedAt : 0);
}

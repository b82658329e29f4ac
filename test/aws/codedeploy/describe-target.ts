import type {
  DeploymentTarget,
  ECSTaskSet,
  LifecycleEvent as DescribedEvent,
  TargetStatus,
} from '@aws-sdk/client-codedeploy';
import { serviceArn } from '../ecs/arns.ts';
import { countsOf } from '../ecs/describe-service.ts';
import type { Ecs } from '../ecs/ecs.ts';
import { desiredOf } from '../ecs/scheduler.ts';
import type { TaskSet } from '../ecs/state.ts';
import type { World } from '../world/world.ts';
import type { Deployment, Progress } from './deployment.ts';
import type { LifecycleEvent } from './lifecycle-events.ts';
import { trafficWeight } from './traffic.ts';

export const targetIdOf = ({ group }: Deployment) => `${group.service.cluster}:${group.service.name}`;

export function describedTarget(world: World, ecs: Ecs, deployment: Deployment): DeploymentTarget {
  const { cluster, name } = deployment.group.service;
  return {
    deploymentTargetType: 'ECSTarget',
    ecsTarget: {
      deploymentId: deployment.id,
      targetId: targetIdOf(deployment),
      targetArn: serviceArn(world, cluster, name),
      lastUpdatedAt: new Date(lastChange(deployment)),
      lifecycleEvents: deployment.events.map(describedEvent),
      status: targetStatusOf(deployment.progress),
      taskSetsInfo: describedTaskSets(world, ecs, deployment),
    },
  };
}

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

/** Those that still exist; the label says which one served when the release began. */
function describedTaskSets(world: World, ecs: Ecs, { group, blue, green }: Deployment): ECSTaskSet[] {
  const service = ecs.services.remembered(group.service.cluster, group.service.name);
  const described = (set: TaskSet | undefined, taskSetLabel: 'Blue' | 'Green'): ECSTaskSet[] => {
    if (set === undefined || !service.taskSets.includes(set)) return [];
    const targetGroup = group.targetGroups.find(({ arn }) => arn === set.binding.targetGroupArn);
    return [
      {
        identifer: set.id,
        desiredCount: desiredOf(service, set),
        ...countsOf(set),
        status: set.status,
        trafficWeight: trafficWeight(world, group.prodListener, set),
        targetGroup: { name: targetGroup?.name },
        taskSetLabel,
      },
    ];
  };
  return [...described(blue, 'Blue'), ...described(green, 'Green')];
}

function lastChange({ createdAt, events, progress }: Deployment): number {
  const times = events.flatMap(event =>
    'endedAt' in event ? event.endedAt : 'startedAt' in event ? event.startedAt : [],
  );
  return Math.max(createdAt, ...times, progress.kind === 'ended' ? progress.endedAt : 0);
}

import type { DeploymentTarget, ECSTaskSet } from '@aws-sdk/client-codedeploy';
import { checkAppSpecFile } from '../../request/appspec-file.ts';
import type { EcsTarget } from '../../request/request.ts';
import { taskDefinitionIn } from './ecs-appspec.ts';
import type { LabelledSide, Platform } from './platform.ts';

/** One ECS service: its revisions are task definitions, and its sides are task sets. */
export function onEcs({ cluster, service }: Pick<EcsTarget, 'cluster' | 'service'>): Platform {
  return {
    name: 'ECS',
    targetId: `${cluster}:${service}`,
    revisionIn: appSpec => {
      const arn = taskDefinitionIn(appSpec);
      return arn === undefined ? undefined : { id: arn, name: arn.slice(arn.lastIndexOf('/') + 1) };
    },
    hooksIn: appSpec => {
      const spec = checkAppSpecFile('the AppSpec of a deployment', appSpec ?? '');
      return spec.ok ? spec.value.hooks : [];
    },
    eventsIn: target => target?.ecsTarget?.lifecycleEvents ?? [],
    sidesIn: taskSetsIn,
  };
}

export function taskSetsIn(target: DeploymentTarget | undefined): readonly LabelledSide[] {
  return (target?.ecsTarget?.taskSetsInfo ?? []).map(sideOf);
}

function sideOf(set: ECSTaskSet): LabelledSide {
  return {
    label: set.taskSetLabel,
    side: {
      // The SDK's own spelling of the member.
      id: set.identifer ?? '',
      tasks: {
        revision: set.taskSetLabel ?? '',
        wanted: set.desiredCount ?? 0,
        running: set.runningCount ?? 0,
        pending: set.pendingCount ?? 0,
      },
      share: set.trafficWeight,
    },
  };
}

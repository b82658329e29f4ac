import type { DeploymentTarget, ECSTaskSet } from '@aws-sdk/client-codedeploy';
import { serviceArn } from '../../ecs/arns.ts';
import { countsOf } from '../../ecs/counts.ts';
import { desiredOf } from '../../ecs/scheduler.ts';
import { bindingOf, type TaskSet } from '../../ecs/state.ts';
import type { ShownTarget } from '../rollout.ts';
import type { EcsSettings } from './settings.ts';
import { serviceOf, type EcsSite } from './site.ts';
import { trafficWeight } from './traffic.ts';

export const targetIdOf = ({ service }: EcsSettings) => `${service.cluster}:${service.name}`;

export function describedTarget(site: EcsSite, shown: ShownTarget): DeploymentTarget {
  const { cluster, name } = site.settings.service;
  return {
    deploymentTargetType: 'ECSTarget',
    ecsTarget: {
      ...shown,
      targetId: targetIdOf(site.settings),
      targetArn: serviceArn(site.world, cluster, name),
      taskSetsInfo: describedTaskSets(site),
    },
  };
}

/** Those that still exist; the label says which one served when the release began. */
function describedTaskSets(site: EcsSite): ECSTaskSet[] {
  const { world, settings, blue, green } = site;
  const service = serviceOf(site);
  const described = (set: TaskSet | undefined, taskSetLabel: 'Blue' | 'Green'): ECSTaskSet[] => {
    if (set === undefined || !service.taskSets.includes(set)) return [];
    const targetGroup = settings.targetGroups.find(({ arn }) => arn === bindingOf(set).targetGroupArn);
    return [
      {
        identifer: set.id,
        desiredCount: desiredOf(service, set),
        ...countsOf(set),
        status: set.status,
        trafficWeight: trafficWeight(world, settings.prodListener, set),
        targetGroup: { name: targetGroup?.name },
        taskSetLabel,
      },
    ];
  };
  return [...described(blue, 'Blue'), ...described(green, 'Green')];
}

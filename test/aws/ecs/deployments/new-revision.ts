import type { World } from '../../world/world.ts';
import { serviceRevisionArn } from '../arns.ts';
import type { LaunchSettings } from '../launch-settings.ts';
import type { LoadBalancing, Service, TargetGroupBinding } from '../state.ts';
import type { RegisteredTaskDefinition } from '../task-definitions.ts';
import type { ServiceRevision } from './deployment.ts';
import type { Strategy } from './settings.ts';

export interface RevisionWish {
  readonly definition: RegisteredTaskDefinition;
  readonly launch: LaunchSettings;
  readonly loadBalancing: LoadBalancing;
  readonly binding: TargetGroupBinding | undefined;
}

export function newRevision(
  world: World,
  service: Pick<Service, 'name' | 'cluster'>,
  taskSetId: string,
  wish: RevisionWish,
): ServiceRevision {
  const number = taskSetId.slice('ecs-svc/'.length);
  const arn = serviceRevisionArn(world, service.cluster, service.name, number);
  return { ...wish, arn, number, createdAt: world.timeline.now() };
}

/**
 * "The target groups alternate between revisions" ("Application Load Balancer resources for blue/green" of the developer
 * guide): a new revision takes the one where the present one is not. Rolling deployments stay where the service is.
 */
export function bindingFor(
  loadBalancing: LoadBalancing,
  strategy: Strategy['kind'],
  present: TargetGroupBinding | undefined,
): TargetGroupBinding | undefined {
  switch (loadBalancing.kind) {
    case 'none':
      return undefined;
    case 'one group':
      return loadBalancing.binding;
    case 'two groups': {
      const { binding, alternateTargetGroupArn } = loadBalancing;
      const isInFirst = present?.targetGroupArn === binding.targetGroupArn;
      const isInSecond = present?.targetGroupArn === alternateTargetGroupArn;
      const takesSecond = strategy === 'ROLLING' ? isInSecond : isInFirst;
      return takesSecond ? { ...binding, targetGroupArn: alternateTargetGroupArn } : binding;
    }
    default: {
      const never: never = loadBalancing;
      throw new Error(`unknown load balancing ${JSON.stringify(never)}`);
    }
  }
}

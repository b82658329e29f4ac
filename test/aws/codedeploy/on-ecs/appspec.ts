import type { LaunchSettings } from '../../ecs/launch-settings.ts';
import { AppSpecProblem, fieldsOf, textOf, type Fields } from '../appspec-fields.ts';
import { readAppSpec, type AppSpecShape, type HookFunctions, type ReadAppSpec } from '../appspec.ts';
import { HOOK_EVENTS } from '../lifecycle-events.ts';
import { launchOf } from './appspec-launch.ts';

/** What an AppSpec for ECS says. */
export interface EcsAppSpec {
  readonly taskDefinition: string;
  readonly containerName: string;
  readonly containerPort: number;
  /** What it does not say stays as it is. */
  readonly launch: Partial<LaunchSettings>;
  readonly hooks: HookFunctions;
}

const SHAPE: AppSpecShape<EcsAppSpec> = {
  platform: 'ECS',
  resourceType: 'AWS::ECS::Service',
  resource: 'service',
  hookEvents: HOOK_EVENTS,
  read: (properties, hooks) => {
    const loadBalancer = fieldsOf(properties.get('loadbalancerinfo'), 'LoadBalancerInfo');
    return {
      taskDefinition: textOf(properties, 'TaskDefinition'),
      containerName: textOf(loadBalancer, 'ContainerName'),
      containerPort: portOf(loadBalancer),
      launch: launchOf(properties),
      hooks,
    };
  },
};

/** "AppSpec file structure for Amazon ECS service deployments" of the CodeDeploy User Guide. */
export const readEcsAppSpec = (content: string): ReadAppSpec<EcsAppSpec> => readAppSpec(content, SHAPE);

function portOf(fields: Fields): number {
  const port = fields.get('containerport');
  if (!Number.isInteger(port)) throw new AppSpecProblem('ContainerPort must be a number.');
  return Number(port);
}

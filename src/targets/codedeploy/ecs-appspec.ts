import type { Revision } from '../../release/words.ts';
import type { AppSpecFile } from '../../request/request.ts';
import { propertiesIn, member, readAnyAppSpec } from './appspec.ts';

/** What an AppSpec for ECS says: which revision, behind which container and port, and what the user's own file adds. */
export interface EcsAppSpec extends Omit<AppSpecFile, 'path'> {
  readonly taskDefinition: string;
  readonly container: NonNullable<AppSpecFile['container']>;
}

/**
 * The AppSpec of a deployment that brings this task definition: the user's own, or all as the service has it now.
 *
 * @param container the service's own: what green stands behind where the file names no other
 */
export function ecsAppSpecFor(
  { id }: Revision,
  file: AppSpecFile | undefined,
  container: EcsAppSpec['container'],
): string {
  const asTheServiceHasIt = { platformVersion: undefined, network: undefined, capacityProviders: undefined, hooks: [] };
  return printEcsAppSpec({
    ...(file ?? asTheServiceHasIt),
    taskDefinition: id,
    container: file?.container ?? container,
  });
}

/** JSON, which CodeDeploy takes as readily as YAML. */
export function printEcsAppSpec(spec: EcsAppSpec): string {
  const { taskDefinition, container, platformVersion, network, capacityProviders, hooks } = spec;
  return JSON.stringify({
    version: 0.0,
    Resources: [
      {
        TargetService: {
          Type: 'AWS::ECS::Service',
          Properties: {
            TaskDefinition: taskDefinition,
            LoadBalancerInfo: { ContainerName: container.name, ContainerPort: container.port },
            PlatformVersion: platformVersion,
            NetworkConfiguration: network && {
              AwsvpcConfiguration: {
                Subnets: network.subnets,
                SecurityGroups: network.securityGroups,
                AssignPublicIp: network.assignPublicIp,
              },
            },
            CapacityProviderStrategy: capacityProviders?.map(({ provider, base, weight }) => ({
              CapacityProvider: provider,
              Base: base,
              Weight: weight,
            })),
          },
        },
      },
    ],
    Hooks: hooks.length === 0 ? undefined : hooks.map(hook => ({ [hook.event]: hook.function })),
  });
}

/** The task definition that a deployment's AppSpec names; undefined where it names none, or is not one for one ECS service. */
export function taskDefinitionIn(content: string | undefined): string | undefined {
  const name = member(propertiesIn(readAnyAppSpec(content)), 'taskdefinition');
  return typeof name === 'string' && name !== '' ? name : undefined;
}

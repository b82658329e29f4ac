import type { AppSpecFile } from '../../request/request.ts';
import { isMapping, readLines } from '../../request/yaml-lines.ts';

/** What an AppSpec for ECS says: which revision, behind which container and port, and what the user's own file adds. */
export interface AppSpec extends Omit<AppSpecFile, 'path'> {
  readonly taskDefinition: string;
  readonly container: NonNullable<AppSpecFile['container']>;
}

/** JSON, which CodeDeploy takes as readily as YAML. */
export function printAppSpec(spec: AppSpec): string {
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

/**
 * The task definition that a deployment's AppSpec names, whoever wrote it: YAML or JSON, its keys in any letter case.
 * Undefined where it names none, or is not an AppSpec for one ECS service.
 */
export function taskDefinitionIn(content: string | undefined): string | undefined {
  const read = readLines(content ?? '');
  const resources = read.ok ? at(read.lined.value, 'resources') : undefined;
  if (!Array.isArray(resources) || resources.length !== 1) return undefined;
  const [resource, ...others] = isMapping(resources[0]) ? Object.values(resources[0]) : [];
  const name = others.length === 0 ? at(at(resource, 'properties'), 'taskdefinition') : undefined;
  return typeof name === 'string' && name !== '' ? name : undefined;
}

function at(value: unknown, key: string): unknown {
  return isMapping(value) ? Object.entries(value).find(([name]) => name.toLowerCase() === key)?.[1] : undefined;
}

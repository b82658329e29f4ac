import type { Attribute, Compatibility, ContainerDefinition, PortMapping, TaskDefinition } from '@aws-sdk/client-ecs';
import { cpuUnits, memoryMib } from './fargate-sizes.ts';
import { fitsFargate } from './task-definition-rules.ts';
import type { TaskDefinitionInput } from './task-definitions.ts';

/** What DescribeTaskDefinition shows beside what was registered: the defaults that AWS fills in. */
export function completed(input: TaskDefinitionInput): Omit<TaskDefinition, 'taskDefinitionArn' | 'revision'> {
  const registered = { ...input };
  delete registered.tags;
  const cpu = cpuUnits(input.cpu ?? '');
  const memory = memoryMib(input.memory ?? '');
  return {
    ...registered,
    ...(cpu === undefined ? {} : { cpu: String(cpu) }),
    ...(memory === undefined ? {} : { memory: String(memory) }),
    containerDefinitions: input.containerDefinitions.map(container => withDefaults(container, input.networkMode)),
    volumes: input.volumes ?? [],
    placementConstraints: input.placementConstraints ?? [],
    status: 'ACTIVE',
    compatibilities: compatibilitiesOf(input),
    requiresAttributes: attributesOf(input),
  };
}

function withDefaults(container: ContainerDefinition, networkMode: string | undefined): ContainerDefinition {
  return {
    ...container,
    cpu: container.cpu ?? 0,
    essential: container.essential ?? true,
    portMappings: (container.portMappings ?? []).map(mapping => portWithDefaults(mapping, networkMode)),
    environment: container.environment ?? [],
    mountPoints: container.mountPoints ?? [],
    volumesFrom: container.volumesFrom ?? [],
    systemControls: container.systemControls ?? [],
  };
}

/** With awsvpc or host networking a container is reached on its own port; with bridge the host's port is dynamic, 0. */
function portWithDefaults(mapping: PortMapping, networkMode: string | undefined): PortMapping {
  const port = { ...mapping, protocol: mapping.protocol ?? ('tcp' as const) };
  if (port.hostPort !== undefined || port.containerPortRange !== undefined) return port;
  const own = networkMode === 'awsvpc' || networkMode === 'host';
  return { ...port, hostPort: own ? (mapping.containerPort ?? 0) : 0 };
}

function compatibilitiesOf(input: TaskDefinitionInput): Compatibility[] {
  if (fitsFargate(input)) return ['EC2', 'FARGATE'];
  return input.networkMode === 'awsvpc' ? ['EC2'] : ['EXTERNAL', 'EC2'];
}

/** The capabilities that a container instance must have. AWS derives more of them; these are the common ones. */
function attributesOf(input: TaskDefinitionInput): Attribute[] {
  const containers = input.containerDefinitions;
  const drivers = containers.flatMap(container => container.logConfiguration?.logDriver ?? []);
  const names = [
    'com.amazonaws.ecs.capability.docker-remote-api.1.18',
    ...[...new Set(drivers)].map(driver => `com.amazonaws.ecs.capability.logging-driver.${driver}`),
    ...(input.taskRoleArn === undefined ? [] : ['com.amazonaws.ecs.capability.task-iam-role']),
    ...(containers.some(({ image }) => image?.includes('.dkr.ecr.')) ? ['com.amazonaws.ecs.capability.ecr-auth'] : []),
    ...(input.networkMode === 'awsvpc' ? ['ecs.capability.task-eni'] : []),
  ];
  return names.map(name => ({ name }));
}

import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import { cpuUnits, isFargateSize, memoryMib } from './fargate-sizes.ts';
import { clientError, invalidParameter } from './refusals.ts';
import type { TaskDefinitionInput } from './task-definitions.ts';

/** Throws what RegisterTaskDefinition answers to an input that it does not accept. */
export function checkTaskDefinition(input: TaskDefinitionInput): void {
  if (input.family === '') throw clientError('Family should not be null or empty.');
  if (!/^[a-zA-Z0-9_-]{1,255}$/.test(input.family)) throw clientError('Family contains invalid characters.');
  checkLength(input);
  if (input.containerDefinitions.length === 0) throw clientError('Container list cannot be empty.');
  if ((input.tags?.length ?? 0) > 50) throw invalidParameter('The maximum number of tags is 50.');
  checkContainers(input.containerDefinitions, input.memory !== undefined);
  checkSizes(input);
  if (input.requiresCompatibilities?.includes('FARGATE')) checkFargate(input);
}

/** "Amazon ECS service quotas": 64 KB. Text as people quote it; what exactly is counted is not published. */
const LONGEST_BYTES = 65_536;

function checkLength({ tags: _tags, ...definition }: TaskDefinitionInput): void {
  const bytes = Buffer.byteLength(JSON.stringify(definition));
  if (bytes > LONGEST_BYTES) {
    throw clientError(`Actual length: '${bytes}'. Max allowed length is '${LONGEST_BYTES}' bytes.`);
  }
}

function checkContainers(containers: readonly ContainerDefinition[], taskHasMemory: boolean): void {
  const names = new Set<string>();
  for (const container of containers) {
    const { name, image } = container;
    if (!name) throw clientError('Container.name should not be null or empty.');
    if (!image) throw clientError('Container.image should not be null or empty.');
    if (names.has(name)) throw clientError(`Container name '${name}' is not unique in the task definition.`);
    names.add(name);
    if (!taskHasMemory && container.memory === undefined && container.memoryReservation === undefined) {
      throw clientError(
        `Invalid setting for container '${name}'. At least one of 'memory' or 'memoryReservation' must be specified.`,
      );
    }
  }
  if (containers.every(container => container.essential === false)) {
    throw clientError('Task definition does not have any essential containers.');
  }
}

function checkSizes(input: TaskDefinitionInput): void {
  if (input.cpu !== undefined && cpuUnits(input.cpu) === undefined) {
    throw clientError(`Invalid 'cpu' setting for task: ${input.cpu}`);
  }
  if (input.memory !== undefined && memoryMib(input.memory) === undefined) {
    throw clientError(`Invalid 'memory' setting for task: ${input.memory}`);
  }
}

function checkFargate(input: TaskDefinitionInput): void {
  if (input.networkMode !== 'awsvpc') throw clientError("Fargate only supports network mode 'awsvpc'.");
  if (input.cpu === undefined) throw clientError("Fargate requires that 'cpu' be defined at the task level.");
  if (input.memory === undefined) throw clientError("Fargate requires that 'memory' be defined at the task level.");
  if (!fitsFargate(input)) throw clientError('No Fargate configuration exists for given values.');
}

export function fitsFargate(input: TaskDefinitionInput): boolean {
  const cpu = cpuUnits(input.cpu ?? '');
  const memory = memoryMib(input.memory ?? '');
  return input.networkMode === 'awsvpc' && cpu !== undefined && memory !== undefined && isFargateSize(cpu, memory);
}

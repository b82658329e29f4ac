import type { ContainerDefinition, RegisterTaskDefinitionRequest, Tag, TaskDefinition } from '@aws-sdk/client-ecs';
import { nameOf, taskDefinitionArn, type Place } from './arns.ts';
import { completed } from './task-definition-defaults.ts';
import { checkTaskDefinition } from './task-definition-rules.ts';

export interface TaskDefinitionInput extends RegisterTaskDefinitionRequest {
  readonly family: string;
  readonly containerDefinitions: ContainerDefinition[];
}

export interface RegisteredTaskDefinition {
  readonly arn: string;
  readonly family: string;
  readonly revision: number;
  /** As DescribeTaskDefinition shows it. Deregistering replaces it. */
  definition: TaskDefinition;
  readonly tags: readonly Tag[];
}

export interface TaskDefinitions {
  register(input: TaskDefinitionInput, registeredBy: string): RegisteredTaskDefinition;
  /** By `family` (its newest ACTIVE revision), `family:revision` or ARN. Inactive revisions can still be described. */
  find(reference: string): RegisteredTaskDefinition | undefined;
  deregister(registered: RegisteredTaskDefinition): void;
  all(): readonly RegisteredTaskDefinition[];
}

export function createTaskDefinitions(place: Place, now: () => number): TaskDefinitions {
  const families = new Map<string, RegisteredTaskDefinition[]>();

  const find = (reference: string): RegisteredTaskDefinition | undefined => {
    const [family = '', revision] = nameOf(reference).split(':');
    const revisions = families.get(family) ?? [];
    return revision === undefined
      ? revisions.findLast(({ definition }) => definition.status === 'ACTIVE')
      : revisions.find(registered => String(registered.revision) === revision);
  };

  return {
    find,
    all: () => [...families.values()].flat(),
    register: (input, registeredBy) => {
      checkTaskDefinition(input);
      const revisions = families.get(input.family) ?? [];
      const revision = revisions.length + 1;
      const arn = taskDefinitionArn(place, input.family, revision);
      const registeredAt = new Date(now());
      const definition = { ...completed(input), taskDefinitionArn: arn, revision, registeredAt, registeredBy };
      const registered = { arn, family: input.family, revision, definition, tags: input.tags ?? [] };
      families.set(input.family, [...revisions, registered]);
      return registered;
    },
    deregister: registered => {
      const deregisteredAt = registered.definition.deregisteredAt ?? new Date(now());
      registered.definition = { ...registered.definition, status: 'INACTIVE', deregisteredAt };
    },
  };
}

/** The container that decides what the task does: the one behind the load balancer, or the first. */
export function imageOf(registered: RegisteredTaskDefinition, containerName: string | undefined): string {
  const containers = registered.definition.containerDefinitions ?? [];
  const container = containers.find(({ name }) => name === containerName) ?? containers[0];
  if (container?.image === undefined) throw new Error(`${registered.arn} has no container with an image`);
  return container.image;
}

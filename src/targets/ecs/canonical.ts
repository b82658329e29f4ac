import { type Definition, ownTags, registerable } from './task-definition.ts';

export type Json = string | number | boolean | readonly Json[] | { readonly [name: string]: Json };

/**
 * Lists whose order says nothing, and the members that tell their items apart. The order of all others may mean something:
 * a command's does, and that of environment files, which ECS reads from the top down.
 */
const unordered: Readonly<Record<string, readonly string[]>> = {
  containerDefinitions: ['name'],
  environment: ['name'],
  secrets: ['name'],
  volumes: ['name'],
  tags: ['key'],
  portMappings: ['containerPort', 'protocol', 'hostPort', 'containerPortRange'],
  mountPoints: ['containerPath'],
  ulimits: ['name'],
  systemControls: ['namespace'],
  requiresCompatibilities: [],
};

/**
 * What AWS does where a member is left out, and shows as if it had been said; by the name of what it is a member of
 * (ContainerDefinition, PortMapping, HealthCheck and EFSVolumeConfiguration of the ECS API reference).
 */
const filledIn: Readonly<Record<string, Readonly<Record<string, Json>>>> = {
  containerDefinitions: { cpu: 0, essential: true },
  portMappings: { protocol: 'tcp' },
  healthCheck: { interval: 30, timeout: 5, retries: 3, startPeriod: 0 },
  efsVolumeConfiguration: { rootDirectory: '/' },
};

/** A task definition in the one form that all definitions which run the same have in common. */
export function canonical(definition: Definition): Json {
  const { cpu, memory, ...rest } = registerable(definition);
  const containers = definition.containerDefinitions.map(one => withoutHostPorts(one, definition['networkMode']));
  return (
    ordered(
      {
        ...rest,
        cpu: sizeIn(cpu, /^([\d.]+)\s*vcpu$/i),
        memory: sizeIn(memory, /^([\d.]+)\s*gb$/i),
        containerDefinitions: containers,
        tags: ownTags(definition),
      },
      '',
    ) ?? {}
  );
}

/** `.5 vCPU` and `1 GB` are written down by AWS as `512` and `1024`: both units hold 1024 of the small ones. */
function sizeIn(size: unknown, large: RegExp): unknown {
  const amount = typeof size === 'string' ? large.exec(size.trim())?.[1] : undefined;
  return amount === undefined ? size : String(Number(amount) * 1024);
}

type Mapping = Readonly<Record<string, unknown>>;

/** A container is reached on its own port under awsvpc and host; under bridge, the default, 0 is one that Docker chooses. */
function withoutHostPorts(container: Mapping, networkMode: unknown): Mapping {
  const { portMappings } = container;
  if (!Array.isArray(portMappings)) return container;
  const own = networkMode === 'awsvpc' || networkMode === 'host';
  return {
    ...container,
    portMappings: portMappings.map((mapping: Mapping) => {
      const { hostPort, ...port } = mapping;
      return hostPort === (own ? port['containerPort'] : 0) ? port : mapping;
    }),
  };
}

/** Members by name, unordered lists by their items' names, and nothing that is empty or filled in; undefined when nothing is left. */
function ordered(value: unknown, name: string): Json | undefined {
  if (Array.isArray(value)) {
    const items = value.map(item => ordered(item, name)).filter(item => item !== undefined);
    if (items.length === 0) return undefined;
    const by = unordered[name];
    return by === undefined ? items : items.toSorted((a, b) => compare(keyOf(a, by), keyOf(b, by)));
  }
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([key, inner]) => inner !== filledIn[name]?.[key])
      .map(([key, inner]) => [key, ordered(inner, key)] as const)
      .filter((pair): pair is readonly [string, Json] => pair[1] !== undefined)
      .toSorted(([a], [b]) => compare(a, b));
    return members.length === 0 ? undefined : Object.fromEntries(members);
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}

function keyOf(item: Json, by: readonly string[]): string {
  return typeof item === 'object' && !Array.isArray(item)
    ? JSON.stringify(by.map(name => (item as Readonly<Record<string, Json>>)[name] ?? null))
    : JSON.stringify(item);
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

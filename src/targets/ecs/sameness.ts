import type { Difference } from '../../release/plan.ts';
import { changeTag, type Definition, registerable, tagsOf } from './task-definition.ts';

/**
 * Whether two task definitions would run the same. AWS fills in what a file leaves out (cpu 0, essential true, tcp, empty
 * lists, the host's port under awsvpc) and keeps no order where order means nothing; neither makes a new revision.
 */
export function same(one: Definition, other: Definition): boolean {
  return JSON.stringify(canonical(one)) === JSON.stringify(canonical(other));
}

type Json = string | number | boolean | readonly Json[] | { readonly [name: string]: Json };

/** Lists whose order says nothing, and the member that names their items. */
const unordered: Readonly<Record<string, string>> = {
  containerDefinitions: 'name',
  environment: 'name',
  secrets: 'name',
  volumes: 'name',
  tags: 'key',
  portMappings: 'containerPort',
  mountPoints: 'containerPath',
  ulimits: 'name',
  systemControls: 'namespace',
  environmentFiles: 'value',
};

function canonical(definition: Definition): Json {
  const tags = tagsOf(definition).filter(tag => tag.key !== changeTag && !tag.key.startsWith('aws:'));
  const awsvpc = definition['networkMode'] === 'awsvpc';
  const containers = definition.containerDefinitions.map(container => withoutDefaults(container, awsvpc));
  return ordered({ ...registerable(definition), containerDefinitions: containers, tags }, '') ?? {};
}

function withoutDefaults(container: Readonly<Record<string, unknown>>, awsvpc: boolean): Record<string, unknown> {
  const { cpu, essential, portMappings, ...rest } = container;
  const ports = Array.isArray(portMappings) ? portMappings : [];
  return {
    ...rest,
    ...(cpu === 0 ? {} : { cpu }),
    ...(essential === true ? {} : { essential }),
    portMappings: ports.map((mapping: Readonly<Record<string, unknown>>) => {
      const { hostPort, protocol, ...port } = mapping;
      const given = awsvpc ? hostPort === port['containerPort'] : hostPort === 0;
      return { ...port, ...(given ? {} : { hostPort }), ...(protocol === 'tcp' ? {} : { protocol }) };
    }),
  };
}

/** Members by name, unordered lists by their items' names, and nothing that is empty; undefined when nothing is left. */
function ordered(value: unknown, name: string): Json | undefined {
  if (Array.isArray(value)) {
    const items = value.map(item => ordered(item, '')).filter(item => item !== undefined);
    if (items.length === 0) return undefined;
    const by = unordered[name];
    if (by !== undefined) return items.toSorted((a, b) => compare(member(a, by), member(b, by)));
    // requiresCompatibilities and its like: plain words, where only order-bearing lists (command, entryPoint) are kept.
    return name === 'requiresCompatibilities' ? items.toSorted((a, b) => compare(plain(a), plain(b))) : items;
  }
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .map(([key, inner]) => [key, ordered(inner, key)] as const)
      .filter((pair): pair is readonly [string, Json] => pair[1] !== undefined)
      .toSorted(([a], [b]) => compare(a, b));
    return members.length === 0 ? undefined : Object.fromEntries(members);
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}

function member(item: Json, name: string): string {
  return typeof item === 'object' && !Array.isArray(item) ? plain((item as Record<string, Json>)[name]) : '';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The members whose values may be shown: all others can hold secrets, and are named only. */
const shown = new Set(['image', 'cpu', 'memory', 'memoryReservation', 'networkMode', 'family']);
const roles = new Set(['taskRoleArn', 'executionRoleArn']);

/** How green differs from blue, field by field; containers by their name. */
export function differences(blue: Definition, green: Definition): readonly Difference[] {
  const from = fields(canonical(blue));
  const to = fields(canonical(green));
  return [...new Set([...from.keys(), ...to.keys()])]
    .filter(field => JSON.stringify(from.get(field)) !== JSON.stringify(to.get(field)))
    .toSorted(compare)
    .map(field => differenceIn(field, from.get(field), to.get(field)));
}

function differenceIn(field: string, from: Json | undefined, to: Json | undefined): Difference {
  const name = field.slice(field.lastIndexOf('.') + 1);
  if (shown.has(name)) return { field, shown: 'values', from: plain(from), to: plain(to) };
  if (roles.has(name)) return { field, shown: 'values', from: roleName(from), to: roleName(to) };
  if (name === 'portMappings') return { field, shown: 'values', from: ports(from), to: ports(to) };
  return { field, shown: 'name only' };
}

/** `cpu`, `container api.image`, ...: one entry for each field that a person would name. */
function fields(definition: Json): ReadonlyMap<string, Json> {
  const { containerDefinitions = [], ...task } = definition as { readonly [name: string]: Json };
  const containers = (containerDefinitions as readonly { readonly [name: string]: Json }[]).flatMap(
    ({ name, ...container }) =>
      Object.entries(container).map(([field, value]): [string, Json] => [`container ${plain(name)}.${field}`, value]),
  );
  return new Map([...Object.entries(task), ...containers]);
}

function plain(value: Json | undefined): string {
  return value === undefined ? 'none' : typeof value === 'object' ? 'set' : String(value);
}

function roleName(value: Json | undefined): string {
  const arn = plain(value);
  return arn.slice(arn.lastIndexOf('/') + 1);
}

function ports(value: Json | undefined): string {
  if (!Array.isArray(value)) return 'none';
  return value
    .map((mapping: Json) => `${member(mapping, 'containerPort')}/${member(mapping, 'protocol') || 'tcp'}`)
    .join(', ');
}

import type { Difference } from '../../release/plan.ts';
import { canonical, compare, type Json } from './canonical.ts';
import type { Definition } from './task-definition.ts';

/**
 * Whether two task definitions would run the same. AWS fills in what a file leaves out (cpu 0, essential true, tcp, empty
 * lists, the host's port under awsvpc) and keeps no order where order means nothing; neither makes a new revision.
 */
export function same(one: Definition, other: Definition): boolean {
  return JSON.stringify(canonical(one)) === JSON.stringify(canonical(other));
}

/** The members whose values may be shown, and how: all others can hold secrets, and are named only. */
const shown: ReadonlyMap<string, (value: Json | undefined) => string> = new Map([
  ...['image', 'cpu', 'memory', 'memoryReservation', 'networkMode', 'family'].map(name => [name, plain] as const),
  ...['taskRoleArn', 'executionRoleArn'].map(name => [name, roleName] as const),
  ['portMappings', ports] as const,
]);

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
  const print = shown.get(field.slice(field.lastIndexOf('.') + 1));
  if (print === undefined || print(from) === print(to)) return { field, shown: 'name only' };
  return { field, shown: 'values', from: print(from), to: print(to) };
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
  return (value as readonly { readonly [name: string]: Json }[])
    .map(
      mapping =>
        `${plain(mapping['containerPort'] ?? mapping['containerPortRange'])}/${plain(mapping['protocol'] ?? 'tcp')}`,
    )
    .join(', ');
}

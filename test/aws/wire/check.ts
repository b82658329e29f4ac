import { types } from 'node:util';
import type { NormalizedSchema } from '@smithy/core/schema';
import { shapeOf, type Members, type Shape } from './schema.ts';

/** One thing wrong with a value. `path` leads to it (`services[0].tags.stage`), and is empty for the value itself. */
export type Complaint = {
  readonly kind: 'missing' | 'unknown' | 'type' | 'union';
  readonly path: string;
  readonly message: string;
};

/** Everything in `value` that `schema` does not allow; inputs and outputs are held to the same rules. */
export function check(schema: NormalizedSchema, value: unknown): readonly Complaint[] {
  return checkAt(schema, value, '');
}

export function inWords(complaints: readonly Complaint[]): string {
  return complaints.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)).join('; ');
}

function checkAt(schema: NormalizedSchema, value: unknown, path: string): readonly Complaint[] {
  const shape = shapeOf(schema);
  if (!fits(shape, value)) return [{ kind: 'type', path, message: `expected ${shape.kind}, got ${describe(value)}` }];
  switch (shape.kind) {
    case 'structure':
      return [
        ...checkMembers(shape.members, value as object, path),
        ...checkRequired(shape.required, value as object, path),
      ];
    case 'union':
      return [...checkMembers(shape.members, value as object, path), ...checkOneMember(value as object, path)];
    case 'list':
      return (value as readonly unknown[]).flatMap((item, index) =>
        item === null && shape.sparse ? [] : checkAt(shape.item, item, `${path}[${index}]`),
      );
    case 'map':
      return Object.entries(value as object).flatMap(([key, item]) =>
        item === null && shape.sparse ? [] : checkAt(shape.value, item, member(path, key)),
      );
    case 'timestamp':
    case 'string':
    case 'boolean':
    case 'number':
    case 'blob':
    case 'document':
      return [];
    default: {
      const never: never = shape;
      return never;
    }
  }
}

function fits(shape: Shape, value: unknown): boolean {
  switch (shape.kind) {
    case 'structure':
    case 'union':
    case 'map':
      return isPlainObject(value);
    case 'list':
      return Array.isArray(value);
    case 'timestamp':
      return types.isDate(value) && !Number.isNaN(value.getTime());
    case 'blob':
      return types.isUint8Array(value);
    case 'document':
      return value !== undefined;
    case 'string':
    case 'boolean':
    case 'number':
      return typeof value === shape.kind;
    default: {
      const never: never = shape;
      return never;
    }
  }
}

function checkMembers(members: Members, value: object, path: string): readonly Complaint[] {
  return present(value).flatMap(([name, item]): readonly Complaint[] => {
    const at = member(path, name);
    const schema = members.get(name);
    if (schema !== undefined) return checkAt(schema, item, at);
    return [{ kind: 'unknown', path: at, message: `no such member; there are: ${[...members.keys()].join(', ')}` }];
  });
}

function checkRequired(required: readonly string[], value: object, path: string): readonly Complaint[] {
  const names = new Set(present(value).map(([name]) => name));
  return required
    .filter(name => !names.has(name))
    .map(name => ({ kind: 'missing', path: member(path, name), message: 'required member is missing' }));
}

function checkOneMember(value: object, path: string): readonly Complaint[] {
  const names = present(value).map(([name]) => name);
  if (names.length === 1) return [];
  const got = names.length === 0 ? 'none' : names.join(', ');
  return [{ kind: 'union', path, message: `a union has exactly one member, got ${got}` }];
}

/** A member whose value is undefined counts as absent, as it does for the SDK. */
export function present(value: object): [string, unknown][] {
  return Object.entries(value).filter(([, item]) => item !== undefined);
}

export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !types.isDate(value) &&
    !ArrayBuffer.isView(value)
  );
}

function member(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function describe(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  if (types.isDate(value)) return Number.isNaN(value.getTime()) ? 'an invalid date' : 'timestamp';
  if (types.isUint8Array(value)) return 'blob';
  return typeof value === 'string' ? `string ${JSON.stringify(value.slice(0, 40))}` : typeof value;
}

import type { NormalizedSchema } from '@smithy/core/schema';
import { isPlainObject, present } from './check.ts';
import { readBase64, readNonFinite, readTimestamp, writeBase64, writeTimestamp } from './scalars.ts';
import { shapeOf, type Members } from './schema.ts';
import { orRefuse } from './unreadable.ts';

/** Throws an AwsError for text that is no JSON. */
export function parseJson(text: string): unknown {
  return orRefuse(() => JSON.parse(text) as unknown, 'The body is not JSON');
}

/**
 * Parsed JSON to the value of a schema. What does not fit (an unknown member, text for a number) stays as it came, so that
 * the check can refuse it by path. A null member of a structure is an absent one, as it is for AWS.
 */
export function decodeJson(schema: NormalizedSchema, json: unknown): unknown {
  const shape = shapeOf(schema);
  switch (shape.kind) {
    case 'structure':
    case 'union':
      return isPlainObject(json) ? decodeJsonMembers(shape.members, json) : json;
    case 'list':
      return Array.isArray(json) ? json.map(item => decodeJson(shape.item, item)) : json;
    case 'map':
      return isPlainObject(json) ? mapValues(json, item => decodeJson(shape.value, item)) : json;
    case 'timestamp':
      return readTimestamp(shape.format ?? 'epoch-seconds', json) ?? json;
    case 'number':
      return typeof json === 'string' ? (readNonFinite(json) ?? json) : json;
    case 'blob':
      return typeof json === 'string' ? (readBase64(json) ?? json) : json;
    case 'string':
    case 'boolean':
    case 'document':
      return json;
    default: {
      const never: never = shape;
      return never;
    }
  }
}

export function decodeJsonMembers(members: Members, json: Record<string, unknown>): object {
  const given = Object.entries(json).filter(([, item]) => item !== null);
  return Object.fromEntries(
    given.map(([name, item]) => {
      const schema = members.get(name);
      return [name, schema === undefined ? item : decodeJson(schema, item)];
    }),
  );
}

/** The value of a schema, which has passed the check, to what JSON.stringify takes. */
export function encodeJson(schema: NormalizedSchema, value: unknown): unknown {
  const shape = shapeOf(schema);
  // Only in sparse lists and maps: the check refuses null elsewhere.
  if (value === null) return null;
  switch (shape.kind) {
    case 'structure':
    case 'union':
      return encodeJsonMembers(shape.members, value as object);
    case 'list':
      return (value as readonly unknown[]).map(item => encodeJson(shape.item, item));
    case 'map':
      return mapValues(value as Record<string, unknown>, item => encodeJson(shape.value, item));
    case 'timestamp':
      return writeTimestamp(shape.format ?? 'epoch-seconds', value as Date);
    case 'number':
      return typeof value === 'number' && !Number.isFinite(value) ? value.toString() : value;
    case 'blob':
      return writeBase64(value as Uint8Array);
    case 'string':
    case 'boolean':
    case 'document':
      return value;
    default: {
      const never: never = shape;
      return never;
    }
  }
}

export function encodeJsonMembers(members: Members, value: object): object {
  const encoded = present(value).map(([name, item]) => [name, encodeJson(memberSchema(members, name), item)] as const);
  return Object.fromEntries(encoded);
}

function memberSchema(members: Members, name: string): NormalizedSchema {
  const schema = members.get(name);
  if (schema === undefined) throw new Error(`Member ${name} is not in the schema: the value was not checked.`);
  return schema;
}

// Not by assignment, which would lose a map key called __proto__.
function mapValues(map: Record<string, unknown>, change: (item: unknown) => unknown): object {
  return Object.fromEntries(Object.entries(map).map(([key, item]) => [key, change(item)]));
}

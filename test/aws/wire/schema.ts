import type { NormalizedSchema } from '@smithy/core/schema';

export type TimestampFormat = 'date-time' | 'http-date' | 'epoch-seconds';

/** A schema as this layer distinguishes it. A timestamp's format is null where the protocol's default holds. */
export type Shape =
  | { readonly kind: 'structure'; readonly members: Members; readonly required: readonly string[] }
  | { readonly kind: 'union'; readonly members: Members }
  | { readonly kind: 'list'; readonly item: NormalizedSchema; readonly sparse: boolean }
  | { readonly kind: 'map'; readonly key: NormalizedSchema; readonly value: NormalizedSchema; readonly sparse: boolean }
  | { readonly kind: 'document' }
  | Scalar;

export type Scalar =
  | { readonly kind: 'timestamp'; readonly format: TimestampFormat | null }
  | { readonly kind: 'string' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'number' }
  | { readonly kind: 'blob' };

export type Members = ReadonlyMap<string, NormalizedSchema>;

// The number that stands for a timestamp in a schema says its format (4 leaves it to the protocol).
const TIMESTAMP_FORMATS = new Map<unknown, TimestampFormat>([
  [5, 'date-time'],
  [6, 'http-date'],
  [7, 'epoch-seconds'],
]);

const shapes = new WeakMap<NormalizedSchema, Shape>();

export function shapeOf(schema: NormalizedSchema): Shape {
  const known = shapes.get(schema);
  if (known !== undefined) return known;
  const shape = readShape(schema);
  shapes.set(schema, shape);
  return shape;
}

function readShape(schema: NormalizedSchema): Shape {
  const sparse = Boolean(schema.getMergedTraits().sparse);
  // The unit type is a structure without members: `{}` in JSON, nothing in a form.
  if (schema.isUnitSchema()) return { kind: 'structure', members: new Map(), required: [] };
  if (schema.isUnionSchema() && schema.isStreaming()) throw notCovered(schema);
  // A union counts as a structure too, hence first.
  if (schema.isUnionSchema()) return { kind: 'union', members: new Map(schema.structIterator()) };
  if (schema.isStructSchema()) return readStructure(schema);
  if (schema.isDocumentSchema()) return { kind: 'document' };
  if (schema.isListSchema()) return { kind: 'list', item: schema.getValueSchema(), sparse };
  if (schema.isMapSchema()) return { kind: 'map', key: schema.getKeySchema(), value: schema.getValueSchema(), sparse };
  if (schema.isTimestampSchema())
    return { kind: 'timestamp', format: TIMESTAMP_FORMATS.get(schema.getSchema()) ?? null };
  if (schema.isStringSchema()) return { kind: 'string' };
  if (schema.isBooleanSchema()) return { kind: 'boolean' };
  if (schema.isNumericSchema()) return { kind: 'number' };
  // A stream of bytes is bytes on the wire.
  if (schema.isBlobSchema()) return { kind: 'blob' };
  throw notCovered(schema);
}

function notCovered(schema: NormalizedSchema): Error {
  return new Error(
    `The wire layer has no reading of schema ${schema.getName(true) ?? JSON.stringify(schema.getSchema())}: ` +
      'big numbers and event streams are not covered. Add the kind to Shape and follow the compiler.',
  );
}

function readStructure(schema: NormalizedSchema): Shape {
  const members = new Map(schema.structIterator());
  return { kind: 'structure', members, required: [...members.keys()].slice(0, requiredCount(schema)) };
}

/**
 * The item after a structure's member schemas is a count: the first so many members are required. The type calls it
 * `number?` and no accessor reads it, so a test compares it with the SDK's type declarations.
 */
function requiredCount(schema: NormalizedSchema): number {
  const tuple = schema.getSchema();
  const count = Array.isArray(tuple) ? (tuple as readonly unknown[])[6] : undefined;
  if (count === undefined) return 0;
  if (typeof count === 'number') return count;
  throw new Error(`Item 6 of schema ${schema.getName(true)} is ${typeof count}, not the count of required members.`);
}

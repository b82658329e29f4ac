import type { NormalizedSchema } from '@smithy/core/schema';
import fc from 'fast-check';
import { shapeOf, type Members, type Shape } from './schema.ts';

/** What differs between the two directions and the protocols. */
export type Limits = {
  readonly text: fc.Arbitrary<string>;
  /** Structures nested deeper than this hold nothing that is not required. */
  readonly depth: number;
};

const HOSTILE_TEXTS = [
  '',
  ' leading',
  'trailing ',
  '\ttab',
  `<a b='c' d="e">&amp;</a>`,
  ']]>',
  '&#x41;',
  '%41+=&',
  '1',
  'null',
  'true',
  '👩‍🚀é',
  'a\u007fb',
  'x\r\ny',
];

/** Any text that JSON carries, lone surrogates and control characters included. */
export const JSON_TEXT = fc.oneof(
  fc.constantFrom(...HOSTILE_TEXTS, '__proto__', '\0\u0007', '\u2028', '\ud800'),
  fc.string({ unit: 'binary', maxLength: 12 }),
);

/**
 * Text that XML 1.0 carries and that the SDK's parser gives back: it reads text of nothing but white space with a line
 * break in it as empty.
 */
export const XML_TEXT = fc
  .oneof(fc.constantFrom(...HOSTILE_TEXTS), fc.string({ unit: 'binary', maxLength: 12 }))
  .filter(text => !/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(text))
  .filter(text => !/^\s*[\n\r]\s*$/.test(text));

/** Text for a path or a query. No percent encoding has a lone surrogate, and no path an empty segment. */
const URI_TEXT = JSON_TEXT.filter(text => text.isWellFormed() && text !== '');

/** Text for a header: visible ASCII, with white space only inside. */
const HEADER_TEXT = fc
  .oneof(fc.constantFrom('a, b', '"', 'a:b', '%41', '\\'), fc.string({ minLength: 1, maxLength: 12 }))
  .filter(text => text === text.trim() && text !== '');

/** Valid values of a schema. */
export function valueOf(schema: NormalizedSchema, limits: Limits): fc.Arbitrary<unknown> {
  const shape = shapeOf(schema);
  const inner = { ...limits, depth: limits.depth - 1 };
  const maxLength = limits.depth > 0 ? 3 : 0;
  switch (shape.kind) {
    case 'structure':
      return structureOf(shape, limits, inner);
    case 'union':
      return unionOf(shape.members, inner);
    case 'list':
      return maxLength === 0 ? fc.constant([]) : fc.array(valueOf(shape.item, inner), { maxLength });
    case 'map':
      if (maxLength === 0) return fc.constant({});
      return fc.dictionary(keyOf(limits), valueOf(shape.value, inner), { maxKeys: maxLength, noNullPrototype: true });
    case 'timestamp':
      return fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
    case 'number':
      return fc.oneof(fc.integer(), fc.double()).filter(isPlainNumber);
    case 'string':
      return limits.text;
    case 'boolean':
      return fc.boolean();
    case 'blob':
      return fc.uint8Array({ maxLength: 9 });
    case 'document':
      return fc.jsonValue({ maxDepth: 2 }).filter(value => value !== null);
    default: {
      const never: never = shape;
      return never;
    }
  }
}

// The SDK loses a number under the key __proto__.
function keyOf({ text }: Limits): fc.Arbitrary<string> {
  return text.filter(key => key !== '__proto__');
}

/** Not -0, which JSON writes as 0, nor the integers that no number holds exactly, which the SDK reads as bigint. */
function isPlainNumber(number: number): boolean {
  return !Object.is(number, -0) && (!Number.isInteger(number) || Number.isSafeInteger(number));
}

function structureOf(shape: Shape & { kind: 'structure' }, limits: Limits, inner: Limits): fc.Arbitrary<object> {
  const alwaysThere = [...shape.members].filter(
    ([name, schema]) => shape.required.includes(name) || isFilledIn(schema),
  );
  const members = limits.depth > 0 ? [...shape.members] : alwaysThere;
  const record = Object.fromEntries(members.map(([name, schema]) => [name, memberOf(schema, inner)]));
  return fc.record(record, { requiredKeys: alwaysThere.map(([name]) => name), noNullPrototype: true });
}

/** What the client makes up when it is absent: an idempotency token, a body (`{}` or null), the status. */
function isFilledIn(schema: NormalizedSchema): boolean {
  const { httpPayload, httpResponseCode } = schema.getMergedTraits();
  return schema.isIdempotencyToken() || httpPayload !== undefined || httpResponseCode !== undefined;
}

/** A member's value, of what the part of the HTTP message that it is bound to can carry. */
function memberOf(schema: NormalizedSchema, limits: Limits): fc.Arbitrary<unknown> {
  const { httpLabel, httpQuery, httpHeader, httpPayload, httpResponseCode } = schema.getMergedTraits();
  if (httpHeader !== undefined) return valueOf(schema, { ...limits, text: HEADER_TEXT });
  // A list without items leaves no trace in a query, and bytes that are none no trace in a body.
  if (httpLabel !== undefined || httpQuery !== undefined)
    return valueOf(schema, { ...limits, text: URI_TEXT }).filter(value => !isEmpty(value));
  if (httpPayload !== undefined) return valueOf(schema, limits).filter(value => !isEmpty(value));
  return httpResponseCode === undefined ? valueOf(schema, limits) : fc.constantFrom(200, 201, 202, 206);
}

function isEmpty(value: unknown): boolean {
  return (Array.isArray(value) || value instanceof Uint8Array) && value.length === 0;
}

function unionOf(members: Members, inner: Limits): fc.Arbitrary<object> {
  return fc.oneof(...[...members].map(([name, schema]) => valueOf(schema, inner).map(value => ({ [name]: value }))));
}

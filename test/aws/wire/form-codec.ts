import type { NormalizedSchema } from '@smithy/core/schema';
import { EMPTY_FORM, plainForm, type Form, type FormNode } from './form.ts';
import { shapeOf, type Members, type Shape } from './schema.ts';
import { decodeText } from './text-codec.ts';

/**
 * A form to the value of a schema, by the rules of the AWS Query protocol. What does not fit stays as it came, so that the
 * check can refuse it by path.
 */
export function decodeForm(schema: NormalizedSchema, node: FormNode): unknown {
  const shape = shapeOf(schema);
  switch (shape.kind) {
    case 'structure':
    case 'union':
      return typeof node === 'string' ? node : decodeMembers(shape, node);
    case 'list':
      return decodeList(schema, shape.item, node) ?? plainForm(node);
    case 'map':
      return decodeMap(schema, shape, node) ?? plainForm(node);
    case 'timestamp':
    case 'number':
    case 'boolean':
    case 'blob':
    case 'string':
      return typeof node === 'string' ? decodeText(shape, node, 'date-time') : plainForm(node);
    case 'document':
      return plainForm(node);
    default: {
      const never: never = shape;
      return never;
    }
  }
}

function decodeMembers(shape: Shape & { kind: 'structure' | 'union' }, form: Form): object {
  const byWireName = new Map([...shape.members].map(entry => [memberWireName(...entry), entry] as const));
  const given = [...form].map(([key, child]) => {
    // The own name of a renamed member is unknown on the wire, and must not pass for the member.
    const [name, schema] = byWireName.get(key) ?? [shape.members.has(key) ? `${key} (renamed)` : key, undefined];
    return [name, schema === undefined ? plainForm(child) : decodeForm(schema, child)] as const;
  });
  const required = shape.kind === 'structure' ? shape.required : [];
  return Object.fromEntries([...given, ...vanished(shape.members, required, new Set(given.map(([name]) => name)))]);
}

/**
 * A form cannot carry an empty structure, list or map: it vanishes. So a required one that is absent was empty, and only
 * scalars can be missing.
 */
function vanished(members: Members, required: readonly string[], given: ReadonlySet<string>): [string, unknown][] {
  return required.flatMap((name): [string, unknown][] => {
    const schema = members.get(name);
    if (schema === undefined || given.has(name) || !isAggregate(schema)) return [];
    return [[name, decodeForm(schema, EMPTY_FORM)]];
  });
}

/** Undefined for what is no list. An empty item leaves a gap in the numbering, so gaps are allowed. */
function decodeList(schema: NormalizedSchema, item: NormalizedSchema, node: FormNode): unknown[] | undefined {
  if (node === '') return [];
  const numbered = inside(node, isFlat(schema) ? undefined : wireName('member', item));
  return numbered && inOrder(numbered)?.map(child => decodeForm(item, child));
}

function decodeMap(schema: NormalizedSchema, shape: Shape & { kind: 'map' }, node: FormNode): object | undefined {
  const numbered = inside(node, isFlat(schema) ? undefined : 'entry');
  const entries = numbered && inOrder(numbered)?.map(entry => decodeEntry(shape, entry));
  return entries?.every(entry => entry !== undefined) ? Object.fromEntries(entries) : undefined;
}

function decodeEntry(shape: Shape & { kind: 'map' }, entry: FormNode): [string, unknown] | undefined {
  if (typeof entry === 'string') return undefined;
  const [keyName, valueName] = [wireName('key', shape.key), wireName('value', shape.value)];
  const key = entry.get(keyName);
  const value = entry.get(valueName) ?? (isAggregate(shape.value) ? EMPTY_FORM : undefined);
  if (typeof key !== 'string' || value === undefined) return undefined;
  if ([...entry.keys()].some(name => name !== keyName && name !== valueName)) return undefined;
  return [key, decodeForm(shape.value, value)];
}

/** The branch below the wrapper's name, the node itself if there is no wrapper, undefined for anything beside it. */
function inside(node: FormNode, wrapper: string | undefined): Form | undefined {
  if (typeof node === 'string') return undefined;
  if (wrapper === undefined || node.size === 0) return node;
  const wrapped = node.get(wrapper);
  return node.size === 1 && typeof wrapped === 'object' ? wrapped : undefined;
}

function inOrder(numbered: Form): FormNode[] | undefined {
  const entries = [...numbered];
  if (!entries.every(([index]) => /^[1-9]\d*$/.test(index))) return undefined;
  return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, child]) => child);
}

function isAggregate(schema: NormalizedSchema): boolean {
  return ['structure', 'union', 'list', 'map'].includes(shapeOf(schema).kind);
}

function isFlat(schema: NormalizedSchema): boolean {
  return Boolean(schema.getMergedTraits().xmlFlattened);
}

// A structure's members are named by their own traits, items, keys and values also by those of the type they point to.
function memberWireName(name: string, schema: NormalizedSchema): string {
  return schema.getMemberTraits().xmlName ?? name;
}

function wireName(name: string, schema: NormalizedSchema): string {
  return schema.getMergedTraits().xmlName ?? name;
}

import type { NormalizedSchema } from '@smithy/core/schema';
import { present } from './check.ts';
import { shapeOf, type Members, type Shape } from './schema.ts';
import { encodeText } from './text-codec.ts';
import { xmlElement, xmlText, type Xml } from './xml.ts';

/** The members of a structure's value, which has passed the check, as elements. */
export function encodeXmlMembers(members: Members, value: object): readonly Xml[] {
  return present(value).flatMap(([name, item]) => {
    const schema = members.get(name);
    if (schema === undefined) throw new Error(`Member ${name} is not in the schema: the value was not checked.`);
    // A structure's members are named by their own traits, never by those of the type they point to.
    return encodeMember(schema.getMemberTraits().xmlName ?? name, schema, item);
  });
}

/** One element; or, for a flattened list or map, one per item. */
function encodeMember(name: string, schema: NormalizedSchema, value: unknown): readonly Xml[] {
  const shape = shapeOf(schema);
  const flat = Boolean(schema.getMergedTraits().xmlFlattened);
  if (flat && shape.kind === 'list') return (value as unknown[]).map(item => encodeElement(name, shape.item, item));
  if (flat && shape.kind === 'map') return encodeEntries(name, shape, value as object);
  return [encodeElement(name, schema, value)];
}

function encodeElement(name: string, schema: NormalizedSchema, value: unknown): Xml {
  if (value === null) throw new Error(`The null in <${name}> has no form in XML.`);
  return xmlElement(name, encodeContent(shapeOf(schema), value));
}

function encodeContent(shape: Shape, value: unknown): readonly Xml[] {
  switch (shape.kind) {
    case 'structure':
    case 'union':
      return encodeXmlMembers(shape.members, value as object);
    case 'list': {
      const itemName = shape.item.getMergedTraits().xmlName ?? 'member';
      return (value as unknown[]).map(item => encodeElement(itemName, shape.item, item));
    }
    case 'map':
      return encodeEntries('entry', shape, value as object);
    case 'timestamp':
    case 'blob':
    case 'string':
    case 'boolean':
    case 'number':
      return [xmlText(encodeText(shape, value, 'date-time'))];
    case 'document':
      throw new Error('XML has no form for a document value.');
    default: {
      const never: never = shape;
      return never;
    }
  }
}

function encodeEntries(name: string, shape: Shape & { kind: 'map' }, value: object): readonly Xml[] {
  const keyName = shape.key.getMergedTraits().xmlName ?? 'key';
  const valueName = shape.value.getMergedTraits().xmlName ?? 'value';
  return Object.entries(value).map(([key, item]) =>
    xmlElement(name, [xmlElement(keyName, [xmlText(key)]), encodeElement(valueName, shape.value, item)]),
  );
}

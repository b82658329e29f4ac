import type { Schema } from './document.ts';

/** Under which the schema of a component is known to the validator. */
export const componentKey = (name: string): string => `component:${name}`;

const COMPONENT = '#/components/schemas/';

/**
 * A schema of OpenAPI 3.0 as JSON Schema. The two differ in how they say that a value may be null; and where the description
 * gives an empty text as the default of a URI, GitHub answers with that empty text.
 */
export function jsonSchemaOf(schema: Schema): Schema {
  const { nullable, ...rest } = schema;
  const { format, ...members } = rest;
  const kept = format !== undefined && rest['default'] !== '' ? rest : members;
  const converted = Object.fromEntries(Object.entries(kept).map(([key, value]) => [key, memberOf(key, value)]));
  return nullable === true ? { anyOf: [{ type: 'null' }, converted] } : converted;
}

function memberOf(key: string, value: unknown): unknown {
  switch (key) {
    case '$ref':
      return componentKey((value as string).slice(COMPONENT.length));
    case 'properties':
      return Object.fromEntries(
        Object.entries(value as Readonly<Record<string, Schema>>).map(([name, schema]) => [name, jsonSchemaOf(schema)]),
      );
    case 'allOf':
    case 'anyOf':
    case 'oneOf':
      return (value as readonly Schema[]).map(jsonSchemaOf);
    case 'items':
    case 'not':
      return jsonSchemaOf(value as Schema);
    case 'additionalProperties':
      return typeof value === 'boolean' ? value : jsonSchemaOf(value as Schema);
    default:
      return value;
  }
}

/** The names of the components that a converted schema refers to. */
export function componentsIn(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) =>
    key === '$ref' && typeof value === 'string' ? [value.slice(componentKey('').length)] : componentsIn(value),
  );
}

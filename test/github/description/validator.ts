import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import ajvFormats from 'ajv-formats';
import type { Document, Schema } from './document.ts';
import { componentKey, componentsIn, jsonSchemaOf } from './json-schema.ts';

/** What is wrong with a value, one sentence for each thing. */
export type Validate = (value: unknown) => readonly string[];

export interface Validator {
  readonly validate: (schema: Schema) => Validate;
  /** For texts of a path or a query: numbers and booleans that are written rightly become what they say. */
  readonly coerce: (schema: Schema) => Validate;
}

/** Compiles a schema when it is first used, together with the components that it refers to. */
export function createValidator(document: Document): Validator {
  const exact = compilerOf(document, new Ajv({ strict: false, allErrors: true, logger: false }));
  const coercing = compilerOf(document, new Ajv({ strict: false, allErrors: true, logger: false, coerceTypes: true }));
  return { validate: exact, coerce: coercing };
}

function compilerOf(document: Document, ajv: Ajv): (schema: Schema) => Validate {
  ajvFormats.default(ajv);
  const compiled = new WeakMap<Schema, ValidateFunction>();
  const know = (converted: Schema): void => {
    for (const name of componentsIn(converted)) {
      const key = componentKey(name);
      if (key in ajv.schemas) continue;
      const component = document.components['schemas']?.[name];
      if (component === undefined) throw new Error(`The description has no schema called ${name}.`);
      const known = jsonSchemaOf(component as Schema);
      ajv.addSchema(known, key);
      know(known);
    }
  };
  const compile = (schema: Schema): ValidateFunction => {
    const converted = jsonSchemaOf(schema);
    know(converted);
    const validate = ajv.compile(converted);
    compiled.set(schema, validate);
    return validate;
  };
  return schema => value => {
    const validate = compiled.get(schema) ?? compile(schema);
    return validate(value) ? [] : (validate.errors ?? []).map(sentenceOf);
  };
}

function sentenceOf({ instancePath, message, params }: ErrorObject): string {
  const where = instancePath === '' ? 'it' : instancePath.slice(1).replaceAll('/', '.');
  const allowed = 'allowedValues' in params ? ` (${(params['allowedValues'] as readonly unknown[]).join(', ')})` : '';
  return `${where} ${message ?? 'is wrong'}${allowed}`;
}

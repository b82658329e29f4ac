import {
  gitHubDocument,
  resolved,
  type BodyObject,
  type Document,
  type OperationObject,
  type ParameterObject,
  type Schema,
} from './document.ts';
import { createValidator, type Validator } from './validator.ts';

export type Parameters = Readonly<Record<string, string | number | boolean>>;

/** One operation of GitHub's REST API, as its description has it. */
export interface Operation {
  /** `issues/create-comment`. */
  readonly id: string;
  readonly documentation: string;
  /** Reads texts of path and query as the description types them, and tells what it does not allow. */
  readonly readParameters: (path: Texts, query: Texts) => Checked<Parameters>;
  readonly faultsOfBody: (body: unknown) => readonly string[];
  readonly faultsOfReply: (status: number, body: unknown) => readonly string[];
}

export interface Checked<T> {
  readonly value: T;
  readonly faults: readonly string[];
}

type Texts = Readonly<Record<string, string>>;

export interface Found {
  readonly operation: Operation;
  readonly path: Texts;
}

export interface Operations {
  /** Undefined where GitHub has nothing at this path, or nothing for this method. */
  readonly at: (method: string, pathname: string) => Found | undefined;
}

let operations: Operations | undefined;

/** Everything that GitHub publishes of its REST API. Read when asked for, and compiled where used. */
export function gitHubOperations(): Operations {
  operations ??= operationsIn(gitHubDocument());
  return operations;
}

export function operationsIn(document: Document): Operations {
  const validator = createValidator(document);
  const made = new Map<OperationObject, Operation>();
  const paths = Object.keys(document.paths).map(template => ({ template, parts: template.split('/') }));
  return {
    at: (method, pathname) => {
      const parts = pathname.split('/');
      const fits = paths.filter(path => matches(path.parts, parts));
      // A word that is written out wins over a parameter, as /issues/comments does over /issues/{issue_number}.
      const [best] = fits.sort((one, other) => wildcards(one.parts) - wildcards(other.parts));
      const object = best && document.paths[best.template]?.[method.toLowerCase()];
      if (best === undefined || object === undefined) return undefined;
      const path = textsIn(best.parts, parts);
      if (path === undefined) return undefined;
      const operation = made.get(object) ?? operationOf(document, validator, object);
      made.set(object, operation);
      return { operation, path };
    },
  };
}

const isParameter = (part: string) => part.startsWith('{');
const wildcards = (parts: readonly string[]) => parts.filter(isParameter).length;

function matches(template: readonly string[], parts: readonly string[]): boolean {
  return (
    template.length === parts.length &&
    template.every((part, index) => (isParameter(part) ? parts[index] !== '' : part === parts[index]))
  );
}

/** Undefined where one of them is encoded as nothing is: `%zz`. */
function textsIn(template: readonly string[], parts: readonly string[]): Texts | undefined {
  try {
    const texts = template.flatMap((part, index) =>
      isParameter(part) ? [[part.slice(1, -1), decodeURIComponent(parts[index] ?? '')] as const] : [],
    );
    return Object.fromEntries(texts);
  } catch {
    return undefined;
  }
}

/** Of a failure that the description does not list for the operation: GitHub answers all of them in one form. */
const FAILURE: Schema = { $ref: '#/components/schemas/basic-error' };

function operationOf(document: Document, { validate, coerce }: Validator, object: OperationObject): Operation {
  const parameters = (object.parameters ?? []).map(item => resolved<ParameterObject>(document, item));
  const placed = (place: string) => parameters.filter(parameter => parameter.in === place);
  const bodySchema = object.requestBody?.content?.['application/json']?.schema;
  const replySchema = (status: number): Schema | undefined => {
    const response = object.responses[String(status)];
    const described = response && resolved<BodyObject>(document, response).content?.['application/json']?.schema;
    return described ?? (status >= 400 ? FAILURE : undefined);
  };
  const query = objectSchema(placed('query'));
  const path = objectSchema(placed('path'));
  const documentation = object.externalDocs?.url ?? 'https://docs.github.com/rest';
  return {
    id: object.operationId,
    documentation,
    readParameters: (pathTexts, queryTexts) => {
      const value = { path: { ...pathTexts }, query: { ...queryTexts } };
      const faults = [
        ...coerce(path)(value.path),
        ...coerce(query)(value.query),
        ...unknownMembers(query, queryTexts).map(
          name => `the query has "${name}", which ${object.operationId} does not take`,
        ),
      ];
      return { value: { ...value.path, ...value.query }, faults };
    },
    faultsOfBody: body => {
      if (bodySchema === undefined) return body === undefined ? [] : ['it takes no body'];
      if (body === undefined) return object.requestBody?.required === true ? ['it takes a body'] : [];
      const unknown = unknownMembers(bodySchema, body).map(name => `"${name}" is no member of it`);
      return [...validate(bodySchema)(body), ...unknown];
    },
    faultsOfReply: (status, body) => {
      const schema = replySchema(status);
      if (schema !== undefined) return validate(schema)(body);
      const described = String(status) in object.responses;
      return described && body === undefined ? [] : [`${object.operationId} is never answered ${status} with a body`];
    },
  };
}

function objectSchema(parameters: readonly ParameterObject[]): Schema {
  return {
    type: 'object',
    properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
    required: parameters.filter(({ required }) => required === true).map(({ name }) => name),
  };
}

/** GitHub ignores them without a word, so whoever sends one is mistaken. */
function unknownMembers({ properties, additionalProperties }: Schema, value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null || typeof properties !== 'object' || properties === null) return [];
  if (additionalProperties !== undefined) return [];
  return Object.keys(value).filter(name => !Object.hasOwn(properties, name));
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The members of an OpenAPI 3.0 document that matter here. */
export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export interface OperationObject {
  readonly operationId: string;
  readonly externalDocs?: { readonly url: string };
  readonly parameters?: readonly (Reference | ParameterObject)[];
  readonly requestBody?: BodyObject & { readonly required?: boolean };
  readonly responses: Readonly<Record<string, Reference | BodyObject>>;
}

export interface ParameterObject {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: Schema;
}

export interface BodyObject {
  readonly content?: Readonly<Record<string, { readonly schema: Schema }>>;
}

export interface Reference {
  readonly $ref: string;
}

export type Schema = Readonly<Record<string, unknown>>;

/** GitHub publishes its description for every server; this is the one of github.com. Reading it takes about 100 ms. */
const DESCRIPTION = '@octokit/openapi/generated/api.github.com.json';

let read: Document | undefined;

/** Read once, when somebody asks for it first. */
export function gitHubDocument(): Document {
  read ??= JSON.parse(readFileSync(createRequire(import.meta.url).resolve(DESCRIPTION), 'utf8')) as Document;
  return read;
}

/** What a member stands for, whether it is written out or is a reference to a component. */
export function resolved<T>(document: Document, member: Reference | T): T {
  if (!isReference(member)) return member;
  const [, root, kind, name] = member.$ref.split('/');
  const component = root === 'components' ? document.components[kind ?? '']?.[name ?? ''] : undefined;
  if (component === undefined) throw new Error(`The description has nothing at ${member.$ref}.`);
  return resolved(document, component as Reference | T);
}

function isReference(member: unknown): member is Reference {
  return typeof member === 'object' && member !== null && '$ref' in member && typeof member.$ref === 'string';
}

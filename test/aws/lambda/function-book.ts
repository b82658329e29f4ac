import type { World } from '../world/world.ts';
import { functionArn, referenceTo } from './arns.ts';
import { aliasNotFound, functionNotFound } from './refusals.ts';
import type { Alias, Configuration, LambdaFunction, Latest, PublishedVersion, Revision } from './state.ts';

/** What a qualifier leads to. */
export type Qualified =
  | { readonly kind: 'latest'; readonly latest: Latest }
  | { readonly kind: 'version'; readonly version: PublishedVersion }
  | { readonly kind: 'alias'; readonly alias: Alias };

/** All functions of the account. `get` and `resolve` throw AWS's error for what does not exist. */
export interface FunctionBook {
  all(): readonly LambdaFunction[];
  find(name: string): LambdaFunction | undefined;
  /** By name or ARN; a qualifier in it counts for nothing. */
  get(functionName: string): LambdaFunction;
  /** By name or ARN, and by the qualifier of either. */
  resolve(functionName: string, qualifier?: string): { readonly owner: LambdaFunction; readonly is: Qualified };
  add(owner: LambdaFunction): void;
  remove(owner: LambdaFunction): void;
}

export function createFunctionBook(world: Pick<World, 'account' | 'region'>): FunctionBook {
  let functions: readonly LambdaFunction[] = [];
  const find = (name: string) => functions.find(owner => owner.name === name);
  const get = (functionName: string) => {
    const { name } = referenceTo(functionName);
    const owner = find(name);
    if (owner === undefined) throw functionNotFound(functionArn(world, name));
    return owner;
  };

  return {
    all: () => functions,
    find,
    get,
    resolve: (functionName, given) => {
      const owner = get(functionName);
      const { qualifier } = referenceTo(functionName, given);
      const is = qualifiedBy(owner, qualifier ?? '$LATEST');
      if (is === undefined) throw functionNotFound(`${owner.arn}:${qualifier}`);
      return { owner, is };
    },
    add: owner => {
      functions = [...functions, owner];
    },
    remove: owner => {
      functions = functions.filter(other => other !== owner);
    },
  };
}

export function qualifiedBy(owner: LambdaFunction, qualifier: string): Qualified | undefined {
  if (qualifier === '$LATEST') return { kind: 'latest', latest: owner.latest };
  const version = versionOf(owner, qualifier);
  if (version !== undefined) return { kind: 'version', version };
  const alias = aliasOf(owner, qualifier);
  return alias && { kind: 'alias', alias };
}

export const versionOf = (owner: LambdaFunction, number: string) =>
  owner.versions.find(version => version.number === number);

export const aliasOf = (owner: LambdaFunction, name: string) => owner.aliases.find(alias => alias.name === name);

export function aliasNamed(owner: LambdaFunction, name: string): Alias {
  const alias = aliasOf(owner, name);
  if (alias === undefined) throw aliasNotFound(`${owner.arn}:${name}`);
  return alias;
}

/** What is invoked by the number of a version, or `$LATEST`; undefined when it is gone. */
export function revisionRun(owner: LambdaFunction, version: string): Revision | undefined {
  return version === '$LATEST' ? owner.latest.running : versionOf(owner, version)?.revision;
}

/** As invoked under this configuration, in milliseconds. */
export const timeoutMs = ({ Timeout }: Configuration) => Timeout * 1000;

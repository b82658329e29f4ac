import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { parse } from 'yaml';

export interface InputDeclaration {
  readonly name: string;
  /** As written, perhaps with an expression in it; empty when there is none, as the runner does. */
  readonly default: string;
  readonly deprecation: string | undefined;
}

const postConditions = ['always()', 'success()', 'failure()', 'cancelled()'] as const;
export type PostCondition = (typeof postConditions)[number];

/** What the runner needs to know of an `action.yml` of a JavaScript action. Script paths are absolute. */
export interface ActionFile {
  readonly inputs: readonly InputDeclaration[];
  readonly main: string;
  readonly post: { readonly script: string; readonly condition: PostCondition } | undefined;
}

export async function readActionFile(path: string): Promise<ActionFile> {
  return parseActionFile(await readFile(path, 'utf8'), path);
}

/** @param path names the file in messages, and is what the scripts' paths are relative to */
export function parseActionFile(text: string, path: string): ActionFile {
  const refuse = (why: string): never => {
    throw new Error(`${path}: ${why}`);
  };
  const mapping = (value: unknown, what: string): Record<string, unknown> =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : refuse(`${what} must be a mapping.`);
  const scalar = (value: unknown, what: string): string =>
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : refuse(`${what} must be a text.`);

  const action = mapping(parse(text), 'The file');
  const runs = mapping(action['runs'], '"runs"');
  if (runs['using'] !== 'node24') refuse(`"runs.using" must be node24, not ${JSON.stringify(runs['using'])}.`);
  if (runs['pre'] !== undefined) refuse('"runs.pre" is not run for local actions.');

  const scriptPath = (script: unknown, what: string) => resolve(dirname(path), scalar(script, what));
  // Without a condition the runner takes always() (GitHub docs, metadata syntax, runs.post-if).
  const wanted = scalar(runs['post-if'] ?? 'always()', '"runs.post-if"').replace(/^\$\{\{\s*(.*?)\s*\}\}$/, '$1');
  const condition =
    postConditions.find(known => known === wanted) ??
    refuse(`"runs.post-if" is ${JSON.stringify(wanted)}; this runner knows ${postConditions.join(', ')}.`);
  return {
    inputs: Object.entries(mapping(action['inputs'] ?? {}, '"inputs"')).map(([name, value]) => {
      const declared = mapping(value ?? {}, `Input "${name}"`);
      const deprecation = declared['deprecationMessage'];
      return {
        name,
        default: scalar(declared['default'] ?? '', `The default of input "${name}"`),
        deprecation: deprecation === undefined ? undefined : scalar(deprecation, `The deprecation of input "${name}"`),
      };
    }),
    main: scriptPath(runs['main'], '"runs.main"'),
    post: runs['post'] === undefined ? undefined : { script: scriptPath(runs['post'], '"runs.post"'), condition },
  };
}

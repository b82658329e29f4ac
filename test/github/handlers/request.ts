import type { Caller } from '../callers.ts';
import type { Parameters } from '../description/operations.ts';
import type { Links } from '../describe/links.ts';

/** A call that GitHub's description allows, by somebody who may make it. */
export interface Request {
  readonly caller: Caller;
  /** As it was sent, with its query. */
  readonly url: URL;
  readonly parameters: Parameters;
  /** Undefined for none. */
  readonly body: unknown;
  readonly links: Links;
}

export function numberIn({ parameters }: Request, name: string): number {
  const value = parameters[name];
  if (typeof value === 'number') return value;
  throw new Error(`${name} is ${String(value)} and no number, although the description says that it is one.`);
}

/** Undefined where the caller did not give it. */
export function textIn({ parameters }: Request, name: string): string | undefined {
  const value = parameters[name];
  return value === undefined ? undefined : String(value);
}

/** The login of whoever calls. Where that can be nobody, GitHub has refused before. */
export function authorOf({ caller }: Request): string {
  if (!('login' in caller)) throw new Error('Nobody may write without a token.');
  return caller.login;
}

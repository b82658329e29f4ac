import { AwsError } from '../wire/index.ts';

export interface Page<T> {
  readonly items: readonly T[];
  /** To be spread into an output: empty on the last page. */
  readonly NextToken: { NextToken?: string };
}

/** The token is opaque to callers, and holds the place where the next page begins. */
export function page<T>(all: readonly T[], size: number, token: string | undefined): Page<T> {
  const start = token === undefined ? 0 : Number(Buffer.from(token, 'base64url').toString());
  if (!Number.isInteger(start) || start < 0)
    throw new AwsError('InvalidNextToken', 'The next token specified is invalid.');
  const end = start + size;
  return {
    items: all.slice(start, end),
    NextToken: end < all.length ? { NextToken: Buffer.from(String(end)).toString('base64url') } : {},
  };
}

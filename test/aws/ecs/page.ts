export interface Page<Item> {
  readonly items: Item[];
  readonly nextToken: string | undefined;
}

/**
 * One page of a list. The token is the base64 of where the next page begins; AWS's own tokens are opaque as well.
 * `refuse` makes the error for a token that this service did not give out.
 */
export function pageOf<Item>(
  all: readonly Item[],
  token: string | undefined,
  size: number,
  refuse: () => Error,
): Page<Item> {
  const start = token === undefined ? 0 : Number(Buffer.from(token, 'base64url').toString());
  if (!Number.isInteger(start) || start < 0 || start > all.length) throw refuse();
  const end = start + size;
  return {
    items: all.slice(start, end),
    nextToken: end < all.length ? Buffer.from(String(end)).toString('base64url') : undefined,
  };
}

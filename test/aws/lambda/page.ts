import { invalidParameter } from './refusals.ts';

export interface Page<Item> {
  readonly items: Item[];
  /** To be spread into the answer: absent on the last page. */
  readonly NextMarker: { readonly NextMarker?: string };
}

/** `Marker` and `MaxItems` of every list. AWS gives no more than `most` items even where more are asked for. */
export function pageOf<Item>(
  all: readonly Item[],
  { Marker, MaxItems }: { readonly Marker?: string; readonly MaxItems?: number },
  most = 50,
): Page<Item> {
  const start = Marker === undefined ? 0 : Number(Buffer.from(Marker, 'base64url').toString());
  if (!Number.isInteger(start) || start < 0 || start > all.length) throw invalidParameter('Invalid marker.');
  const end = start + Math.min(MaxItems ?? most, most);
  const next = end < all.length ? { NextMarker: Buffer.from(String(end)).toString('base64url') } : {};
  return { items: all.slice(start, end), NextMarker: next };
}

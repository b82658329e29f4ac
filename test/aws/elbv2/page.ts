import { refusals } from './refusals.ts';

export interface Page<T> {
  readonly items: readonly T[];
  /** To be spread into an output: empty on the last page. */
  readonly NextMarker: { NextMarker?: string };
}

/** `PageSize` is from 1 to 400 for every operation; AWS does not say how long a page is without one. */
const LONGEST_PAGE = 400;

/** The marker is opaque to callers, and holds the place where the next page begins. */
export function page<T>(
  all: readonly T[],
  { Marker, PageSize = LONGEST_PAGE }: { readonly Marker?: string; readonly PageSize?: number },
): Page<T> {
  if (PageSize < 1 || PageSize > LONGEST_PAGE) {
    throw refusals.invalid(`Page size '${PageSize}' must be from 1 to ${LONGEST_PAGE}`);
  }
  const start = Marker === undefined ? 0 : Number(Buffer.from(Marker, 'base64url').toString());
  if (!Number.isInteger(start) || start < 0) throw refusals.invalid(`Invalid marker '${Marker}'`);
  const end = start + PageSize;
  return {
    items: all.slice(start, end),
    NextMarker: end < all.length ? { NextMarker: Buffer.from(String(end)).toString('base64url') } : {},
  };
}

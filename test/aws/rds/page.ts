import { invalidValue } from './refusals.ts';

export interface Page<Item> {
  readonly items: Item[];
  /** To be spread into the answer: absent on the last page. */
  readonly Marker: { readonly Marker?: string };
}

const FEWEST = 20;
const MOST = 100;

/** `MaxRecords` is from 20 to 100 for almost every list, and 100 without it. The marker is opaque to callers. */
export function pageOf<Item>(
  all: readonly Item[],
  { Marker, MaxRecords = MOST }: { readonly Marker?: string; readonly MaxRecords?: number },
  most = MOST,
): Page<Item> {
  if (MaxRecords < FEWEST || MaxRecords > most) {
    throw invalidValue(`Invalid value ${MaxRecords} for MaxRecords. Must be between ${FEWEST} and ${most}`);
  }
  const start = Marker === undefined ? 0 : Number(Buffer.from(Marker, 'base64url').toString());
  if (!Number.isInteger(start) || start < 0 || start > all.length) {
    throw invalidValue('The request contains an invalid marker.');
  }
  const end = start + MaxRecords;
  const next = end < all.length ? { Marker: Buffer.from(String(end)).toString('base64url') } : {};
  return { items: all.slice(start, end), Marker: next };
}

interface Filter {
  readonly Name: string;
  readonly Values: readonly string[];
}

/** Every filter must hold, each by one of its values. `reading` says what a filter looks at. */
export function filtered<Item>(
  all: readonly Item[],
  filters: readonly Filter[] | undefined,
  reading: Readonly<Record<string, (item: Item) => readonly (string | undefined)[]>>,
): readonly Item[] {
  return (filters ?? []).reduce<readonly Item[]>((left, { Name, Values }) => {
    const read = reading[Name];
    if (read === undefined) throw invalidValue(`Unrecognized filter name: ${Name}`);
    return left.filter(item => read(item).some(value => value !== undefined && Values.includes(value)));
  }, all);
}

/** One page of a list of RDS's, and the marker of the next; none where it is the last. */
export interface Page<T> {
  readonly items: readonly T[] | undefined;
  readonly next: string | undefined;
}

/** All of a list: what stands on the second page is as real as what stands on the first. */
export async function allPages<T>(
  page: (marker: { readonly Marker?: string }) => Promise<Page<T>>,
): Promise<readonly T[]> {
  const all: T[] = [];
  let marker: string | undefined;
  do {
    const { items = [], next } = await page(marker === undefined ? {} : { Marker: marker });
    all.push(...items);
    marker = next === '' ? undefined : next;
  } while (marker !== undefined);
  return all;
}

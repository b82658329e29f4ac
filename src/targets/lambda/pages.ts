import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import type { FunctionHand } from './reach.ts';

/** One page of a list of Lambda's, and the marker of the next; none where it is the last. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | undefined;
}

/** All of a list: what stands on the second page is as real as what stands on the first. */
export async function allPages<T>(
  page: (Marker: { readonly Marker?: string }) => Promise<Page<T>>,
): Promise<readonly T[]> {
  const all: T[] = [];
  let marker: string | undefined;
  do {
    const { items, next } = await page(marker === undefined ? {} : { Marker: marker });
    all.push(...items);
    marker = next === '' ? undefined : next;
  } while (marker !== undefined);
  return all;
}

/** The published versions of a function, without `$LATEST`, by their numbers: oldest first. */
export async function publishedVersions({
  lambda,
  patient,
  name: FunctionName,
}: FunctionHand): Promise<readonly (FunctionConfiguration & { readonly Version: string })[]> {
  const { client, sdk } = await lambda();
  const all = await allPages(async marker => {
    const page = await patient.read({ service: 'lambda', operation: 'ListVersionsByFunction' }, () =>
      client.send(new sdk.ListVersionsByFunctionCommand({ FunctionName, ...marker })),
    );
    return { items: page.Versions ?? [], next: page.NextMarker };
  });
  return all
    .flatMap(version => (isPublished(version.Version) ? [{ ...version, Version: version.Version }] : []))
    .toSorted((one, other) => Number(one.Version) - Number(other.Version));
}

export function isPublished(number: string | undefined): number is string {
  return /^[1-9]\d*$/.test(number ?? '');
}

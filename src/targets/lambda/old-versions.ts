import type { LambdaTarget } from '../../request/request.ts';
import { allPages, isPublished, publishedVersions } from './pages.ts';
import type { FunctionHand } from './reach.ts';

/**
 * Deletes published versions beyond the newest `keep`: none that an alias leads to, and none of `needed` (what serves, and the way
 * back to what served before).
 *
 * @returns what was deleted, a line each
 */
export async function deleteOldVersions(
  hand: FunctionHand,
  keep: LambdaTarget['keepVersions'],
  needed: readonly string[],
): Promise<readonly string[]> {
  if (keep === 'all') return [];
  const [published, led] = await Promise.all([publishedVersions(hand), versionsOfAliases(hand)]);
  const numbers = published.map(({ Version }) => Version);
  const spared = new Set([...needed, ...led]);
  const old = oldVersions(numbers, keep).filter(number => !spared.has(number));
  const deleted: string[] = [];
  // One after the other: Lambda takes 15 calls a second from all of an account.
  for (const number of old)
    if ((await deleteVersion(hand, number)) === 'deleted') deleted.push(`deleted ${hand.name}:${number}`);
  return deleted;
}

/** All but the newest, by their numbers, oldest first. */
export function oldVersions(published: readonly string[], keep: number): readonly string[] {
  const newestFirst = published.toSorted((one, other) => Number(other) - Number(one));
  return newestFirst.slice(keep).toReversed();
}

async function versionsOfAliases({ lambda, patient, name: FunctionName }: FunctionHand): Promise<readonly string[]> {
  const { client, sdk } = await lambda();
  return allPages(async marker => {
    const page = await patient.read({ service: 'lambda', operation: 'ListAliases' }, () =>
      client.send(new sdk.ListAliasesCommand({ FunctionName, ...marker })),
    );
    const led = (page.Aliases ?? []).flatMap(({ FunctionVersion: number = '', RoutingConfig }) => [
      number,
      ...Object.keys(RoutingConfig?.AdditionalVersionWeights ?? {}),
    ]);
    return { items: led, next: page.NextMarker };
  });
}

/** Without a qualifier the call would delete the whole function: what is no version's number is never sent. */
async function deleteVersion(
  { lambda, patient, name: FunctionName }: FunctionHand,
  Qualifier: string,
): Promise<'deleted' | 'in use'> {
  if (!isPublished(Qualifier)) throw new Error('only a published version is ever deleted, by its number');
  const { client, sdk } = await lambda();
  return patient.read<'deleted' | 'in use'>(
    { service: 'lambda', operation: 'DeleteFunction' },
    async () => {
      await client.send(new sdk.DeleteFunctionCommand({ FunctionName, Qualifier }));
      return 'deleted';
    },
    { ResourceConflictException: () => 'in use', ResourceNotFoundException: () => 'deleted' },
  );
}

import type { Aim } from '../../release/aim.ts';
import { releaseOf } from '../../release/identity.ts';
import type { FunctionHand } from './reach.ts';
import { type VersionStamp, stampIn } from './stamp.ts';

export interface StagedVersion {
  readonly changeId: string;
  readonly number: string;
}

/**
 * The version that a stage has published and that nobody has led traffic to since: by its stamp, or, where Lambda answered with
 * a version that existed before, by what the ledger has of the change. Undefined where it serves, or is not there.
 *
 * @param serving the version to which the alias points
 */
export async function stagedVersion(
  hand: FunctionHand,
  { handed, recorded }: Extract<Aim, { is: 'a change' }>,
  serving: string | undefined,
): Promise<StagedVersion | undefined> {
  const known = handed.changeId === undefined ? undefined : recorded.get(handed.changeId);
  if (handed.changeId !== undefined && known !== undefined) {
    const number = known.wanted.slice(known.wanted.lastIndexOf(':') + 1);
    return known.purpose === 'drill' || number === serving ? undefined : { changeId: handed.changeId, number };
  }
  const isMeant = ({ changeId }: VersionStamp): boolean =>
    handed.changeId === undefined ? releaseOf(changeId) === handed.releaseId : changeId === handed.changeId;
  const staged = (await stampedVersions(hand)).filter(({ stamp }) => isMeant(stamp)).at(-1);
  return staged === undefined || staged.number === serving
    ? undefined
    : { changeId: staged.stamp.changeId, number: staged.number };
}

/** Oldest first, as Lambda lists them. */
async function stampedVersions({
  lambda,
  patient,
  name: FunctionName,
}: FunctionHand): Promise<readonly { readonly number: string; readonly stamp: VersionStamp }[]> {
  const { client, sdk } = await lambda();
  const found: { number: string; stamp: VersionStamp }[] = [];
  let Marker: string | undefined;
  do {
    const page = await patient.read({ service: 'lambda', operation: 'ListVersionsByFunction' }, () =>
      client.send(new sdk.ListVersionsByFunctionCommand({ FunctionName, ...(Marker === undefined ? {} : { Marker }) })),
    );
    for (const { Version: number = '', Description } of page.Versions ?? []) {
      const stamp = stampIn(Description);
      if (stamp !== undefined) found.push({ number, stamp });
    }
    Marker = page.NextMarker;
  } while (Marker !== undefined && Marker !== '');
  return found.toSorted((one, other) => Number(one.number) - Number(other.number));
}

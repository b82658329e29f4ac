import type { Aim } from '../../release/aim.ts';
import { releaseOf } from '../../release/identity.ts';
import { publishedVersions } from './pages.ts';
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

async function stampedVersions(
  hand: FunctionHand,
): Promise<readonly { readonly number: string; readonly stamp: VersionStamp }[]> {
  return (await publishedVersions(hand)).flatMap(({ Version: number, Description }) => {
    const stamp = stampIn(Description);
    return stamp === undefined ? [] : [{ number, stamp }];
  });
}

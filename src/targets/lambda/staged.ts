import type { Aim, Handed, Recorded } from '../../release/aim.ts';
import { attemptOf, releaseOf } from '../../release/identity.ts';
import { publishedVersions } from './pages.ts';
import type { FunctionHand } from './reach.ts';
import { type VersionStamp, stampIn } from './stamp.ts';

export interface StagedVersion {
  readonly changeId: string;
  readonly number: string;
  /** All traffic is on it already: it was promoted. */
  readonly serves: boolean;
}

/**
 * The version that a stage has published: by its stamp, or, where Lambda answered with
 * a version that existed before, by what the ledger has of the change. Undefined where it is not there.
 *
 * @param serving the version to which the alias points
 */
export async function stagedVersion(
  hand: FunctionHand,
  { handed, recorded }: Extract<Aim, { is: 'a change' }>,
  serving: string | undefined,
): Promise<StagedVersion | undefined> {
  const known = inLedger(handed, recorded);
  if (known !== undefined) return { ...known, serves: known.number === serving };
  // What the ledger calls a drill or a way back is nothing that was staged.
  if (handed.changeId !== undefined && recorded.has(handed.changeId)) return undefined;
  // A later attempt that stages the same is answered with the version that an earlier one has published.
  const isMeant = ({ changeId }: VersionStamp): boolean =>
    releaseOf(changeId) === handed.releaseId &&
    (handed.changeId === undefined || attemptOf(changeId) <= attemptOf(handed.changeId));
  const staged = (await stampedVersions(hand)).filter(({ stamp }) => isMeant(stamp)).at(-1);
  if (staged === undefined) return undefined;
  const { number, stamp } = staged;
  return { changeId: handed.changeId ?? stamp.changeId, number, serves: number === serving };
}

/** The change that was handed over, or the latest of its release, by what the ledger says that it was for. */
function inLedger({ releaseId, changeId }: Handed, recorded: Recorded): Omit<StagedVersion, 'serves'> | undefined {
  const [latest] = [...recorded]
    .filter(
      ([id, { purpose }]) =>
        purpose === 'release' && (changeId === undefined ? releaseOf(id) === releaseId : id === changeId),
    )
    .sort(([one], [other]) => attemptOf(other) - attemptOf(one));
  if (latest === undefined) return undefined;
  const [id, { wanted }] = latest;
  return { changeId: id, number: wanted.slice(wanted.lastIndexOf(':') + 1) };
}

async function stampedVersions(
  hand: FunctionHand,
): Promise<readonly { readonly number: string; readonly stamp: VersionStamp }[]> {
  return (await publishedVersions(hand)).flatMap(({ Version: number, Description }) => {
    const stamp = stampIn(Description);
    return stamp === undefined ? [] : [{ number, stamp }];
  });
}

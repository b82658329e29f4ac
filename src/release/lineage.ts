import { changesOf, isOfRun, isReversal, type Past } from './history.ts';
import { isOfLaterRun, releaseOf } from './identity.ts';

/** How what serves stands to what a run itself has released. */
export type Lineage =
  /** `change`: the one that released it; undefined where only the revision itself tells whose it is. */
  | { readonly is: 'ours'; readonly change: Past | undefined; readonly putBackBy: string | undefined }
  /** Released after ours. `ours`: our change that came before it; undefined where there is none. */
  | {
      readonly is: 'newer';
      readonly by: string;
      readonly ours: Past | undefined;
      readonly stands: 'directly after ours' | 'later';
    }
  /** What served before our change, or whatever a run finds that has changed nothing yet. */
  | { readonly is: 'from before us'; readonly ours: Past | undefined }
  /** Neither ours, nor what it replaced, nor what any later change has told the ledger of. */
  | { readonly is: 'past the ledger'; readonly ours: Past };

interface Asked {
  readonly releaseId: string;
  readonly runId: string;
  /** The name of the revision that serves. */
  readonly serves: string;
  /** The change that made that revision, as the revision itself tells. Making is not releasing: the ledger knows better. */
  readonly servesMadeBy: string | undefined;
}

/** @param changes newest first */
export function lineage(asked: Asked, changes: readonly Past[]): Lineage {
  const { releaseId, serves, servesMadeBy } = asked;
  const isMadeByUs = servesMadeBy !== undefined && releaseOf(servesMadeBy) === releaseId;
  const at = changes.findIndex(past => isOfRun(past, asked));
  const own = changes[at];
  if (own === undefined) return withoutOwn(asked, changes, isMadeByUs);

  const former = changes.slice(at + 1);
  const isForOurs = !isReversal(own, former);
  const newer = changes.slice(0, at).find(({ entry }) => entry.wanted === serves)?.entry;
  const ours = isForOurs ? own : changesOf(former, releaseOf(own.entry.changeId))[0];
  if (ours?.entry.wanted === serves) return { is: 'ours', change: ours, putBackBy: newer?.changeId };
  if (newer !== undefined) {
    const stands = newer.previous === ours?.entry.wanted ? 'directly after ours' : 'later';
    return { is: 'newer', by: newer.changeId, ours, stands };
  }
  // Our change was undone, or it undid a former one of ours: the target stands as it stood before, and is judged by that.
  if (serves === own.entry.previous || (!isForOurs && serves === own.entry.wanted)) {
    const before = lineage(asked, former);
    switch (before.is) {
      case 'ours':
      case 'newer':
        return before;
      case 'from before us':
      case 'past the ledger':
        return { is: 'from before us', ours: before.ours ?? own };
    }
  }
  if (isMadeByUs) return { is: 'ours', change: undefined, putBackBy: undefined };
  return laterByItsTag(asked, own) ?? { is: 'past the ledger', ours: own };
}

/** Without a change of our own there is no before and after in the ledger; run ids only grow. */
function withoutOwn(asked: Asked, changes: readonly Past[], isMadeByUs: boolean): Lineage {
  const newer = changes.find(
    ({ entry }) => entry.wanted === asked.serves && isOfLaterRun(entry.changeId, asked.runId),
  )?.entry;
  if (isMadeByUs) return { is: 'ours', change: undefined, putBackBy: newer?.changeId };
  if (newer !== undefined) return { is: 'newer', by: newer.changeId, ours: undefined, stands: 'later' };
  return laterByItsTag(asked, undefined) ?? { is: 'from before us', ours: undefined };
}

function laterByItsTag({ servesMadeBy, runId }: Asked, ours: Past | undefined): Lineage | undefined {
  if (servesMadeBy === undefined || !isOfLaterRun(servesMadeBy, runId)) return undefined;
  return { is: 'newer', by: servesMadeBy, ours, stands: 'later' };
}

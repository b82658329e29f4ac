import { goodRelease, previousGood } from '../../release/known-good.ts';
import type { Operation } from '../../request/request.ts';
import type { Survey } from '../../targets/ports.ts';
import { restoring } from './restore.ts';
import { type Look, refused } from './sight.ts';
import { servesIn, type Work } from './work.ts';

/** Back to a release that is known to be good. Which one that is, only the ledger can say. */
export function rollback({ to }: Extract<Operation, { is: 'rollback' }>, work: Work): Look {
  return async () => {
    const [history, seen] = [await work.history(), await work.survey({ is: 'a look' })];
    if (history.is !== 'read')
      return refused(
        seen.found,
        `Which release was good is not known: ${history.because}.`,
        'Mend that and ask again, or release a revision that was good with `from-revision`.',
      );
    const leaving = leftBy(seen);
    const good =
      to === 'previous'
        ? previousGood(history.changes, leaving)
        : goodRelease(history.changes, to.release.changeId ?? to.release.releaseId);
    if (good.is === 'none')
      return refused(
        seen.found,
        good.because,
        'Release a revision that was good with `from-revision`, or name a release with `to`.',
      );
    const { entry } = good.past;
    const taken = history.changes.find(past => past.entry.changeId === work.run.changeId);
    // At most one deployment for each change-id: what is found by it must be one thing.
    if (taken !== undefined && taken.entry.wanted !== entry.wanted)
      return refused(
        seen.found,
        `This attempt of the run has released ${taken.entry.wanted} as ${work.run.changeId}, and cannot go back under the same id.`,
        'Re-run this job, or start the rollback as a run of its own (`workflow_dispatch`).',
      );
    return restoring(
      work,
      history,
      entry.wanted,
      `${entry.wanted} is asked back in place of ${leaving}, as ${entry.changeId} released it.`,
    );
  };
}

/** What is to be left: what a release in flight brings, if only to a part of the users, else what serves. */
function leftBy(seen: Survey): string {
  const brought =
    seen.is === 'busy' && seen.with.madeBy.is === 'another release' ? seen.with.madeBy.revision : undefined;
  return brought ?? servesIn(seen);
}

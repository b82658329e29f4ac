import { isReversal, isWorkOf, type Past } from './history.ts';
import { releaseOf } from './identity.ts';
import { whyBarred, whyNotGood } from './known-good.ts';
import type { Lineage } from './lineage.ts';
import { nothing, refuse, type Rerun, type RerunAnswer } from './rerun-answer.ts';

/** `on-rerun: rollback` while a deployment of this run is in flight: its release, or the way back itself. */
export function backFromFlight(rerun: Rerun): RerunAnswer {
  const { changes, run } = rerun;
  const at = changes.findIndex(({ entry }) => releaseOf(entry.changeId) === run.releaseId);
  const last = changes[at];
  if (last === undefined)
    return run.attempt === 1
      ? ofThisAttempt('What is in flight')
      : beforeIsUnknown('A change of this run is in flight');
  if (isReversal(last, changes.slice(at + 1)))
    return {
      do: 'restore',
      revision: last.entry.wanted,
      of: last.entry.changeId,
      because: 'The way back, which this run has begun, is still in flight.',
    };
  return backFrom(rerun, last);
}

/** `on-rerun: rollback` while a revision of this run serves. */
export function backFromOurs(rerun: Rerun, { change, putBackBy }: Extract<Lineage, { is: 'ours' }>): RerunAnswer {
  const { run, serves } = rerun;
  if (putBackBy !== undefined)
    return refuse(
      `${serves} of this run serves because ${putBackBy}, which is newer, has put it back.`,
      'Go back from it with `operation: rollback`.',
    );
  if (change !== undefined) return backFrom(rerun, change);
  return run.attempt === 1 ? ofThisAttempt(serves) : beforeIsUnknown(`${serves} of this run serves`);
}

/** From a change of this run to what served before it. */
function backFrom({ run, serves, changes }: Rerun, ours: Past): RerunAnswer {
  const { wanted, previous, changeId } = ours.entry;
  if (isWorkOf(ours, run)) return ofThisAttempt(wanted);
  if (previous === wanted)
    return nothing(`There is nothing to go back from: ${wanted} served before as well.`, undefined);
  const bad = whyNoWayBack(previous, run.releaseId, changes, serves);
  if (bad !== undefined)
    return refuse(
      `${previous}, which served before ${changeId}, is no way back: ${bad}.`,
      'Say what to go back to with `operation: rollback` and `to: <release-id>`.',
    );
  return {
    do: 'restore',
    revision: previous,
    of:
      changes.find(({ entry, standing }) => entry.wanted === previous && standing === 'serves')?.entry.changeId ??
      changeId,
    because: `Attempt ${run.attempt} of this run goes back from ${wanted} to what served before it, ${previous}.`,
  };
}

/**
 * What served before us need not have been proven by Greenlight, which may never have released it, but must not be known as bad.
 * How our own ways back to it went says nothing about it.
 */
export function whyNoWayBack(
  revision: string,
  releaseId: string,
  changes: readonly Past[],
  serves: string,
): string | undefined {
  const barred = whyBarred(revision, changes, serves);
  if (barred !== undefined) return barred.because;
  const others = changes.filter(({ entry }) => entry.wanted === revision && releaseOf(entry.changeId) !== releaseId);
  if (others.some(past => whyNotGood(past, changes, serves) === undefined)) return undefined;
  const [newest] = others;
  if (newest === undefined || newest.standing === 'open' || newest.standing === 'unproven') return undefined;
  return whyNotGood(newest, changes, serves);
}

function ofThisAttempt(revision: string): RerunAnswer {
  return nothing(
    `${revision} is the work of this very attempt, and going back is for a later one.`,
    'To go back from it, re-run this job.',
  );
}

function beforeIsUnknown(situation: string): RerunAnswer {
  return refuse(
    `${situation}, and the ledger does not tell what served before it.`,
    'Say what to release in a new run; `deployments: write` lets Greenlight keep and read the ledger.',
  );
}

import type { Past } from './history.ts';
import { releaseOf } from './identity.ts';
import { goodRelease, whyNotGood } from './known-good.ts';
import { type Lineage, lineage } from './lineage.ts';
import { fromInputs, nothing, refuse, type Rerun, type RerunAnswer } from './rerun-answer.ts';
import { backFromFlight, backFromOurs } from './rerun-back.ts';

export type { OnRerun, Rerun, RerunAnswer } from './rerun-answer.ts';

/**
 * What a run does, given what serves and what the ledger knows. A first attempt is asked as well: it may have waited for long,
 * and what a later run has released meanwhile stays.
 */
export function answerRerun(rerun: Rerun): RerunAnswer {
  const { policy, run, serves, changes } = rerun;
  if (policy === 'refuse' && run.attempt > 1)
    return refuse(
      `This is attempt ${run.attempt}, and \`on-rerun: refuse\` lets the first one alone release.`,
      startAnew,
    );
  if (rerun.inFlight !== undefined) return goingOn(rerun, rerun.inFlight.brings);

  const found = lineage({ ...run, serves, servesMadeBy: rerun.servesMadeBy }, changes);
  switch (found.is) {
    case 'newer':
      return policy === 'auto' && run.attempt > 1 ? backToOurs(rerun, found) : tooLate(rerun, found.by);
    case 'past the ledger':
      return policy !== 'rollback' && run.attempt === 1
        ? fromInputs('This is the first attempt.')
        : pastTheLedger(serves, found.ours);
    case 'ours':
      if (policy === 'rollback') return backFromOurs(rerun, found);
      if (found.putBackBy !== undefined && (policy === 'release' || run.attempt === 1))
        return tooLate(rerun, found.putBackBy);
      if (run.attempt === 1) return fromInputs('This is the first attempt.');
      if (policy === 'release') return fromInputs(`\`on-rerun: release\` does so, whatever this run has released.`);
      return nothing(`${serves}, which this run has released, serves already.`, waysBack);
    case 'from before us':
      if (policy === 'rollback' && (run.attempt > 1 || found.ours !== undefined))
        return nothing(`There is nothing to go back from: ${asBefore(serves, found.ours)}.`, undefined);
      if (run.attempt === 1) return fromInputs('This is the first attempt.');
      return fromInputs(`No newer release serves: ${asBefore(serves, found.ours)}.`);
  }
}

/** What is in flight is gone on with as what it was begun for: what this run would begin now, had it not begun it before. */
function goingOn(rerun: Rerun, brings: string): RerunAnswer {
  const { policy, run, changes } = rerun;
  const begun = changes.find(
    ({ entry, standing }) =>
      standing === 'open' && releaseOf(entry.changeId) === run.releaseId && entry.wanted === brings,
  );
  const anew = answerRerun({ ...rerun, inFlight: undefined, changes: changes.filter(past => past !== begun) });
  if (anew.do === 'restore' && anew.revision === brings) return anew;
  return policy === 'rollback'
    ? backFromFlight(rerun)
    : { do: 'adopt', because: 'The change of this run is still in flight.' };
}

/** A newer release serves, and this is a re-run of an older one: the fast way back, unless there is a release in between. */
function backToOurs(
  { serves, run, changes }: Rerun,
  { by, ours, stands }: Extract<Lineage, { is: 'newer' }>,
): RerunAnswer {
  const newer = `${serves} of ${by} serves, which is newer`;
  if (ours === undefined)
    return refuse(`${newer}, and the ledger has no change of this run that released anything.`, startAnew);
  const { wanted, changeId } = ours.entry;
  if (stands === 'directly after ours' && whyNotGood(ours, changes, serves) === undefined)
    return {
      do: 'restore',
      revision: wanted,
      of: changeId,
      because: `${newer}, and ${wanted} of this run is what it replaced.`,
    };
  const good = goodRelease(changes, run.releaseId);
  if (good.is === 'none') return refuse(`${newer}. ${good.because}`, startAnew);
  return refuse(
    `${newer}, and what it replaced is not ${good.past.entry.wanted} of this run.`,
    `To go back so far, run \`operation: rollback\` with \`to: ${run.releaseId}\`.`,
  );
}

function tooLate({ serves, run, changes }: Rerun, by: string): RerunAnswer {
  const isGood = goodRelease(changes, run.releaseId).is === 'found';
  const back = `To go back to this one, run \`operation: rollback\` with \`to: ${run.releaseId}\`.`;
  return refuse(`${serves} of ${by} serves, which is newer than this run.`, isGood ? back : startAnew);
}

function pastTheLedger(serves: string, ours: Past): RerunAnswer {
  return refuse(
    `${serves} serves, and neither this run nor any change that the ledger has after ${ours.entry.changeId} released it: somebody released past the ledger.`,
    startAnew,
  );
}

function asBefore(serves: string, ours: Past | undefined): string {
  return ours === undefined
    ? `${serves} serves, and this run has changed nothing`
    : `${serves} serves, as it did before ${ours.entry.changeId}`;
}

const startAnew = 'To release, start a new run.';
const waysBack = 'To go back, re-run the job of the release before this one, or run `operation: rollback`.';

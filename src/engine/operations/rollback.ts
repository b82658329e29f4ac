import { rollbackCreator } from '../../release/busy-words.ts';
import { placeOf, releaseOf } from '../../release/identity.ts';
import { targetWords } from '../../release/mover-words.ts';
import { noRollback } from '../../release/one-way.ts';
import { type Goal, type InFlight, rollbackGoal } from '../../release/rollback-goal.ts';
import type { Operation } from '../../request/request.ts';
import type { Survey } from '../../targets/ports.ts';
import { restoring } from './restore.ts';
import { type Look, meant, nothingToDo, refused, type Sight } from './sight.ts';
import type { History } from '../../release/history.ts';
import { servesIn, soon, type Work } from './work.ts';

/** Back to a release that is known to be good, by the ledger; or, where a release is in flight, to the blue beside it, by AWS alone. */
export function rollback({ to }: Extract<Operation, { is: 'rollback' }>, work: Work): Look {
  /** Kept over the waits: once what was in flight has ended, nothing shows any more what it was. */
  let kept: Goal | undefined;
  let awsWentBack = false;
  return async () => {
    const reading = work.history();
    const seen = await work.survey({ is: 'a look' });
    // Who serves is not settled before it has ended, and then it may be what is asked for.
    if (seen.is === 'busy' && seen.with.creator === rollbackCreator) {
      awsWentBack = true;
      return meant(seen, { is: 'restore', because: 'AWS was going back already.' });
    }
    const inFlight = flightOf(seen, work);
    const { can: mover } = seen.found;
    const divided = to === 'previous' ? dividedBeside(seen) : undefined;
    if (mover.wayBack === 'before traffic' && inFlight === undefined) return noneToRemove(seen, await reading);
    const isMoving = inFlight !== undefined || divided !== undefined;
    const history = await (isMoving ? soon(reading, work.clock) : reading);
    if (kept === undefined && history.is !== 'read' && (!isMoving || to !== 'previous'))
      return refused(
        seen.found,
        `Which release was good is not known: ${history.because}.`,
        `Mend that and ask again, or ${targetWords(mover).goodAgain}.`,
      );
    const changes = history.is === 'read' ? history.changes : [];
    const asked = { to, run: work.run, leaving: servesIn(seen), inFlight, awsWentBack, changes, mover };
    const goal = kept ?? divided ?? rollbackGoal(asked);
    if (isMoving) kept = goal;
    if (goal.is === 'none') return refused(seen.found, goal.because, goal.next);
    return restoring(work, history, goal.revision, goal.because);
  };
}

/** Before the switchover there is a green to be removed, after it nothing that could be taken back. */
function noneToRemove(seen: Survey, history: History): Sight {
  const { found } = seen;
  const { blue, blueMadeBy } = found;
  if (seen.is === 'busy')
    return refused(
      found,
      `${seen.with.id} is in flight here, and is none of Greenlight's: it is not removed by it.`,
      'Ask who has made it. To remove it, delete it where it was made.',
    );
  const released = history.is === 'read' && history.changes.some(({ entry }) => entry.wanted === blue.name);
  if (blueMadeBy === undefined && !released)
    // What serves is no green that anybody has asked for.
    return {
      ...nothingToDo(found, blue, `No green is here to be removed: ${blue.name} serves, and stays.`, undefined),
      revision: undefined,
    };
  return refused(found, `No green is here to be removed, and ${noRollback.why}.`, noRollback.next);
}

/** A release of this place that is in flight, of whatever run. */
function flightOf(seen: Survey, { run }: Work): InFlight | undefined {
  if (seen.is !== 'busy' || seen.with.madeBy.is !== 'another release') return undefined;
  const { changeId, revision, beside } = seen.with.madeBy;
  const isOfThisPlace = placeOf(releaseOf(changeId)) === placeOf(run.releaseId);
  if (revision === undefined || beside === undefined || !isOfThisPlace) return undefined;
  return { changeId, brings: revision, blue: beside };
}

/** Weights that are none of Greenlight's: what the system names as its own is what the other was given a share beside. */
function dividedBeside(seen: Survey): Goal | undefined {
  if (seen.is !== 'busy' || seen.with.is !== 'split' || seen.with.madeBy.is !== 'somebody else') return undefined;
  const [named, beside] = seen.with.madeBy.between;
  return {
    is: 'found',
    revision: named,
    because: `${beside} was given a share beside ${named}, and not by Greenlight.`,
  };
}

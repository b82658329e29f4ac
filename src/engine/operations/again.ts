import { overtakenBy } from '../../release/busy.ts';
import type { History } from '../../release/history.ts';
import { targetWords } from '../../release/mover-words.ts';
import type { Purpose } from '../../release/purpose.ts';
import { answerRerun, type OnRerun, type Rerun } from '../../release/rerun.ts';
import type { Survey } from '../../targets/ports.ts';
import { restoring } from './restore.ts';
import { type Look, meant, nothingToDo, refused, type Sight } from './sight.ts';
import { oursIn, recordedIn, servesIn, soon, type Work } from './work.ts';

/** A run that may have released before: what it does now follows from what serves and from what was written down. */
export function again(purpose: Purpose, policy: OnRerun, work: Work): Look {
  return async () => {
    const reading = work.history();
    const first = await work.survey({ is: 'the inputs', recorded: new Map() });
    // Nobody watches what is ours and in flight while GitHub is slow to answer, and AWS knows it by its stamp.
    const history = await (isOurs(first) && policy !== 'rollback' ? soon(reading, work.clock) : reading);
    const recorded = recordedIn(history);
    // What the ledger has only matters to what is in flight: whether that is what was written down of it.
    const seen =
      (isOurs(first) || mayBeUnwatched(first)) && recorded.size > 0
        ? await work.survey({ is: 'the inputs', recorded })
        : first;
    // What was asked for serves, whoever released it. A job that is there to go back asks for more.
    if (seen.is === 'serving already' && policy !== 'rollback' && policy !== 'refuse') return meant(seen, purpose);
    return history.is === 'read'
      ? answered(purpose, policy, work, seen, history)
      : blindly(purpose, policy, work, seen, history);
  };
}

async function answered(
  purpose: Purpose,
  policy: OnRerun,
  work: Work,
  seen: Survey,
  history: Extract<History, { is: 'read' }>,
): Promise<Sight> {
  const answer = answerRerun({
    policy,
    run: work.run,
    inFlight: inFlightIn(seen),
    serves: servesIn(seen),
    servesMadeBy: seen.found.blueMadeBy,
    changes: history.changes,
  });
  switch (answer.do) {
    case 'adopt':
    case 'release':
      return meant(seen, purpose);
    case 'nothing':
      // Whoever holds the target may be taking it away from what serves: that is waited for, or given way to. And the name of
      // a revision says nothing of whether users reach it: then the release looks on, and says what is wrong.
      if (seen.is === 'busy' || (!isOurs(seen) && !seen.found.servedWell)) return meant(seen, purpose);
      if (seen.is === 'to be released' && seen.ours === undefined && seen.found.differences.length > 0)
        await work.warn(`The inputs name something else than ${servingIn(seen).name} by now: it is not used.`);
      return nothingToDo(
        seen.found,
        servingIn(seen),
        answer.because,
        seen.found.can.wayBack === 'before traffic' ? undefined : answer.next,
      );
    case 'restore':
      // Who may stage may put a green beside blue: to send users somewhere is for another step, behind its own approval.
      if (purpose.is === 'stage')
        return refused(
          seen.found,
          `To go back to ${answer.revision} would give it the users, and this step only stages. ${answer.because}`,
          'To go back, run `operation: rollback`.',
        );
      return restoring(work, history, answer.revision, answer.because);
    case 'refuse':
      return refused(seen.found, answer.because, answer.next);
  }
}

/** Without the ledger only the tags of what serves tell what happened; where they say nothing, the inputs are released. */
async function blindly(
  purpose: Purpose,
  policy: OnRerun,
  work: Work,
  seen: Survey,
  { because }: Extract<History, { is: 'not readable' }>,
): Promise<Sight> {
  const { run } = work;
  if (run.attempt > 1 && policy === 'rollback')
    return refused(
      seen.found,
      `What served before this release is not known: ${because}.`,
      `Mend that and re-run the job, or ${targetWords(seen.found.can).goodAgain}.`,
    );
  await work.warn(
    `The history of this target could not be read (${because}): known-good releases and going back by a re-run are off.`,
  );
  if (isOurs(seen)) return meant(seen, purpose);
  const overtaken = overtakenBy(seen.found.blueFrom, run);
  if (overtaken !== undefined && seen.is !== 'busy')
    return refused(seen.found, overtaken, 'To release this version all the same, start the workflow anew.');
  const blind = answerRerun({
    policy,
    run,
    inFlight: undefined,
    serves: servesIn(seen),
    servesMadeBy: seen.found.blueMadeBy,
    changes: [],
  });
  if (blind.do === 'nothing' && seen.is !== 'busy' && seen.found.servedWell)
    return nothingToDo(seen.found, servingIn(seen), blind.because, blind.next);
  return blind.do === 'refuse' ? refused(seen.found, blind.because, blind.next) : meant(seen, purpose);
}

/** What moves once may have moved without anybody to watch it since: the ledger tells whether somebody did. */
function mayBeUnwatched(seen: Survey): boolean {
  return seen.is === 'serving already' && seen.found.can.wayBack === 'before traffic';
}

function isOurs(seen: Survey): boolean {
  return oursIn(seen) !== undefined;
}

function inFlightIn(seen: Survey): Rerun['inFlight'] {
  const ours = oursIn(seen);
  return ours === undefined ? undefined : { brings: ours.revision.name };
}

function servingIn(seen: Survey) {
  if (seen.is === 'serving already') return seen.revision;
  return oursIn(seen)?.revision ?? seen.found.blue;
}

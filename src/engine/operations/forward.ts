import type { Past } from '../../release/history.ts';
import { releaseOf } from '../../release/identity.ts';
import type { Operation } from '../../request/request.ts';
import { again } from './again.ts';
import { type Look, meant, refused, type Sight } from './sight.ts';
import { restoring } from './restore.ts';
import { oursIn, servesIn, type Work } from './work.ts';

/** What brings something new: `release`, `stage` and `drill`. */
export function forward(operation: Extract<Operation, { is: 'release' | 'stage' | 'drill' }>, work: Work): Look {
  if (operation.is === 'drill') return drill(work);
  const { is, onRerun } = operation;
  // A first attempt has nothing of its own to come back to, unless its job is there to go back.
  if (work.run.attempt > 1 || onRerun === 'rollback') return again({ is }, onRerun, work);
  return async () => meant(await work.survey({ is: 'the inputs', recorded: new Map() }), { is });
}

/** Only a drill that was left is gone on with: the release of the same run is somebody else's, whoever began it. */
function drill(work: Work): Look {
  return async () => {
    if (work.run.attempt === 1)
      return meant(await work.survey({ is: 'the inputs anew', others: undefined }), { is: 'drill' });
    const history = await work.history();
    if (history.is !== 'read') return blindly(work, history.because);
    // One that was lost in the moment in which it began has told nobody what it is.
    const others = history.changes.filter(({ entry }) => entry.purpose !== 'drill').map(({ entry }) => entry.changeId);
    const seen = await work.survey({ is: 'the inputs anew', others: new Set(others) });
    const lost = history.changes.find(past => isOpenDrill(past, work));
    // Nobody was left to go back, and AWS gave it everybody: that is what this attempt is for now.
    if (seen.is !== 'busy' && lost !== undefined && lost.entry.wanted === servesIn(seen) && oursIn(seen) === undefined)
      return restoring(
        work,
        history,
        lost.entry.previous,
        `${lost.entry.wanted} serves because a drill was lost before it went back.`,
      );
    return meant(seen, { is: 'drill' });
  };
}

/** Nobody can say whether what an earlier attempt has made is a drill that was lost, or the release of this run. */
async function blindly(work: Work, because: string): Promise<Sight> {
  const seen = await work.survey({ is: 'the inputs anew', others: undefined });
  const { blueMadeBy } = seen.found;
  if (seen.is === 'busy' || blueMadeBy === undefined || releaseOf(blueMadeBy) !== work.run.releaseId)
    return meant(seen, { is: 'drill' });
  return refused(
    seen.found,
    `${servesIn(seen)} serves, which an earlier attempt of this run has made. Whether that was a drill is not known: ${because}.`,
    'Mend that and re-run the job. To go back, run `operation: rollback`.',
  );
}

function isOpenDrill({ entry, standing }: Past, { run }: Work): boolean {
  return entry.purpose === 'drill' && standing === 'open' && releaseOf(entry.changeId) === run.releaseId;
}

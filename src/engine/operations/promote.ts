import type { Handed } from '../../release/aim.ts';
import { releaseOf } from '../../release/identity.ts';
import { wayBackWords } from '../../release/mover-words.ts';
import { promotionFault } from '../../release/promotion.ts';
import type { Request } from '../../request/request.ts';
import type { Survey } from '../../targets/ports.ts';
import { type Look, meant, nothingToDo, refused, type Sight } from './sight.ts';
import { recordedIn, soon, type Work } from './work.ts';

/** Goes on with what was staged, if it is still what was handed over and nothing else has served since. */
export function promote(handed: Handed | undefined, request: Pick<Request, 'strategy'>, work: Work): Look {
  const wanted = handed ?? { releaseId: work.run.releaseId, changeId: undefined };
  return async () => {
    const reading = work.history();
    const first = await work.survey({ is: 'a change', handed: wanted, recorded: new Map() });
    // Traffic that moves is watched from now on, whether GitHub answers or not.
    const history = await (isMoving(first) ? soon(reading, work.clock) : reading);
    const recorded = recordedIn(history);
    const seen =
      (first.is === 'to be released' || first.is === 'not in flight') && recorded.size > 0
        ? await work.survey({ is: 'a change', handed: wanted, recorded })
        : first;
    if (seen.is === 'not in flight') return notThere(seen, wanted);
    if (seen.is !== 'to be released') return meant(seen, { is: 'release' });
    const fault = promotionFault({ handed, run: work.run, found: seen.found, strategy: request.strategy, history });
    if (fault !== undefined) return refused(seen.found, fault.because, fault.next);
    if (history.is === 'not readable' && seen.found.can.moves === 'AWS')
      await work.warn(
        `The history of this target could not be read (${history.because}): that nothing else has served since it was staged is told by ${seen.found.can.mover} alone.`,
      );
    return meant(seen, { is: 'release' });
  };
}

function isMoving(seen: Survey): boolean {
  if (seen.is !== 'to be released' || seen.found.green.is !== 'made') return false;
  const { traffic } = seen.found.green.begun;
  return traffic === 'not known' || traffic.length > 0;
}

function notThere({ found, holder }: Extract<Survey, { is: 'not in flight' }>, wanted: Handed): Sight {
  const { blue, blueMadeBy } = found;
  const id = wanted.changeId ?? wanted.releaseId;
  // Also what an earlier attempt released: the one that was handed over has found nothing to stage then.
  const serves = blueMadeBy !== undefined && releaseOf(blueMadeBy) === wanted.releaseId;
  if (serves && holder === undefined && found.servedWell)
    return nothingToDo(
      found,
      blue,
      `${blue.name} serves already, as ${blueMadeBy} released it: nothing is left to promote.`,
      undefined,
    );
  return refused(
    found,
    holder === undefined
      ? `Nothing is staged as ${id}: ${wayBackWords(found.can).gone}.`
      : `Nothing is staged as ${id}: ${holder} holds the target.`,
    'Start the workflow anew: it stages again, and an approval counts for what was staged then.',
  );
}

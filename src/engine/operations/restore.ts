import type { History } from '../../release/history.ts';
import { targetWords } from '../../release/mover-words.ts';
import { meant, nothingToDo, refused, type Sight } from './sight.ts';
import { recordedIn, type Work } from './work.ts';

/**
 * The way back to a revision that has served before: where a change in flight has it as its blue, that change is sent back,
 * which takes seconds; else it is released again, all at once.
 */
export async function restoring(work: Work, history: History, name: string, because: string): Promise<Sight> {
  const seen = await work.survey({ is: 'a revision', name, recorded: recordedIn(history) });
  if (seen.is === 'serving already')
    return nothingToDo(
      seen.found,
      seen.revision,
      `${name} serves already: there is nothing to go back from.`,
      undefined,
    );
  const { namedBy, lookAt } = targetWords(seen.found.can);
  if (seen.is === 'to be released' && seen.ours === undefined && seen.found.blue.name === name)
    return refused(
      seen.found,
      `${name} is what ${namedBy} names as serving, and not all users reach it, or nobody answers them: to release it again would not mend that.`,
      `Look at ${lookAt}.`,
    );
  const sendsBack = seen.is === 'to be released' && seen.ours !== undefined && seen.ours.revision.name !== name;
  return meant(seen, { is: sendsBack ? 'swap back' : 'restore', because });
}

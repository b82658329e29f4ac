import type { Aim, Recorded } from '../release/aim.ts';
import { placeOf, releaseOf } from '../release/identity.ts';
import type { RunFacts } from '../release/identity.ts';
import type { Change } from '../release/words.ts';

/** A change that a release of Greenlight's has begun, by its stamp. */
export interface Stamped {
  readonly changeId: string;
  readonly change: Change;
}

/**
 * Whether this change is what the run aims at. `to go back`: a change of the same place, whoever began it, from which it goes
 * back to the revision that is wanted.
 *
 * @param blue the name of the revision that stands beside it
 */
export function aimedAt(
  { changeId, change }: Stamped,
  aim: Aim,
  run: Pick<RunFacts, 'releaseId'>,
  blue: string,
): 'to go on' | 'to go back' | 'no' {
  const own = releaseOf(changeId) === run.releaseId;
  switch (aim.is) {
    case 'the inputs':
      return own && isRecorded(changeId, change, aim.recorded) ? 'to go on' : 'no';
    case 'the inputs anew':
      return own && aim.others !== undefined && !aim.others.has(changeId) ? 'to go on' : 'no';
    case 'a change': {
      const { handed, recorded } = aim;
      const meant =
        handed.changeId === undefined ? releaseOf(changeId) === handed.releaseId : changeId === handed.changeId;
      return meant && isRecorded(changeId, change, recorded) ? 'to go on' : 'no';
    }
    case 'a revision':
      if (change.revision.name === aim.name) return own ? 'to go on' : 'no';
      return blue === aim.name && placeOf(releaseOf(changeId)) === placeOf(run.releaseId) ? 'to go back' : 'no';
    case 'a deployment':
      return change.id === aim.id ? 'to go on' : 'no';
    case 'a look':
      return 'no';
  }
}

/** A deployment with our stamp that brings something else than was written down is not ours, and no drill is a release's to go on with. */
function isRecorded(changeId: string, { revision }: Change, recorded: Recorded): boolean {
  const entry = recorded.get(changeId);
  return entry === undefined || (entry.purpose !== 'drill' && entry.wanted === revision.name);
}

/** Whether something new may be begun: only then what it will meet is worth the calls that reading it costs. */
export function beginsAnew({ is }: Aim): boolean {
  switch (is) {
    case 'the inputs':
    case 'the inputs anew':
    case 'a revision':
      return true;
    case 'a change':
    case 'a deployment':
    case 'a look':
      return false;
  }
}

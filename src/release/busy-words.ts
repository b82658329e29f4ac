import { dateAndClock } from './time-words.ts';
import type { Occupant } from './busy.ts';

/** CodeDeploy's name for itself as the maker of a rollback (`DeploymentCreator` of its API reference). */
export const rollbackCreator = 'codeDeployRollback';

/** What holds the target, by its id and whoever made it. */
export function nameOf({ is, id, creator, madeBy }: Occupant): string {
  if (creator === rollbackCreator) return `rollback ${id}`;
  const what = is === 'deployment' ? `deployment ${id}` : `the split of ${id}`;
  if (madeBy.is === 'somebody else') return creator === undefined ? what : `${what} (made ${byWhom(creator)})`;
  const { origin, changeId } = madeBy;
  if (origin !== undefined) return `${what} (run ${origin.runNumber} of ${origin.repository} ${origin.workflow})`;
  return id === changeId ? what : `${what} (${changeId})`;
}

/** CodeDeploy's creator `user` is whoever called CreateDeployment with credentials: a person, a script, another tool. */
export function byWhom(creator: string): string {
  return creator === 'user' ? 'by hand or by another tool' : `by ${creator}`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Why nobody can say whether it ends, and until when its lease is respected then; nothing where that is known. */
export function unseenWords({ madeBy }: Occupant): string {
  if (madeBy.is === 'somebody else' || madeBy.holder.is !== 'not known') return '';
  const { because, remedy, until } = madeBy.holder;
  return `. Whether its run is still there is not known (${because})${remedy === undefined ? '' : `. ${remedy}`}. So its lease counts, until ${dateAndClock(until)}`;
}

/** Why a wait for it may be a long one; nothing where it ends by itself. */
export function standingWords({ standsFor }: Occupant): string {
  return standsFor === undefined ? '' : `. ${standsFor}`;
}

/** What was done to end it, for the log: to be read after the time. */
export function endedWords({ is, id, madeBy }: Occupant, askedBack: string | undefined): string {
  if (is === 'deployment') return `asked AWS to stop ${id} and go back`;
  return madeBy.is === 'somebody else'
    ? `gave all traffic of ${id} to ${askedBack ?? 'one version'}`
    : `gave the traffic of ${id} back`;
}

/** The same for whoever did not come to its turn after it. */
export function endedBeforeWords({ is, id, madeBy }: Occupant, askedBack: string | undefined): string {
  if (is === 'deployment') return `AWS was asked to stop ${id} for this release`;
  return madeBy.is === 'somebody else'
    ? `all traffic of ${id} was given to ${askedBack ?? 'one version'}`
    : `the traffic of ${id} was given back for this release`;
}

/** What is waited for once it was ended, or is to be. */
export function endingWords({ is, id, madeBy }: Occupant): string {
  if (is === 'deployment') return `${id} to be stopped and its traffic to be back on blue`;
  return madeBy.is === 'somebody else' ? `${id} to lead to one version` : `the traffic of ${id} to be given back`;
}

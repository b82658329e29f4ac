import type { Instant, Millis, Motion } from '../../release/words.ts';
import { isDoubtful, type Look, looksInARow, motionOf } from './motion.ts';
import { unsettled } from './settled.ts';
import type { DeploymentStatus } from './status.ts';

/** What this process has seen of a deployment, and asked of it, up to now: a value, folded look by look. */
export interface Watched {
  /** How long RDS is given for a switchover, before it undoes it. */
  readonly timeout: Millis;
  /** Looks in a row that found it available and settled. */
  readonly settledLooks: number;
  /** Looks in a row that found it gone, or past mending. */
  readonly doubtfulLooks: number;
  /** When this process has asked for the switchover. */
  readonly asked: Instant | undefined;
  /** When it was first seen to switch over. */
  readonly switching: Instant | undefined;
  /** When it was first seen to have switched over. */
  readonly completed: Instant | undefined;
  /** Since when it was available in every look. */
  readonly availableSince: Instant | undefined;
  /** What the last look came to. */
  readonly last: Motion | undefined;
}

export function nothingWatched(timeout: Millis): Watched {
  return {
    timeout,
    settledLooks: 0,
    doubtfulLooks: 0,
    asked: undefined,
    switching: undefined,
    completed: undefined,
    availableSince: undefined,
    last: undefined,
  };
}

/** What one more look shows, after all before it. */
export function lookedAgain(before: Watched, look: Look): { readonly motion: Motion; readonly watched: Watched } {
  const watched = withLook(before, look);
  const seen = motionOf(look, watched);
  const motion = watched.doubtfulLooks > 0 && watched.doubtfulLooks < looksInARow ? asBefore(before.last, seen) : seen;
  return { motion, watched: { ...watched, last: motion } };
}

function withLook(before: Watched, look: Look): Watched {
  const { at, deployment, sides } = look;
  const available = deployment !== 'gone' && deployment.status === 'AVAILABLE' ? deployment : undefined;
  const isSettled = available !== undefined && unsettled(available, sides) === undefined;
  const first = (status: DeploymentStatus, before: Instant | undefined): Instant | undefined =>
    before ?? (deployment !== 'gone' && deployment.status === status ? at : undefined);
  return {
    ...before,
    settledLooks: isSettled ? before.settledLooks + 1 : 0,
    doubtfulLooks: isDoubtful(look, before.last) ? before.doubtfulLooks + 1 : 0,
    switching: first('SWITCHOVER_IN_PROGRESS', before.switching),
    completed: first('SWITCHOVER_COMPLETED', before.completed),
    availableSince: available === undefined ? undefined : (before.availableSince ?? at),
  };
}

/** One answer ends no release: what RDS describes may be behind itself, or ahead, for a moment. */
function asBefore(last: Motion | undefined, seen: Motion): Motion {
  if (last?.is === 'switching' || last?.is === 'stopped' || seen.is !== 'stopped') return last ?? seen;
  return { is: 'preparing', doing: `RDS to say it ${looksInARow} times in a row: ${seen.because}` };
}

import { GreenlightError } from '../errors.ts';
import type { ReleaseEvent } from '../release/events.ts';
import type { Drift, Plan } from '../release/plan.ts';
import type { Instant } from '../release/words.ts';
import type { Hands } from '../targets/ports.ts';
import type { Outcome } from './loop.ts';

interface Telling {
  readonly cancelled: AbortSignal;
  readonly publish: (events: readonly ReleaseEvent[]) => Promise<void>;
  readonly now: () => Instant;
}

/**
 * Clears up after a good end, where that was asked for, and puts back what was changed for this release alone, however it ended. It
 * changes no verdict: what cannot be done is said.
 */
export async function cleanUp(
  hands: Hands,
  { drift }: Pick<Plan, 'drift'>,
  { course, decision }: Outcome,
  { cancelled, publish, now }: Telling,
): Promise<void> {
  const { name } = decision.step;
  const isGood = name === 'released' || name === 'restored';
  const lent = drift.filter(({ stays }) => stays === 'for this release');
  if (course.made.is !== 'change' || (!isGood && lent.length === 0)) return;
  const warn = (warning: string): Promise<void> => publish([{ at: now(), type: 'warning', warning }]);
  // What AWS goes on with goes by these settings; and a cancelled job has seconds.
  if (cancelled.aborted || (!isGood && !isOver(course))) return lent.length === 0 ? undefined : warn(leftChanged(lent));
  try {
    const done = await hands.cleanUp(course.made.change);
    await publish(done.map(what => ({ at: now(), type: 'wrote', what })));
  } catch (error) {
    if (!(error instanceof GreenlightError)) throw error;
    await warn(`Not everything that was to be cleaned up is: ${error.message} ${error.hint}`);
  }
}

function isOver({ sighting, lost }: Outcome['course']): boolean {
  const motion = sighting?.motion;
  if (lost !== undefined || motion === undefined) return false;
  return (
    motion.is === 'finished' || (motion.is === 'stopped' && (motion.back.is === 'done' || motion.back.is === 'none'))
  );
}

function leftChanged(lent: readonly Drift[]): string {
  const settings = lent.map(({ setting, from, to }) => `${setting} ${from} (now ${to})`).join(', ');
  return `What was changed for this release alone stays changed, because the release is not over. Before it was: ${settings}. Put it back once it is.`;
}

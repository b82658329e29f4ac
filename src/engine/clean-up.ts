import { GreenlightError } from '../errors.ts';
import type { ReleaseEvent } from '../release/events.ts';
import type { Instant } from '../release/words.ts';
import type { Hands } from '../targets/ports.ts';
import type { Outcome } from './loop.ts';

interface Telling {
  readonly cancelled: AbortSignal;
  readonly publish: (events: readonly ReleaseEvent[]) => Promise<void>;
  readonly now: () => Instant;
}

/** Clears up after a good end, where that was asked for or was promised. It changes no verdict: what cannot be done is said. */
export async function cleanUp(
  hands: Hands,
  { course, decision }: Outcome,
  { cancelled, publish, now }: Telling,
): Promise<void> {
  const { name } = decision.step;
  const isGood = name === 'released' || name === 'restored';
  if (!isGood || cancelled.aborted || course.made.is !== 'change') return;
  try {
    const done = await hands.cleanUp(course.made.change);
    await publish(done.map(what => ({ at: now(), type: 'wrote', what })));
  } catch (error) {
    if (!(error instanceof GreenlightError)) throw error;
    const warning = `Not everything that was to be cleaned up is: ${error.message} ${error.hint}`;
    await publish([{ at: now(), type: 'warning', warning }]);
  }
}

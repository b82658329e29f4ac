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

/** Removes what a good release leaves behind, where that was asked for. It changes no verdict: what cannot be removed is said. */
export async function cleanUp(
  hands: Hands,
  { course, decision }: Outcome,
  { cancelled, publish, now }: Telling,
): Promise<void> {
  if (decision.step.name !== 'released' || cancelled.aborted || course.made.is !== 'change') return;
  try {
    const removed = await hands.cleanUp(course.made.change);
    await publish(removed.map(what => ({ at: now(), type: 'wrote', what })));
  } catch (error) {
    if (!(error instanceof GreenlightError)) throw error;
    const warning = `Not everything that was to be removed is: ${error.message} ${error.hint}`;
    await publish([{ at: now(), type: 'warning', warning }]);
  }
}

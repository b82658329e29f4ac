import type { PlotName } from '../schedule/plot.ts';
import type { Millis } from '../schedule/schedule.ts';
import type { Tale } from '../schedule/tale.ts';

/** A tale whose right end is known whatever happens to the process, and the verdicts that say it. */
export interface KnownTale {
  readonly tale: Tale;
  readonly plot: PlotName;
  /** A green of a database that gets no users stands beside blue until somebody takes it away. */
  readonly ends: 'on green' | 'on blue' | 'on blue, beside green';
  readonly verdicts: readonly string[];
  /** How long after a process was struck its job is re-run: ten minutes later AWS has ended by itself what was begun. */
  readonly rerunAfter: Millis;
}

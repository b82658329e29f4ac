import { GreenlightError } from '../../errors.ts';
import type { Change, Instant, Millis, Percent, Revision, Sighting } from '../../release/words.ts';

/** Counts requests by the side that answered them; undefined while there are none to be counted. */
export type Arrivals = (of: {
  readonly blue: Revision;
  readonly green: Revision;
  readonly since: Instant;
  readonly now: Instant;
}) => Promise<{ readonly green: number; readonly all: number } | undefined>;

/** A minute of requests is published at a time. */
const countEvery: Millis = 60_000;

/**
 * Counts at most once a minute, and anew for each share. What cannot be counted is not known, and no reason to stop: to see that
 * a share has arrived is a proof besides.
 */
export function counter(arrivals: Arrivals | undefined) {
  let share: Percent | undefined;
  let since: Instant = 0;
  let last: Instant = Number.NEGATIVE_INFINITY;
  let arrived: Sighting['arrived'];
  return async (now: Percent | undefined, { revision: green }: Change, blue: Revision, at: Instant) => {
    if (now !== share) [share, since, arrived] = [now, at, undefined];
    if (arrivals === undefined || now === undefined || at - last < countEvery) return arrived;
    last = at;
    arrived = await arrivals({ blue, green, since, now: at }).catch((error: unknown) => {
      if (error instanceof GreenlightError) return arrived;
      throw error;
    });
    return arrived;
  };
}

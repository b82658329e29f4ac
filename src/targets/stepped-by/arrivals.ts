import { GreenlightError, TroubleError } from '../../errors.ts';
import { arrivedIn, type MinuteOfRequests } from '../../judge/arrival.ts';
import { printDuration } from '../../request/duration.ts';
import type { Change, Happening, Instant, Millis, Percent, Revision, Sighting } from '../../release/words.ts';

/** Counts the requests of each minute since green has its share by the side that answered them, as far as that is told in full. */
export type Arrivals = (of: {
  readonly blue: Revision;
  readonly green: Revision;
  readonly since: Instant;
  readonly now: Instant;
}) => Promise<readonly MinuteOfRequests[]>;

export interface Counted {
  readonly arrived: Sighting['arrived'];
  /** That nobody counts, or that a share was over before anybody had. */
  readonly happened: readonly Happening[];
}

/** Requests are published by the minute. */
const countEvery: Millis = 60_000;

/**
 * Counts once for each minute that ends, and anew for each share. What cannot be counted is no reason to stop: to see that a share
 * has arrived is a proof besides. Where waiting would not help, nobody asks again, and the reader is told.
 */
export function counting(arrivals: Arrivals | undefined) {
  let share: Percent | undefined;
  let since: Instant = 0;
  let last: number | undefined;
  let before: readonly MinuteOfRequests[] = [];
  let isRefused = false;
  let counted: Counted = { arrived: undefined, happened: [] };
  return async (asked: Percent | undefined, change: Change, blue: Revision, at: Instant): Promise<Counted> => {
    if (asked !== share) {
      const isUnseen = arrivals !== undefined && counted.arrived === undefined;
      // Told once: steps that are too short for it follow one another.
      if (isUnseen && share !== undefined && asked !== undefined && asked > share && counted.happened.length === 0)
        counted = { ...counted, happened: [notSeen(share, at - since, at)] };
      counted = { ...counted, arrived: undefined };
      [share, since, before] = [asked, at, []];
    }
    const minute = Math.floor(at / countEvery);
    if (arrivals === undefined || asked === undefined || isRefused || minute === last) return counted;
    last = minute;
    try {
      const now = await arrivals({ blue, green: change.revision, since, now: at });
      counted = { ...counted, arrived: arrivedIn({ asked, before, now }) ?? counted.arrived };
      before = now;
    } catch (error) {
      if (!(error instanceof GreenlightError)) throw error;
      if (error instanceof TroubleError) return counted;
      isRefused = true;
      counted = { ...counted, happened: [...counted.happened, notCounted(error, at)] };
    }
    return counted;
  };
}

function notSeen(share: Percent, lasted: Millis, at: Instant): Happening {
  const time = printDuration(Math.round(lasted / 1_000) * 1_000);
  const text = `Green had ${share} % of traffic for ${time}, and gets more now: whether users followed the weights was not seen by then.`;
  return { id: 'arrivals unseen', at, kind: 'progress', text };
}

function notCounted({ message, hint }: GreenlightError, at: Instant): Happening {
  const text = `How many requests reach green is not compared with the share that it was given: ${message} ${hint}`;
  return { id: 'arrivals uncounted', at, kind: 'progress', text };
}

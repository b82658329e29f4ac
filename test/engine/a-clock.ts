import type { Clock } from '../../src/engine/clock.ts';
import type { Instant, Millis } from '../../src/release/words.ts';

export interface VirtualClock extends Clock {
  /** Lets something happen at a moment, in the middle of whatever sleep it falls into. */
  at(moment: Instant, happen: () => void): void;
}

/** So many sleeps without a millisecond passing are a loop that would burn a processor and never end. */
const spinning = 1_000;

/** Time that passes only while somebody sleeps. */
export function virtualClock(began: Instant): VirtualClock {
  let now = began;
  let idle = 0;
  const agenda: { moment: Instant; happen: () => void }[] = [];

  const passTo = (moment: Instant): void => {
    idle = moment > now ? 0 : idle + 1;
    if (idle > spinning) throw new Error(`the loop spins at ${new Date(now).toISOString()}`);
    now = Math.max(now, moment);
  };

  return {
    now: () => now,
    at: (moment, happen) => {
      agenda.push({ moment, happen });
      agenda.sort((one, other) => one.moment - other.moment);
    },
    sleep: async (ms: Millis, signal?: AbortSignal) => {
      // An aborted signal ends a sleep before it has begun.
      const until = signal?.aborted === true ? now : now + ms;
      for (let next = agenda[0]; next !== undefined && next.moment <= until; next = agenda[0]) {
        if (signal?.aborted === true) return;
        agenda.shift();
        passTo(next.moment);
        next.happen();
      }
      passTo(signal?.aborted === true ? now : until);
    },
  };
}

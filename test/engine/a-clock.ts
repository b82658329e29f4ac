import type { Clock } from '../../src/engine/clock.ts';
import type { Instant, Millis } from '../../src/release/words.ts';

export interface VirtualClock extends Clock {
  /** Lets something happen at a moment, in the middle of whatever sleep it falls into. */
  at(moment: Instant, happen: () => void): void;
}

/** So many sleeps without a millisecond passing are a loop that would burn a processor and never end. */
const spinning = 1_000;

interface Entry {
  readonly moment: Instant;
  readonly happen: () => void;
}

/** Time that passes only while somebody sleeps, and only when nothing else is left to do: then to the next thing that is due. */
export function virtualClock(began: Instant): VirtualClock {
  let now = began;
  let idle = 0;
  let failure: Error | undefined;
  const agenda: Entry[] = [];
  const sleepers = new Set<{
    readonly wake: Instant;
    readonly end: () => void;
    readonly fail: (error: Error) => void;
  }>();
  let ticking = false;

  const passTo = (moment: Instant): void => {
    idle = moment > now ? 0 : idle + 1;
    if (idle > spinning) failure = new Error(`the loop spins at ${new Date(now).toISOString()}`);
    now = Math.max(now, moment);
  };
  const tick = (): void => {
    ticking = false;
    if (sleepers.size === 0) return;
    const wake = Math.min(...[...sleepers].map(sleeper => sleeper.wake));
    const next = agenda[0];
    if (next !== undefined && next.moment <= wake) {
      agenda.shift();
      passTo(next.moment);
      next.happen();
    } else {
      passTo(wake);
      for (const sleeper of [...sleepers]) {
        if (failure !== undefined) sleeper.fail(failure);
        else if (sleeper.wake <= now) sleeper.end();
      }
    }
    schedule();
  };
  const schedule = (): void => {
    if (ticking || sleepers.size === 0) return;
    ticking = true;
    setImmediate(tick);
  };

  return {
    now: () => now,
    at: (moment, happen) => {
      agenda.push({ moment, happen });
      agenda.sort((one, other) => one.moment - other.moment);
    },
    sleep: (ms: Millis, signal?: AbortSignal) =>
      new Promise<void>((resolve, reject) => {
        // An aborted signal ends a sleep before it has begun.
        if (signal?.aborted === true) {
          passTo(now);
          if (failure === undefined) resolve();
          else reject(failure);
          return;
        }
        const leave = (): void => {
          sleepers.delete(sleeper);
          signal?.removeEventListener('abort', end);
        };
        const end = (): void => {
          leave();
          resolve();
        };
        const fail = (error: Error): void => {
          leave();
          reject(error);
        };
        const sleeper = { wake: now + ms, end, fail };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', end);
        schedule();
      }),
  };
}

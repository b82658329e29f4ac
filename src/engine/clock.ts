import timers from 'node:timers/promises';

/** Time, as the engine knows it: the only one who may ask for it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Resolves after `ms` milliseconds, or early, and still without an error, when `signal` is aborted. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/**
 * The machine's clock. Both functions are looked up at each call and never kept, because the tests put the process on
 * virtual time by replacing `setTimeout` of `node:timers/promises` and the global `Date`.
 */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: async (ms, signal) => {
    try {
      await timers.setTimeout(ms, undefined, signal ? { signal } : {});
    } catch (error) {
      if (!signal?.aborted) throw error;
    }
  },
};

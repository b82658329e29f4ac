import type { WorldTimeline } from './world.ts';

/** Timers that end together: what a deployment has planned is void once it ends or is stopped. */
export interface Timers {
  after(delayMs: number, act: (now: number) => void): void;
  /** First after one period. */
  every(periodMs: number, act: (now: number) => void): void;
  cancelAll(): void;
}

export function createTimers(timeline: WorldTimeline): Timers {
  const cancels: (() => void)[] = [];
  return {
    after: (delayMs, act) => void cancels.push(timeline.at(timeline.now() + delayMs, act)),
    every: (periodMs, act) => void cancels.push(timeline.every(periodMs, act)),
    cancelAll: () => {
      for (const cancel of cancels.splice(0)) cancel();
    },
  };
}

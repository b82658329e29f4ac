import type { Cancel } from './agenda.ts';

/** Wall time as the timeline needs it: a monotonic reading in ms, and a call after so many ms. */
export interface Wall {
  now(): number;
  after(ms: number, call: () => void): Cancel;
}

export const machineWall: Wall = {
  now: () => performance.now(),
  after: (ms, call) => {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
};

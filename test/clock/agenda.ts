/** Takes back what was planned. Doing so twice, or too late, is harmless. */
export type Cancel = () => void;

/** Something that happens in the world at its time. It is given the virtual time, and may plan more. */
export type WorldEvent = (now: number) => void;

interface Entry {
  readonly timeMs: number;
  readonly event: WorldEvent;
}

/** What is to happen and when: by time, and in order of insertion where times are equal. */
export interface Agenda {
  add(timeMs: number, event: WorldEvent): Cancel;
  /** Time of the first event; Infinity when there is none. */
  nextMs(): number;
  /** Takes the first event out. */
  take(): WorldEvent | undefined;
}

export function createAgenda(): Agenda {
  const entries: Entry[] = []; // latest first, so that taking the earliest is cheap

  return {
    add(timeMs, event) {
      const entry: Entry = { timeMs, event };
      let low = 0;
      let high = entries.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (entries[middle]!.timeMs > timeMs) low = middle + 1;
        else high = middle;
      }
      entries.splice(low, 0, entry);
      return () => {
        const index = entries.indexOf(entry);
        if (index >= 0) entries.splice(index, 1);
      };
    },
    nextMs: () => entries.at(-1)?.timeMs ?? Infinity,
    take: () => entries.pop()?.event,
  };
}

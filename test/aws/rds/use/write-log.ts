/** Writes that one database has acknowledged to its clients, in their order. What it applied as somebody's replica is not in it. */
export interface WriteLog {
  /** @param at end of the second in which they were acknowledged, epoch milliseconds; never earlier than the last one */
  readonly append: (application: string, at: number, writes: number) => void;
  /** When the last of them was acknowledged, epoch milliseconds. */
  readonly lastAt: () => number;
  /** Position of the end: writes since the world began. */
  readonly end: () => number;
  /** Position that the log had at this time. */
  readonly positionAt: (time: number) => number;
  /** When the first write after this position was acknowledged; undefined at the end. */
  readonly timeAt: (position: number) => number | undefined;
  /** How many of the writes before this position are the application's. */
  readonly of: (application: string, position?: number) => number;
}

/** Writes came evenly from `from` to `to`. One for each minute at most, so that a week is not long. */
interface Stretch {
  readonly from: number;
  to: number;
  readonly begins: number;
  ends: number;
  readonly byApplication: Map<string, number>;
}

const SECOND = 1000;
const MINUTE = 60_000;

export function createWriteLog(): WriteLog {
  const stretches: Stretch[] = [];
  const end = () => stretches.at(-1)?.ends ?? 0;

  const stretchFor = (at: number): Stretch => {
    const last = stretches.at(-1);
    const goesOn = last !== undefined && at - SECOND <= last.to && at <= last.from + MINUTE;
    if (goesOn) return last;
    const next = { from: at - SECOND, to: at, begins: end(), ends: end(), byApplication: new Map<string, number>() };
    stretches.push(next);
    return next;
  };

  return {
    append: (application, at, writes) => {
      if (writes === 0) return;
      const stretch = stretchFor(at);
      stretch.to = at;
      stretch.ends += writes;
      stretch.byApplication.set(application, (stretch.byApplication.get(application) ?? 0) + writes);
    },
    lastAt: () => stretches.at(-1)?.to ?? -Infinity,
    end,
    positionAt: time => {
      const stretch = stretches[firstIndex(stretches, ({ to }) => to > time)];
      if (stretch === undefined) return end();
      return stretch.begins + (stretch.ends - stretch.begins) * shareOf(time, stretch.from, stretch.to);
    },
    timeAt: position => {
      const stretch = stretches[firstIndex(stretches, ({ ends }) => ends > position)];
      if (stretch === undefined) return undefined;
      return stretch.from + (stretch.to - stretch.from) * shareOf(position, stretch.begins, stretch.ends);
    },
    of: (application, position = end()) =>
      stretches.reduce((sum, { begins, ends, byApplication }) => {
        return sum + (byApplication.get(application) ?? 0) * shareOf(position, begins, ends);
      }, 0),
  };
}

/** How much of the way from `low` to `high` is done, 0 to 1. */
const shareOf = (value: number, low: number, high: number) => Math.min(1, Math.max(0, (value - low) / (high - low)));

/** Of the first item for which it holds, where it holds for all that come after it; the length where it holds for none. */
function firstIndex<T>(items: readonly T[], holds: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(items[middle] as T)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The logs of all databases that there ever were, by resource id: what was written to one that is deleted was written. */
export interface WriteLogs {
  /** A new one where there is none. */
  readonly of: (resourceId: string) => WriteLog;
  readonly all: () => readonly WriteLog[];
}

export function createWriteLogs(): WriteLogs {
  const logs = new Map<string, WriteLog>();
  return {
    of: resourceId => {
      let log = logs.get(resourceId);
      if (log === undefined) logs.set(resourceId, (log = createWriteLog()));
      return log;
    },
    all: () => [...logs.values()],
  };
}

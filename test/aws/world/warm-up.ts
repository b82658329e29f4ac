import type { Cancel, WorldEvent } from '../../clock/timeline.ts';
import type { WorldTimeline } from './world.ts';

/**
 * A world's own time before anybody looks at it. Alarms and metrics need a past, and no pace of the shared timeline may
 * make a test or a person wait for it: the past is run through at once, then what is still to come moves to the timeline.
 */
export interface WarmUp extends WorldTimeline {
  /** Runs all events up to this time, that moment included. */
  runUntil(timeMs: number): void;
  /** Runs until the present of `next`, then hands the rest over to it. Call it once. */
  continueOn(next: WorldTimeline): void;
}

type Entry = { readonly at: number; readonly order: number; readonly event: WorldEvent; cancel: Cancel };

export function createWarmUp(startMs: number): WarmUp {
  let now = startMs;
  let order = 0;
  let next: WorldTimeline | undefined;
  const waiting = new Set<Entry>();

  // The timeline knows whole milliseconds only; random delays do not.
  const at = (exactMs: number, event: WorldEvent): Cancel => {
    const timeMs = Math.ceil(exactMs);
    if (next !== undefined) return next.at(timeMs, event);
    const entry: Entry = { at: timeMs, order: order++, event, cancel: () => waiting.delete(entry) };
    waiting.add(entry);
    return () => entry.cancel();
  };

  const every = (periodMs: number, event: WorldEvent): Cancel => {
    let cancelled = false;
    let cancelNext: Cancel = () => undefined;
    const schedule = (timeMs: number) => {
      cancelNext = at(timeMs, time => {
        event(time);
        if (!cancelled) schedule(timeMs + periodMs);
      });
    };
    schedule((next ?? { now: () => now }).now() + periodMs);
    return () => {
      cancelled = true;
      cancelNext();
    };
  };

  const runUntil = (timeMs: number) => {
    for (let entry = earliest(waiting); entry !== undefined && entry.at <= timeMs; entry = earliest(waiting)) {
      waiting.delete(entry);
      now = Math.max(now, entry.at);
      entry.event(now);
    }
    now = timeMs;
  };

  return {
    now: () => next?.now() ?? now,
    at,
    every,
    runUntil,
    continueOn: timeline => {
      runUntil(timeline.now());
      next = timeline;
      for (const entry of [...waiting].sort(byTime)) entry.cancel = timeline.at(entry.at, entry.event);
      waiting.clear();
    },
  };
}

const byTime = (a: Entry, b: Entry) => a.at - b.at || a.order - b.order;

/** A world has some dozens of events waiting at any time; looking at all of them is quicker than keeping them sorted. */
function earliest(entries: Iterable<Entry>): Entry | undefined {
  let first: Entry | undefined;
  for (const entry of entries) if (first === undefined || byTime(entry, first) < 0) first = entry;
  return first;
}

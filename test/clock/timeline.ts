import { type Cancel, createAgenda, type WorldEvent } from './agenda.ts';
import { createParticipants, type ParticipantId } from './participants.ts';
import { machineWall, type Wall } from './wall.ts';

export type { Cancel, ParticipantId, WorldEvent };

export type Pace =
  /** No wall time passes between one moment and the next. */
  | { readonly kind: 'stepped' }
  /** As stepped, but so many virtual seconds are shown per second of wall time. */
  | { readonly kind: 'paced'; readonly speed: number }
  /** Time is the wall's, from `startMs` on, and waits for nobody. */
  | { readonly kind: 'real' };

/**
 * The time of a simulated world and of everybody in it. It moves only when somebody has joined and everybody sleeps:
 * straight to the earliest wake, with the world's own events on the way (at equal times: events, then the wake). One sleeper
 * is woken at a time, and the next not before that one sleeps again or has left, so that a run can be repeated exactly.
 */
export interface Timeline {
  /** Milliseconds since the epoch, whole. */
  now(): number;
  /** A time in the past means: as soon as time may move. An event that throws fails the timeline. */
  at(timeMs: number, event: WorldEvent): Cancel;
  /** For the first time one period from now. */
  every(periodMs: number, event: WorldEvent): Cancel;
  /** A participant is awake when it joins. The name is for messages. */
  join(name: string): ParticipantId;
  /** Whoever left already may leave again. */
  leave(id: ParticipantId): void;
  /**
   * Resolves to the time at the wake: `untilMs`, or earlier when aborted, woken, or replaced by another sleep of the same
   * participant. Rejects when the timeline has failed or the participant is not known.
   */
  sleep(id: ParticipantId, untilMs: number, signal?: AbortSignal): Promise<number>;
  /** A sign of life: ends the participant's sleep, lets its silence begin anew, and tells the time. */
  wake(id: ParticipantId): number;
  /** As `wake`, for those who only pass on what they see: a participant that has left is no error. */
  touch(id: ParticipantId): void;
  /**
   * Time stands still, even if the participant sleeps, until it is released or has left. For what must reach it in no time,
   * such as a signal: it might fall asleep again before it hears of it. A participant that has left is no error.
   */
  hold(id: ParticipantId, debt: string): void;
  release(id: ParticipantId, debt: string): void;
  /** Aborted, with an error that names the culprit, when time cannot go on. */
  readonly failed: AbortSignal;
  [Symbol.dispose](): void;
}

export interface TimelineOptions {
  readonly startMs: number;
  readonly pace: Pace;
  /** Wall time for which a participant may be awake without any sign of life; 10 s by default. */
  readonly silenceLimitMs?: number;
  readonly wall?: Wall;
}

/** Time on its way: since when (wall), to which moment (virtual), and how to stop it. */
interface Way {
  readonly sinceWallMs: number;
  readonly toMs: number;
  readonly stop: Cancel;
}

export function createTimeline(options: TimelineOptions): Timeline {
  const { startMs, pace, silenceLimitMs = 10_000, wall = machineWall } = options;
  const agenda = createAgenda();
  const failure = new AbortController();
  const participants = createParticipants(watchSilence, replan);
  const originWallMs = wall.now();
  let time = startMs;
  let way: Way | undefined;

  function now(): number {
    switch (pace.kind) {
      case 'stepped':
        return time;
      case 'paced':
        return way ? Math.min(way.toMs, Math.floor(time + (wall.now() - way.sinceWallMs) * pace.speed)) : time;
      case 'real':
        return Math.max(time, Math.floor(startMs + wall.now() - originWallMs));
    }
  }

  /** Undefined: time stands still. */
  function nextMoment(): number | undefined {
    if (pace.kind !== 'real' && !participants.allAsleep()) return undefined;
    const next = Math.min(participants.earliestWakeMs(), agenda.nextMs());
    return next === Infinity ? undefined : next;
  }

  function wallUntil(timeMs: number): number {
    switch (pace.kind) {
      case 'stepped':
        return 0;
      case 'paced':
        return Math.max(0, timeMs - time) / pace.speed;
      case 'real':
        return Math.max(0, timeMs - time);
    }
  }

  function replan(): void {
    time = now();
    way?.stop();
    way = undefined;
    if (failure.signal.aborted) return;
    const next = nextMoment();
    if (next === undefined) return;
    const toMs = Math.max(time, next);
    const wait = wallUntil(toMs);
    way = { sinceWallMs: wall.now(), toMs, stop: wait > 0 ? wall.after(wait, arrive) : soon(arrive) };
  }

  function arrive(): void {
    if (!way) return;
    time = Math.max(time, way.toMs);
    way = undefined;
    if (agenda.nextMs() > time) {
      participants.wakeEarliest();
      return;
    }
    try {
      agenda.take()?.(time);
    } catch (error) {
      fail(new Error(`A world event failed at ${new Date(time).toISOString()}: ${String(error)}`, { cause: error }));
    }
    replan();
  }

  function watchSilence(name: string): Cancel {
    if (pace.kind === 'real') return () => {};
    return wall.after(silenceLimitMs, () =>
      fail(
        new Error(
          `Virtual time stands still at ${new Date(now()).toISOString()}: "${name}" neither slept nor called for ` +
            `${silenceLimitMs / 1000} s of wall time. It hangs, or it waits for something that is not on the virtual clock.`,
        ),
      ),
    );
  }

  function fail(why: Error): void {
    if (failure.signal.aborted) return;
    failure.abort(why);
    participants.fail(why);
    replan();
  }

  function plan(timeMs: number, event: WorldEvent): Cancel {
    if (!Number.isFinite(timeMs)) throw new RangeError(`An event needs a finite time, not ${timeMs}.`);
    const cancel = agenda.add(timeMs, event);
    replan();
    return cancel;
  }

  return {
    now,
    at: plan,
    every(periodMs, event) {
      if (!(periodMs > 0)) throw new RangeError(`A period must be above zero, not ${periodMs}.`);
      let cancel: Cancel;
      const from = (timeMs: number) => {
        cancel = plan(timeMs, at => {
          from(timeMs + periodMs);
          event(at);
        });
      };
      from(now() + periodMs);
      return () => cancel();
    },
    join(name) {
      failure.signal.throwIfAborted();
      return participants.join(name);
    },
    leave(id) {
      participants.leave(id);
    },
    async sleep(id, untilMs, signal) {
      failure.signal.throwIfAborted();
      if (!Number.isFinite(untilMs)) throw new RangeError(`A sleep needs a finite end, not ${untilMs}.`);
      await participants.sleep(id, untilMs, signal);
      return now();
    },
    wake(id) {
      failure.signal.throwIfAborted();
      participants.wake(id);
      return now();
    },
    touch(id) {
      if (participants.has(id)) participants.wake(id);
    },
    hold(id, debt) {
      if (participants.has(id)) participants.hold(id, debt);
    },
    release(id, debt) {
      if (participants.has(id)) participants.release(id, debt);
    },
    failed: failure.signal,
    [Symbol.dispose]() {
      failure.abort(new Error('The timeline was disposed of.'));
      participants.clear();
      replan();
    },
  };
}

/** After whatever runs now, and before any input or output. */
function soon(call: () => void): Cancel {
  let wanted = true;
  queueMicrotask(() => {
    if (wanted) call();
  });
  return () => {
    wanted = false;
  };
}

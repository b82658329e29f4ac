import type { Cancel } from './agenda.ts';

/** Opaque, and fit to stand in a URL. */
export type ParticipantId = string;

interface Sleep {
  readonly untilMs: number;
  /** Who fell asleep first is woken first where times are equal. */
  readonly order: number;
  readonly end: () => void;
  readonly fail: (why: Error) => void;
}

type Standing = { readonly kind: 'awake' } | { readonly kind: 'asleep'; readonly sleep: Sleep };

interface Participant {
  readonly name: string;
  standing: Standing;
  /** What it must answer before its sleep counts. */
  readonly owed: Set<string>;
  unwatch: Cancel;
}

/** Those for whom time stands still while they work. */
export interface Participants {
  join(name: string): ParticipantId;
  leave(id: ParticipantId): void;
  has(id: ParticipantId): boolean;
  /** Falls asleep; resolves when woken, rejects when everybody is failed. A sleep that was there before is ended. */
  sleep(id: ParticipantId, untilMs: number, signal: AbortSignal | undefined): Promise<void>;
  /** Ends the participant's sleep, or, when awake, notes that it lives. */
  wake(id: ParticipantId): void;
  /** Counts the participant as awake, even while it sleeps, until it is released from the same `debt`. */
  hold(id: ParticipantId, debt: string): void;
  release(id: ParticipantId, debt: string): void;
  /** Somebody is there, and nobody is awake. */
  allAsleep(): boolean;
  /** Infinity when nobody sleeps. */
  earliestWakeMs(): number;
  wakeEarliest(): void;
  /** Ends every sleep with an error. */
  fail(why: Error): void;
  clear(): void;
}

/**
 * @param watch called when a participant is awake: tells, after its limit of wall time, who was silent for too long
 * @param onChange called whenever somebody came, left, fell asleep or was woken
 */
export function createParticipants(watch: (name: string) => Cancel, onChange: () => void): Participants {
  const present = new Map<ParticipantId, Participant>();
  let joined = 0;
  let sleeps = 0;

  const find = (id: ParticipantId): Participant => {
    const participant = present.get(id);
    if (!participant)
      throw new Error(`The clock knows no participant ${JSON.stringify(id)}: it never joined, or left.`);
    return participant;
  };
  const rests = ({ standing, owed }: Participant) => standing.kind === 'asleep' && owed.size === 0;
  const changed = (participant: Participant) => {
    participant.unwatch();
    participant.unwatch = rests(participant) ? () => {} : watch(participant.name);
    onChange();
  };
  const endSleep = ({ standing }: Participant) => {
    if (standing.kind === 'asleep') standing.sleep.end();
  };
  const rouse = (participant: Participant) => {
    endSleep(participant);
    participant.standing = { kind: 'awake' };
    changed(participant);
  };
  const earliest = (): { participant: Participant; sleep: Sleep } | undefined => {
    let first: { participant: Participant; sleep: Sleep } | undefined;
    for (const participant of present.values()) {
      if (participant.standing.kind === 'awake') continue;
      const { sleep } = participant.standing;
      if (!first || isBefore(sleep, first.sleep)) first = { participant, sleep };
    }
    return first;
  };

  return {
    join(name) {
      joined += 1;
      const id = String(joined);
      present.set(id, { name, standing: { kind: 'awake' }, owed: new Set(), unwatch: watch(name) });
      onChange();
      return id;
    },
    leave(id) {
      const participant = present.get(id);
      if (!participant) return;
      present.delete(id);
      participant.unwatch();
      endSleep(participant);
      onChange();
    },
    has: id => present.has(id),
    sleep(id, untilMs, signal) {
      const participant = find(id);
      endSleep(participant);
      sleeps += 1;
      const order = sleeps;
      return new Promise((resolve, reject) => {
        const standing: Standing = { kind: 'asleep', sleep: { untilMs, order, end, fail } };
        const onAbort = () => {
          if (participant.standing === standing) rouse(participant);
        };
        function end() {
          signal?.removeEventListener('abort', onAbort);
          resolve();
        }
        function fail(why: Error) {
          signal?.removeEventListener('abort', onAbort);
          reject(why);
        }
        participant.standing = standing;
        if (signal?.aborted) {
          rouse(participant);
          return;
        }
        signal?.addEventListener('abort', onAbort, { once: true });
        changed(participant);
      });
    },
    wake: id => rouse(find(id)),
    hold(id, debt) {
      const participant = find(id);
      participant.owed.add(debt);
      changed(participant);
    },
    release(id, debt) {
      const participant = find(id);
      participant.owed.delete(debt);
      changed(participant);
    },
    allAsleep: () => present.size > 0 && [...present.values()].every(rests),
    earliestWakeMs: () => earliest()?.sleep.untilMs ?? Infinity,
    wakeEarliest() {
      const first = earliest();
      if (first) rouse(first.participant);
    },
    fail(why) {
      for (const { standing, unwatch } of present.values()) {
        unwatch();
        if (standing.kind === 'asleep') standing.sleep.fail(why);
      }
      present.clear();
    },
    clear() {
      for (const participant of present.values()) {
        participant.unwatch();
        endSleep(participant);
      }
      present.clear();
    },
  };
}

function isBefore(one: Sleep, other: Sleep): boolean {
  return one.untilMs < other.untilMs || (one.untilMs === other.untilMs && one.order < other.order);
}

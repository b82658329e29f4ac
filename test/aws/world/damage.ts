import type { Served, TrafficSecond, Unserved } from './traffic.ts';

/** What users felt since the run began. Failed and slow are disjoint: a request that failed slowly has failed. */
export interface Damage {
  readonly requests: number;
  /** Answered 5xx, by a target or by the balancer itself; or a function's error, or nothing of it. */
  readonly failed: number;
  /** Answered well, later than `slowMs`. */
  readonly slow: number;
  readonly slowMs: number;
  /** The part of `failed` that no version answered. */
  readonly failedByBalancer: number;
  /** From the first to the last request that failed or was slow; undefined when there was none. */
  readonly hurt: HurtSpan | undefined;
  readonly byVersion: Readonly<Record<string, VersionDamage>>;
  readonly minutes: readonly DamageMinute[];
}

/** Epoch milliseconds, to the second. */
export type HurtSpan = { readonly firstAt: number; readonly lastAt: number; readonly seconds: number };

export interface VersionDamage {
  readonly requests: number;
  readonly failed: number;
  readonly slow: number;
  readonly hurt: HurtSpan | undefined;
}

export interface DamageMinute {
  /** Since the run began, 0 first. */
  readonly minute: number;
  readonly requests: number;
  readonly failed: number;
  readonly slow: number;
  /** Share of the answered requests by image, 0 to 1. */
  readonly traffic: Readonly<Record<string, number>>;
}

/** What became of some users' requests in the second that ends at `at`. */
export interface UsersSecond extends Pick<TrafficSecond, 'at'> {
  readonly served: readonly Pick<Served, 'image' | 'failed' | 'latenciesMs'>[];
  readonly unserved: readonly Pick<Unserved, 'requests'>[];
}

export interface DamageMeter {
  readonly observe: (second: UsersSecond) => void;
  readonly report: () => Damage;
}

type Tally = { requests: number; failed: number; slow: number; firstAt: number; lastAt: number };
type Minute = { total: Tally; byVersion: Map<string, number> };

export function createDamageMeter(options: { readonly sinceMs: number; readonly slowMs: number }): DamageMeter {
  const total = emptyTally();
  const byVersion = new Map<string, Tally>();
  const minutes: Minute[] = [];
  let failedByBalancer = 0;

  const minuteAt = (at: number): Minute => {
    const index = Math.ceil((at - options.sinceMs) / 60_000) - 1;
    while (minutes.length <= index) minutes.push({ total: emptyTally(), byVersion: new Map() });
    return minutes[index] as Minute;
  };

  return {
    observe: second => {
      if (second.at <= options.sinceMs) return;
      const minute = minuteAt(second.at);
      for (const served of second.served) {
        const requests = served.latenciesMs.length;
        const slow = slowButWell(served, options.slowMs);
        let version = byVersion.get(served.image);
        if (version === undefined) byVersion.set(served.image, (version = emptyTally()));
        for (const tally of [total, minute.total, version]) add(tally, second.at, requests, served.failed, slow);
        minute.byVersion.set(served.image, (minute.byVersion.get(served.image) ?? 0) + requests);
      }
      for (const { requests } of second.unserved) {
        for (const tally of [total, minute.total]) add(tally, second.at, requests, requests, 0);
        failedByBalancer += requests;
      }
    },
    report: () => ({
      ...counts(total),
      slowMs: options.slowMs,
      failedByBalancer,
      hurt: hurtSpan(total),
      byVersion: Object.fromEntries(
        [...byVersion].map(([image, tally]) => [image, { ...counts(tally), hurt: hurtSpan(tally) }]),
      ),
      minutes: minutes.map((minute, index) => ({
        minute: index,
        ...counts(minute.total),
        traffic: shares(minute.byVersion),
      })),
    }),
  };
}

function slowButWell({ failed, latenciesMs }: UsersSecond['served'][number], slowMs: number): number {
  let slow = 0;
  for (let index = failed; index < latenciesMs.length; index += 1) if ((latenciesMs[index] ?? 0) > slowMs) slow += 1;
  return slow;
}

const emptyTally = (): Tally => ({ requests: 0, failed: 0, slow: 0, firstAt: Infinity, lastAt: -Infinity });
const counts = ({ requests, failed, slow }: Tally) => ({ requests, failed, slow });

function add(tally: Tally, at: number, requests: number, failed: number, slow: number): void {
  tally.requests += requests;
  tally.failed += failed;
  tally.slow += slow;
  if (failed + slow === 0) return;
  tally.firstAt = Math.min(tally.firstAt, at);
  tally.lastAt = Math.max(tally.lastAt, at);
}

function hurtSpan({ firstAt, lastAt }: Tally): HurtSpan | undefined {
  return lastAt < firstAt ? undefined : { firstAt, lastAt, seconds: (lastAt - firstAt) / 1000 };
}

function shares(byVersion: ReadonlyMap<string, number>): Record<string, number> {
  const all = [...byVersion.values()].reduce((sum, requests) => sum + requests, 0);
  return Object.fromEntries([...byVersion].map(([image, requests]) => [image, requests / all]));
}

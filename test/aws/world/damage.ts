import type { ApplicationDamage } from './application-damage.ts';
import { type ApplicationMeter, createApplicationMeter } from './application-meter.ts';
import type { Served, TrafficSecond, Unserved } from './traffic.ts';

/** What users felt since the run began. Failed and slow are disjoint: a request that failed slowly has failed. */
export interface Damage {
  readonly requests: number;
  /** Answered 5xx, by a target or by the balancer itself; or a function's error, or nothing of it; or a database's. */
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
  /** By name of an application that uses a database. Its statements are among the requests above. */
  readonly applications: Readonly<Record<string, ApplicationDamage>>;
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

/** The same, counted already. */
export interface CountedSecond extends Pick<TrafficSecond, 'at'> {
  readonly served: readonly CountedAnswers[];
  readonly unserved: readonly Pick<Unserved, 'requests'>[];
}

export interface CountedAnswers {
  readonly image: string;
  readonly requests: number;
  readonly failed: number;
  readonly slow: number;
}

export interface DamageMeter {
  readonly slowMs: number;
  readonly observe: (second: UsersSecond) => void;
  readonly count: (second: CountedSecond) => void;
  /** For an application that uses a database; the same one for the same name. `lost`: as the application meter takes it. */
  readonly application: (name: string, lost: () => number) => ApplicationMeter;
  readonly report: () => Damage;
}

type Tally = { requests: number; failed: number; slow: number; firstAt: number; lastAt: number };
type Minute = { total: Tally; byVersion: Map<string, number> };

export function createDamageMeter(options: { readonly sinceMs: number; readonly slowMs: number }): DamageMeter {
  const total = emptyTally();
  const byVersion = new Map<string, Tally>();
  const minutes: Minute[] = [];
  const applications = new Map<string, ApplicationMeter>();
  let failedByBalancer = 0;

  const minuteAt = (at: number): Minute => {
    const index = Math.ceil((at - options.sinceMs) / 60_000) - 1;
    while (minutes.length <= index) minutes.push({ total: emptyTally(), byVersion: new Map() });
    return minutes[index] as Minute;
  };

  const count = (second: CountedSecond): void => {
    if (second.at <= options.sinceMs) return;
    const minute = minuteAt(second.at);
    for (const { image, requests, failed, slow } of second.served) {
      let version = byVersion.get(image);
      if (version === undefined) byVersion.set(image, (version = emptyTally()));
      for (const tally of [total, minute.total, version]) add(tally, second.at, requests, failed, slow);
      minute.byVersion.set(image, (minute.byVersion.get(image) ?? 0) + requests);
    }
    for (const { requests } of second.unserved) {
      for (const tally of [total, minute.total]) add(tally, second.at, requests, requests, 0);
      failedByBalancer += requests;
    }
  };

  return {
    slowMs: options.slowMs,
    observe: ({ at, served, unserved }) => {
      if (at > options.sinceMs) count({ at, served: served.map(each => counted(each, options.slowMs)), unserved });
    },
    count,
    application: (name, lost) => {
      const meter = applications.get(name) ?? createApplicationMeter(lost);
      applications.set(name, meter);
      return {
        observe: (at, met) => {
          if (at > options.sinceMs) meter.observe(at, met);
        },
        report: meter.report,
      };
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
      applications: Object.fromEntries([...applications].map(([name, meter]) => [name, meter.report()])),
    }),
  };
}

function counted({ image, failed, latenciesMs }: UsersSecond['served'][number], slowMs: number): CountedAnswers {
  let slow = 0;
  for (let index = failed; index < latenciesMs.length; index += 1) if ((latenciesMs[index] ?? 0) > slowMs) slow += 1;
  return { image, requests: latenciesMs.length, failed, slow };
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

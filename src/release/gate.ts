import type { Instant, Millis, Percent } from './words.ts';

/** When in a release a gate is measured. `during`: while traffic shifts; `bake`: all traffic on green, blue warm. */
export type GateTime = 'before-traffic' | 'during' | 'bake' | 'always';

/** An advisory gate is shown, never obeyed. */
export type GateForce = 'obeyed' | 'advisory';

/** A condition measured during a release. */
export interface AlarmsGate {
  readonly kind: 'alarms';
  readonly name: string;
  readonly when: GateTime;
  readonly force: GateForce;
  readonly alarms: readonly [string, ...string[]];
}

/** Something that green is asked by this job itself, and what its answer has to be. */
export interface SmokeGate {
  readonly kind: 'smoke';
  readonly name: string;
  readonly when: GateTime;
  readonly force: GateForce;
  readonly check: HttpCheck | InvokeCheck;
}

export interface HttpCheck {
  readonly asks: 'a url';
  /** `http:` or `https:`, without user and password. */
  readonly url: string;
  readonly status: number;
  /** Text that the body must hold; the body itself is never reported. */
  readonly contains: string | undefined;
  /** Headers that the answer must have, by lower-case name: the value must hold this text. */
  readonly headers: ReadonlyMap<string, string>;
  /** A whole answer that takes longer is a failure. */
  readonly latency: Millis | undefined;
  /** When a try is given up. */
  readonly timeout: Millis;
  /** Tries after the first, until one passes. */
  readonly retries: number;
}

/** An invocation of green's own published version, never of what leads users to it. */
export interface InvokeCheck {
  readonly asks: 'the function';
  /** JSON; undefined: it is invoked with nothing. */
  readonly payload: string | undefined;
  /** Text that the answer must hold; the answer itself is never reported. */
  readonly contains: string | undefined;
  /** A whole answer that takes longer is a failure. */
  readonly latency: Millis | undefined;
  /** When a try is given up. */
  readonly timeout: Millis;
  /** Tries after the first, until one passes. */
  readonly retries: number;
}

/** The health of green's targets, as its load balancer sees them. */
export interface TargetsGate {
  readonly kind: 'targets';
  readonly name: string;
  readonly when: GateTime;
  readonly force: GateForce;
  /** Fails when fewer of those that are checked are healthy. */
  readonly healthy: Percent;
}

/** How far green is behind blue, and how busy blue is: what a switchover would have to wait out. */
export interface LagGate {
  readonly kind: 'lag';
  readonly name: string;
  /** Once green serves, it follows nobody. */
  readonly when: 'before-traffic';
  readonly force: GateForce;
  /** The most that green may be behind, where AWS tells it as time. */
  readonly atMost: Millis;
  /** The most in bytes, where it tells it as a log that is held back. */
  readonly walAtMost: number;
  /** The most on blue of each; what has no limit is told, and keeps nothing. */
  readonly blue: BlueLimits;
}

export interface BlueLimits {
  readonly connections: number | undefined;
  /** Average active sessions. */
  readonly load: number | undefined;
  readonly transactions: number | undefined;
}

export type Gate = AlarmsGate | SmokeGate | TargetsGate | LagGate;

/** Whether a gate asks green itself before it has traffic. Alarms can be read at any time. */
export function asksGreenFirst({ kind, when }: Gate): boolean {
  switch (kind) {
    case 'smoke':
    case 'targets':
    case 'lag':
      return when === 'before-traffic';
    case 'alarms':
      return false;
  }
}

/** What one subject of a gate (an alarm) says now. `subject` is unique within its gate. */
export type Reading = {
  readonly gate: string;
  readonly subject: string;
  readonly force: GateForce;
  /** When it was read from AWS. */
  readonly at: Instant;
  /** One sentence for people, with value and limit where there are any. */
  readonly says: string;
} & (
  | { readonly outcome: 'pass' }
  | { readonly outcome: 'fail'; readonly measured?: Measured }
  | { readonly outcome: 'inconclusive' }
  | { readonly outcome: 'no-data' }
  | { readonly outcome: 'error' }
);

/** A value against its limit, as AWS last compared them. */
export interface Measured {
  readonly metric: string;
  readonly value: number;
  readonly limit: number;
  readonly samples: number;
  /** The real moment at which the failing state began. */
  readonly since: Instant;
}

/** What a CloudWatch alarm is, and says, before a release begins. */
export interface AlarmFacts {
  readonly name: string;
  readonly state: 'quiet' | 'in alarm' | 'no data';
  /** When it entered that state. */
  readonly since: Instant;
  /** The state's own words, with value and threshold. */
  readonly says: string;
  readonly looksAt: AlarmWindow;
  readonly watches: Watched;
}

/** The metric that an alarm is about. `more than one`: an expression, other alarms or a query, whose parts are not read here. */
export type Watched =
  | {
      readonly what: 'one metric';
      readonly namespace: string;
      readonly metric: string;
      readonly dimensions: Readonly<Record<string, string>>;
    }
  | { readonly what: 'more than one' };

/** A metric alarm fires when `breaches` of the last `periods` points of `period` each breach; how soon the others can, they do not say. */
export type AlarmWindow =
  | { readonly over: 'points'; readonly period: Millis; readonly breaches: number; readonly periods: number }
  | { readonly over: 'other alarms' }
  | { readonly over: 'a log query' };

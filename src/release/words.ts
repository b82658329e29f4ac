/**
 * The words of a release, as types. Every room of the house speaks these and no other: an AWS status string is turned
 * into them in the folder that speaks to that service, and nowhere else.
 */

/** Milliseconds since the epoch. */
export type Instant = number;

/** A length of time in milliseconds. */
export type Millis = number;

/** A share of production traffic, 0 to 100. */
export type Percent = number;

/**
 * Where a release is. `planned → staging → staged → shifting → baking → released`, and from any of the middle ones
 * `reverting → rolled-back`. What AWS does with blue after `released` is AWS's own and has no phase here.
 */
export type Phase = 'planned' | 'staging' | 'staged' | 'shifting' | 'baking' | 'released' | 'reverting' | 'rolled-back';

/** The immutable artifact that can serve: `id` is AWS's own (a task definition's ARN), `name` is for people and outputs. */
export interface Revision {
  readonly id: string;
  readonly name: string;
}

/** One level of production traffic on green, and how long it is held there before the next. */
export interface TrafficStep {
  readonly share: Percent;
  readonly hold: Millis;
}

export type Strategy =
  | { readonly kind: 'blue-green' }
  | { readonly kind: 'canary'; readonly steps: readonly [TrafficStep, ...TrafficStep[]] }
  | { readonly kind: 'linear'; readonly share: Percent; readonly every: Millis }
  | { readonly kind: 'rolling' };

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

export type Gate = AlarmsGate;

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

/** Who has the production traffic. A number, never a guess: `unknown` says why it is not known. */
export type Serving =
  | { readonly who: 'blue' | 'split' | 'green'; readonly green: Percent }
  | { readonly who: 'unknown'; readonly because: string };

/** The one way to say who serves, from green's share. */
export function servingOf(green: Percent): Serving {
  if (green <= 0) return { who: 'blue', green: 0 };
  if (green >= 100) return { who: 'green', green: 100 };
  return { who: 'split', green };
}

/** One side's capacity, in the target's own unit (tasks). */
export interface Side {
  readonly revision: string;
  readonly wanted: number;
  readonly running: number;
  readonly pending: number;
}

/** What ended a change that was in flight. `a request`: somebody asked AWS to stop it; the course knows whether that was us. */
export type Stopper = 'a request' | 'an alarm' | 'AWS itself';

/** The way back that AWS takes after a change was stopped. */
export type WayBack =
  | { readonly is: 'none' }
  | { readonly is: 'awaited' }
  | { readonly is: 'running'; readonly id: string }
  | { readonly is: 'done'; readonly id: string }
  | { readonly is: 'failed'; readonly id: string; readonly because: string };

/** What the change that a mover carries is doing, in the words of every mover. */
export type Motion =
  | { readonly is: 'preparing'; readonly doing: string }
  | { readonly is: 'ready'; readonly until: Instant | undefined }
  | { readonly is: 'shifting'; readonly stepBegan: Instant; readonly nextAt: Instant | undefined }
  | { readonly is: 'settled'; readonly since: Instant; readonly blueEnds: Instant | 'never' }
  | { readonly is: 'finished' }
  | {
      readonly is: 'stopped';
      readonly at: Instant;
      readonly by: Stopper;
      readonly because: string;
      readonly back: WayBack;
    }
  | { readonly is: 'strange'; readonly status: string };

/** Something that happened in AWS which a person would want to know. `id` is stable, so that it is said once. */
export interface Happening {
  readonly id: string;
  readonly at: Instant;
  /** `cause` explains a failure; `progress` is a milestone. */
  readonly kind: 'progress' | 'cause';
  readonly text: string;
  /** Text that a user's own program wrote: shown in the job log and nowhere else. */
  readonly log?: string;
}

/** Why green does not do what it should, as far as AWS tells. */
export interface Explanation {
  /** Root first. */
  readonly causes: readonly Happening[];
  /** Tasks of green that stopped by themselves or were replaced as unhealthy, of those that AWS still shows. */
  readonly failedStarts: number;
}

/** What a look at the target showed. */
export interface Sighting {
  readonly at: Instant;
  readonly motion: Motion;
  /** As the mover reports it. Whoever ends a release on it has it confirmed by identity first (`Confirmation`). */
  readonly serving: Serving;
  readonly blue: Side | undefined;
  readonly green: Side | undefined;
  readonly happened: readonly Happening[];
}

/** A change that a mover has begun: AWS's id of it (a deployment id), and since when AWS works on it. */
export interface Change {
  readonly id: string;
  readonly revision: Revision;
  readonly began: Instant;
}

/** Who serves, read back from the target by the identity of the revisions and not from what a mover says of itself. */
export interface Confirmation {
  readonly at: Instant;
  readonly served: 'green' | 'blue' | { readonly third: string };
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
}

/** A metric alarm fires when `breaches` of the last `periods` points of `period` each breach; how soon the others can, they do not say. */
export type AlarmWindow =
  | { readonly over: 'points'; readonly period: Millis; readonly breaches: number; readonly periods: number }
  | { readonly over: 'other alarms' }
  | { readonly over: 'a log query' };

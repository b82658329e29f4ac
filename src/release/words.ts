/**
 * The words of a release, as types. Every room of the house speaks these and no other: an AWS status string is turned
 * into them in the folder that speaks to that service, and nowhere else.
 */

export type * from './gate.ts';

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

/** The blue of a first release: nothing serves, and nothing can be gone back to. */
export const nothingYet: Revision = { id: 'nothing yet', name: 'nothing' };

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

/** What a load balancer says of the targets of one side; those that drain are not counted. */
export interface Health {
  readonly healthy: number;
  /** Registered and not healthy: their health checks fail. */
  readonly unhealthy: number;
  /** Registered and not checked often enough yet. */
  readonly starting: number;
  /** Not checked at all, because no listener leads to them or the load balancer has a fault: nobody knows how they are. */
  readonly unchecked: number;
  /** Why those that are not healthy are not, in the load balancer's words, each once and the most frequent first. */
  readonly reasons: readonly string[];
}

export interface SeenHealth {
  readonly at: Instant;
  /** Undefined where the side has no target group, or nobody stands in it. */
  readonly blue: Health | undefined;
  readonly green: Health | undefined;
}

/**
 * What ended a change that was in flight. `a request`: somebody asked AWS to stop it; the course knows whether that was us. `another
 * deployment`: AWS gave it up for a newer one.
 */
export type Stopper = 'a request' | 'an alarm' | 'AWS itself' | 'another deployment';

/** The way back that AWS takes after a change was stopped. */
export type WayBack =
  | { readonly is: 'none' }
  | { readonly is: 'awaited' }
  | { readonly is: 'running'; readonly id: string }
  | { readonly is: 'done'; readonly id: string }
  | { readonly is: 'failed'; readonly id: string; readonly because: string };

/** A stretch of time. */
export interface Span {
  readonly from: Instant;
  readonly until: Instant;
}

/** What the change that a mover carries is doing, in the words of every mover. */
export type Motion =
  | { readonly is: 'preparing'; readonly doing: string }
  | { readonly is: 'ready'; readonly until: Instant | undefined }
  | { readonly is: 'shifting'; readonly stepBegan: Instant; readonly nextAt: Instant | undefined }
  /** Between two of its doings AWS waits for a word, and at `until` goes its own way. `ready` is the wait before any traffic that goes back by itself. */
  | {
      readonly is: 'paused';
      readonly before: 'green starts' | 'more traffic' | 'the bake';
      readonly until: Instant | undefined;
      readonly then: 'goes back' | 'goes on';
    }
  | {
      readonly is: 'settled';
      readonly since: Instant;
      readonly blueEnds: Instant | 'never';
      /** What may still end the change badly, though all traffic is on green: a function of the user's that runs. */
      readonly awaits: string | undefined;
    }
  /** All of it at once, by AWS, which nobody can stop and which it undoes itself after `until`. */
  | { readonly is: 'switching'; readonly since: Instant; readonly until: Instant; readonly doing: string }
  /** `switched`: from when to when all traffic was moved at once, where AWS tells; `blueNow`: what blue is called since, where that is another name. */
  | { readonly is: 'finished'; readonly switched: Span | undefined; readonly blueNow: string | undefined }
  | {
      readonly is: 'stopped';
      readonly at: Instant;
      readonly by: Stopper;
      readonly because: string;
      /** Whether production traffic had begun to move, even if no look ever saw it. */
      readonly reached: 'users' | 'nobody';
      readonly back: WayBack;
      /** Of green, where it stays until somebody removes it: whether it can ever be told to go on again. */
      readonly leaves: 'nothing' | 'a green to go on with' | 'a green of no use';
    }
  | { readonly is: 'strange'; readonly status: string };

/** Something that happened in AWS which a person would want to know. `id` is stable, so that it is said once. */
export type Happening = {
  readonly id: string;
  readonly at: Instant;
  readonly text: string;
  /** Text that a user's own program wrote: shown in the job log and nowhere else. */
  readonly log?: string;
} &
  /** A milestone. */
  (
    | { readonly kind: 'progress' }
    /** It explains a failure. */
    | {
        readonly kind: 'cause';
        readonly of: CauseKind;
        /** The part of its text that stays the same while what is counted grows; none where nothing is counted. */
        readonly uncounted?: string;
      }
  );

/**
 * What a cause is about. An image that cannot be pulled, a container that exits, a task that finds no place, a health check
 * that fails, a hook that fails, a version that fails when it is invoked, an alarm; `symptom`: what AWS says because of one of these (a service that "is unable to
 * consistently start tasks", a deployment that ended).
 */
export type CauseKind =
  'image' | 'exit' | 'placement' | 'database' | 'health check' | 'hook' | 'invocation' | 'alarm' | 'symptom';

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
  /** Requests that were counted by the side that answered them, since green has its present share; undefined: none yet. */
  readonly arrived: { readonly green: number; readonly all: number } | undefined;
  /** Where green alone answers, where it has an address of its own that is not known before it stands. */
  readonly endpoint: string | undefined;
  /** Where a change is held by a lease: that of another attempt, or one that runs out, is written anew before anything is waited for. */
  readonly lease: 'as it should be' | 'to be taken over' | 'to be renewed';
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
  /** `both`: traffic is divided between them; `nobody`: what users ask for is not there. */
  readonly served: 'green' | 'blue' | 'both' | 'nobody' | { readonly third: string };
}

import type { RunFacts } from './identity.ts';
import type { Purpose } from './purpose.ts';
import type { Gate, Instant, Millis, Percent, Revision, Strategy, TrafficStep } from './words.ts';

/** What a mover can do: the planner refuses, with the nearest legal value, whatever is not in here. */
export interface Can {
  /** The mover's name for people: `CodeDeploy`. */
  readonly mover: string;
  /** Who takes each step: AWS, on a timer of its own, or Greenlight, with one write; then nothing moves when Greenlight is gone. */
  readonly moves: 'AWS' | 'Greenlight';
  /** What the traffic goes to: texts name it, and what its revisions are. */
  readonly trafficOf: 'a service' | 'an alias' | 'a database';
  readonly strategies: readonly Strategy['kind'][];
  /** Steps of a canary before all traffic. */
  readonly canarySteps: 'one' | 'any';
  readonly percent: { readonly unit: Percent; readonly least: Percent; readonly most: Percent };
  readonly time: {
    readonly unit: Millis;
    readonly least: Millis;
    readonly most: Millis;
    /** What `most` counts: one step, or all of them together. */
    readonly limits: 'a step' | 'the whole shift';
  };
  /** Whether traffic can be held where it is for as long as a person needs. `at pauses`: before each share, until AWS's own deadline. */
  readonly hold: 'nowhere' | 'before traffic' | 'at pauses' | 'anywhere';
  /** How long AWS waits for a word before it moves traffic, and then stops; `none`: it moves traffic as soon as green is ready. */
  readonly readyWait: Millis | 'none' | 'for ever';
  /**
   * `before traffic`: once green has had any, nothing of it is ever taken back; before, nothing has to be. `by a new deployment`:
   * at any time, and as slowly as green came: blue's own tasks are gone by then.
   */
  readonly wayBack: 'while blue is kept' | 'before traffic' | 'by a new deployment';
  /** How long green takes to be made, where that is so long that the time limit has to count it. */
  readonly making: Millis;
  /** How long the move itself may take, where all traffic moves at once and nobody can stop it. */
  readonly moving: Millis;
  /** Whether AWS can be set to wait, before traffic moves and before blue ends. `at hooks`: before traffic alone, by a pause of the service's own. */
  readonly waits: 'if set to' | 'at hooks' | 'never';
  /** How long AWS keeps blue warm once all traffic is on green. */
  readonly blueKept: Millis | 'for ever';
  /** What becomes of blue then: AWS ends it, or it stays up where this change can no longer go back to it. */
  readonly blueAfter: 'ended' | 'out of reach';
}

/**
 * What happens when a gate cannot say pass. `extend`: its step takes up to three times as long, and is then held; `hold`: traffic
 * stays where it is for `holdFor`, and then goes back.
 */
export type Doubt = 'extend' | 'hold' | 'revert' | 'proceed';

/** What follows from what: each input of the consequence group, resolved against what the mover can do. */
export interface Policy {
  /** `hold`: traffic stays where it is while the gate fails, for `holdFor` beyond the end of its step. */
  readonly onFailure: 'revert' | 'hold' | 'leave';
  /** A gate that could not be read, or had nothing to say. */
  readonly onNoData: Doubt;
  /** A CloudWatch alarm in INSUFFICIENT_DATA. AWS's own rollbacks treat it as no alarm, so the default is to proceed. */
  readonly onSilentAlarm: Doubt;
  readonly onInconclusive: Doubt;
  /** How long traffic is held where it is before it goes back. */
  readonly holdFor: Millis;
  readonly onTimeout: 'revert' | 'leave';
  readonly onCancel: 'revert' | 'leave';
  readonly retire: 'aws' | 'now';
  /** From the first look to the verdict. */
  readonly timeout: Millis;
  readonly poll: { readonly proof: Millis; readonly state: Millis };
}

/** A release that can be done: printed whole before the first write. */
export interface Plan {
  readonly run: RunFacts;
  readonly purpose: Purpose;
  readonly mover: Can;
  /** The name of AWS's own configuration that moves the traffic, or of the one that will be made. */
  readonly configuration: string;
  /** Whether Greenlight has to make it first, where it does not exist yet; the target's own settings have no name: `configuration` says what they are. */
  readonly configurationMade: 'by AWS or the user' | 'by Greenlight' | 'of the target itself';
  readonly strategy: Strategy;
  /** All levels of traffic in order; the last is 100 % and its hold is the bake. */
  readonly steps: readonly TrafficStep[];
  readonly bake: Millis;
  /** What serves when the release begins; `nothingYet` before the first one: there is nothing to go back to then. */
  readonly blue: Revision;
  /** What will serve: the revision where it exists already, else what will be made and how it differs from blue. */
  readonly green:
    | { readonly is: 'made'; readonly revision: Revision; readonly begun: Begun }
    | { readonly is: 'to be made'; readonly family: string }
    /** It has served before and is released as it is. */
    | { readonly is: 'known'; readonly revision: Revision };
  readonly differences: readonly Difference[];
  /** What the release changes in the target's own settings, where somebody else may keep them. */
  readonly drift: readonly Drift[];
  /** What a person should know of the target, and need not mend. */
  readonly notes: readonly string[];
  /** What AWS goes through before production traffic moves, besides starting green. */
  readonly before: Before;
  readonly gates: readonly Gate[];
  /** Signals of the load balancer that no alarm of the gates watches. */
  readonly unwatched: readonly Unwatched[];
  /** Alarms that rang before the release began, by consent (`on-alarm-already`): shown, not obeyed until they were quiet once. */
  readonly muted: readonly string[];
  readonly policy: Policy;
  /** What a careful person would want to know before it starts; each is also a warning in the log. */
  readonly warnings: readonly string[];
}

/** A change of this very release that is in flight when the plan is made: it is gone on with, from where it is. */
export interface Begun {
  /** AWS's id of it: a deployment id. */
  readonly id: string;
  readonly at: Instant;
  /** The attempt that began it, from 1. */
  readonly attempt: number;
  /** Green's shares of the production traffic up to now, in order; none before the first. */
  readonly traffic: readonly TrafficLevel[] | 'not known';
}

/** From `at` on green has had this share, as AWS dates its own steps. */
export interface TrafficLevel {
  readonly at: Instant;
  readonly share: Percent;
}

/** What a release would change, known as soon as the target was read: also of one that is refused. */
export type Foreseen = Pick<Plan, 'blue' | 'green' | 'differences'>;

export interface Before {
  /** What has to start for green: tasks, a database, or nothing that is not there once its revision is made. */
  readonly starts: 'tasks' | 'a database' | 'nothing';
  /** A listener of its own sends test traffic to green. */
  readonly testTraffic: boolean;
  readonly hooks: readonly Hook[];
}

/** A function of the user's that AWS runs in the deployment: its failure ends it. */
export interface Hook {
  /** CodeDeploy's name of the moment: `BeforeAllowTraffic`. */
  readonly event: string;
  /** Name or ARN of the Lambda function. */
  readonly function: string;
}

export type Signal = '5xx answers' | 'unhealthy targets' | 'latency';

/** A signal that nobody watches, and the dimensions of the metric that would tell. */
export interface Unwatched {
  readonly signal: Signal;
  /** As CloudWatch has it: `app/shop/50dc6c495c0c9188`. */
  readonly loadBalancer: string;
  /** `targetgroup/api-1/73e2d6bc24d8a067`, both of the pair. */
  readonly targetGroups: readonly string[];
  /** Names for the alarms begin with it: the service's name. */
  readonly prefix: string;
}

/** One difference between blue and green, safe to show: values only for what the allow-list permits. */
export type Difference = { readonly field: string } & (
  { readonly shown: 'values'; readonly from: string; readonly to: string } | { readonly shown: 'name only' }
);

/** A setting of the target that a release writes: whoever keeps it as code finds it changed there. */
export interface Drift {
  /** AWS's own name of it: `deploymentConfiguration.strategy`. */
  readonly setting: string;
  readonly from: string;
  readonly to: string;
  /** `for this release`: it is put back after a good end. */
  readonly stays: 'for good' | 'for this release';
}

/** The level of traffic that follows a share. */
export function nextShare({ steps }: Pick<Plan, 'steps'>, share: Percent): Percent {
  return steps.find(step => step.share > share)?.share ?? 100;
}

import type { RunFacts } from './identity.ts';
import type { Gate, Millis, Percent, Revision, Strategy, TrafficStep } from './words.ts';

/** What a mover can do: the planner refuses, with the nearest legal value, whatever is not in here. */
export interface Can {
  /** The mover's name for people: `CodeDeploy`. */
  readonly mover: string;
  readonly strategies: readonly Strategy['kind'][];
  /** Steps of a canary before all traffic. */
  readonly canarySteps: 'one' | 'any';
  readonly percent: { readonly unit: Percent; readonly least: Percent; readonly most: Percent };
  readonly time: { readonly unit: Millis; readonly most: Millis };
  /** Whether traffic can be held where it is for as long as a person needs. */
  readonly hold: 'nowhere' | 'before traffic' | 'anywhere';
  /** How long AWS keeps blue warm once all traffic is on green. */
  readonly blueKept: Millis | 'for ever';
}

/** What happens when a gate cannot say pass. Holding and extending come with the first mover that can hold. */
export type Doubt = 'revert' | 'proceed';

/** What follows from what: each input of the consequence group, resolved against what the mover can do. */
export interface Policy {
  readonly onFailure: 'revert' | 'leave';
  /** A gate that could not be read, or had nothing to say. */
  readonly onNoData: Doubt;
  /** A CloudWatch alarm in INSUFFICIENT_DATA. AWS's own rollbacks treat it as no alarm, so the default is to proceed. */
  readonly onSilentAlarm: Doubt;
  readonly onInconclusive: Doubt;
  readonly onTimeout: 'revert' | 'leave';
  readonly onCancel: 'revert' | 'leave';
  /** From the first look to the verdict. */
  readonly timeout: Millis;
  readonly poll: { readonly proof: Millis; readonly state: Millis };
}

/** A release that can be done: printed whole before the first write. */
export interface Plan {
  readonly run: RunFacts;
  readonly mover: Can;
  /** The name of AWS's own configuration that moves the traffic, or of the one that will be made. */
  readonly configuration: string;
  readonly strategy: Strategy;
  /** All levels of traffic in order; the last is 100 % and its hold is the bake. */
  readonly steps: readonly TrafficStep[];
  readonly bake: Millis;
  readonly blue: Revision;
  /** What will serve: the revision where it exists already, else what will be made and how it differs from blue. */
  readonly green:
    { readonly is: 'made'; readonly revision: Revision } | { readonly is: 'to be made'; readonly family: string };
  readonly differences: readonly Difference[];
  readonly gates: readonly Gate[];
  /** Alarms that rang before the release began, by consent (`on-alarm-already`): shown, not obeyed until they were quiet once. */
  readonly muted: readonly string[];
  readonly policy: Policy;
  /** What a careful person would want to know before it starts; each is also a warning in the log. */
  readonly warnings: readonly string[];
}

/** One difference between blue and green, safe to show: values only for what the allow-list permits. */
export type Difference = { readonly field: string } & (
  { readonly shown: 'values'; readonly from: string; readonly to: string } | { readonly shown: 'name only' }
);

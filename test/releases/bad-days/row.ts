import type { VerdictName } from '../../../src/release/verdict.ts';
import type { Millis, Serving } from '../../../src/release/words.ts';
import type { RunningAws } from '../../aws/start-aws.ts';
import type { Scenario } from '../scenario.ts';

/** A release that goes its way in a known time, so that a bad day can be laid over it. */
export interface Story extends Scenario {
  /** Steps and bake, without the time that green takes to start. */
  readonly planned: Millis;
}

/** One bad day: what goes wrong in which story, and what is then right to say. */
export interface Row {
  readonly name: string;
  readonly story: Story;
  readonly expected: Expected;
  /** What somebody does who has to look first, so long after the step has begun. */
  readonly meanwhile?: { readonly after: Millis; readonly do: (aws: RunningAws) => Promise<unknown> };
  /** What must be true in the account besides; what is not comes as sentences. */
  readonly also?: (aws: RunningAws) => Promise<readonly string[]>;
}

/** What the verdicts of the README and the promises of the project call right for a row, whatever the code does. */
export interface Expected {
  /** One, or the few between which the moment of the trouble decides. */
  readonly verdict: readonly [VerdictName, ...VerdictName[]];
  /** Who serves by the verdict; what it says must be true of the world in any case. */
  readonly serving: readonly [Serving['who'], ...Serving['who'][]];
  /** In the log: the thing that is wrong, by its name. Undefined where nothing needs to be said. */
  readonly names: RegExp | undefined;
  /** In the log: what a person can do. Undefined where nothing is left to do. */
  readonly remedy: RegExp | undefined;
  /** How long a busy target is waited for besides. */
  readonly waits?: Millis;
}

/** Trouble that passes: the story ends as it would have ended, and nobody has anything to do. */
export function as(story: 'released' | 'rolled-back' | 'failed', names?: RegExp): Expected {
  return {
    verdict: [story],
    serving: [story === 'released' ? 'green' : 'blue'],
    names,
    remedy: story === 'released' ? undefined : /release again|[Aa]sk who/,
  };
}

export function refused(names: RegExp, remedy: RegExp): Expected {
  return { verdict: ['refused'], serving: ['unknown', 'blue'], names, remedy };
}

/** Sight was lost while AWS goes on: who serves is not claimed to be known. */
export function lostSight(names: RegExp, remedy: RegExp = /look at|Look at/): Expected {
  return { verdict: ['unknown'], serving: ['unknown'], names, remedy };
}

/** A release of a database ends before any user was on green, which stays: somebody has to decide about it. */
export function greenStays(names: RegExp, remedy = /`operation: rollback`/): Expected {
  return { verdict: ['failed'], serving: ['blue'], names, remedy };
}

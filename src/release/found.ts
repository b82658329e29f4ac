import type { Origin, RunFacts } from './identity.ts';
import type { Before, Can, Difference, Drift, Plan } from './plan.ts';
import type { Finding } from './problem.ts';
import type { Purpose } from './purpose.ts';
import type { AlarmFacts, Gate, Instant, Millis, Revision, Serving, Strategy } from './words.ts';

/** What reading AWS has shown, in the words of the core: all that the planner needs besides the request. */
export interface Found {
  readonly run: RunFacts;
  readonly can: Can;
  /** What AWS is configured to do when nothing else is asked. */
  readonly configured: { readonly strategy: Strategy; readonly bake: Millis; readonly alarms: readonly string[] };
  /** The name under which AWS moves traffic so, and who makes it. */
  readonly configurationOf: (strategy: Strategy) => Pick<Plan, 'configuration' | 'configurationMade'>;
  /** `nothingYet` before the first release. */
  readonly blue: Revision;
  /** The workflow run that released blue, and its change-id, where blue says so. */
  readonly blueFrom: Origin | undefined;
  readonly blueMadeBy: string | undefined;
  /** The name of what served when the change in flight was staged, where green says so. What AWS holds itself, it says by holding it. */
  readonly stagedBeside: string | undefined;
  readonly green: Plan['green'];
  readonly differences: readonly Difference[];
  readonly drift: readonly Drift[];
  readonly before: Before;
  /** Where the metrics of the target's load balancer are; undefined where it has none that Greenlight knows. */
  readonly metrics: Metrics | undefined;
  /** The alarms of the gates that exist, as they stand now. */
  readonly alarms: readonly AlarmFacts[];
  /** A change of this very release is in flight: it is gone on with, whatever its alarms say by now. */
  readonly adopting: Adopting;
  /** Who has the production traffic now, as the load balancer is asked to divide it. */
  readonly serving: Serving;
  /** Blue has all of it, and there is somebody to answer: whatever this is not true of, is not called to serve. */
  readonly servedWell: boolean;
  /** What of the target a person should know, and need not mend: what follows its traffic, what nobody watches. */
  readonly notes: readonly string[];
  /** All that reading has shown to be wrong or worth knowing, for a release that is proven and moved so. */
  readonly findings: (asked: AskedOf) => readonly Finding[];
}

/** How a release is meant to go, as far as what stands in its way depends on it. */
export interface AskedOf {
  readonly gates: readonly Gate[];
  readonly strategy: Strategy;
  readonly purpose: Purpose['is'];
}

/** CloudWatch's dimensions of the load balancer and of the two target groups: the ends of their ARNs. */
export interface Metrics {
  readonly loadBalancer: string;
  readonly targetGroups: readonly string[];
  /** Names for alarms that are missing begin with it. */
  readonly prefix: string;
}

export type Adopting = 'nothing' | { readonly begunAt: Instant };

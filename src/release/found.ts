import type { RunFacts } from './identity.ts';
import type { Can, Difference, Plan } from './plan.ts';
import type { AlarmFacts, Instant, Millis, Revision, Strategy } from './words.ts';

/** What reading AWS has shown, in the words of the core: all that the planner needs besides the request. */
export interface Found {
  readonly run: RunFacts;
  readonly can: Can;
  /** What AWS is configured to do when nothing else is asked. */
  readonly configured: { readonly strategy: Strategy; readonly bake: Millis; readonly alarms: readonly string[] };
  /** The name under which AWS moves traffic so. */
  readonly configurationOf: (strategy: Strategy) => string;
  readonly blue: Revision;
  readonly green: Plan['green'];
  readonly differences: readonly Difference[];
  /** The alarms of the gates that exist, as they stand now. */
  readonly alarms: readonly AlarmFacts[];
  /** A change of this very release is in flight: it is gone on with, whatever its alarms say by now. */
  readonly adopting: Adopting;
  readonly warnings: readonly string[];
}

export type Adopting = 'nothing' | { readonly begunAt: Instant };

import type { Asking } from '../../aws/asking.ts';
import type { CodeDeploy } from '../../aws/clients.ts';
import type { Plan } from '../../release/plan.ts';
import type { Change, Instant, Revision, Serving } from '../../release/words.ts';
import type { Fleet } from './fleet.ts';
import type { Group } from './group-settings.ts';
import type { Platform } from './platform.ts';

/** What the mover works with: whom to ask, which group releases what, and the plan that it carries out. */
export interface CodeDeployHand {
  readonly codedeploy: () => Promise<CodeDeploy>;
  /** Rides troubles out, for writes; and gives each look one try, for the loop looks again soon. */
  readonly patient: Asking;
  readonly brisk: Asking;
  readonly group: Group;
  readonly platform: Platform;
  /** The AppSpec of a deployment that brings this revision. */
  readonly appSpecFor: (revision: Revision) => string;
  /** Who has the production traffic now. */
  readonly serving: (look: TrafficLook) => Promise<Serving>;
  /** Values of the environment that a function's log may hold, and nobody may read there. */
  readonly known: readonly string[];
  readonly plan: Plan;
  readonly now: () => Instant;
}

/** What one look at a deployment tells of its traffic. */
export interface TrafficLook {
  readonly change: Change;
  readonly fleet: Fleet;
  /** Whether the deployment can have moved any. */
  readonly moved: 'perhaps' | 'nothing';
}

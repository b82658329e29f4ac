import type { Asking } from '../../aws/asking.ts';
import type { CodeDeploy } from '../../aws/clients.ts';
import type { Plan } from '../../release/plan.ts';
import type { Instant } from '../../release/words.ts';
import type { Group } from './group.ts';

/** What the mover works with: whom to ask, which group and service, and the plan that it carries out. */
export interface CodeDeployHand {
  readonly codedeploy: () => Promise<CodeDeploy>;
  /** Rides troubles out, for writes; and gives each look one try, for the loop looks again soon. */
  readonly patient: Asking;
  readonly brisk: Asking;
  readonly group: Group;
  readonly cluster: string;
  readonly service: string;
  readonly container: { readonly name: string; readonly port: number };
  readonly plan: Plan;
  readonly now: () => Instant;
}

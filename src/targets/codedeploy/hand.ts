import type { Asking } from '../../aws/asking.ts';
import type { CodeDeploy } from '../../aws/clients.ts';
import type { Plan } from '../../release/plan.ts';
import type { Instant } from '../../release/words.ts';
import type { AppSpecFile } from '../../request/request.ts';
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
  /** The service's own: what green stands behind where the AppSpec names no other. */
  readonly container: { readonly name: string; readonly port: number };
  /** The user's own AppSpec: its hooks, network and capacity go into the deployment's. */
  readonly appspec: AppSpecFile | undefined;
  /** Values of the task definition that a function's log may hold, and nobody may read there. */
  readonly known: readonly string[];
  readonly plan: Plan;
  readonly now: () => Instant;
}

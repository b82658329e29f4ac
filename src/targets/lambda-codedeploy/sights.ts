import type { Begun, Hook } from '../../release/plan.ts';
import type { Strategy } from '../../release/words.ts';
import type { Group } from '../codedeploy/group.ts';
import type { OwnChange } from '../codedeploy/own-change.ts';
import type { Sights as FunctionSights } from '../lambda/sights.ts';

/** All that was read of a function, of its alias, and of the group that moves it. */
export interface Sights extends FunctionSights {
  readonly group: Group;
  /** That of our deployment in flight, else the group's. */
  readonly configuration: string;
  /** How traffic moves by it. */
  readonly configured: Strategy;
  /** A deployment that is in flight and aimed at. */
  readonly ours: OwnChange | undefined;
  /** Green's traffic in that deployment, up to now. */
  readonly traffic: Begun['traffic'];
  /** AWS's id of a deployment that this very attempt has made here, and that has ended. */
  readonly madeBefore: string | undefined;
  /** The functions that ran in the group's last deployment. */
  readonly lastHooks: readonly Hook[];
  /** `payments:live`: what the group's last deployment has moved, where that is not this alias. */
  readonly lastMoved: string | undefined;
}

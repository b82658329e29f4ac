import type { Begun, Hook } from '../../release/plan.ts';
import type { Health, Strategy } from '../../release/words.ts';
import type { Group } from '../codedeploy/group.ts';
import type { OwnChange } from '../codedeploy/own-change.ts';
import type { Registered } from '../ecs/registry.ts';
import type { EcsService, ServingSet } from '../ecs/service.ts';
import type { Wanted } from '../ecs/wanted.ts';
import type { Balancing } from '../elbv2/balancing.ts';

/** All that was read of a service, of what releases it and of what leads its traffic. */
export interface Sights {
  readonly service: EcsService;
  readonly blue: ServingSet;
  readonly group: Group;
  /** Undefined where the group has no pair of target groups. */
  readonly balancing: Balancing | undefined;
  readonly blueHealth: Health | undefined;
  /** That of our deployment in flight, else the group's. */
  readonly configuration: string;
  /** How traffic moves by it. */
  readonly configured: Strategy;
  /** What blue runs. */
  readonly live: Registered;
  /** What green shall run. */
  readonly wanted: Wanted;
  /** A deployment that is in flight and aimed at, and what it brings. */
  readonly ours: OwnChange | undefined;
  readonly begun: Registered | undefined;
  /** Green's traffic in that deployment, up to now. */
  readonly traffic: Begun['traffic'];
  /** AWS's id of a deployment that this very attempt has made here, and that has ended. */
  readonly madeBefore: string | undefined;
  /** The functions that ran in the group's last deployment. */
  readonly lastHooks: readonly Hook[];
}

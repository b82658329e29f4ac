import type { NetworkMode } from '@aws-sdk/client-ecs';
import type { Hook } from '../../../release/plan.ts';
import type { Gate, Health, Strategy } from '../../../release/words.ts';
import type { EcsTarget } from '../../../request/request.ts';
import type { Group } from '../../codedeploy/group-settings.ts';
import type { EcsService, ServingSet } from '../../ecs/service.ts';
import type { Balancing } from '../../elbv2/balancing.ts';

/** All that is known before the first write of a service, what releases it, and what leads its traffic. */
export interface Facts {
  /** For commands: a shell may have another default. */
  readonly region: string;
  readonly service: Pick<EcsService, 'cluster' | 'name'>;
  /** The task set that serves. */
  readonly blue: ServingSet;
  /** Of the task definition that is to be released. */
  readonly networkMode: NetworkMode | undefined;
  readonly group: Group;
  /** Undefined where the group has no pair of target groups to ask for. */
  readonly balancing: Balancing | undefined;
  /** Undefined where blue's target group is not known. */
  readonly blueHealth: Health | undefined;
  readonly gates: readonly Gate[];
  readonly strategy: Strategy['kind'];
  /** The same with its steps, and whether pauses are asked for, which CodeDeploy has not. */
  readonly asked: Strategy;
  readonly pauses: EcsTarget['hooks'];
  /** The user's functions, by the moment at which they run. */
  readonly hooks: readonly Hook[];
}

export function titleOf({ group }: Pick<Facts, 'group'>): string {
  return `${group.application}/${group.name}`;
}

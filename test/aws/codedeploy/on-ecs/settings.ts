import type { World } from '../../world/world.ts';
import type { EcsGroupSeed } from '../seed.ts';

/** What a deployment group has for ECS alone. */
export interface EcsSettings {
  readonly service: { readonly cluster: string; readonly name: string };
  readonly targetGroups: readonly [TargetGroupName, TargetGroupName];
  /** Listener ARN. */
  readonly prodListener: string;
  readonly testListener: string | undefined;
  readonly readyWait: EcsGroupSeed['readyWait'];
  readonly terminationWaitMinutes: number;
  readonly terminate: 'TERMINATE' | 'KEEP_ALIVE';
  readonly rollbackFails: string | undefined;
}

export interface TargetGroupName {
  readonly name: string;
  readonly arn: string;
}

export function ecsSettings({ balancers }: World, seed: EcsGroupSeed): EcsSettings {
  const targetGroup = (name: string): TargetGroupName => ({ name, arn: balancers.targetGroupArn(name) });
  const [first, second] = seed.targetGroups;
  const { prodListener: prod, testListener: test } = seed;
  return {
    service: seed.service,
    targetGroups: [targetGroup(first), targetGroup(second)],
    prodListener: balancers.listenerArn(prod.loadBalancer, prod.port),
    testListener: test && balancers.listenerArn(test.loadBalancer, test.port),
    readyWait: seed.readyWait,
    terminationWaitMinutes: seed.terminationWaitMinutes,
    terminate: seed.terminate,
    rollbackFails: seed.rollbackFails,
  };
}

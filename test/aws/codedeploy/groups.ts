import type { World } from '../world/world.ts';
import type { AlarmSettings, AutoRollback, Deployment } from './deployment.ts';
import type { CodeDeploySeed, GroupSeed } from './seed.ts';

export interface Group {
  readonly id: string;
  readonly application: string;
  readonly platform: 'ECS';
  readonly name: string;
  readonly service: { readonly cluster: string; readonly name: string };
  readonly configName: string;
  readonly targetGroups: readonly [TargetGroupName, TargetGroupName];
  /** Listener ARN. */
  readonly prodListener: string;
  readonly testListener: string | undefined;
  readonly readyWait: GroupSeed['readyWait'];
  readonly terminationWaitMinutes: number;
  readonly terminate: 'TERMINATE' | 'KEEP_ALIVE';
  readonly alarms: AlarmSettings;
  readonly autoRollback: AutoRollback;
  readonly rollbackFails: string | undefined;
  /** At most one, rollbacks included. */
  inFlight: Deployment | undefined;
  lastAttempted: Deployment | undefined;
  lastSuccessful: Deployment | undefined;
}

export interface TargetGroupName {
  readonly name: string;
  readonly arn: string;
}

export interface Application {
  readonly id: string;
  readonly name: string;
  readonly platform: 'ECS';
  readonly createdAt: number;
  readonly groups: readonly Group[];
}

export function createApplications(world: World, seeds: CodeDeploySeed['applications']): readonly Application[] {
  return seeds.map(({ name, groups }) => {
    const random = world.random.fork(`codedeploy application ${name}`);
    return {
      id: uuid(random.hex(32)),
      name,
      platform: 'ECS',
      createdAt: world.timeline.now(),
      groups: groups.map(seed => createGroup(world, uuid(random.hex(32)), name, seed)),
    };
  });
}

function createGroup({ balancers }: World, id: string, application: string, seed: GroupSeed): Group {
  const targetGroup = (name: string): TargetGroupName => ({ name, arn: balancers.targetGroupArn(name) });
  const [first, second] = seed.targetGroups;
  const { prodListener: prod, testListener: test } = seed;
  return {
    id,
    application,
    platform: 'ECS',
    name: seed.name,
    service: seed.service,
    configName: seed.deploymentConfigName,
    targetGroups: [targetGroup(first), targetGroup(second)],
    prodListener: balancers.listenerArn(prod.loadBalancer, prod.port),
    testListener: test && balancers.listenerArn(test.loadBalancer, test.port),
    readyWait: seed.readyWait,
    terminationWaitMinutes: seed.terminationWaitMinutes,
    terminate: seed.terminate,
    alarms: seed.alarms,
    autoRollback: seed.autoRollback,
    rollbackFails: seed.rollbackFails,
    inFlight: undefined,
    lastAttempted: undefined,
    lastSuccessful: undefined,
  };
}

export const uuid = (hex: string) =>
  [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');

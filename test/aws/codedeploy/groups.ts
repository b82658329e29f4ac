import type { World } from '../world/world.ts';
import type { AlarmSettings, AutoRollback, Deployment } from './deployment.ts';
import type { GroupPlatform } from './platform.ts';
import type { ApplicationSeed, EcsGroupSeed, LambdaGroupSeed } from './seed.ts';

export interface Group {
  readonly kind: 'deploys';
  readonly id: string;
  readonly application: string;
  readonly name: string;
  readonly platform: GroupPlatform;
  readonly configName: string;
  readonly alarms: AlarmSettings;
  readonly autoRollback: AutoRollback;
  /** At most one, rollbacks included. */
  inFlight: Deployment | undefined;
  lastAttempted: Deployment | undefined;
  lastSuccessful: Deployment | undefined;
}

export interface Application {
  readonly id: string;
  readonly name: string;
  readonly platform: ApplicationSeed['computePlatform'];
  readonly createdAt: number;
  readonly groups: readonly Group[];
}

/** Makes what a group is on the compute platform of its application. */
export interface PlatformOf {
  readonly ECS: (group: EcsGroupSeed) => GroupPlatform;
  readonly Lambda: (group: LambdaGroupSeed) => GroupPlatform;
}

export function createApplications(
  world: World,
  seeds: readonly ApplicationSeed[],
  platformOf: PlatformOf,
): readonly Application[] {
  return seeds.map(seed => {
    const { name, computePlatform } = seed;
    const random = world.random.fork(`codedeploy application ${name}`);
    const id = uuid(random.hex(32));
    const group = (common: EcsGroupSeed | LambdaGroupSeed, platform: GroupPlatform): Group => ({
      kind: 'deploys',
      id: uuid(random.hex(32)),
      application: name,
      name: common.name,
      platform,
      configName: common.deploymentConfigName,
      alarms: common.alarms,
      autoRollback: common.autoRollback,
      inFlight: undefined,
      lastAttempted: undefined,
      lastSuccessful: undefined,
    });
    const groups =
      seed.computePlatform === 'ECS'
        ? seed.groups.map(each => group(each, platformOf.ECS(each)))
        : seed.groups.map(each => group(each, platformOf.Lambda(each)));
    return { id, name, platform: computePlatform, createdAt: world.timeline.now(), groups };
  });
}

export const uuid = (hex: string) =>
  [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');

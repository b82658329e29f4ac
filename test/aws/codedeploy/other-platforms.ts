import type { DeploymentGroupInfo } from '@aws-sdk/client-codedeploy';
import type { Place } from '../ecs/arns.ts';
import type { World } from '../world/world.ts';
import { uuid } from './groups.ts';
import type { CodeDeploySeed } from './seed.ts';

/** An application of a platform that this world only shows: its groups can be read, and deploy nothing. */
export interface OtherApplication {
  readonly id: string;
  readonly name: string;
  readonly platform: 'Lambda' | 'Server';
  readonly createdAt: number;
  readonly groups: readonly OtherGroup[];
}

export interface OtherGroup {
  readonly kind: 'shown';
  readonly id: string;
  readonly application: string;
  readonly name: string;
  readonly platform: OtherApplication['platform'];
}

export function createOtherApplications(
  world: World,
  seeds: CodeDeploySeed['otherApplications'],
): readonly OtherApplication[] {
  return seeds.map(({ name, computePlatform: platform, groups }) => {
    const random = world.random.fork(`codedeploy application ${name}`);
    return {
      id: uuid(random.hex(32)),
      name,
      platform,
      createdAt: world.timeline.now(),
      groups: groups.map(group => ({
        kind: 'shown',
        id: uuid(random.hex(32)),
        application: name,
        name: group,
        platform,
      })),
    };
  });
}

/** What such a group has beside its names is its platform's own default: "CreateDeploymentGroup" in the API reference. */
export function describedOtherGroup(
  place: Place,
  { id, application, name, platform }: OtherGroup,
): DeploymentGroupInfo {
  return {
    applicationName: application,
    deploymentGroupId: id,
    deploymentGroupName: name,
    serviceRoleArn: `arn:aws:iam::${place.account}:role/codeDeployRole`,
    computePlatform: platform,
    ...(platform === 'Lambda'
      ? {
          deploymentConfigName: 'CodeDeployDefault.LambdaAllAtOnce',
          deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
        }
      : {
          deploymentConfigName: 'CodeDeployDefault.OneAtATime',
          deploymentStyle: { deploymentType: 'IN_PLACE', deploymentOption: 'WITHOUT_TRAFFIC_CONTROL' },
          ec2TagFilters: [],
          autoScalingGroups: [],
        }),
    triggerConfigurations: [],
    outdatedInstancesStrategy: 'UPDATE',
  };
}

import type { DeploymentGroupInfo, DeploymentInfo, RevisionLocation } from '@aws-sdk/client-codedeploy';
import type { RevisionType } from './revision.ts';
import type { Rollout } from './rollout.ts';
import type { TrafficRouting } from './traffic-shift.ts';

/** What a deployment group is on its compute platform, and all in which one platform differs from another. */
export interface GroupPlatform {
  readonly name: 'ECS' | 'Lambda';
  /** Ways in which a deployment may be handed its AppSpec. */
  readonly revisionTypes: readonly RevisionType[];
  /** Name of the configuration that rollbacks have: everything at once. */
  readonly rollbackConfig: string;
  /** Whether its deployments have waits that ContinueDeployment ends. */
  readonly hasWaits: boolean;
  /** What GetDeploymentGroup shows of such a group beside what it shows of all. */
  readonly describedGroup: Pick<
    DeploymentGroupInfo,
    'serviceRoleArn' | 'blueGreenDeploymentConfiguration' | 'loadBalancerInfo' | 'ecsServices'
  >;
  /** The same for GetDeployment. */
  readonly describedDeployment: Pick<DeploymentInfo, 'blueGreenDeploymentConfiguration' | 'loadBalancerInfo'>;
  /** What the AppSpec asks for. Throws the AwsError with which CreateDeployment answers what it refuses. */
  readonly release: (appSpecContent: string, routing: TrafficRouting) => Rollout;
  /** The release that had succeeded before the world began. */
  readonly past: PastRelease | undefined;
}

export interface PastRelease {
  readonly revision: RevisionLocation;
  readonly rollout: Rollout;
}

import type { TaskSet as DescribedTaskSet } from '@aws-sdk/client-ecs';
import { invalidParameter } from './refusals.ts';

/** How the tasks of a task set are launched, beside their launch type. */
export interface LaunchSettings {
  readonly platformVersion: string | undefined;
  readonly network: Network | undefined;
  /** With any of them there is no launch type. */
  readonly capacityProviders: readonly CapacityProvider[];
}

export interface Network {
  readonly subnets: readonly string[];
  readonly securityGroups: readonly string[];
  readonly assignPublicIp: 'ENABLED' | 'DISABLED';
}

export interface CapacityProvider {
  readonly name: string;
  readonly base: number;
  readonly weight: number;
}

/** CapacityProviderStrategyItem and CreateTaskSet in the API reference. The texts are ours. */
export function checkLaunch({ network, capacityProviders }: LaunchSettings): void {
  if (capacityProviders.filter(({ base }) => base > 0).length > 1)
    throw invalidParameter('Only one capacity provider in a capacity provider strategy can have a base.');
  if (capacityProviders.length > 0 && capacityProviders.every(({ weight }) => weight === 0))
    throw invalidParameter('At least one capacity provider must have a weight greater than zero.');
  // AwsVpcConfiguration: "There's a limit of 16 subnets", "a limit of 5 security groups".
  if ((network?.subnets.length ?? 0) > 16) throw invalidParameter('subnets can have at most 16 items.');
  if ((network?.securityGroups.length ?? 0) > 5) throw invalidParameter('securityGroups can have at most 5 items.');
}

type Described = Pick<
  DescribedTaskSet,
  'launchType' | 'platformVersion' | 'networkConfiguration' | 'capacityProviderStrategy'
>;

/** `latest`: how LATEST is shown. */
export function describedLaunch(
  { platformVersion, network, capacityProviders }: LaunchSettings,
  launchType: 'FARGATE' | 'EC2',
  latest: string,
): Described {
  return {
    ...(capacityProviders.length === 0
      ? { launchType }
      : {
          capacityProviderStrategy: capacityProviders.map(({ name, base, weight }) => ({
            capacityProvider: name,
            base,
            weight,
          })),
        }),
    ...(launchType === 'FARGATE' && { platformVersion: platformVersion ?? latest }),
    ...(network !== undefined && {
      networkConfiguration: {
        awsvpcConfiguration: {
          subnets: [...network.subnets],
          securityGroups: [...network.securityGroups],
          assignPublicIp: network.assignPublicIp,
        },
      },
    }),
  };
}

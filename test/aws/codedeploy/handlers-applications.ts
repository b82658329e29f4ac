import type { ApplicationInfo, DeploymentGroupInfo } from '@aws-sdk/client-codedeploy';
import { pageOf } from '../ecs/page.ts';
import type { Handlers } from '../wire/index.ts';
import type { Caller, World } from '../world/world.ts';
import { describedGroup } from './describe-group.ts';
import type { Application, Group } from './groups.ts';
import { describedOtherGroup, type OtherApplication, type OtherGroup } from './other-platforms.ts';
import { refusals } from './refusals.ts';
import type { Registry } from './registry.ts';

type ApplicationHandlers = Pick<
  Handlers<typeof import('@aws-sdk/client-codedeploy'), Caller>,
  | 'GetApplication'
  | 'ListApplications'
  | 'BatchGetApplications'
  | 'GetDeploymentGroup'
  | 'ListDeploymentGroups'
  | 'BatchGetDeploymentGroups'
>;

/** BatchGetApplications and BatchGetDeploymentGroups in the API reference. */
const MOST_IN_A_BATCH = 100;
const PAGE_SIZE = 100;

export function applicationHandlers(world: World, registry: Registry): ApplicationHandlers {
  return {
    GetApplication: input => ({ application: describedApplication(registry.application(input.applicationName)) }),

    ListApplications: input => {
      const page = pageOf(registry.names(), input.nextToken, PAGE_SIZE, refusals.invalidToken);
      return { applications: page.items, nextToken: page.nextToken };
    },

    BatchGetApplications: input => {
      if (input.applicationNames.length > MOST_IN_A_BATCH) throw refusals.batchTooLarge(MOST_IN_A_BATCH);
      return {
        applicationsInfo: input.applicationNames.map(name => describedApplication(registry.application(name))),
      };
    },

    GetDeploymentGroup: input => ({
      deploymentGroupInfo: describedAny(world, registry.anyGroup(input.applicationName, input.deploymentGroupName)),
    }),

    ListDeploymentGroups: input => {
      const names = registry.application(input.applicationName).groups.map(({ name }) => name);
      const page = pageOf(names, input.nextToken, PAGE_SIZE, refusals.invalidToken);
      return { applicationName: input.applicationName, deploymentGroups: page.items, nextToken: page.nextToken };
    },

    BatchGetDeploymentGroups: input => {
      if (input.deploymentGroupNames.length > MOST_IN_A_BATCH) throw refusals.batchTooLarge(MOST_IN_A_BATCH);
      const groups: readonly (Group | OtherGroup)[] = registry.application(input.applicationName).groups;
      const found = input.deploymentGroupNames.flatMap(name => groups.find(group => group.name === name) ?? []);
      return { deploymentGroupsInfo: found.map(group => describedAny(world, group)) };
    },
  };
}

const describedAny = (world: World, group: Group | OtherGroup): DeploymentGroupInfo =>
  group.kind === 'deploys' ? describedGroup(group) : describedOtherGroup(world, group);

function describedApplication({ id, name, createdAt, platform }: Application | OtherApplication): ApplicationInfo {
  return {
    applicationId: id,
    applicationName: name,
    createTime: new Date(createdAt),
    linkedToGitHub: false,
    computePlatform: platform,
  };
}

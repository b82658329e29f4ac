import type { DeploymentGroupInfo } from '@aws-sdk/client-codedeploy';
import type { Asking } from '../../aws/asking.ts';
import type { CodeDeploy } from '../../aws/clients.ts';
import { RefusedError } from '../../errors.ts';
import type { Problem } from '../../release/problem.ts';
import { groupReader, groupsAmong, type Named } from './group-reader.ts';
import { type Group, groupOf, platformOf, titleOf } from './group-settings.ts';

export type { Group } from './group-settings.ts';

export interface Asked extends Named {
  readonly cluster: string;
  readonly service: string;
}

/** The group that was named, or the one that releases this service. Two candidates are a problem, not a guess. */
export async function findGroup(codedeploy: () => Promise<CodeDeploy>, asking: Asking, asked: Asked): Promise<Group> {
  const found = await groupsAmong('ECS', asked, groupReader(codedeploy, asking));
  const matching = found.filter(group => releases(group, asked));
  const [only, ...others] = matching;
  if (only === undefined) throw new RefusedError([notFound(asked, found)]);
  if (others.length > 0)
    throw new RefusedError([
      {
        where: 'deployment-group',
        value: undefined,
        reason: `${matching.length} deployment groups release this service: ${matching.map(titleOf).join(', ')}`,
        remedy: 'say which with `application` and `deployment-group`',
      },
    ]);
  return groupOf(only, 'ECS');
}

function releases(group: DeploymentGroupInfo, asked: Asked): boolean {
  return (group.ecsServices ?? []).some(
    one => one.serviceName === asked.service && (one.clusterName ?? 'default') === asked.cluster,
  );
}

function notFound(asked: Asked, looked: readonly DeploymentGroupInfo[]): Problem {
  const { application, group } = asked;
  if (group !== undefined && looked.length === 0)
    return {
      where: 'deployment-group',
      value: group,
      reason: `CodeDeploy has no such group${application === undefined ? '' : ` in application ${application}`}`,
      remedy: 'correct the name, `region`, or the account; without it the group is found from the service',
    };
  const platforms = application === undefined ? [] : looked.map(platformOf).filter(one => one !== 'ECS');
  const [other] = platforms.length === looked.length ? platforms : [];
  const service = `service ${asked.service} of cluster ${asked.cluster}`;
  const releasesNot =
    application !== undefined && group !== undefined
      ? `${application}/${group} does not release ${service}`
      : `no CodeDeploy deployment group releases ${service}`;
  return {
    where: other === undefined ? 'deployment-group' : 'application',
    value: other === undefined ? group : application,
    reason:
      other === undefined ? releasesNot : `${looked.map(titleOf).join(', ')} is of the platform ${other}, not of ECS`,
    remedy:
      other !== undefined || looked.length === 0
        ? 'create a deployment group of platform ECS for this service'
        : `one of ${looked.map(titleOf).join(', ')}, or create a group for this service`,
  };
}

import type { DeploymentGroupInfo } from '@aws-sdk/client-codedeploy';
import type { Asking } from '../../aws/asking.ts';
import type { CodeDeploy } from '../../aws/clients.ts';
import { RefusedError } from '../../errors.ts';
import type { Problem } from '../../release/problem.ts';
import { type Group, groupOf, platformOf, titleOf } from './group-settings.ts';

export type { Group } from './group-settings.ts';

export interface Asked {
  readonly application: string | undefined;
  readonly group: string | undefined;
  readonly cluster: string;
  readonly service: string;
}

/** The group that was named, or the one that releases this service. Two candidates are a problem, not a guess. */
export async function findGroup(codedeploy: () => Promise<CodeDeploy>, asking: Asking, asked: Asked): Promise<Group> {
  const read = reader(codedeploy, asking);
  const applications = asked.application === undefined ? await read.ecsApplications() : [asked.application];
  const found = await Promise.all(
    applications.map(async application => {
      const names = asked.group === undefined ? await read.groupNames(application) : [asked.group];
      return read.groups(application, names);
    }),
  );
  const matching = found.flat().filter(group => releases(group, asked));
  const [only, ...others] = matching;
  if (only === undefined) throw new RefusedError([notFound(asked, found.flat())]);
  if (others.length > 0)
    throw new RefusedError([
      {
        where: 'deployment-group',
        value: undefined,
        reason: `${matching.length} deployment groups release this service: ${matching.map(titleOf).join(', ')}`,
        remedy: 'say which with `application` and `deployment-group`',
      },
    ]);
  return groupOf(only);
}

/** Every deployment group of the platform ECS in this account and region. */
export async function ecsGroups(
  codedeploy: () => Promise<CodeDeploy>,
  asking: Asking,
): Promise<readonly DeploymentGroupInfo[]> {
  const read = reader(codedeploy, asking);
  const applications = await read.ecsApplications();
  return (await Promise.all(applications.map(async name => read.groups(name, await read.groupNames(name))))).flat();
}

function reader(codedeploy: () => Promise<CodeDeploy>, asking: Asking) {
  const refuse = (where: string, value: string, reason: string) => (): never => {
    throw new RefusedError([{ where, value, reason, remedy: 'correct the name, `region`, or the account' }]);
  };
  /** Follows nextToken to the end: a name on the second page is as real as one on the first. */
  const pages = async (
    page: (nextToken: string | undefined) => Promise<{ names: string[]; nextToken?: string | undefined }>,
  ) => {
    const names: string[] = [];
    let token: string | undefined;
    do {
      const { names: more, nextToken } = await page(token);
      names.push(...more);
      token = nextToken;
    } while (token !== undefined);
    return names;
  };
  return {
    ecsApplications: async (): Promise<readonly string[]> => {
      const { client, sdk } = await codedeploy();
      const names = await pages(async nextToken => {
        const answer = await asking.read({ service: 'codedeploy', operation: 'ListApplications' }, () =>
          client.send(new sdk.ListApplicationsCommand({ nextToken })),
        );
        return { names: answer.applications ?? [], nextToken: answer.nextToken };
      });
      const found = await inBatches(names, async applicationNames => {
        const answer = await asking.read({ service: 'codedeploy', operation: 'BatchGetApplications' }, () =>
          client.send(new sdk.BatchGetApplicationsCommand({ applicationNames })),
        );
        return answer.applicationsInfo ?? [];
      });
      return found.filter(one => one.computePlatform === 'ECS').map(one => one.applicationName ?? '');
    },
    groupNames: async (applicationName: string): Promise<readonly string[]> => {
      const { client, sdk } = await codedeploy();
      return pages(async nextToken => {
        const answer = await asking.read(
          { service: 'codedeploy', operation: 'ListDeploymentGroups' },
          () => client.send(new sdk.ListDeploymentGroupsCommand({ applicationName, nextToken })),
          {
            ApplicationDoesNotExistException: refuse(
              'application',
              applicationName,
              'CodeDeploy has no such application',
            ),
          },
        );
        return { names: answer.deploymentGroups ?? [], nextToken: answer.nextToken };
      });
    },
    groups: async (applicationName: string, names: readonly string[]): Promise<readonly DeploymentGroupInfo[]> => {
      const { client, sdk } = await codedeploy();
      return inBatches(names, async deploymentGroupNames => {
        const answer = await asking.read(
          { service: 'codedeploy', operation: 'BatchGetDeploymentGroups' },
          () => client.send(new sdk.BatchGetDeploymentGroupsCommand({ applicationName, deploymentGroupNames })),
          {
            ApplicationDoesNotExistException: refuse(
              'application',
              applicationName,
              'CodeDeploy has no such application',
            ),
            DeploymentGroupDoesNotExistException: refuse(
              'deployment-group',
              names.join(', '),
              'CodeDeploy has no such group',
            ),
          },
        );
        return answer.deploymentGroupsInfo ?? [];
      });
    },
  };
}

/** CodeDeploy's batch calls take at most 100 names. */
async function inBatches<T>(names: readonly string[], ask: (batch: string[]) => Promise<readonly T[]>): Promise<T[]> {
  const batches = Array.from({ length: Math.ceil(names.length / 100) }, (_, at) =>
    names.slice(at * 100, at * 100 + 100),
  );
  return (await Promise.all(batches.map(ask))).flat();
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

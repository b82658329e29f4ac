import type { DeploymentGroupInfo } from '@aws-sdk/client-codedeploy';
import type { Asking } from '../../aws/asking.ts';
import type { CodeDeploy } from '../../aws/clients.ts';
import { RefusedError } from '../../errors.ts';
import type { PlatformName } from './platform.ts';

/** Reads applications and deployment groups, all pages and batches of them. */
export interface GroupReader {
  /** Names of this platform's applications. */
  readonly applications: (platform: PlatformName) => Promise<readonly string[]>;
  /** @throws RefusedError where CodeDeploy has no such application */
  readonly groupNames: (application: string) => Promise<readonly string[]>;
  /**
   * Those of these names that there are.
   *
   * @throws RefusedError where CodeDeploy has no such application
   */
  readonly groups: (application: string, names: readonly string[]) => Promise<readonly DeploymentGroupInfo[]>;
}

export function groupReader(codedeploy: () => Promise<CodeDeploy>, asking: Asking): GroupReader {
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
    applications: async platform => {
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
      return found.filter(one => one.computePlatform === platform).map(one => one.applicationName ?? '');
    },
    groupNames: async applicationName => {
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
    groups: async (applicationName, names) => {
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

/** What a request names of CodeDeploy. */
export interface Named {
  readonly application: string | undefined;
  readonly group: string | undefined;
}

export const unnamed: Named = { application: undefined, group: undefined };

/** The groups among which these names leave a choice: with none given, every one of the platform in this account and region. */
export async function groupsAmong(
  platform: PlatformName,
  { application, group }: Named,
  read: GroupReader,
): Promise<readonly DeploymentGroupInfo[]> {
  const applications = application === undefined ? await read.applications(platform) : [application];
  const found = await Promise.all(
    applications.map(async name => read.groups(name, group === undefined ? await read.groupNames(name) : [group])),
  );
  return found.flat();
}

/** CodeDeploy's batch calls take at most 100 names. */
async function inBatches<T>(names: readonly string[], ask: (batch: string[]) => Promise<readonly T[]>): Promise<T[]> {
  const batches = Array.from({ length: Math.ceil(names.length / 100) }, (_, at) =>
    names.slice(at * 100, at * 100 + 100),
  );
  return (await Promise.all(batches.map(ask))).flat();
}

import type { AutoRollbackEvent, DeploymentGroupInfo } from '@aws-sdk/client-codedeploy';
import type { Asking } from '../../aws/asking.ts';
import type { CodeDeploy } from '../../aws/clients.ts';
import { RefusedError, UnknownAnswerError } from '../../errors.ts';
import type { Problem } from '../../release/problem.ts';
import type { Millis } from '../../release/words.ts';

/** A deployment group that releases one ECS service. */
export interface Group {
  readonly application: string;
  readonly name: string;
  readonly configuration: string;
  readonly alarms: readonly string[];
  /** What CodeDeploy does of itself when an alarm of the group rings. */
  readonly stopsOnAlarm: 'and goes back' | 'and leaves traffic' | 'no';
  /** What the group itself rolls back on. */
  readonly rollsBackOn: readonly AutoRollbackEvent[];
  /** Whether AWS waits for a word before it moves traffic. */
  readonly readyWait: boolean;
  readonly blueKept: Millis;
  readonly lastDeployment: string | undefined;
}

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
        reason: `${matching.length} deployment groups release this service: ${matching.map(title).join(', ')}`,
        remedy: 'say which with `application` and `deployment-group`',
      },
    ]);
  return groupOf(only);
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

function title(group: DeploymentGroupInfo): string {
  return `${group.applicationName ?? '?'}/${group.deploymentGroupName ?? '?'}`;
}

function notFound(asked: Asked, looked: readonly DeploymentGroupInfo[]): Problem {
  const named = asked.application !== undefined && asked.group !== undefined;
  return {
    where: 'deployment-group',
    value: asked.group,
    reason: named
      ? `${asked.application}/${asked.group} does not release service ${asked.service} of cluster ${asked.cluster}`
      : `no CodeDeploy deployment group releases service ${asked.service} of cluster ${asked.cluster}`,
    remedy:
      looked.length === 0
        ? 'create a deployment group of platform ECS for this service'
        : `one of ${looked.map(title).join(', ')}, or create a group for this service`,
  };
}

function groupOf(info: DeploymentGroupInfo): Group {
  const ready = info.blueGreenDeploymentConfiguration?.deploymentReadyOption;
  return {
    application: info.applicationName ?? '',
    name: info.deploymentGroupName ?? '',
    configuration: configurationOf(info),
    alarms:
      info.alarmConfiguration?.enabled === true
        ? (info.alarmConfiguration.alarms ?? []).flatMap(alarm => (alarm.name === undefined ? [] : [alarm.name]))
        : [],
    stopsOnAlarm: stopsOnAlarm(info),
    rollsBackOn: rollsBackOn(info),
    readyWait: ready?.actionOnTimeout === 'STOP_DEPLOYMENT',
    blueKept: blueKept(info),
    lastDeployment: info.lastAttemptedDeployment?.deploymentId,
  };
}

function configurationOf(info: DeploymentGroupInfo): string {
  if (info.deploymentConfigName !== undefined) return info.deploymentConfigName;
  throw new UnknownAnswerError({
    message: `CodeDeploy does not say how deployment group ${title(info)} moves traffic.`,
    hint: 'Give the group a deployment configuration.',
  });
}

function stopsOnAlarm(info: DeploymentGroupInfo): Group['stopsOnAlarm'] {
  if (info.alarmConfiguration?.enabled !== true) return 'no';
  return rollsBackOn(info).includes('DEPLOYMENT_STOP_ON_ALARM') ? 'and goes back' : 'and leaves traffic';
}

function rollsBackOn({ autoRollbackConfiguration: rollback }: DeploymentGroupInfo): readonly AutoRollbackEvent[] {
  return rollback?.enabled === true ? (rollback.events ?? []) : [];
}

/** KEEP_ALIVE ends the deployment with blue still up, and nothing of this deployment can go back to it from then on. */
function blueKept(info: DeploymentGroupInfo): Millis {
  const ending = info.blueGreenDeploymentConfiguration?.terminateBlueInstancesOnDeploymentSuccess;
  const action = ending?.action;
  switch (action) {
    case 'KEEP_ALIVE':
    case undefined:
      return 0;
    case 'TERMINATE':
      return (ending?.terminationWaitTimeInMinutes ?? 0) * 60_000;
    default: {
      const never: never = action;
      throw new UnknownAnswerError({
        message: `The deployment group ends blue in a way that Greenlight does not know: ${String(never)}.`,
        hint: 'Update Greenlight.',
      });
    }
  }
}

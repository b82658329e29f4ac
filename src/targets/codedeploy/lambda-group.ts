import type { DeploymentGroupInfo } from '@aws-sdk/client-codedeploy';
import type { Asking } from '../../aws/asking.ts';
import type { CodeDeploy } from '../../aws/clients.ts';
import { DeniedError, RefusedError } from '../../errors.ts';
import type { Problem } from '../../release/problem.ts';
import type { LambdaTarget } from '../../request/request.ts';
import { groupReader, groupsAmong, type Named } from './group-reader.ts';
import { type Group, groupOf, titleOf } from './group-settings.ts';
import { lambdaSpecOf } from './lambda-appspec.ts';
import { isAbout } from './on-lambda.ts';

export interface AskedOfLambda extends Named, Pick<LambdaTarget, 'function' | 'alias'> {}

/**
 * The group that moves an alias. A group of platform Lambda says nowhere what it releases: the AppSpecs of its last deployments
 * do. One that was named needs none, for before its first deployment it has none.
 *
 * @returns undefined where nothing is named, and no group has ever moved this alias
 * @throws RefusedError where a name is wrong, or where two groups move the alias: that is a problem, not a guess
 */
export async function findLambdaGroup(
  codedeploy: () => Promise<CodeDeploy>,
  asking: Asking,
  asked: AskedOfLambda,
): Promise<Group | undefined> {
  const { group } = await lookForLambdaGroup(codedeploy, asking, asked);
  return group;
}

export interface LookedFor {
  readonly group: Group | undefined;
  /** Where there is none: the groups for functions that last released something else, or nothing yet. One of them may be meant. */
  readonly passedOver: readonly string[];
}

/** The same, with what was seen on the way. */
export async function lookForLambdaGroup(
  codedeploy: () => Promise<CodeDeploy>,
  asking: Asking,
  asked: AskedOfLambda,
): Promise<LookedFor> {
  const found = await groupFor(asked, codedeploy, asking).catch((error: unknown) => {
    throw error instanceof DeniedError && isUnnamed(asked) ? notAllowedToLook(error) : error;
  });
  return 'passedOver' in found
    ? { group: undefined, passedOver: found.passedOver.map(titleOf) }
    : { group: groupOf(found, 'Lambda'), passedOver: [] };
}

async function groupFor(
  asked: AskedOfLambda,
  codedeploy: () => Promise<CodeDeploy>,
  asking: Asking,
): Promise<DeploymentGroupInfo | { readonly passedOver: readonly DeploymentGroupInfo[] }> {
  const among = await groupsAmong('Lambda', asked, groupReader(codedeploy, asking));
  if (asked.group !== undefined) return onlyOne(among, asked);
  const moved = await moversOf(asked, among, codedeploy, asking);
  if (moved.length > 0) return onlyOne(moved, asked);
  return isUnnamed(asked) ? { passedOver: among } : neverDeployed(among, asked);
}

function isUnnamed({ application, group }: Named): boolean {
  return application === undefined && group === undefined;
}

/** Whoever has nothing to do with CodeDeploy should not have to allow anything of it. */
function notAllowedToLook({ action, message, hint }: DeniedError): RefusedError {
  const remedy = `${hint} Or say \`application: none\`: then no group is looked for, and Greenlight itself moves the alias.`;
  return new RefusedError([{ where: 'permissions', value: action, reason: message, remedy }], undefined, 'denied');
}

/** The groups whose last deployment, or whose last that succeeded, was about this alias. */
async function moversOf(
  asked: AskedOfLambda,
  groups: readonly DeploymentGroupInfo[],
  codedeploy: () => Promise<CodeDeploy>,
  asking: Asking,
): Promise<readonly DeploymentGroupInfo[]> {
  const ids = [...new Set(groups.flatMap(lastDeployments))];
  const { client, sdk } = await codedeploy();
  const about = new Set<string>();
  for (let at = 0; at < ids.length; at += batch) {
    const { deploymentsInfo = [] } = await asking.read(
      { service: 'codedeploy', operation: 'BatchGetDeployments' },
      () => client.send(new sdk.BatchGetDeploymentsCommand({ deploymentIds: ids.slice(at, at + batch) })),
    );
    for (const { deploymentId, revision } of deploymentsInfo) {
      const spec = lambdaSpecOf({ revision });
      if (deploymentId !== undefined && spec !== undefined && isAbout(spec, asked)) about.add(deploymentId);
    }
  }
  return groups.filter(group => lastDeployments(group).some(id => about.has(id)));
}

/** As many as BatchGetDeployments takes (API reference). */
const batch = 25;

function lastDeployments(group: DeploymentGroupInfo): readonly string[] {
  const { lastAttemptedDeployment: attempted, lastSuccessfulDeployment: successful } = group;
  return [attempted?.deploymentId, successful?.deploymentId].filter(id => id !== undefined);
}

function onlyOne(groups: readonly DeploymentGroupInfo[], asked: AskedOfLambda): DeploymentGroupInfo {
  const [only, ...others] = groups;
  if (only === undefined) throw new RefusedError([noSuchGroup(asked)]);
  if (others.length === 0) return only;
  const named = groups.map(titleOf).join(', ');
  throw new RefusedError([
    {
      where: 'deployment-group',
      value: asked.group,
      reason:
        asked.group === undefined
          ? `${groups.length} deployment groups have moved alias ${asked.alias} of ${asked.function}: ${named}`
          : `${groups.length} applications have such a group: ${named}`,
      remedy: 'say which with `application` and `deployment-group`, or `application: none` for neither',
    },
  ]);
}

/** An application was named, and none of its groups has moved the alias: only one that is new can be meant without a name. */
function neverDeployed(groups: readonly DeploymentGroupInfo[], asked: AskedOfLambda): DeploymentGroupInfo {
  const [only, ...others] = groups.filter(group => lastDeployments(group).length === 0);
  if (only !== undefined && others.length === 0) return only;
  const named = groups.map(titleOf).join(', ');
  throw new RefusedError([
    {
      where: 'application',
      value: asked.application,
      reason: `none of its groups has moved alias ${asked.alias} of ${asked.function} yet`,
      remedy:
        groups.length === 0
          ? 'create a deployment group of platform Lambda in it, or `application: none`'
          : `say which with \`deployment-group\`: one of ${named}`,
    },
  ]);
}

function noSuchGroup({ application, group }: AskedOfLambda): Problem {
  return {
    where: 'deployment-group',
    value: group,
    reason:
      application === undefined
        ? 'CodeDeploy has no such group in any application of platform Lambda'
        : `CodeDeploy has no such group in application ${application}`,
    remedy: 'correct the name, `region`, or the account; without it the group is found from its deployments',
  };
}

import type {
  DescribeServiceDeploymentsResponse,
  DescribeServiceRevisionsResponse,
  DescribeTaskDefinitionResponse,
  ListServiceDeploymentsResponse,
  ServiceDeployment,
  ServiceDeploymentStatus,
} from '@aws-sdk/client-ecs';
import { changeId, releaseOf } from '../../../src/release/identity.ts';
import { changeIdIn } from '../../../src/targets/ecs/stamp.ts';
import type { LoggedCall } from '../../aws/call-log.ts';
import type { RunningAws } from '../../aws/start-aws.ts';
import type { Deployment, LivedLife } from '../history.ts';

const service = { cluster: 'shop', service: 'api' };

/**
 * Past the wire: no fault lies over it. ECS keeps no stamp for a deployment: whose it is, the task definition says that it brings, and
 * of which attempt it is, the call that began it. A later attempt may bring again what an earlier one has registered.
 */
export async function serviceDeploymentsIn(
  aws: RunningAws,
  lives: readonly LivedLife[],
): Promise<readonly Deployment[]> {
  // What the world began with replaced nothing.
  const found = (await describedIn(aws)).filter(({ sourceServiceRevisions: [first] = [] }) => first !== undefined);
  const brought = await Promise.all(found.map(async one => ({ one, ...(await broughtBy(aws, one)) })));
  const inOrder = brought.toSorted((one, other) => createdAt(one.one) - createdAt(other.one));
  const updates = [...aws.calls().filter(isUpdate)];
  return inOrder.map(({ one, revision, stamp }) => {
    // Those before it may have come to nothing.
    const at = updates.findLastIndex(call => call.at <= createdAt(one) && call.input.includes(`/${revision}"`));
    const [call] = at === -1 ? [] : updates.splice(at, 1);
    const attempt = call === undefined ? undefined : lifeOf(lives, call)?.attempt;
    const isOurs = stamp !== undefined && attempt !== undefined;
    return toldOf(one, isOurs ? changeId(releaseOf(stamp), attempt) : undefined);
  });
}

function isUpdate({ caller, operation, input }: LoggedCall): boolean {
  return caller.startsWith('AKIATEST') && operation === 'UpdateService' && input.includes('"taskDefinition"');
}

/** The post step of a bundle has a key of its own, which only its time tells. */
function lifeOf(lives: readonly LivedLife[], { caller, at }: LoggedCall): LivedLife | undefined {
  return lives.find(life => life.caller === caller) ?? lives.findLast(({ from, to }) => from <= at && at <= to);
}

const createdAt = (deployment: ServiceDeployment): number => deployment.createdAt?.getTime() ?? 0;

async function describedIn({ perform }: RunningAws): Promise<readonly ServiceDeployment[]> {
  const arns: string[] = [];
  let nextToken: string | undefined;
  do {
    const page = (await perform({
      call: 'ecs:ListServiceDeployments',
      input: { ...service, maxResults: 20, ...(nextToken === undefined ? {} : { nextToken }) },
      // A service that somebody deleted is forgotten some minutes later, with all of them.
    }).catch(() => ({}))) as ListServiceDeploymentsResponse;
    arns.push(...(page.serviceDeployments ?? []).flatMap(({ serviceDeploymentArn: arn }) => arn ?? []));
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  const found: ServiceDeployment[] = [];
  // DescribeServiceDeployments takes 20 (ECS API reference).
  for (let from = 0; from < arns.length; from += 20) {
    const serviceDeploymentArns = arns.slice(from, from + 20);
    const { serviceDeployments = [] } = (await perform({
      call: 'ecs:DescribeServiceDeployments',
      input: { serviceDeploymentArns },
    })) as DescribeServiceDeploymentsResponse;
    found.push(...serviceDeployments);
  }
  return found;
}

async function broughtBy({ perform }: RunningAws, { targetServiceRevision }: ServiceDeployment) {
  const arn = targetServiceRevision?.arn ?? '';
  const { serviceRevisions: [target] = [] } = (await perform({
    call: 'ecs:DescribeServiceRevisions',
    input: { serviceRevisionArns: [arn] },
  })) as DescribeServiceRevisionsResponse;
  const { tags = [] } = (await perform({
    call: 'ecs:DescribeTaskDefinition',
    input: { taskDefinition: target?.taskDefinition ?? '', include: ['TAGS'] },
  })) as DescribeTaskDefinitionResponse;
  const revision = target?.taskDefinition?.split('/').at(-1) ?? '';
  return { revision, stamp: changeIdIn(tags.map(({ key = '', value = '' }) => ({ key, value }))) };
}

function toldOf(deployment: ServiceDeployment, change: string | undefined): Deployment {
  const { serviceDeploymentArn = '', status, finishedAt, rollback } = deployment;
  const endedAt = finishedAt?.getTime() ?? Infinity;
  return {
    id: serviceDeploymentArn.slice(serviceDeploymentArn.lastIndexOf('/') + 1),
    changeId: change,
    status: statusOf(status),
    createdAt: createdAt(deployment),
    turnedAt: rollback?.startedAt?.getTime() ?? endedAt,
    endedAt,
  };
}

/** In the words of CodeDeploy, which the invariants are told in. */
function statusOf(status: ServiceDeploymentStatus | undefined): Deployment['status'] {
  switch (status) {
    case 'SUCCESSFUL':
      return 'Succeeded';
    case 'STOPPED':
    case 'ROLLBACK_SUCCESSFUL':
    case 'ROLLBACK_FAILED':
      return 'Stopped';
    case 'PENDING':
    case 'IN_PROGRESS':
    case 'STOP_REQUESTED':
    case 'ROLLBACK_REQUESTED':
    case 'ROLLBACK_IN_PROGRESS':
      return 'InProgress';
    case undefined:
      throw new Error('a service deployment without a status');
  }
}

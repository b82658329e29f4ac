import type {
  DescribeServiceDeploymentsResponse,
  DescribeServiceRevisionsResponse,
  ListServiceDeploymentsResponse,
  Service,
  ServiceDeployment,
} from '@aws-sdk/client-ecs';
import type { RunningAws } from '../../aws/start-aws.ts';
import { blueImage, production } from '../shop.ts';
import type { Begun, Traffic } from './aftermath.ts';

/** Whose deployments of the shop's service are ECS's own: those that brought another revision than that of the beginning. */
export async function nativeBegun(aws: RunningAws): Promise<readonly Begun[]> {
  const ask = async <T>(call: string, input: Record<string, unknown>): Promise<T> =>
    (await aws.perform({ call, input })) as T;
  const { serviceDeployments: listed = [] } = await ask<ListServiceDeploymentsResponse>('ecs:ListServiceDeployments', {
    cluster: 'shop',
    service: 'api',
  });
  if (listed.length === 0) return [];
  const { serviceDeployments = [] } = await ask<DescribeServiceDeploymentsResponse>('ecs:DescribeServiceDeployments', {
    serviceDeploymentArns: listed.map(({ serviceDeploymentArn }) => serviceDeploymentArn),
  });
  const { serviceRevisions = [] } = await ask<DescribeServiceRevisionsResponse>('ecs:DescribeServiceRevisions', {
    serviceRevisionArns: [...new Set(serviceDeployments.map(({ targetServiceRevision: target }) => target?.arn))],
  });
  const brings = ({ targetServiceRevision: target }: ServiceDeployment): string =>
    serviceRevisions.find(({ serviceRevisionArn: arn }) => arn === target?.arn)?.taskDefinition ?? '';
  return serviceDeployments.filter(one => !brings(one).endsWith('/api:1')).map(begunIn);
}

function begunIn({ serviceDeploymentArn: arn = '', status = 'PENDING' }: ServiceDeployment): Begun {
  const isOver = ['SUCCESSFUL', 'STOPPED', 'ROLLBACK_SUCCESSFUL', 'ROLLBACK_FAILED'].includes(status);
  return { id: arn.slice(arn.lastIndexOf('/') + 1), traffic: isOver ? 'at rest' : 'may still move' };
}

/**
 * By the image of whoever is led to: task by task, both revisions stand in one target group. Where nobody stands there any more it is
 * still the revision's that was given the group, and without a load balancer it is that of the primary deployment.
 */
export async function nativeTraffic(aws: RunningAws, service: Service): Promise<Traffic> {
  const weights = usersWeights(aws);
  if ((service.loadBalancers ?? []).length === 0) return inParts(primaryIn(service));
  const owners = await ownersOfGroups(aws, service);
  return inParts(
    weights.flatMap(([group, weight]) => {
      const staying = stayingIn(aws, group);
      const revisions = staying.length > 0 ? staying : (owners.get(group) ?? []);
      return revisions.map((is): Part => ({ is, part: weight / revisions.length }));
    }),
  );
}

interface Part {
  readonly is: keyof Traffic;
  readonly part: number;
}

function inParts(parts: readonly Part[]): Traffic {
  const all = parts.reduce((sum, { part }) => sum + part, 0);
  const traffic = { old: 0, new: 0 };
  for (const { is, part } of parts) traffic[is] += (100 * part) / all;
  return { old: Math.round(traffic.old), new: Math.round(traffic.new) };
}

function primaryIn({ deployments = [] }: Service): readonly Part[] {
  return deployments
    .filter(({ status }) => status === 'PRIMARY')
    .map(({ taskDefinition }) => ({ is: sideOf(taskDefinition), part: 1 }));
}

const sideOf = (taskDefinition = ''): keyof Traffic => (taskDefinition.endsWith('/api:1') ? 'old' : 'new');

function stayingIn({ world: { balancers } }: RunningAws, group: string): readonly (keyof Traffic)[] {
  const targets = balancers.targetGroups.find(({ arn }) => arn === group)?.targets() ?? [];
  return targets
    .filter(({ health }) => health !== 'draining')
    .map(({ image }) => (image === blueImage ? 'old' : 'new'));
}

async function ownersOfGroups({ perform }: RunningAws, { currentServiceRevisions = [] }: Service) {
  const owners = new Map<string, readonly (keyof Traffic)[]>();
  if (currentServiceRevisions.length === 0) return owners;
  const { serviceRevisions = [] } = (await perform({
    call: 'ecs:DescribeServiceRevisions',
    input: { serviceRevisionArns: currentServiceRevisions.map(({ arn }) => arn) },
  })) as DescribeServiceRevisionsResponse;
  for (const { taskDefinition, resolvedConfiguration } of serviceRevisions)
    for (const { targetGroupArn = '' } of resolvedConfiguration?.loadBalancers ?? [])
      owners.set(targetGroupArn, [sideOf(taskDefinition)]);
  return owners;
}

/** Target groups that get requests of users, with their weights. */
export function usersWeights({ world: { balancers } }: RunningAws): readonly (readonly [string, number])[] {
  const listener = balancers.listenerArn(production.loadBalancer, production.port);
  return [...balancers.weightsInEffect(listener)].filter(([, weight]) => weight > 0);
}

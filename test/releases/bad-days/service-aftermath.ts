import type { DeploymentInfo } from '@aws-sdk/client-codedeploy';
import type { Service } from '@aws-sdk/client-ecs';
import type { TargetHealthDescription } from '@aws-sdk/client-elastic-load-balancing-v2';
import { parseStamp } from '../../../src/release/identity.ts';
import type { RunningAws } from '../../aws/start-aws.ts';
import type { Aftermath, Begun, Traffic } from './aftermath.ts';
import { nativeBegun, nativeTraffic, usersWeights } from './native-aftermath.ts';
import { ringingIn } from './ringing.ts';

/** The revision that serves when every world of the table begins. */
const before = 'api:1';

export async function aftermathOfService(aws: RunningAws): Promise<Aftermath> {
  const service = await serviceIn(aws);
  const { taskDefinitionArns = [] } = await ask<{ taskDefinitionArns?: string[] }>(aws, 'ecs:ListTaskDefinitions', {
    familyPrefix: 'api',
  });
  return {
    traffic: await trafficOfService(aws),
    answering: await answering(aws, service),
    ours: isOfECS(service) ? await nativeBegun(aws) : await begunByCodeDeploy(aws),
    registered: taskDefinitionArns.length - 1,
    ringing: ringingIn(aws),
    harm: [],
  };
}

async function begunByCodeDeploy(aws: RunningAws): Promise<readonly Begun[]> {
  const { deployments = [] } = await ask<{ deployments?: string[] }>(aws, 'codedeploy:ListDeployments', {});
  const { deploymentsInfo = [] } = await ask<{ deploymentsInfo?: DeploymentInfo[] }>(
    aws,
    'codedeploy:BatchGetDeployments',
    { deploymentIds: deployments },
  );
  return deploymentsInfo.filter(({ description }) => parseStamp(description) !== undefined).map(begunIn);
}

function begunIn({ deploymentId: id = '', status }: DeploymentInfo): Begun {
  const isOver = status === 'Succeeded' || status === 'Failed' || status === 'Stopped';
  return { id, traffic: isOver ? 'at rest' : 'may still move' };
}

export async function trafficOfService(aws: RunningAws): Promise<Traffic> {
  const service = await serviceIn(aws);
  return isOfECS(service) ? nativeTraffic(aws, service) : trafficOfTaskSets(aws, service);
}

function isOfECS({ deploymentController: controller }: Service): boolean {
  return controller?.type === 'ECS';
}

async function serviceIn(aws: RunningAws): Promise<Service> {
  const { services = [] } = await ask<{ services?: Service[] }>(aws, 'ecs:DescribeServices', {
    cluster: 'shop',
    services: ['api'],
  });
  return services[0] ?? {};
}

/** By the identity of the task sets that stand where the weights lead to. */
function trafficOfTaskSets(aws: RunningAws, { taskSets = [] }: Service): Traffic {
  const sets = taskSets.filter(({ status }) => status !== 'DRAINING');
  const weights = usersWeights(aws);
  const all = weights.reduce((sum, [, weight]) => sum + weight, 0);
  const traffic = { old: 0, new: 0 };
  for (const [group, weight] of weights) {
    const set = sets.find(({ loadBalancers = [] }) => loadBalancers[0]?.targetGroupArn === group);
    if (set !== undefined) traffic[set.taskDefinition?.endsWith(`/${before}`) ? 'old' : 'new'] += (100 * weight) / all;
  }
  return traffic;
}

async function answering(
  aws: RunningAws,
  { deploymentController, loadBalancers, runningCount = 0 }: Service,
): Promise<number> {
  // Whoever is asked without a load balancer between answers as soon as it runs.
  if (isOfECS({ deploymentController }) && loadBalancers?.length === 0) return runningCount;
  const targets = await Promise.all(
    usersWeights(aws).map(([TargetGroupArn]) =>
      ask<{ TargetHealthDescriptions?: TargetHealthDescription[] }>(aws, 'elasticloadbalancing:DescribeTargetHealth', {
        TargetGroupArn,
      }),
    ),
  );
  return targets
    .flatMap(({ TargetHealthDescriptions: all = [] }) => all)
    .filter(({ TargetHealth: health }) => health?.State === 'healthy').length;
}

async function ask<T>(aws: RunningAws, call: string, input: Record<string, unknown>): Promise<T> {
  return (await aws.perform({ call, input })) as T;
}

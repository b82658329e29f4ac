import {
  BatchGetDeploymentTargetsCommand,
  CreateDeploymentCommand,
  GetDeploymentCommand,
  GetDeploymentTargetCommand,
  type CreateDeploymentCommandInput,
  type DeploymentInfo,
  type DeploymentStatus,
  type ECSTarget,
  type LifecycleEvent,
} from '@aws-sdk/client-codedeploy';
import { DescribeServicesCommand, type TaskSet } from '@aws-sdk/client-ecs';
import type { Account } from './account.ts';

export const GROUP = { applicationName: 'AppECS-prod-api', deploymentGroupName: 'DgpECS-prod-api' };
export const TARGET = 'prod:api';

export interface AppSpecWish {
  readonly taskDefinition?: string;
  readonly containerName?: string;
  readonly containerPort?: number;
  readonly hooks?: Readonly<Record<string, string>>;
  /** More properties of the service, as the AppSpec spells them. */
  readonly properties?: Readonly<Record<string, unknown>>;
}

export function appSpec({
  taskDefinition = 'api:2',
  containerName = 'web',
  containerPort = 8080,
  hooks = {},
  properties = {},
}: AppSpecWish) {
  const LoadBalancerInfo = { ContainerName: containerName, ContainerPort: containerPort };
  const Properties = { TaskDefinition: taskDefinition, LoadBalancerInfo, ...properties };
  return JSON.stringify({
    version: 0.0,
    Resources: [{ TargetService: { Type: 'AWS::ECS::Service', Properties } }],
    Hooks: Object.entries(hooks).map(([event, functionName]) => ({ [event]: functionName })),
  });
}

/** What is needed to follow a deployment on any platform. */
export type Watcher = Pick<Account, 'codeDeploy' | 'pass'>;

/** Starts a release of `api:2` and gives its id. */
export async function release(
  account: Account,
  wish: AppSpecWish = {},
  more: Partial<CreateDeploymentCommandInput> = {},
): Promise<string> {
  const revision = { revisionType: 'AppSpecContent' as const, appSpecContent: { content: appSpec(wish) } };
  const { deploymentId } = await account.codeDeploy.send(new CreateDeploymentCommand({ ...GROUP, revision, ...more }));
  return deploymentId ?? '';
}

export async function deploymentOf(
  account: Pick<Account, 'codeDeploy'>,
  deploymentId: string,
): Promise<DeploymentInfo> {
  const { deploymentInfo } = await account.codeDeploy.send(new GetDeploymentCommand({ deploymentId }));
  return deploymentInfo ?? {};
}

export async function targetOf(account: Account, deploymentId: string): Promise<ECSTarget> {
  const input = { deploymentId, targetIds: [TARGET] };
  const { deploymentTargets } = await account.codeDeploy.send(new BatchGetDeploymentTargetsCommand(input));
  return deploymentTargets?.[0]?.ecsTarget ?? {};
}

export async function taskSetsOf({ ecs }: Account): Promise<TaskSet[]> {
  const { services } = await ecs.send(new DescribeServicesCommand({ cluster: 'prod', services: ['api'] }));
  return services?.[0]?.taskSets ?? [];
}

/** Lets time go by, second by second, until the deployment has one of these statuses. Fails after `limitMs`. */
export async function untilStatus(
  account: Watcher,
  deploymentId: string,
  wanted: readonly DeploymentStatus[],
  limitMs: number,
): Promise<DeploymentInfo> {
  return until(account, limitMs, async () => {
    const info = await deploymentOf(account, deploymentId);
    return info.status !== undefined && wanted.includes(info.status) ? info : undefined;
  });
}

/** ... until the lifecycle event of this name has this status. */
export async function untilEvent(
  account: Account,
  deploymentId: string,
  name: string,
  status: 'InProgress' | 'Succeeded' | 'Failed',
  limitMs: number,
): Promise<ECSTarget> {
  return until(account, limitMs, async () => {
    const info = await deploymentOf(account, deploymentId);
    if (info.startTime === undefined) return undefined;
    const { deploymentTarget } = await account.codeDeploy.send(
      new GetDeploymentTargetCommand({ deploymentId, targetId: TARGET }),
    );
    const target = deploymentTarget?.ecsTarget ?? {};
    return eventOf(target, name).status === status ? target : undefined;
  });
}

export async function until<T>(
  account: Pick<Account, 'pass'>,
  limitMs: number,
  look: () => Promise<T | undefined>,
): Promise<T> {
  const step = limitMs > 600_000 ? 30_000 : 1_000;
  for (let waited = 0; waited <= limitMs; waited += step) {
    const seen = await look();
    if (seen !== undefined) return seen;
    await account.pass(step);
  }
  throw new Error(`not seen within ${limitMs / 1000} s`);
}

export const eventOf = ({ lifecycleEvents = [] }: Pick<ECSTarget, 'lifecycleEvents'>, name: string): LifecycleEvent =>
  lifecycleEvents.find(({ lifecycleEventName }) => lifecycleEventName === name) ?? {};

/** Percent of the listener's traffic for each side, as asked. */
export function weights(account: Account, listenerArn = account.prod): { blue: number; green: number } {
  const asked = account.world.balancers.weights(listenerArn);
  return { blue: asked.get(account.blue) ?? 0, green: asked.get(account.green) ?? 0 };
}

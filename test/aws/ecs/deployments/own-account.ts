import {
  ContinueServiceDeploymentCommand,
  DescribeServiceDeploymentsCommand,
  DescribeServiceRevisionsCommand,
  DescribeServicesCommand,
  ListServiceDeploymentsCommand,
  StopServiceDeploymentCommand,
  UpdateServiceCommand,
  type DeploymentConfiguration,
  type DeploymentLifecycleHook,
  type DeploymentLifecycleHookDetail,
  type DeploymentLifecycleHookStage,
  type Service,
  type ServiceDeployment,
  type ServiceRevision,
  type UpdateServiceCommandInput,
} from '@aws-sdk/client-ecs';
import { openAccount, type Account, type AccountOptions } from '../../codedeploy/account.ts';
import { until } from '../../codedeploy/releases.ts';

export const HERE = { cluster: 'prod', service: 'api' };

export const CANARY: DeploymentConfiguration = {
  strategy: 'CANARY',
  canaryConfiguration: { canaryPercent: 10, canaryBakeTimeInMinutes: 5 },
  bakeTimeInMinutes: 10,
};

export const BALANCED = {
  targetGroup: 'api-a',
  containerName: 'web',
  containerPort: 8080,
  advanced: {
    alternateTargetGroup: 'api-b',
    production: { loadBalancer: 'api', port: 443 },
    test: { loadBalancer: 'api', port: 8443 },
  },
};

export interface OwnOptions extends AccountOptions {
  readonly configuration?: DeploymentConfiguration;
}

/** For tests: the account of CodeDeploy's tests, with its service under ECS's own controller. */
export function openOwnAccount({ configuration = CANARY, service, ...options }: OwnOptions = {}): Promise<Account> {
  const own = { deploymentController: 'ECS', loadBalancer: BALANCED, deploymentConfiguration: configuration } as const;
  return openAccount({ ...options, service: { ...own, ...service } });
}

export const pauseAt = (...lifecycleStages: DeploymentLifecycleHookStage[]): DeploymentLifecycleHook => ({
  targetType: 'PAUSE',
  lifecycleStages,
  timeoutConfiguration: { timeoutInMinutes: 30, action: 'ROLLBACK' },
});

/** UpdateService to `api:2`, and the ARN of the deployment that it began, found by its revision. */
export async function deploy(account: Account, more: Partial<UpdateServiceCommandInput> = {}): Promise<string> {
  const { service } = await account.ecs.send(new UpdateServiceCommand({ ...HERE, taskDefinition: 'api:2', ...more }));
  const primary = service?.deployments?.find(({ status }) => status === 'PRIMARY')?.id ?? '';
  const number = primary.slice('ecs-svc/'.length);
  return until(account, 10_000, async () => {
    const { serviceDeployments = [] } = await account.ecs.send(new ListServiceDeploymentsCommand(HERE));
    return serviceDeployments.find(({ targetServiceRevisionArn: arn }) => arn?.endsWith(`/${number}`))
      ?.serviceDeploymentArn;
  });
}

export async function deploymentOf({ ecs }: Account, arn: string): Promise<ServiceDeployment> {
  const { serviceDeployments } = await ecs.send(
    new DescribeServiceDeploymentsCommand({ serviceDeploymentArns: [arn] }),
  );
  return serviceDeployments?.[0] ?? {};
}

export async function revisionOf({ ecs }: Account, arn: string | undefined): Promise<ServiceRevision> {
  const { serviceRevisions } = await ecs.send(
    new DescribeServiceRevisionsCommand({ serviceRevisionArns: [arn ?? ''] }),
  );
  return serviceRevisions?.[0] ?? {};
}

export async function serviceOf({ ecs }: Account): Promise<Service> {
  const { services } = await ecs.send(new DescribeServicesCommand({ cluster: 'prod', services: ['api'] }));
  return services?.[0] ?? {};
}

export const untilSeen = (
  account: Account,
  arn: string,
  limitMs: number,
  isIt: (deployment: ServiceDeployment) => boolean,
): Promise<ServiceDeployment> =>
  until(account, limitMs, async () => {
    const deployment = await deploymentOf(account, arn);
    return isIt(deployment) ? deployment : undefined;
  });

export const untilStatus = (
  account: Account,
  arn: string,
  wanted: NonNullable<ServiceDeployment['status']>,
  limitMs: number,
): Promise<ServiceDeployment> => untilSeen(account, arn, limitMs, ({ status }) => status === wanted);

export const untilStage = (account: Account, arn: string, stage: string, limitMs: number): Promise<ServiceDeployment> =>
  untilSeen(account, arn, limitMs, ({ lifecycleStage }) => lifecycleStage === stage);

/** The hook that waits for an answer, once there is one. */
export async function untilPaused(
  account: Account,
  arn: string,
  limitMs: number,
): Promise<{ readonly hook: DeploymentLifecycleHookDetail; readonly deployment: ServiceDeployment }> {
  return until(account, limitMs, async () => {
    const deployment = await deploymentOf(account, arn);
    const hook = deployment.lifecycleHookDetails?.find(({ status }) => status === 'AWAITING_ACTION');
    return hook && { hook, deployment };
  });
}

export async function answer(
  account: Account,
  arn: string,
  hook: DeploymentLifecycleHookDetail,
  action: 'CONTINUE' | 'ROLLBACK' = 'CONTINUE',
): Promise<void> {
  const input = { serviceDeploymentArn: arn, hookId: hook.hookId ?? '', action };
  await account.ecs.send(new ContinueServiceDeploymentCommand(input));
}

export async function stop({ ecs }: Account, arn: string): Promise<void> {
  await ecs.send(new StopServiceDeploymentCommand({ serviceDeploymentArn: arn, stopType: 'ROLLBACK' }));
}

/** Each thing that was seen, second by second, until the deployment was over; repetitions left out. */
export async function followed<T>(
  account: Account,
  arn: string,
  look: (deployment: ServiceDeployment) => T,
): Promise<T[]> {
  const seen: T[] = [];
  for (let second = 0; second < 6 * 3600; second += 1) {
    const deployment = await deploymentOf(account, arn);
    const now = look(deployment);
    if (JSON.stringify(now) !== JSON.stringify(seen.at(-1))) seen.push(now);
    if (deployment.finishedAt !== undefined) return seen;
    await account.pass(1_000);
  }
  throw new Error('the deployment did not end within six hours');
}

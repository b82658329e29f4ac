import type {
  DescribeServiceDeploymentsResponse,
  DescribeServicesResponse,
  ServiceDeployment,
} from '@aws-sdk/client-ecs';
import type { Act } from './act.ts';
import type { Rds } from './rds/rds.ts';
import type { DatabaseUse } from './rds/use/use.ts';
import { SERVICE_NAMES } from './wire/clients.ts';
import type { Services } from './wire/index.ts';
import type { SimulatedWorld } from './world/create-world.ts';
import type { Caller } from './world/world.ts';

/** Performs an act at once. Throws (or rejects) when it cannot be done, as AWS would refuse it. */
export type Perform = (act: Act) => Promise<unknown>;

type AnyHandler = (input: unknown, caller: Caller) => unknown;

/** What acts reach past the API. */
export interface Inside {
  readonly world: SimulatedWorld;
  readonly rds: Pick<Rds, 'runDdl'>;
  readonly databaseUse: Pick<DatabaseUse, 'perform'>;
}

/** Acts go past the wire: no call of theirs is logged, counted by a fault, or denied. */
export function createPerform({ world, rds, databaseUse }: Inside, services: Services<Caller>, actor: Caller): Perform {
  const call = (name: string, input: unknown): unknown => {
    const [service, operation] = name.split(':') as [string, string];
    const known = SERVICE_NAMES.find(item => item === service);
    const handler = known && (services[known] as Readonly<Record<string, AnyHandler>> | undefined)?.[operation];
    if (handler === undefined) throw new Error(`This world has no operation "${name}".`);
    return handler(input, actor);
  };

  return async act => {
    if ('call' in act) return call(act.call, act.input);
    if ('forward' in act) {
      const { loadBalancer, port, weights } = act.forward;
      const byArn = Object.entries(weights).map(
        ([name, weight]) => [world.balancers.targetGroupArn(name), weight] as const,
      );
      world.balancers.forward(world.balancers.listenerArn(loadBalancer, port), new Map(byArn));
      return undefined;
    }
    if ('behave' in act) {
      world.versions.change(act.behave.image, act.behave.change);
      return undefined;
    }
    if ('runDdl' in act) {
      rds.runDdl(act.runDdl.database);
      return undefined;
    }
    if ('database' in act) {
      databaseUse.perform(act.database);
      return undefined;
    }
    if ('stopServiceDeployment' in act) {
      const { serviceDeploymentArn } = await deploymentUnderWay(call, act.stopServiceDeployment);
      return call('ecs:StopServiceDeployment', { serviceDeploymentArn });
    }
    if ('continueServiceDeployment' in act) {
      const { action, ...where } = act.continueServiceDeployment;
      const { serviceDeploymentArn, lifecycleHookDetails = [] } = await deploymentUnderWay(call, where);
      const waiting = lifecycleHookDetails.filter(({ status }) => status === 'AWAITING_ACTION');
      if (waiting.length === 0) throw new Error(`No hook of ${where.cluster}/${where.service} awaits an action.`);
      return Promise.all(
        waiting.map(({ hookId }) => call('ecs:ContinueServiceDeployment', { serviceDeploymentArn, hookId, action })),
      );
    }
    const { application, group, autoRollback } = act.stopDeployment;
    const listed = (await call('codedeploy:ListDeployments', {
      applicationName: application,
      deploymentGroupName: group,
      includeOnlyStatuses: ['Created', 'Queued', 'InProgress', 'Ready'],
    })) as { deployments?: readonly string[] };
    const [deploymentId] = listed.deployments ?? [];
    if (deploymentId === undefined) throw new Error(`No deployment is under way in ${application}/${group}.`);
    return call('codedeploy:StopDeployment', {
      deploymentId,
      ...(autoRollback !== undefined && { autoRollbackEnabled: autoRollback }),
    });
  };
}

async function deploymentUnderWay(
  call: (name: string, input: unknown) => unknown,
  { cluster, service }: { readonly cluster: string; readonly service: string },
): Promise<ServiceDeployment> {
  const { services = [] } = (await call('ecs:DescribeServices', {
    cluster,
    services: [service],
  })) as DescribeServicesResponse;
  const arn = services[0]?.currentServiceDeployment;
  if (arn === undefined) throw new Error(`${cluster}/${service} has no service deployment.`);
  const { serviceDeployments = [] } = (await call('ecs:DescribeServiceDeployments', {
    serviceDeploymentArns: [arn],
  })) as DescribeServiceDeploymentsResponse;
  return serviceDeployments[0] ?? {};
}

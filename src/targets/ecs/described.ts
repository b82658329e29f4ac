import type { Service } from '@aws-sdk/client-ecs';
import type { Asking } from '../../aws/asking.ts';
import type { Ecs } from '../../aws/clients.ts';
import { RefusedError, UnknownAnswerError } from '../../errors.ts';

/** A service as ECS describes it, and whose deployments it has. */
export interface DescribedService {
  readonly cluster: string;
  readonly name: string;
  readonly controller: Controller;
  readonly service: Service;
}

/** Who deploys: CodeDeploy by task sets, or ECS itself by deployments of its own. */
export type Controller = 'CodeDeploy' | 'ECS';

const describeServices = { service: 'ecs', operation: 'DescribeServices' } as const;

/**
 * @throws RefusedError where there is no such service, it is on its way out, or nobody but an external controller may deploy it
 * @throws UnknownAnswerError for a status or a controller that is not known
 */
export async function describeService(
  ecs: () => Promise<Ecs>,
  asking: Asking,
  cluster: string,
  name: string,
): Promise<DescribedService> {
  const { client, sdk } = await ecs();
  const answer = await asking.read(
    describeServices,
    () => client.send(new sdk.DescribeServicesCommand({ cluster, services: [name] })),
    {
      ClusterNotFoundException: () => {
        throw new RefusedError([
          {
            where: 'cluster',
            value: cluster,
            reason: 'ECS has no cluster of this name in this account and region',
            remedy: 'correct the name, `region`, or the account of the credentials',
          },
        ]);
      },
    },
  );
  const [service] = answer.services ?? [];
  // A service that does not exist is not an error to DescribeServices: it stands in `failures` with reason MISSING.
  if (service === undefined)
    throw new RefusedError([
      {
        where: 'service',
        value: name,
        reason: `ECS has no service of this name in cluster ${cluster}`,
        remedy: 'correct the name, `cluster`, `region`, or the account of the credentials',
      },
    ]);
  refuseUnlessActive(service, name);
  return { cluster, name, controller: controllerOf(service, name), service };
}

function refuseUnlessActive({ status }: Service, name: string): void {
  switch (status) {
    case 'ACTIVE':
      return;
    case 'DRAINING':
    case 'INACTIVE':
      throw refused(name, `the service is ${status}: it is being deleted or was`, 'name a service that is ACTIVE');
    default:
      throw new UnknownAnswerError({
        message: `ECS reports the status ${String(status)} for service ${name}, which Greenlight does not know.`,
        hint: 'Update Greenlight.',
      });
  }
}

function controllerOf({ deploymentController }: Service, name: string): Controller {
  const controller = deploymentController?.type ?? 'ECS';
  switch (controller) {
    case 'CODE_DEPLOY':
      return 'CodeDeploy';
    case 'ECS':
      return 'ECS';
    case 'EXTERNAL':
      throw refused(
        name,
        'its deployments belong to a controller outside AWS (EXTERNAL)',
        'release it with that controller',
      );
    default:
      throw new UnknownAnswerError({
        message: `ECS reports the deployment controller ${String(controller)} for service ${name}, which Greenlight does not know.`,
        hint: 'Update Greenlight.',
      });
  }
}

function refused(value: string, reason: string, remedy: string): RefusedError {
  return new RefusedError([{ where: 'service', value, reason, remedy }]);
}

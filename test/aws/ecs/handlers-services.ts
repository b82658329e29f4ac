import type { Caller, World } from '../world/world.ts';
import type { Handlers, Input } from '../wire/index.ts';
import { describedService, describedTaskSet } from './describe-service.ts';
import { clusterArn, nameOf } from './arns.ts';
import { pageOf } from './page.ts';
import { clientError, invalidParameter, invalidToken, unsupported } from './refusals.ts';
import type { OwnDeployments } from './deployments/own-deployments.ts';
import type { Services } from './services.ts';

type Ecs = typeof import('@aws-sdk/client-ecs');
type ServiceHandlers = Pick<
  Handlers<Ecs, Caller>,
  | 'DescribeClusters'
  | 'ListClusters'
  | 'DescribeServices'
  | 'ListServices'
  | 'UpdateService'
  | 'DeleteService'
  | 'DescribeTaskSets'
  | 'CreateTaskSet'
  | 'UpdateTaskSet'
  | 'UpdateServicePrimaryTaskSet'
  | 'DeleteTaskSet'
>;

export interface ServiceRooms {
  readonly world: World;
  readonly services: Services;
  readonly own: Pick<OwnDeployments, 'book' | 'uncertain' | 'update' | 'abandon'>;
}

export function serviceHandlers({ world, services, own }: ServiceRooms): ServiceHandlers {
  const { book, uncertain } = own;
  /** For a service under CODE_DEPLOY only CodeDeploy itself may change task sets. */
  const refuseTaskSetChange = (input: { cluster: string; service: string }): never => {
    const { controller } = services.get(input.cluster, input.service);
    throw controller === 'CODE_DEPLOY'
      ? clientError('Task sets of a service with a CODE_DEPLOY deployment controller are managed by AWS CodeDeploy.')
      : invalidParameter('Task sets are only supported for services with an EXTERNAL deployment controller.');
  };

  return {
    DescribeClusters: input => {
      const references = input.clusters ?? ['default'];
      const known = services.clusters();
      const found = references.flatMap(reference => known.find(({ name }) => name === nameOf(reference)) ?? []);
      return {
        clusters: found.map(cluster => {
          const described = services.in(cluster).map(service => describedService(world, book, service, false));
          return {
            clusterArn: cluster.arn,
            clusterName: cluster.name,
            status: 'ACTIVE',
            activeServicesCount: described.length,
            runningTasksCount: described.reduce((sum, { runningCount = 0 }) => sum + runningCount, 0),
            pendingTasksCount: described.reduce((sum, { pendingCount = 0 }) => sum + pendingCount, 0),
            registeredContainerInstancesCount: 0,
            // Filled only by what `include` names, and there all the same.
            statistics: [],
            tags: [],
            settings: [],
            capacityProviders: [],
            defaultCapacityProviderStrategy: [],
          };
        }),
        failures: references
          .filter(reference => !found.some(({ name }) => name === nameOf(reference)))
          .map(reference => ({ arn: clusterArn(world, nameOf(reference)), reason: 'MISSING' })),
      };
    },

    ListClusters: input => {
      const arns = services.clusters().map(({ arn }) => arn);
      const page = pageOf(arns, input.nextToken, input.maxResults ?? 100, invalidToken);
      return { clusterArns: page.items, nextToken: page.nextToken };
    },

    DescribeServices: input => {
      if (input.services.length === 0) throw invalidParameter('Services cannot be empty.');
      if (input.services.length > 10) throw invalidParameter('Services cannot have more than 10 elements.');
      const cluster = services.cluster(input.cluster);
      const withTags = input.include?.includes('TAGS') ?? false;
      const found = input.services.flatMap(reference => services.find(cluster.name, reference) ?? []);
      return {
        services: found.map(service => describedService(world, book, service, withTags)),
        failures: input.services
          .filter(reference => services.find(cluster.name, reference) === undefined)
          .map(reference => ({ arn: missingArn(world, reference), reason: 'MISSING' })),
      };
    },

    ListServices: input => {
      const arns = services
        .in(services.cluster(input.cluster))
        .filter(({ life }) => life.status !== 'INACTIVE')
        .filter(({ launchType }) => input.launchType === undefined || launchType === input.launchType)
        .map(({ arn }) => arn);
      const page = pageOf(arns, input.nextToken, input.maxResults ?? 10, invalidToken);
      return { serviceArns: page.items, nextToken: page.nextToken };
    },

    UpdateService: input => {
      const service = services.active(input.cluster, input.service);
      if (input.deploymentController !== undefined) {
        throw unsupported('This simulated AWS does not move a service to another deployment controller.');
      }
      if (service.controller === 'ECS') {
        const [former] = book.record(service).deployments;
        own.update(service, input);
        const named = uncertain.updateAnswers === 'former-deployment' ? former : undefined;
        return { service: describedService(world, book, service, false, named) };
      }
      refuseRevisionChange(input);
      service.desiredCount = input.desiredCount ?? service.desiredCount;
      service.healthCheckGracePeriodSeconds =
        input.healthCheckGracePeriodSeconds ?? service.healthCheckGracePeriodSeconds;
      return { service: describedService(world, book, service, false) };
    },

    DeleteService: input => {
      const service = services.active(input.cluster, input.service);
      if (service.desiredCount > 0 && input.force !== true) {
        throw invalidParameter('The service cannot be stopped while it is scaled above 0.');
      }
      service.desiredCount = 0;
      service.life = { status: 'DRAINING' };
      if (service.controller === 'ECS') own.abandon(service);
      return { service: describedService(world, book, service, false) };
    },

    DescribeTaskSets: input => {
      const service = services.get(input.cluster, input.service);
      // Under ECS a service has deployments instead ("CreateTaskSet", ECS API reference).
      const taskSets = service.controller === 'CODE_DEPLOY' ? service.taskSets : [];
      const wanted = input.taskSets ?? taskSets.map(({ id }) => id);
      const found = wanted.flatMap(id => taskSets.find(set => set.id === id || set.arn === id) ?? []);
      return {
        taskSets: found.map(set => describedTaskSet(world, service, set)),
        failures: wanted
          .filter(id => !found.some(set => set.id === id || set.arn === id))
          .map(arn => ({ arn, reason: 'MISSING' })),
      };
    },

    CreateTaskSet: refuseTaskSetChange,
    UpdateTaskSet: refuseTaskSetChange,
    UpdateServicePrimaryTaskSet: refuseTaskSetChange,
    DeleteTaskSet: refuseTaskSetChange,
  };
}

/** Without the cluster, whatever form its ARNs have: quoted from accounts as "arn:aws:ecs:us-east-2:...:service/NAME is MISSING". */
function missingArn({ region, account }: World, reference: string): string {
  return reference.startsWith('arn:') ? reference : `arn:aws:ecs:${region}:${account}:service/${reference}`;
}

/**
 * UpdateService in the ECS API reference: under CODE_DEPLOY only the desired count, deployment configuration, grace
 * period, placement and tag settings can be updated; everything else needs a CodeDeploy deployment.
 */
function refuseRevisionChange(input: Input<Ecs, 'UpdateService'>): void {
  const refused = revisionChange(input);
  if (refused === undefined) return;
  throw invalidParameter(
    `${refused} on services with a CODE_DEPLOY deployment controller. Use AWS CodeDeploy to trigger a new deployment.`,
  );
}

/** What is refused first of all that would make a new revision of the service, in AWS's words. */
function revisionChange(input: Input<Ecs, 'UpdateService'>): string | undefined {
  if (input.taskDefinition !== undefined) return 'Unable to update task definition';
  if (input.networkConfiguration !== undefined) return 'Unable to update network parameters';
  if (input.platformVersion !== undefined) return 'Unable to update platform version';
  if (input.loadBalancers !== undefined) return 'Unable to update load balancers';
  if (input.capacityProviderStrategy !== undefined) return 'Unable to update capacity provider strategy';
  return input.forceNewDeployment ? 'Cannot force a new deployment' : undefined;
}

import type { World } from '../../world/world.ts';
import { serviceDeploymentArn } from '../arns.ts';
import { primaryOf, type Service } from '../state.ts';
import type { DeploymentBook } from './book.ts';
import type { ServiceDeployment, ServiceRevision } from './deployment.ts';
import { newId } from './ids.ts';
import type { Lives } from './life.ts';
import { newRevision, type RevisionWish } from './new-revision.ts';
import { servingRevision } from './serving.ts';
import type { DeploymentSettings } from './settings.ts';

/** Begins deployments. */
export interface Deployer {
  /** "A second UpdateService replaces the running deployment": what is under way is stopped. */
  deploy(service: Service, wish: RevisionWish, settings: DeploymentSettings): ServiceDeployment;
  /** The first deployment of a service that stands already, with nothing before it. */
  deployFirst(service: Service, settings: DeploymentSettings): ServiceDeployment;
  /** One that was over before this world began. */
  recordPast(service: Service, settings: DeploymentSettings): ServiceDeployment;
}

export function createDeployer(world: World, book: DeploymentBook, lives: Lives): Deployer {
  const random = world.random.fork('ecs service deployments');

  const create = (
    service: Service,
    settings: DeploymentSettings,
    revisions: Pick<ServiceDeployment, 'sources' | 'target' | 'base' | 'goBackTo'>,
  ): ServiceDeployment => {
    const record = book.record(service);
    const id = newId(random, 21);
    const now = world.timeline.now();
    const deployment: ServiceDeployment = {
      id,
      arn: serviceDeploymentArn(world, service.cluster, service.name, id),
      service,
      createdAt: now,
      updatedAt: now,
      configuration: record.configuration,
      settings,
      ...revisions,
      progress: { status: 'PENDING' },
      shares: settings.strategy.kind === 'ROLLING' ? 'none' : { production: 0, test: 0 },
      counts: 'live',
      hooks: [],
      alarms: { status: 'DISABLED' },
      breaker: { status: 'DISABLED' },
    };
    record.deployments = [deployment, ...record.deployments];
    return deployment;
  };

  const first = (service: Service): ServiceRevision => {
    const revision = book.revisionOf(primaryOf(service));
    book.record(service).revisions = [revision];
    return revision;
  };

  return {
    deploy: (service, wish, settings) => {
      const record = book.record(service);
      const former = book.current(service);
      if (former !== undefined) lives.supersede(former);
      const sources = book.activeRevisions(service);
      const goBackTo = record.lastCompleted;
      const base = servingRevision(book, service);
      const taskSetId = book.tasks.newId();
      const target = newRevision(world, service, taskSetId, wish);
      record.revisions = [...record.revisions, target];
      book.tasks.promote(service, book.tasks.create(service, target, taskSetId));
      const deployment = create(service, settings, { sources, target, base, goBackTo });
      lives.begin(deployment);
      return deployment;
    },
    deployFirst: (service, settings) => {
      const target = first(service);
      const deployment = create(service, settings, { sources: [], target, base: undefined, goBackTo: undefined });
      lives.begin(deployment);
      return deployment;
    },
    recordPast: (service, settings) => {
      const target = first(service);
      const deployment = create(service, settings, { sources: [], target, base: undefined, goBackTo: undefined });
      const now = world.timeline.now();
      deployment.progress = { status: 'SUCCESSFUL', startedAt: now, finishedAt: now };
      if (deployment.shares !== 'none') deployment.shares = { production: 100, test: 100 };
      book.record(service).lastCompleted = target;
      const { id } = primaryOf(service);
      book.setRollout(primaryOf(service), { state: 'COMPLETED', reason: `ECS deployment ${id} completed.` });
      return deployment;
    },
  };
}

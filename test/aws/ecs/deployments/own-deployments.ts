import type { World } from '../../world/world.ts';
import type { EcsSeed, ServiceSeed } from '../seed.ts';
import type { Services } from '../services.ts';
import type { Service } from '../state.ts';
import type { TaskDefinitions } from '../task-definitions.ts';
import { createBook, type DeploymentBook } from './book.ts';
import { createDeployer } from './deployer.ts';
import { deploymentHandlers, type DeploymentHandlers } from './handlers-deployments.ts';
import { createHookRunner } from './hooks.ts';
import { createLives } from './life.ts';
import { readSettings } from './read-settings.ts';
import { createRevisionTasks } from './revision-tasks.ts';
import { rolloutOf } from './rollout-of.ts';
import type { Uncertain } from './seed.ts';
import { ownUpdate, type OwnUpdate } from './update-service.ts';

/** The services of ECS's own controller, and their deployments. */
export interface OwnDeployments {
  readonly handlers: DeploymentHandlers;
  readonly book: DeploymentBook;
  readonly uncertain: Uncertain;
  readonly update: OwnUpdate;
  readonly isDeploying: (service: Service) => boolean;
  /** A service that was there when the world began. */
  enroll(service: Service, seed: ServiceSeed): void;
  /** The service is being deleted: what is under way ends. */
  abandon(service: Service): void;
}

export interface OwnSurroundings {
  readonly services: Services;
  readonly definitions: TaskDefinitions;
  readonly seed: Pick<EcsSeed, 'hookFunctions' | 'uncertain'>;
  readonly say: (service: Service, message: string) => void;
}

export function createOwnDeployments(
  world: World,
  { services, definitions, seed, say }: OwnSurroundings,
): OwnDeployments {
  const { hookFunctions, uncertain } = seed;
  const book = createBook(createRevisionTasks(world));
  const hooks = createHookRunner(world, hookFunctions);
  const lives = createLives({ world, book, hooks, uncertain, rolloutOf, say });
  const deployer = createDeployer(world, book, lives);

  return {
    handlers: deploymentHandlers({ world, services, book, lives, hooks, uncertain }),
    book,
    uncertain,
    isDeploying: service => service.controller === 'ECS' && book.current(service) !== undefined,
    update: ownUpdate({ book, definitions, deployer, uncertain }),
    enroll: (service, { deploymentConfiguration: configuration, rollbackFails, history }) => {
      const settings = readSettings(configuration, service.loadBalancing);
      book.enroll(service, { configuration, rollbackFails });
      if (history === 'none') deployer.deployFirst(service, settings);
      else deployer.recordPast(service, settings);
    },
    abandon: service => {
      const current = book.current(service);
      if (current !== undefined) lives.supersede(current);
    },
  };
}

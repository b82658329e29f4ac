import type { Ecs } from '../ecs/ecs.ts';
import type { Handlers } from '../wire/index.ts';
import type { Caller, World } from '../world/world.ts';
import { createBook } from './book.ts';
import { predefinedConfigs } from './configs.ts';
import type { Deployment } from './deployment.ts';
import { createApplications, uuid } from './groups.ts';
import { applicationHandlers } from './handlers-applications.ts';
import { configHandlers } from './handlers-configs.ts';
import { deploymentHandlers } from './handlers-deployments.ts';
import { targetHandlers } from './handlers-targets.ts';
import { createHooks, type HookExecution } from './hooks.ts';
import { createLives } from './life.ts';
import { createOtherApplications } from './other-platforms.ts';
import type { Outcome } from './outcome.ts';
import { createRegistry } from './registry.ts';
import { isRollbackPossible, isRollbackWanted, type RollbackWish } from './rollback.ts';
import type { CodeDeploySeed } from './seed.ts';

export interface CodeDeploy {
  readonly handlers: Handlers<typeof import('@aws-sdk/client-codedeploy'), Caller>;
  /** What a Lambda function would be handed: the ids with which it reports its result. */
  hookExecutions(): readonly HookExecution[];
}

/** "Appears late": the rollback deployment is seen some seconds after its deployment has ended. Seconds not published. */
const ROLLBACK_APPEARS_AFTER_MS = { low: 5_000, high: 30_000 };

export function createCodeDeploy(world: World, ecs: Ecs, seed: CodeDeploySeed): CodeDeploy {
  const { timeline } = world;
  const random = world.random.fork('codedeploy');
  const registry = createRegistry(
    ecs,
    createApplications(world, seed.applications),
    createOtherApplications(world, seed.otherApplications),
    predefinedConfigs(timeline.now()),
  );
  for (const { name, trafficRouting } of seed.configs) {
    const id = uuid(random.hex(32));
    registry.addConfig({ name, id, platform: 'ECS', createdAt: timeline.now(), routing: trafficRouting });
  }
  const book = createBook(world);
  const hooks = createHooks(world, seed.hooks);

  const ended = (deployment: Deployment, outcome: Outcome, wish: RollbackWish): void => {
    const { group, order } = deployment;
    group.inFlight = undefined;
    if (outcome.kind === 'Succeeded') group.lastSuccessful = deployment;
    const service = ecs.services.remembered(group.service.cluster, group.service.name);
    if (!isRollbackWanted(outcome, order.autoRollback, wish) || !isRollbackPossible(deployment, service)) return;
    const { low, high } = ROLLBACK_APPEARS_AFTER_MS;
    const appearsAt = timeline.now() + Math.round(random.between(low, high));
    const config = registry.config('CodeDeployDefault.ECSAllAtOnce');
    const rollbackOrder = { ...order, config, revision: deployment.previousRevision, description: undefined };
    deployment.rollback = book.open(group, rollbackOrder, { kind: 'rollback', of: deployment }, appearsAt);
    lives.begin(deployment.rollback);
  };
  const lives = createLives({ world, ecs, hooks }, ended);

  return {
    handlers: {
      ...applicationHandlers(world, registry),
      ...configHandlers(world, registry),
      ...deploymentHandlers(world, registry, book, lives, seed.accountLimit ?? Infinity),
      ...targetHandlers(world, ecs, book, hooks),
    },
    hookExecutions: () => hooks.executions(),
  };
}

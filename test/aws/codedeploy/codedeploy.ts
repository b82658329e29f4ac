import type { Ecs } from '../ecs/ecs.ts';
import type { Functions } from '../lambda/functions.ts';
import type { Handlers } from '../wire/index.ts';
import type { Caller, World } from '../world/world.ts';
import { createBook, type Book } from './book.ts';
import { predefinedConfigs } from './configs.ts';
import type { Deployment } from './deployment.ts';
import { createApplications, uuid, type Application } from './groups.ts';
import { applicationHandlers } from './handlers-applications.ts';
import { configHandlers } from './handlers-configs.ts';
import { deploymentHandlers } from './handlers-deployments.ts';
import { targetHandlers } from './handlers-targets.ts';
import { createHooks, type HookExecution } from './hooks.ts';
import { createLives } from './life.ts';
import { ecsPlatform } from './on-ecs/platform.ts';
import { lambdaPlatform } from './on-lambda/platform.ts';
import { createOtherApplications } from './other-platforms.ts';
import type { Outcome } from './outcome.ts';
import { createRegistry, type Registry } from './registry.ts';
import { isRollbackWanted, type RollbackWish } from './rollback.ts';
import type { CodeDeploySeed } from './seed.ts';

export interface CodeDeploy {
  readonly handlers: Handlers<typeof import('@aws-sdk/client-codedeploy'), Caller>;
  /** What a Lambda function would be handed: the ids with which it reports its result. */
  hookExecutions(): readonly HookExecution[];
}

/** "Appears late": the rollback deployment is seen some seconds after its deployment has ended. Seconds not published. */
const ROLLBACK_APPEARS_AFTER_MS = { low: 5_000, high: 30_000 };

export function createCodeDeploy(world: World, ecs: Ecs, seed: CodeDeploySeed, functions: Functions): CodeDeploy {
  const { timeline } = world;
  const random = world.random.fork('codedeploy');
  const hooks = createHooks(world, seed.hooks, name => functions.exists(name));
  const applications = createApplications(world, seed.applications, {
    ECS: group => ecsPlatform(world, ecs, hooks, group),
    Lambda: group => lambdaPlatform(world, functions, hooks, group),
  });
  const registry = createRegistry(
    applications,
    createOtherApplications(world, seed.otherApplications),
    predefinedConfigs(timeline.now()),
  );
  for (const { name, computePlatform: platform, trafficRouting } of seed.configs) {
    const id = uuid(random.hex(32));
    registry.addConfig({ name, id, platform, createdAt: timeline.now(), routing: trafficRouting });
  }
  const book = createBook(world);
  recordPasts(applications, registry, book);

  const ended = (deployment: Deployment, outcome: Outcome, wish: RollbackWish): void => {
    const { group, order, rollout } = deployment;
    group.inFlight = undefined;
    if (outcome.kind === 'Succeeded') group.lastSuccessful = deployment;
    if (!isRollbackWanted(outcome, order.autoRollback, wish)) return;
    const wayBack = rollout.wayBack();
    if (wayBack === undefined) return;
    const { low, high } = ROLLBACK_APPEARS_AFTER_MS;
    const appearsAt = timeline.now() + Math.round(random.between(low, high));
    const config = registry.config(group.platform.rollbackConfig);
    const rollbackOrder = { ...order, config, revision: deployment.previousRevision, description: undefined };
    deployment.rollback = book.open(group, rollbackOrder, { kind: 'rollback', of: deployment }, wayBack, appearsAt);
    lives.begin(deployment.rollback);
  };
  const lives = createLives(world, ended);

  return {
    handlers: {
      ...applicationHandlers(world, registry),
      ...configHandlers(world, registry),
      ...deploymentHandlers(world, registry, book, lives, seed.accountLimit ?? Infinity),
      ...targetHandlers(book, hooks),
    },
    hookExecutions: () => hooks.executions(),
  };
}

function recordPasts(applications: readonly Application[], registry: Registry, book: Book): void {
  for (const group of applications.flatMap(({ groups }) => groups)) {
    const { past } = group.platform;
    if (past === undefined) continue;
    const order = {
      revision: past.revision,
      config: registry.config(group.configName),
      description: undefined,
      autoRollback: group.autoRollback,
      alarms: group.alarms,
      overridesAlarms: false,
    };
    book.recordPast(group, order, past.rollout);
  }
}

import type { Caller, World } from '../world/world.ts';
import type { Handlers } from '../wire/index.ts';
import type { DeploymentBook } from './deployments/book.ts';
import { createOwnDeployments } from './deployments/own-deployments.ts';
import { serviceHandlers } from './handlers-services.ts';
import { taskDefinitionHandlers } from './handlers-task-definitions.ts';
import { taskHandlers } from './handlers-tasks.ts';
import { createScheduler, SCHEDULER_PERIOD_MS } from './scheduler.ts';
import type { EcsSeed } from './seed.ts';
import { withEvent } from './service-events.ts';
import { createServices, seededService, type Services } from './services.ts';
import type { Service } from './state.ts';
import { createTaskDefinitions, type TaskDefinitions } from './task-definitions.ts';
import { createTaskSetControl, type TaskSetControl } from './task-sets.ts';
import { createTasks } from './tasks.ts';

export interface Ecs {
  readonly handlers: Handlers<typeof import('@aws-sdk/client-ecs'), Caller>;
  /** For CodeDeploy, which works on the services from inside. */
  readonly services: Services;
  readonly definitions: TaskDefinitions;
  readonly taskSets: TaskSetControl;
  /** For whoever looks at the world from outside. */
  readonly book: DeploymentBook;
}

export function createEcs(world: World, seed: EcsSeed): Ecs {
  const { timeline } = world;
  const eventIds = world.random.fork('ecs events');
  const say = (service: Service, message: string): void => {
    service.events = withEvent(service.events, uuidFrom(eventIds.hex(32)), timeline.now(), message);
  };

  const definitions = createTaskDefinitions(world, () => timeline.now());
  for (const input of seed.taskDefinitions) {
    definitions.register(input, `arn:aws:iam::${world.account}:root`);
  }
  const tasks = createTasks(world, say);
  const services = createServices(world, seed.clusters);
  const own = createOwnDeployments(world, { services, definitions, seed, say });
  for (const item of seed.services) {
    services.cluster(item.cluster);
    const service = seededService(world, definitions, tasks, item);
    services.add(service);
    if (service.controller === 'ECS') own.enroll(service, item);
  }
  const scheduler = createScheduler(world, tasks, say, own.isDeploying);
  timeline.every(SCHEDULER_PERIOD_MS, now => scheduler.run(services.all(), now));

  return {
    handlers: {
      ...taskDefinitionHandlers(definitions),
      ...serviceHandlers({ world, services, own }),
      ...taskHandlers(world, services),
      ...own.handlers,
    },
    services,
    definitions,
    book: own.book,
    taskSets: createTaskSetControl(world, definitions),
  };
}

function uuidFrom(hex: string): string {
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20)].join('-');
}

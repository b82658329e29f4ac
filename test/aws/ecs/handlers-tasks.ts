import type { Caller, World } from '../world/world.ts';
import type { Handlers } from '../wire/index.ts';
import { nameOf, taskArn } from './arns.ts';
import { describedTask, desiredStatusOf } from './describe-task.ts';
import { pageOf } from './page.ts';
import { invalidParameter, invalidToken } from './refusals.ts';
import type { Services } from './services.ts';
import type { Cluster, Service, Task, TaskSet } from './state.ts';

type TaskHandlers = Pick<Handlers<typeof import('@aws-sdk/client-ecs'), Caller>, 'ListTasks' | 'DescribeTasks'>;

interface PlacedTask {
  readonly service: Service;
  readonly set: TaskSet;
  readonly task: Task;
}

export function taskHandlers(world: World, services: Services): TaskHandlers {
  const tasksIn = (cluster: Cluster): PlacedTask[] =>
    services
      .in(cluster)
      .flatMap(service =>
        [...service.taskSets, ...service.formerTaskSets].flatMap(set =>
          set.tasks.map(task => ({ service, set, task })),
        ),
      );

  return {
    ListTasks: input => {
      const cluster = services.cluster(input.cluster);
      const service = input.serviceName === undefined ? undefined : services.get(cluster.name, input.serviceName);
      const desiredStatus = input.desiredStatus ?? 'RUNNING';
      const arns = tasksIn(cluster)
        .filter(placed => service === undefined || placed.service === service)
        .filter(({ task }) => desiredStatusOf(task.life) === desiredStatus)
        .filter(({ set }) => input.family === undefined || set.definition.family === input.family)
        .filter(({ set }) => input.startedBy === undefined || set.id === input.startedBy)
        .filter(placed => input.launchType === undefined || placed.service.launchType === input.launchType)
        .map(({ task }) => task.arn);
      const page = pageOf(arns, input.nextToken, input.maxResults ?? 100, invalidToken);
      return { taskArns: page.items, nextToken: page.nextToken };
    },

    DescribeTasks: input => {
      if (input.tasks.length === 0) throw invalidParameter('Tasks cannot be empty.');
      if (input.tasks.length > 100) throw invalidParameter('Tasks cannot have more than 100 elements.');
      const cluster = services.cluster(input.cluster);
      const known = new Map(tasksIn(cluster).map(placed => [placed.task.id, placed]));
      const found = input.tasks.flatMap(reference => known.get(nameOf(reference)) ?? []);
      return {
        tasks: found.map(({ service, set, task }) => describedTask(world, service, set, task)),
        failures: input.tasks
          .filter(reference => !known.has(nameOf(reference)))
          .map(reference => ({ arn: taskArn(world, cluster.name, nameOf(reference)), reason: 'MISSING' })),
      };
    },
  };
}

import type { ServiceDeployment } from './ecs/deployments/deployment.ts';
import type { Ecs } from './ecs/ecs.ts';
import type { Routing } from './lambda/functions.ts';
import type { Lambda } from './lambda/lambda.ts';
import type { Rds } from './rds/rds.ts';
import { versionOf } from './rds/use/database-version.ts';
import type { SimulatedWorld } from './world/create-world.ts';
import { weightsOf } from './world/rule.ts';
import type { TargetGroup } from './world/target-group.ts';
import type { Versions, Weights } from './world/world.ts';

/** What is where, for people and charts. Nothing here is a contract of AWS. */
export function describeWorld(world: SimulatedWorld): object {
  return {
    now: new Date(world.timeline.now()).toISOString(),
    loadBalancers: world.balancers.all.map(({ name, requestsPerSecond, listeners, targetGroups }) => {
      const byName = (weights: Weights) =>
        Object.fromEntries(targetGroups.map(group => [group.name, weights.get(group.arn) ?? 0]));
      return {
        name,
        requestsPerSecond,
        listeners: listeners.map(listener => ({
          port: listener.port,
          arn: listener.arn,
          weightsAsked: byName(listener.asked()),
          weightsInEffect: byName(listener.inEffect()),
          rules: listener.rules.flatMap(({ takes, asked, inEffect }) =>
            takes === 'the rest'
              ? []
              : [
                  {
                    ...takes,
                    weightsAsked: byName(weightsOf(asked())),
                    weightsInEffect: byName(weightsOf(inEffect())),
                  },
                ],
          ),
        })),
        targetGroups: targetGroups.map(describeTargetGroup),
      };
    }),
    targetGroupsApart: world.balancers.targetGroups
      .filter(group => !world.balancers.all.some(({ targetGroups }) => targetGroups.includes(group)))
      .map(describeTargetGroup),
    alarms: world.alarms.all().map(({ name, kind, status }) => ({
      name,
      kind,
      state: status.state,
      reason: status.reason,
      since: new Date(status.transitionedAt).toISOString(),
    })),
  };
}

const describeTargetGroup = ({ name, arn, targets }: TargetGroup) => ({ name, arn, targets: targets() });

/** Which revisions run where. */
export function describeServices(ecs: Pick<Ecs, 'services' | 'book'>): readonly object[] {
  return ecs.services.all().map(service => ({
    cluster: service.cluster,
    name: service.name,
    desiredCount: service.desiredCount,
    ...(service.controller === 'ECS' && {
      deployments: ecs.book.record(service).deployments.map(describeOwnDeployment),
    }),
    taskSets: service.taskSets.map(({ id, status, definition, tasks }) => ({
      id,
      status,
      taskDefinition: `${definition.family}:${definition.revision}`,
      tasks: tasks.map(({ id: task, life }) => ({ id: task, phase: life.phase })),
    })),
  }));
}

const describeOwnDeployment = ({ arn, target, progress, shares, hooks }: ServiceDeployment) => ({
  arn,
  taskDefinition: `${target.definition.family}:${target.definition.revision}`,
  status: progress.status,
  ...('stage' in progress && { stage: progress.stage }),
  ...('reason' in progress && { reason: progress.reason }),
  shares,
  hooks: hooks.map(({ id, stage, status }) => ({ id, stage, status })),
});

/** Where aliases point, and what their users follow. */
export function describeFunctions({ book }: Pick<Lambda, 'book'>) {
  const routing = ({ version, weights }: Routing) => ({ version, weights: Object.fromEntries(weights) });
  return book.all().map(({ name, latest, versions, aliases }) => ({
    name,
    latest: { package: latest.running.code.version, update: latest.update.status },
    versions: versions.map(({ number, revision, activation }) => ({
      version: number,
      package: revision.code.version,
      state: activation.status,
    })),
    aliases: aliases.map(({ name: alias, description, asked, inEffect }) => ({
      alias,
      description,
      asked: routing(asked),
      inEffect: routing(inEffect),
    })),
  }));
}

/** Who is called what, and may be written to; the ids stay when names are swapped. */
export function describeDatabases({ book }: Pick<Rds, 'book'>, versions: Versions) {
  return book.databases().map(database => ({
    name: database.name,
    resourceId: database.resourceId,
    host: book.endpointOf(database),
    version: versionOf(database, versions).image,
    access: database.access,
    status: database.status,
    follows: database.follows?.from.resourceId,
    method: database.follows?.method,
    replication: database.follows?.state,
  }));
}

/** How far they are; members by the names that they have now. */
export function describeBlueGreenDeployments({ deployments }: Pick<Rds, 'deployments'>): readonly object[] {
  return deployments.all().map(({ id, name, phase, tasks, pairs }) => ({
    id,
    name,
    status: phase.status,
    tasks: tasks.map(task => ({ ...task })),
    members: pairs.map(({ blue, green, status }) => ({ blue: blue.name, green: green?.name, status })),
  }));
}

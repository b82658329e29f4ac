import type { Ecs } from './ecs/ecs.ts';
import type { SimulatedWorld } from './world/create-world.ts';
import type { Weights } from './world/world.ts';

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
        })),
        targetGroups: targetGroups.map(group => ({ name: group.name, arn: group.arn, targets: group.targets() })),
      };
    }),
    alarms: world.alarms.all().map(({ name, kind, status }) => ({
      name,
      kind,
      state: status.state,
      reason: status.reason,
      since: new Date(status.transitionedAt).toISOString(),
    })),
  };
}

/** Which revisions run where. */
export function describeServices(ecs: Pick<Ecs, 'services'>): readonly object[] {
  return ecs.services.all().map(({ cluster, name, desiredCount, taskSets }) => ({
    cluster,
    name,
    desiredCount,
    taskSets: taskSets.map(({ id, status, definition, tasks }) => ({
      id,
      status,
      taskDefinition: `${definition.family}:${definition.revision}`,
      tasks: tasks.map(({ id: task, life }) => ({ id: task, phase: life.phase })),
    })),
  }));
}

import type { World } from '../world/world.ts';
import { clusterArn, nameOf, serviceArn } from './arns.ts';
import { newRevision } from './deployments/new-revision.ts';
import { clusterNotFound, serviceNotActive, serviceNotFound } from './refusals.ts';
import type { ServiceSeed } from './seed.ts';
import type { Cluster, LoadBalancing, Service } from './state.ts';
import { checkBinding, newTaskSet, newTaskSetId } from './task-sets.ts';
import type { TaskDefinitions } from './task-definitions.ts';
import type { Tasks } from './tasks.ts';

export interface Services {
  clusters(): readonly Cluster[];
  /** By name or ARN; ECS takes `default` when none is named. */
  cluster(reference: string | undefined): Cluster;
  /** Undefined when the cluster has no such service; throws when there is no such cluster. */
  find(cluster: string | undefined, service: string): Service | undefined;
  get(cluster: string | undefined, service: string): Service;
  /** As `get`, and errors unless it is ACTIVE. */
  active(cluster: string | undefined, service: string): Service;
  /** Of whoever worked with it once: also a service that the API has forgotten. */
  remembered(cluster: string, service: string): Service;
  in(cluster: Cluster): readonly Service[];
  all(): readonly Service[];
}

/** DeleteService in the API reference: INACTIVE services "may be cleaned up". When is not published. */
const INACTIVE_SHOWN_MS = 10 * 60_000;

const isShown = ({ life }: Service, now: number) => life.status !== 'INACTIVE' || now - life.since < INACTIVE_SHOWN_MS;

export function createServices(world: World, names: readonly string[]): Services & { add(service: Service): void } {
  const clusters = names.map(name => ({ name, arn: clusterArn(world, name) }));
  const services: Service[] = [];

  const cluster = (reference = 'default'): Cluster => {
    const found = clusters.find(({ name }) => name === nameOf(reference));
    if (found === undefined) throw clusterNotFound();
    return found;
  };
  const find = (clusterReference: string | undefined, reference: string): Service | undefined => {
    const { name } = cluster(clusterReference);
    return services.find(
      service =>
        service.cluster === name && service.name === nameOf(reference) && isShown(service, world.timeline.now()),
    );
  };
  const get = (clusterReference: string | undefined, reference: string): Service => {
    const service = find(clusterReference, reference);
    if (service === undefined) throw serviceNotFound();
    return service;
  };

  return {
    clusters: () => clusters,
    cluster,
    find,
    get,
    active: (clusterReference, reference) => {
      const service = get(clusterReference, reference);
      if (service.life.status !== 'ACTIVE') throw serviceNotActive();
      return service;
    },
    remembered: (clusterName, name) => {
      const service = services.find(item => item.cluster === clusterName && item.name === name);
      if (service === undefined) throw serviceNotFound();
      return service;
    },
    in: ({ name }) => services.filter(service => service.cluster === name && isShown(service, world.timeline.now())),
    all: () => services,
    add: service => void services.push(service),
  };
}

/** A service that was there before this world began: its tasks run already. */
export function seededService(world: World, definitions: TaskDefinitions, tasks: Tasks, seed: ServiceSeed): Service {
  const definition = definitions.find(seed.taskDefinition);
  if (definition === undefined) {
    throw new Error(
      `seed: service ${seed.name} names task definition ${seed.taskDefinition}, which is not in the seed`,
    );
  }
  const loadBalancing = seededBalancing(world, seed);
  const binding = loadBalancing.kind === 'none' ? undefined : loadBalancing.binding;
  checkBinding(definition, binding);
  const id = newTaskSetId(world.random.fork(`ecs service ${seed.cluster}/${seed.name}`));
  const launch = { platformVersion: undefined, network: undefined, ...seed.launch };
  const wish = { definition, launch, loadBalancing, binding };
  const revision = seed.deploymentController === 'ECS' ? newRevision(world, seed, id, wish) : undefined;
  const first = newTaskSet(world, seed, { id, definition, binding, launch, revision, deploymentId: undefined });
  first.status = 'PRIMARY';
  const service: Service = {
    name: seed.name,
    cluster: seed.cluster,
    arn: serviceArn(world, seed.cluster, seed.name),
    createdAt: world.timeline.now(),
    controller: seed.deploymentController,
    launchType: seed.launchType,
    capacity: seed.capacity,
    tags: seed.tags,
    loadBalancing,
    healthCheckGracePeriodSeconds: seed.healthCheckGracePeriodSeconds,
    desiredCount: seed.desiredCount,
    life: { status: 'ACTIVE' },
    taskSets: [first],
    formerTaskSets: [],
    events: [],
  };
  if (seed.history === 'none') first.scale = { tasks: 0 };
  else for (let started = 0; started < seed.desiredCount; started += 1) tasks.adopt(service, first);
  return service;
}

function seededBalancing({ account, balancers }: World, { loadBalancer }: ServiceSeed): LoadBalancing {
  if (loadBalancer === undefined) return { kind: 'none' };
  const { targetGroup, containerName, containerPort, advanced } = loadBalancer;
  const binding = { targetGroupArn: balancers.targetGroupArn(targetGroup), containerName, containerPort };
  if (advanced === undefined) return { kind: 'one group', binding };
  const { production, test } = advanced;
  return {
    kind: 'two groups',
    binding,
    alternateTargetGroupArn: balancers.targetGroupArn(advanced.alternateTargetGroup),
    production: balancers.routeArn(production.loadBalancer, production.port, production.priority),
    test: test && balancers.routeArn(test.loadBalancer, test.port, test.priority),
    roleArn: `arn:aws:iam::${account}:role/${advanced.role}`,
  };
}

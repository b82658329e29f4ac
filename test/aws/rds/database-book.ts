import { hostsOf, type Place } from './arns.ts';
import { clusterNotFound, instanceNotFound } from './refusals.ts';
import type { ClusterEndpoint, ClusterMember, Database, DbCluster, DbInstance, ReadReplica } from './state.ts';

/** Who takes a connection to an endpoint. */
export interface Answering {
  readonly instance: DbInstance;
  /** Its access is what a connection may do; a reader never takes writes. */
  readonly database: Database;
  readonly role: 'writer' | 'reader';
}

/** All databases of the account. Objects stay the same as long as the resource does, whatever it is called. */
export interface DatabaseBook {
  instances(): readonly DbInstance[];
  clusters(): readonly DbCluster[];
  endpoints(): readonly ClusterEndpoint[];
  /** What stands by itself: instances that are no replica and no member, and clusters. */
  databases(): readonly Database[];
  findInstance(name: string): DbInstance | undefined;
  findCluster(name: string): DbCluster | undefined;
  /** By name or ARN. Throw AWS's error for what does not exist. */
  instance(identifier: string): DbInstance;
  cluster(identifier: string): DbCluster;
  replicasOf(database: Database): readonly ReadReplica[];
  /** The writer first. */
  membersOf(database: Database): readonly ClusterMember[];
  /** The database, and all that makes it up. */
  wholeOf(database: Database): readonly (DbInstance | DbCluster)[];
  endpointsOf(database: Database): readonly ClusterEndpoint[];
  /** Of a cluster: where its writer is. */
  endpointOf(resource: DbInstance | DbCluster): string;
  readerEndpointOf(cluster: DbCluster): string;
  customEndpointOf(endpoint: ClusterEndpoint): string;
  /** By host name, as the names stand right now; undefined: no such name. */
  behind(host: string): Answering | undefined;
  add(resource: DbInstance | DbCluster | ClusterEndpoint): void;
  remove(resource: DbInstance | DbCluster | ClusterEndpoint): void;
}

export const databaseOf = (instance: DbInstance): Database => (instance.part === 'primary' ? instance : instance.of);

export function createDatabaseBook(place: Place): DatabaseBook {
  const hosts = hostsOf(place);
  let instances: readonly DbInstance[] = [];
  let clusters: readonly DbCluster[] = [];
  let endpoints: readonly ClusterEndpoint[] = [];

  const membersOf = (database: Database): readonly ClusterMember[] =>
    instances
      .filter(instance => instance.part === 'cluster member')
      .filter(instance => instance.of === database)
      .sort((a, b) => Number(b.role === 'writer') - Number(a.role === 'writer'));
  const replicasOf = (database: Database) =>
    instances.filter(instance => instance.part === 'read replica').filter(instance => instance.of === database);
  const findInstance = (name: string) => instances.find(instance => instance.name === name);
  const findCluster = (name: string) => clusters.find(cluster => cluster.name === name);

  const answering = (instance: DbInstance | undefined): Answering | undefined =>
    instance && { instance, database: databaseOf(instance), role: roleOf(instance) };
  const readerOf = (members: readonly ClusterMember[]) =>
    members.find(member => member.role === 'reader') ?? members[0];
  const servedBy = (endpoint: ClusterEndpoint): ClusterMember | undefined => {
    const all = membersOf(endpoint.of);
    const chosen = endpoint.staticMembers.length > 0 ? endpoint.staticMembers : all;
    const allowed = all.filter(member => chosen.includes(member) && !endpoint.excludedMembers.includes(member));
    return endpoint.type === 'READER' ? readerOf(allowed) : allowed[0];
  };

  return {
    instances: () => instances,
    clusters: () => clusters,
    endpoints: () => endpoints,
    databases: () => [...instances.filter(instance => instance.part === 'primary'), ...clusters],
    findInstance,
    findCluster,
    instance: identifier => {
      const name = nameIn(identifier);
      return findInstance(name) ?? thrown(instanceNotFound(name));
    },
    cluster: identifier => {
      const name = nameIn(identifier);
      return findCluster(name) ?? thrown(clusterNotFound(name));
    },
    replicasOf,
    membersOf,
    wholeOf: database => [database, ...replicasOf(database), ...membersOf(database)],
    endpointsOf: database => endpoints.filter(endpoint => endpoint.of === database),
    endpointOf: resource => (resource.is === 'instance' ? hosts.instance(resource) : hosts.writer(resource)),
    readerEndpointOf: hosts.reader,
    customEndpointOf: hosts.custom,
    behind: host => {
      const instance = instances.find(item => hosts.instance(item) === host);
      if (instance !== undefined) return answering(instance);
      const written = clusters.find(cluster => hosts.writer(cluster) === host);
      if (written !== undefined) return answering(membersOf(written).find(member => member.role === 'writer'));
      const read = clusters.find(cluster => hosts.reader(cluster) === host);
      if (read !== undefined) return answering(readerOf(membersOf(read)));
      const custom = endpoints.find(endpoint => hosts.custom(endpoint) === host);
      return custom && answering(servedBy(custom));
    },
    add: resource => {
      switch (resource.is) {
        case 'instance':
          instances = [...instances, resource];
          return;
        case 'cluster':
          clusters = [...clusters, resource];
          return;
        case 'endpoint':
          endpoints = [...endpoints, resource];
          return;
        default: {
          const never: never = resource;
          throw new Error(`no such resource: ${String(never)}`);
        }
      }
    },
    remove: resource => {
      instances = instances.filter(item => item !== resource);
      clusters = clusters.filter(item => item !== resource);
      endpoints = endpoints.filter(item => item !== resource);
    },
  };
}

function roleOf(instance: DbInstance): Answering['role'] {
  switch (instance.part) {
    case 'primary':
      return 'writer';
    case 'read replica':
      return 'reader';
    case 'cluster member':
      return instance.role;
    default: {
      const never: never = instance;
      return never;
    }
  }
}

/** Identifiers are not case-sensitive, and are stored in lower case (API reference). */
const nameIn = (identifier: string): string => identifier.slice(identifier.lastIndexOf(':') + 1).toLowerCase();

function thrown(error: Error): never {
  throw error;
}

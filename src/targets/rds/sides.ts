import type { DBCluster, DBInstance } from '@aws-sdk/client-rds';
import type { Asking } from '../../aws/asking.ts';
import { resourceIn } from './arn.ts';
import { type Database, type ReplicationStatus, replicationIn } from './database.ts';
import type { Deployment } from './deployment.ts';
import { describeClusters, describeInstances } from './describe.ts';
import type { RdsHand } from './hand.ts';
import { told } from './told.ts';

/** Both sides of a blue/green deployment as they stand at one moment. */
export interface Sides {
  /** The resource id of what has the name of the database; undefined while nobody has it. */
  readonly named: string | undefined;
  readonly blue: Side | undefined;
  readonly green: Side | undefined;
}

/** Told by its resource id: its name changes in a switchover. */
export interface Side {
  readonly resourceId: string;
  readonly name: string;
  /** Of its writer; undefined while it is created. */
  readonly endpoint: string | undefined;
  /** The instance that is written to; undefined: RDS was not asked for it, or names none. */
  readonly writer: Part | undefined;
  /** The cluster, where it is one, and all instances that RDS was asked for. */
  readonly parts: readonly Part[];
}

/** A cluster or an instance. */
export interface Part {
  readonly kind: 'db' | 'cluster';
  readonly name: string;
  readonly status: string;
  readonly replication: ReplicationStatus | undefined;
}

/** A database by its name, and by the resource id of what serves under it before the switchover. */
export interface BluePlace {
  readonly kind: 'db' | 'cluster';
  readonly name: string;
  readonly blue: string;
}

/** With the resource id of green, as soon as that is known. */
export interface Place extends BluePlace {
  readonly green: string | undefined;
}

export function placeOf({ is, resourceId }: Pick<Database, 'is' | 'resourceId'>, name: string): BluePlace {
  return { kind: is === 'a cluster' ? 'cluster' : 'db', name, blue: resourceId };
}

/**
 * One call for an instance with its replicas; two for a cluster, and one while it is made. A side is known by its resource id,
 * and by its name in the deployment only where that is not known yet: in a switchover names lag behind.
 */
export async function readSides(
  hand: RdsHand,
  asking: Asking,
  place: Place,
  deployment: Deployment | 'gone',
): Promise<Sides> {
  const names = namesIn(deployment, place.kind);
  const all = [...new Set([place.name, ...names.blue, ...names.green])];
  const sides = await (place.kind === 'db'
    ? instanceSides(hand, asking, all)
    : clusterSides(hand, asking, all, deployment !== 'gone' && deployment.status !== 'PROVISIONING'));
  const byId = (id: string): Side | undefined => sides.find(({ resourceId }) => resourceId === id);
  const green = place.green === undefined ? sides.find(({ name }) => name === names.target) : byId(place.green);
  return {
    named: sides.find(({ name }) => name === place.name)?.resourceId,
    blue: withReplicas(byId(place.blue), names.blue, sides),
    green: withReplicas(green, names.green, sides),
  };
}

/** Each instance as a side of its own. */
async function instanceSides(hand: RdsHand, asking: Asking, values: readonly string[]): Promise<readonly Side[]> {
  const instances = await describeInstances(hand, asking, { filter: 'db-instance-id', values });
  return instances.map(instance => {
    const writer = partIn(instance);
    return {
      resourceId: told(instance.DbiResourceId, `the resource id of ${writer.name}`),
      name: writer.name,
      endpoint: instance.Endpoint?.Address,
      writer,
      parts: [writer],
    };
  });
}

async function clusterSides(
  hand: RdsHand,
  asking: Asking,
  values: readonly string[],
  isMade: boolean,
): Promise<readonly Side[]> {
  const [clusters, instances] = await Promise.all([
    describeClusters(hand, asking, { filter: 'db-cluster-id', values }),
    isMade ? describeInstances(hand, asking, { filter: 'db-cluster-id', values }) : [],
  ]);
  return clusters.map(cluster => clusterSide(cluster, instances));
}

function clusterSide(cluster: DBCluster, instances: readonly DBInstance[]): Side {
  const name = told(cluster.DBClusterIdentifier, 'the name of a cluster');
  const status = told(cluster.Status, `the status of ${name}`);
  const parts = instances.filter(({ DBClusterIdentifier: id }) => id === name).map(partIn);
  const writes = cluster.DBClusterMembers?.find(({ IsClusterWriter }) => IsClusterWriter === true);
  return {
    resourceId: told(cluster.DbClusterResourceId, `the resource id of ${name}`),
    name,
    endpoint: cluster.Endpoint,
    writer: parts.find(part => part.name === writes?.DBInstanceIdentifier),
    parts: [{ kind: 'cluster', name, status, replication: undefined }, ...parts],
  };
}

function partIn(instance: DBInstance): Part {
  const name = told(instance.DBInstanceIdentifier, 'the name of an instance');
  return {
    kind: 'db',
    name,
    status: told(instance.DBInstanceStatus, `the status of ${name}`),
    replication: replicationIn(instance),
  };
}

/** An instance with those that the deployment names on its side: its read replicas. */
function withReplicas(side: Side | undefined, names: readonly string[], all: readonly Side[]): Side | undefined {
  if (side === undefined || side.parts[0]?.kind === 'cluster') return side;
  const replicas = all.filter(other => other !== side && names.includes(other.name));
  return { ...side, parts: [...side.parts, ...replicas.flatMap(({ parts }) => parts)] };
}

/** The names that a deployment gives to its members of one kind, and to green itself. */
function namesIn(
  deployment: Deployment | 'gone',
  kind: Place['kind'],
): { readonly blue: readonly string[]; readonly green: readonly string[]; readonly target: string | undefined } {
  if (deployment === 'gone') return { blue: [], green: [], target: undefined };
  const { source, target, pairs } = deployment;
  const named = (arns: readonly (string | undefined)[]): readonly string[] =>
    arns
      .flatMap(arn => (arn === undefined ? [] : resourceIn(arn)))
      .flatMap(resource => (resource.kind === kind ? resource.name : []));
  return {
    blue: named([source, ...pairs.map(pair => pair.source)]),
    green: named([target, ...pairs.map(pair => pair.target)]),
    target: named([target])[0],
  };
}

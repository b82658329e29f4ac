import type { Random } from '../world/random.ts';
import { newResourceId } from './arns.ts';
import type { DatabaseBook } from './database-book.ts';
import { groupFamilyOf } from './engines.ts';
import { defaultGroupName } from './parameter-groups.ts';
import type { ClusterSeed, InstanceSeed, RdsSeed } from './seed.ts';
import type { AppliedGroup, ClusterMember, DbCluster, PrimaryInstance, Storage } from './state.ts';
import { withStorageDefaults } from './storage.ts';

/** Puts the databases of the seed into the book. */
export function addSeeded({ instances, clusters }: RdsSeed, book: DatabaseBook, random: Random, now: number): void {
  for (const seed of instances) addInstance(seed, book, random, now);
  for (const seed of clusters) addCluster(seed, book, random, now);
}

function addInstance(seed: InstanceSeed, book: DatabaseBook, random: Random, now: number): void {
  const storage: Storage = withStorageDefaults(seed.storage);
  const shared = { is: 'instance', engine: seed.engine, engineVersion: seed.engineVersion, createdAt: now } as const;
  const primary: PrimaryInstance = {
    ...shared,
    ...databaseOf(seed),
    part: 'primary',
    resourceId: newResourceId(random, 'db'),
    class: seed.class,
    storage,
    fileSystem: seed.fileSystem,
    multiAz: seed.multiAz,
  };
  book.add(primary);
  for (const replica of seed.replicas) {
    book.add({
      ...shared,
      part: 'read replica',
      of: primary,
      resourceId: newResourceId(random, 'db'),
      name: replica.name,
      class: replica.class,
      status: 'available',
      parameterGroup: groupOf(seed, replica.parameterGroup ?? seed.parameterGroup, 'in-sync'),
      deletionProtection: seed.deletionProtection,
      tags: new Map(),
      storage,
      fileSystem: seed.fileSystem,
      kmsKey: seed.kmsKey,
      multiAz: replica.multiAz,
      backupRetentionDays: 0,
    });
  }
}

function addCluster(seed: ClusterSeed, book: DatabaseBook, random: Random, now: number): void {
  const cluster: DbCluster = {
    ...databaseOf(seed),
    is: 'cluster',
    resourceId: newResourceId(random, 'cluster'),
    engine: seed.engine,
    engineVersion: seed.engineVersion,
    createdAt: now,
  };
  book.add(cluster);
  const members = seed.members.map((member, index): ClusterMember => ({
    is: 'instance',
    part: 'cluster member',
    of: cluster,
    role: index === 0 ? 'writer' : 'reader',
    resourceId: newResourceId(random, 'db'),
    name: member.name,
    engine: seed.engine,
    engineVersion: seed.engineVersion,
    class: member.class,
    status: 'available',
    parameterGroup: groupOf(seed, member.parameterGroup, 'in-sync'),
    deletionProtection: false,
    createdAt: now,
    tags: new Map(),
  }));
  for (const member of members) book.add(member);
  for (const { name, type, members: chosen, excluded } of seed.endpoints) {
    const named = (names: readonly string[]) => members.filter(member => names.includes(member.name));
    book.add({
      is: 'endpoint',
      resourceId: newResourceId(random, 'cluster-endpoint'),
      name,
      of: cluster,
      type,
      staticMembers: named(chosen),
      excludedMembers: named(excluded),
    });
  }
}

function databaseOf(seed: InstanceSeed | ClusterSeed) {
  return {
    name: seed.name,
    status: seed.status,
    parameterGroup: groupOf(seed, seed.parameterGroup, seed.parameterGroupStatus),
    deletionProtection: seed.deletionProtection,
    kmsKey: seed.kmsKey,
    backupRetentionDays: seed.backupRetentionDays,
    tags: new Map(Object.entries(seed.tags)),
    access: 'read-write',
    follows: undefined,
    externalReplica: seed.externalReplica,
    managedPassword: seed.managedPassword,
    course: seed.course,
  } as const;
}

function groupOf(
  { engine, engineVersion }: InstanceSeed | ClusterSeed,
  name: string | undefined,
  status: AppliedGroup['status'],
): AppliedGroup {
  return { name: name ?? defaultGroupName(groupFamilyOf(engine, engineVersion)), status };
}

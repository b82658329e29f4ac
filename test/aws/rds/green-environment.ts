import type { Random } from '../world/random.ts';
import { arnOf, greenName, newResourceId, type Place } from './arns.ts';
import type { DatabaseBook } from './database-book.ts';
import type {
  AppliedGroup,
  ClusterEndpoint,
  ClusterMember,
  Database,
  DbCluster,
  GreenPlan,
  Pair,
  PrimaryInstance,
  ReadReplica,
} from './state.ts';

interface Around {
  readonly book: DatabaseBook;
  readonly place: Place;
  readonly random: Random;
  readonly now: number;
}

/** Every resource of a blue environment, as CreateBlueGreenDeployment lists them: the databases first, custom endpoints last. */
export function bluePairs(source: Database, book: DatabaseBook): Pair[] {
  const blue = [...book.wholeOf(source), ...book.endpointsOf(source)];
  return blue.map(resource => ({ blue: resource, green: undefined, status: 'PROVISIONING' }));
}

/** Puts green beside blue: in the making, and with what blue has until the tasks change it. */
export function addGreen(pairs: readonly Pair[], source: Database, plan: GreenPlan, around: Around): Database {
  const target = source.is === 'instance' ? greenInstance(source, plan, around) : greenCluster(source, plan, around);
  around.book.add(target);
  const greens = new Map<Pair['blue'], Pair['blue']>([[source, target]]);
  const add = (blue: Pair['blue'], green: Pair['blue']) => {
    around.book.add(green);
    greens.set(blue, green);
  };
  for (const { blue } of pairs) {
    if (blue.is === 'instance' && blue.part === 'read replica' && target.is === 'instance') {
      add(blue, greenReplica(blue, target, plan, around));
    }
    if (blue.is === 'instance' && blue.part === 'cluster member' && target.is === 'cluster') {
      add(blue, greenMember(blue, target, plan, around));
    }
  }
  for (const { blue } of pairs) {
    if (blue.is === 'endpoint' && target.is === 'cluster') add(blue, greenEndpoint(blue, target, greens, around));
  }
  for (const pair of pairs) pair.green = greens.get(pair.blue);
  return target;
}

const inSync = (name: string): AppliedGroup => ({ name, status: 'in-sync' });

function following(from: Database, { method }: GreenPlan, { now }: Around): Pick<Database, 'access' | 'follows'> {
  return { access: 'closed', follows: { from, method, since: now, state: 'running' } };
}

const beginning = (blue: string, { random, now }: Around) =>
  ({ name: greenName(random, blue), status: 'creating', createdAt: now }) as const;

function greenInstance(blue: PrimaryInstance, plan: GreenPlan, around: Around): PrimaryInstance {
  return {
    ...blue,
    ...beginning(blue.name, around),
    ...following(blue, plan, around),
    resourceId: newResourceId(around.random, 'db'),
    externalReplica: false,
    class: plan.class ?? blue.class,
    parameterGroup: inSync(plan.parameterGroup),
    storage: plan.storage ?? blue.storage,
    fileSystem: plan.fileSystem === 'upgraded' ? 'current' : blue.fileSystem,
    kmsKey: plan.kmsKeys.get(arnOf(around.place, blue)) ?? blue.kmsKey,
    // Its backups are the task CONFIGURE_BACKUPS.
    backupRetentionDays: 0,
  };
}

function greenReplica(blue: ReadReplica, of: PrimaryInstance, plan: GreenPlan, around: Around): ReadReplica {
  return {
    ...blue,
    ...beginning(blue.name, around),
    of,
    resourceId: newResourceId(around.random, 'db'),
    class: plan.class ?? blue.class,
    parameterGroup: inSync(plan.parameterGroup),
    storage: plan.storage ?? blue.storage,
    fileSystem: plan.fileSystem === 'upgraded' ? 'current' : blue.fileSystem,
    kmsKey: plan.kmsKeys.get(arnOf(around.place, blue)) ?? blue.kmsKey,
  };
}

function greenCluster(blue: DbCluster, plan: GreenPlan, around: Around): DbCluster {
  return {
    ...blue,
    ...beginning(blue.name, around),
    ...following(blue, plan, around),
    resourceId: newResourceId(around.random, 'cluster'),
    externalReplica: false,
    parameterGroup: inSync(plan.clusterParameterGroup ?? blue.parameterGroup.name),
    kmsKey: plan.kmsKeys.get(arnOf(around.place, blue)) ?? blue.kmsKey,
  };
}

function greenMember(blue: ClusterMember, of: DbCluster, plan: GreenPlan, around: Around): ClusterMember {
  return {
    ...blue,
    ...beginning(blue.name, around),
    of,
    resourceId: newResourceId(around.random, 'db'),
    parameterGroup: inSync(plan.parameterGroup),
  };
}

function greenEndpoint(
  blue: ClusterEndpoint,
  of: DbCluster,
  greens: ReadonlyMap<Pair['blue'], Pair['blue']>,
  { random }: Around,
): ClusterEndpoint {
  const greenOf = (members: readonly ClusterMember[]) =>
    members.flatMap(member => {
      const green = greens.get(member);
      return green?.is === 'instance' && green.part === 'cluster member' ? [green] : [];
    });
  return {
    ...blue,
    of,
    name: greenName(random, blue.name),
    resourceId: newResourceId(random, 'cluster-endpoint'),
    staticMembers: greenOf(blue.staticMembers),
    excludedMembers: greenOf(blue.excludedMembers),
  };
}

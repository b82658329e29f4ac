import type { Handlers } from '../wire/index.ts';
import type { Caller } from '../world/world.ts';
import type { Around } from './around.ts';
import { databaseOf } from './database-book.ts';
import { standAlone } from './deletion.ts';
import { describedCluster } from './describe-cluster.ts';
import { describedInstance } from './describe-instance.ts';
import { resourceEvents } from './events.ts';
import { modifyInstance, refuseUnknown } from './modify-instance.ts';
import { checkRemoval, removeResource } from './removal.ts';
import { invalidateAround } from './invalidate.ts';
import { invalidClusterState, invalidInstanceState, notSimulated } from './refusals.ts';
import { unprotectedAccess } from './resting-access.ts';
import type { Database, DbCluster, DbInstance, RdsClient } from './state.ts';

/** AWS gives no figure. */
const REBOOT_MS = 60_000;

/** What people do with databases themselves, beside any blue/green deployment. */
export function byHandHandlers(around: Around): Handlers<RdsClient, Caller> {
  const { book, groups, place, timeline, deployments, journal } = around;
  const instanceAnswer = (instance: DbInstance) => ({ DBInstance: describedInstance(instance, book, place) });
  const clusterAnswer = (cluster: DbCluster) => ({ DBCluster: describedCluster(cluster, book, place) });
  /** That AWS refuses it is not known; nothing good could come of it. */
  const checkNotSwitching = (resource: DbInstance | DbCluster) => {
    const database = resource.is === 'cluster' ? resource : databaseOf(resource);
    if (!deployments.around(database).some(({ phase }) => phase.status === 'SWITCHOVER_IN_PROGRESS')) return;
    const message = `DB ${resource.is} ${resource.name} is being switched over.`;
    throw resource.is === 'instance' ? invalidInstanceState(message) : invalidClusterState(message);
  };
  const instanceNamed = (name: string) => checked(book.instance(name), checkNotSwitching);
  const clusterNamed = (name: string) => checked(book.cluster(name), checkNotSwitching);
  const later = (ms: number, act: () => void) => void timeline.at(timeline.now() + ms, act);

  /** It stands by itself at once; that its deployment is invalid then: "Switching a blue/green deployment" of the user guide. */
  const promote = (database: Database) => {
    standAlone(database);
    invalidateAround(database, `The green ${database.is} ${database.name} was promoted.`, around);
  };

  return {
    PromoteReadReplica: input => {
      const instance = instanceNamed(input.DBInstanceIdentifier);
      if (instance.part === 'read replica') throw notSimulated('the promotion of a read replica inside an environment');
      checkAvailable(instance);
      if (instance.part !== 'primary' || instance.follows === undefined) {
        throw invalidInstanceState('The DB instance is not a read replica.');
      }
      promote(instance);
      return instanceAnswer(instance);
    },
    PromoteReadReplicaDBCluster: input => {
      const cluster = clusterNamed(input.DBClusterIdentifier);
      checkAvailable(cluster);
      if (cluster.follows === undefined) throw invalidClusterState('The DB cluster is not a read replica.');
      promote(cluster);
      return clusterAnswer(cluster);
    },
    DeleteDBInstance: input => {
      const instance = instanceNamed(input.DBInstanceIdentifier);
      checkRemoval(instance, input);
      removeResource(instance, around);
      return instanceAnswer(instance);
    },
    DeleteDBCluster: input => {
      const cluster = clusterNamed(input.DBClusterIdentifier);
      checkRemoval(cluster, input);
      if (book.membersOf(cluster).some(({ status }) => status !== 'deleting')) {
        throw invalidClusterState('Cluster cannot be deleted, it still contains DB instances in non-deleting state.');
      }
      removeResource(cluster, around);
      return clusterAnswer(cluster);
    },
    RebootDBInstance: input => {
      const instance = instanceNamed(input.DBInstanceIdentifier);
      checkAvailable(instance);
      instance.status = 'rebooting';
      later(REBOOT_MS, () => {
        instance.status = 'available';
        journal.ofResource(instance, resourceEvents.restarted);
        instance.parameterGroup = { ...instance.parameterGroup, status: 'in-sync' };
        if (instance.part === 'read replica') return;
        const database = databaseOf(instance);
        if (database.is === 'cluster') database.parameterGroup = { ...database.parameterGroup, status: 'in-sync' };
        // "Old blue is read-only until it is rebooted": "After switchover" of the user guide.
        const isOldBlue = deployments
          .around(database)
          .some(({ source, phase }) => source === database && phase.status === 'SWITCHOVER_COMPLETED');
        if (isOldBlue) database.access = unprotectedAccess(database, groups);
      });
      return instanceAnswer(instance);
    },
    ModifyDBInstance: input => {
      const instance = instanceNamed(input.DBInstanceIdentifier);
      modifyInstance(instance, input, timeline);
      return instanceAnswer(instance);
    },
    ModifyDBCluster: input => {
      const cluster = clusterNamed(input.DBClusterIdentifier);
      const { ApplyImmediately: _atOnce, DBClusterIdentifier: _name, ...change } = input;
      refuseUnknown(change, ['DeletionProtection']);
      if (change.DeletionProtection !== undefined) cluster.deletionProtection = change.DeletionProtection;
      return clusterAnswer(cluster);
    },
  };
}

function checkAvailable({ is, name, status }: DbInstance | DbCluster): void {
  if (status === 'available') return;
  const message = `DB ${is} ${name} is not in available state.`;
  throw is === 'instance' ? invalidInstanceState(message) : invalidClusterState(message);
}

function checked<Item>(item: Item, check: (item: Item) => void): Item {
  check(item);
  return item;
}

import type { Input } from '../wire/index.ts';
import type { WorldTimeline } from '../world/world.ts';
import { invalidCombination, invalidInstanceState, notSimulated } from './refusals.ts';
import type { DbInstance, RdsClient, Storage } from './state.ts';
import { sameStorage, withStorageDefaults } from './storage.ts';

/** AWS gives no figures; of the second people report half an hour and more. */
const MODIFY_MS = 2 * 60_000;
const STORAGE_OPTIMIZATION_MS = 30 * 60_000;

type Request = Input<RdsClient, 'ModifyDBInstance'>;
type Change = Omit<Request, 'DBInstanceIdentifier' | 'ApplyImmediately'>;

const STORAGE_MEMBERS = ['AllocatedStorage', 'Iops', 'StorageThroughput', 'StorageType'] as const;
const LASTING_MEMBERS = ['DBInstanceClass', ...STORAGE_MEMBERS] as const;

/**
 * `modifying`, and after a change of storage `storage-optimization` for long: "Amazon RDS DB instance storage" of the user guide. Throws
 * where AWS would refuse it, and for what this world cannot change.
 */
export function modifyInstance(instance: DbInstance, request: Request, timeline: WorldTimeline): void {
  const { DBInstanceIdentifier: _name, ApplyImmediately: atOnce, ...change } = request;
  refuseUnknown(change, ['DeletionProtection', ...LASTING_MEMBERS]);
  if (change.DeletionProtection !== undefined) instance.deletionProtection = change.DeletionProtection;
  if (LASTING_MEMBERS.every(member => change[member] === undefined)) return;
  if (atOnce !== true) throw notSimulated('changes that wait for the maintenance window');
  if (instance.status !== 'available') throw invalidInstanceState('Database instance is not in available state.');

  const storage = instance.part === 'cluster member' ? undefined : storageAfter(instance.storage, change);
  const later = (ms: number, act: () => void) => timeline.at(timeline.now() + ms, act);
  instance.status = 'modifying';
  later(MODIFY_MS, () => {
    instance.class = change.DBInstanceClass ?? instance.class;
    instance.status = 'available';
    if (instance.part === 'cluster member' || storage === undefined) return;
    const isOptimized = !sameStorage(storage, instance.storage);
    instance.storage = storage;
    if (!isOptimized) return;
    instance.status = 'storage-optimization';
    later(STORAGE_OPTIMIZATION_MS, () => {
      if (instance.status === 'storage-optimization') instance.status = 'available';
    });
  });
}

/** Throws for a member that this world cannot change. */
export function refuseUnknown(change: object, known: readonly string[]): void {
  const unknown = Object.keys(change).find(member => !known.includes(member));
  if (unknown !== undefined) throw notSimulated(`a change of ${unknown}`);
}

function storageAfter(storage: Storage, change: Change): Storage {
  const { AllocatedStorage: gib = storage.gib, StorageType: type, Iops: iops, StorageThroughput: throughput } = change;
  if (gib < storage.gib) throw invalidCombination('Invalid storage size: allocated storage can only grow.');
  const kept = type === undefined || type === storage.type ? storage : { iops: undefined, throughput: undefined };
  return withStorageDefaults({
    type: type ?? storage.type,
    gib,
    iops: iops ?? kept.iops,
    throughput: throughput ?? kept.throughput,
  });
}

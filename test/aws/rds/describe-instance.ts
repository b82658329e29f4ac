import type { DBInstance } from '@aws-sdk/client-rds';
import { arnOf, type Place } from './arns.ts';
import type { DatabaseBook } from './database-book.ts';
import { portOf } from './engines.ts';
import { managedSecret, statusInfos, tagList } from './describe-shared.ts';
import type { DbInstance } from './state.ts';

export function describedInstance(instance: DbInstance, book: DatabaseBook, place: Place): DBInstance {
  return {
    DBInstanceIdentifier: instance.name,
    DBInstanceArn: arnOf(place, instance),
    DbiResourceId: instance.resourceId,
    DBInstanceClass: instance.class,
    DBInstanceStatus: instance.status,
    Engine: instance.engine,
    EngineVersion: instance.engineVersion,
    MasterUsername: 'admin',
    InstanceCreateTime: new Date(instance.createdAt),
    DBParameterGroups: [
      { DBParameterGroupName: instance.parameterGroup.name, ParameterApplyStatus: instance.parameterGroup.status },
    ],
    DeletionProtection: instance.deletionProtection,
    AutoMinorVersionUpgrade: true,
    PubliclyAccessible: false,
    PendingModifiedValues: {},
    TagList: tagList(instance.tags),
    ReadReplicaDBInstanceIdentifiers: replicasOf(instance, book).map(({ name }) => name),
    // One that is being made has no endpoint yet ("DBInstance" of the API reference).
    ...(instance.status !== 'creating' && {
      Endpoint: { Address: book.endpointOf(instance), Port: portOf(instance.engine) },
    }),
    ...partOf(instance, place),
  };
}

function partOf(instance: DbInstance, place: Place): DBInstance {
  switch (instance.part) {
    case 'primary':
      return {
        ...ownStorage(instance),
        ...(instance.follows !== undefined && { ReadReplicaSourceDBInstanceIdentifier: instance.follows.from.name }),
        ...statusInfos(instance),
        ...managedSecret(instance, place),
      };
    case 'read replica':
      return { ...ownStorage(instance), ReadReplicaSourceDBInstanceIdentifier: instance.of.name };
    case 'cluster member':
      return {
        DBClusterIdentifier: instance.of.name,
        BackupRetentionPeriod: instance.of.backupRetentionDays,
        // Aurora's storage grows by itself; the API shows 1 for it.
        AllocatedStorage: 1,
        StorageType: 'aurora',
        MultiAZ: false,
        PromotionTier: 1,
        StorageEncrypted: instance.of.kmsKey !== undefined,
        ...(instance.of.kmsKey !== undefined && { KmsKeyId: instance.of.kmsKey }),
      };
    default: {
      const never: never = instance;
      return never;
    }
  }
}

/** A green that follows is one, for as long as it does. */
function replicasOf(instance: DbInstance, book: DatabaseBook): readonly DbInstance[] {
  if (instance.part !== 'primary') return [];
  const greens = book.databases().filter(other => other.is === 'instance');
  return [...book.replicasOf(instance), ...greens.filter(({ follows }) => follows?.from === instance)];
}

function ownStorage(instance: Exclude<DbInstance, { readonly part: 'cluster member' }>): DBInstance {
  const { storage, kmsKey } = instance;
  return {
    AllocatedStorage: storage.gib,
    StorageType: storage.type,
    ...(storage.iops !== undefined && { Iops: storage.iops }),
    ...(storage.throughput !== undefined && { StorageThroughput: storage.throughput }),
    IsStorageConfigUpgradeAvailable: instance.fileSystem === 'old',
    StorageEncrypted: kmsKey !== undefined,
    ...(kmsKey !== undefined && { KmsKeyId: kmsKey }),
    MultiAZ: instance.multiAz,
    BackupRetentionPeriod: instance.backupRetentionDays,
  };
}

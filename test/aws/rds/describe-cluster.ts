import type { DBCluster, DBClusterEndpoint } from '@aws-sdk/client-rds';
import { arnOf, type Place } from './arns.ts';
import type { DatabaseBook } from './database-book.ts';
import { managedSecret, statusInfos, tagList } from './describe-shared.ts';
import { portOf } from './engines.ts';
import type { ClusterEndpoint, DbCluster } from './state.ts';

export function describedCluster(cluster: DbCluster, book: DatabaseBook, place: Place): DBCluster {
  const greens = book.clusters().filter(other => other.follows?.from === cluster);
  const endpoints = book.endpointsOf(cluster);
  const { follows, kmsKey } = cluster;
  return {
    DBClusterIdentifier: cluster.name,
    DBClusterArn: arnOf(place, cluster),
    DbClusterResourceId: cluster.resourceId,
    Status: cluster.status,
    Engine: cluster.engine,
    EngineVersion: cluster.engineVersion,
    EngineMode: 'provisioned',
    MasterUsername: 'admin',
    ClusterCreateTime: new Date(cluster.createdAt),
    DBClusterParameterGroup: cluster.parameterGroup.name,
    BackupRetentionPeriod: cluster.backupRetentionDays,
    DeletionProtection: cluster.deletionProtection,
    Endpoint: book.endpointOf(cluster),
    ReaderEndpoint: book.readerEndpointOf(cluster),
    ...(endpoints.length > 0 && { CustomEndpoints: endpoints.map(book.customEndpointOf) }),
    Port: portOf(cluster.engine),
    DBClusterMembers: book.membersOf(cluster).map(({ name, role }) => ({
      DBInstanceIdentifier: name,
      IsClusterWriter: role === 'writer',
      DBClusterParameterGroupStatus: cluster.parameterGroup.status,
      PromotionTier: 1,
    })),
    ReadReplicaIdentifiers: greens.map(green => arnOf(place, green)),
    ...(follows !== undefined && { ReplicationSourceIdentifier: arnOf(place, follows.from) }),
    ...statusInfos(cluster),
    StorageEncrypted: kmsKey !== undefined,
    ...(kmsKey !== undefined && { KmsKeyId: kmsKey }),
    ...managedSecret(cluster, place),
    TagList: tagList(cluster.tags),
  };
}

/** A cluster's own two endpoints have no name of their own: they are found by the cluster. */
export function describedEndpoints(cluster: DbCluster, book: DatabaseBook, place: Place): DBClusterEndpoint[] {
  const shared = { DBClusterIdentifier: cluster.name, Status: 'available' };
  return [
    { ...shared, Endpoint: book.endpointOf(cluster), EndpointType: 'WRITER' },
    { ...shared, Endpoint: book.readerEndpointOf(cluster), EndpointType: 'READER' },
    ...book.endpointsOf(cluster).map(endpoint => ({ ...shared, ...described(endpoint, book, place) })),
  ];
}

function described(endpoint: ClusterEndpoint, book: DatabaseBook, place: Place): DBClusterEndpoint {
  return {
    DBClusterEndpointIdentifier: endpoint.name,
    DBClusterEndpointResourceIdentifier: endpoint.resourceId,
    DBClusterEndpointArn: arnOf(place, endpoint),
    Endpoint: book.customEndpointOf(endpoint),
    EndpointType: 'CUSTOM',
    CustomEndpointType: endpoint.type,
    StaticMembers: endpoint.staticMembers.map(({ name }) => name),
    ExcludedMembers: endpoint.excludedMembers.map(({ name }) => name),
  };
}

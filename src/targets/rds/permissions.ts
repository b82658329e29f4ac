import { allow, arn, literally, type Permission, type Place, type Resources } from '../../aws/policy.ts';
import type { GreenDatabase, RdsTarget, Request } from '../../request/request.ts';
import { writesOf } from '../writes.ts';

/**
 * What reading a database and its blue/green deployments must be allowed. Which resource an action is checked against: service
 * authorization reference, for Amazon RDS. Members, green and old blue have names that no input has.
 */
export function rdsStatusPermissions(_target: Pick<RdsTarget, 'database'>, place: Place): readonly Permission[] {
  // AWS knows no narrower resource for events.
  return [...looking(place), ...allow('follow the blue/green deployment', ['rds:DescribeEvents'], ['*'])];
}

function looking(place: Place): readonly Permission[] {
  const on = resourcesIn(place);
  return [
    ...allow('see what serves', ['rds:DescribeDBInstances'], [on.instances]),
    ...allow('see what serves', ['rds:DescribeDBClusters'], [on.clusters]),
    ...allow('follow the blue/green deployment', ['rds:DescribeBlueGreenDeployments'], [on.deployments]),
  ];
}

/** What carrying out a request for a database must be allowed. */
export function rdsPermissions(
  { operation, consequences }: Pick<Request, 'operation' | 'consequences'>,
  target: RdsTarget,
  place: Place,
): readonly Permission[] {
  const makes = writesOf[operation.is].has('make green');
  const kinds = kindsOf(target.green);
  return [
    // What has happened is no matter of a plan.
    ...(operation.is === 'plan' ? looking(place) : rdsStatusPermissions(target, place)),
    ...(makes || operation.is === 'plan' ? checking(target.green, kinds, place) : []),
    ...(makes ? making(target.green, kinds, place) : []),
    ...(operation.is === 'release' || operation.is === 'promote' ? switching(kinds, place) : []),
    ...(operation.is === 'rollback' ? deleting('delete green', kinds, place) : []),
    ...(makes && consequences.whenBusy === 'supersede' ? deleting('end an older release', kinds, place) : []),
    ...(operation.is === 'delete-record'
      ? allow('delete the record', ['rds:DeleteBlueGreenDeployment'], [resourcesIn(place).deployments])
      : []),
  ];
}

/** What the database may be, as far as the inputs tell: either has something that the other has not. */
type Kind = 'instance' | 'cluster';

function kindsOf({ clusterParameterGroup, instanceClass, storage }: GreenDatabase): ReadonlySet<Kind> {
  if (clusterParameterGroup !== undefined) return new Set(['cluster']);
  const { type, allocated, iops, throughput } = storage;
  const isSized = [instanceClass, type, allocated, iops, throughput].some(one => one !== undefined);
  return new Set(isSized || storage.layout === 'newest' ? ['instance'] : ['instance', 'cluster']);
}

/** What is read before green is made. */
function checking(green: GreenDatabase, kinds: ReadonlySet<Kind>, place: Place): readonly Permission[] {
  const on = resourcesIn(place);
  const fits = 'check that green fits';
  const follows = 'name what follows the database';
  const { parameterGroup, clusterParameterGroup } = green;
  return [
    // Of these AWS knows no narrower resource.
    ...allow(
      fits,
      ['rds:DescribeDBEngineVersions', 'rds:DescribeOrderableDBInstanceOptions', 'rds:DescribeAccountAttributes'],
      ['*'],
    ),
    ...(parameterGroup === undefined
      ? []
      : allow(fits, ['rds:DescribeDBParameterGroups'], [arn('rds', place, `pg:${literally(parameterGroup)}`)])),
    ...(clusterParameterGroup === undefined
      ? []
      : allow(
          fits,
          ['rds:DescribeDBClusterParameterGroups'],
          [arn('rds', place, `cluster-pg:${literally(clusterParameterGroup)}`)],
        )),
    // Of blue's groups, which no input names.
    ...(kinds.has('instance') ? allow(fits, ['rds:DescribeDBParameters'], [on.groups]) : []),
    ...(kinds.has('cluster') ? allow(fits, ['rds:DescribeDBClusterParameters'], [on.clusterGroups]) : []),
    ...allow(fits, ['rds:DescribeIntegrations'], [arn('rds', place, 'integration:*')]),
    ...allow(follows, ['rds:DescribeDBProxies'], [on.proxies]),
    ...allow(follows, ['rds:DescribeDBProxyTargets'], [on.proxies, arn('rds', place, 'target-group:*')]),
    ...(kinds.has('cluster') ? allow(follows, ['rds:DescribeDBClusterEndpoints'], [on.clusters, on.endpoints]) : []),
  ];
}

/**
 * RDS makes, swaps and deletes members in the caller's name ("Authorizing access to blue/green deployment operations", user guides of
 * RDS and Aurora). It names green's itself, and the guides allow no narrower patterns for names than `*`.
 */
function making({ storage }: GreenDatabase, kinds: ReadonlySet<Kind>, place: Place): readonly Permission[] {
  const on = resourcesIn(place);
  const because = 'make green';
  const members: Resources = [on.instances, on.groups, on.clusters, on.clusterGroups, on.options, on.subnets];
  return [
    ...allow(
      because,
      ['rds:CreateBlueGreenDeployment'],
      [on.deployments, on.instances, on.groups, on.clusters, on.clusterGroups],
    ),
    ...allow(because, ['rds:AddTagsToResource'], [on.deployments, on.instances, on.clusters, on.endpoints]),
    ...(kinds.has('instance') ? allow(because, ['rds:CreateDBInstanceReadReplica'], members) : []),
    ...(kinds.has('cluster')
      ? [
          ...allow(because, ['rds:CreateDBCluster', 'rds:CreateDBInstance'], members),
          ...allow(because, ['rds:CreateDBClusterEndpoint'], [on.clusters, on.endpoints]),
        ]
      : []),
    ...(storage.kmsKey === undefined ? [] : encrypting(storage.kmsKey, place)),
  ];
}

/** User guide of RDS, "Encrypting Amazon RDS resources": whoever names a key of their own must be allowed to let RDS use it. */
function encrypting(key: string, place: Place): readonly Permission[] {
  const named = /^[0-9a-f-]{36}$|^mrk-/.test(key) ? key : '*';
  // A policy for keys is checked against the key itself, and never against an alias of it.
  const on = key.includes(':key/') ? key : arn('kms', place, `key/${named}`);
  return allow('encrypt green', ['kms:CreateGrant', 'kms:DescribeKey'], [on], {
    operator: 'StringEquals',
    key: 'kms:ViaService',
    value: `rds.${place.region}.amazonaws.com`,
  });
}

function switching(kinds: ReadonlySet<Kind>, place: Place): readonly Permission[] {
  const on = resourcesIn(place);
  const because = 'switch over';
  return [
    ...allow(because, ['rds:SwitchoverBlueGreenDeployment'], [on.deployments, on.instances, on.clusters]),
    ...(kinds.has('instance')
      ? [
          ...allow(because, ['rds:ModifyDBInstance'], [on.instances, on.groups, on.options]),
          ...allow(because, ['rds:PromoteReadReplica'], [on.instances]),
        ]
      : []),
    ...(kinds.has('cluster')
      ? [
          ...allow(because, ['rds:ModifyDBCluster'], [on.clusters, on.clusterGroups, on.options]),
          ...allow(because, ['rds:PromoteReadReplicaDBCluster'], [on.clusters]),
        ]
      : []),
  ];
}

function deleting(because: string, kinds: ReadonlySet<Kind>, place: Place): readonly Permission[] {
  const on = resourcesIn(place);
  return [
    ...allow(because, ['rds:DeleteBlueGreenDeployment'], [on.deployments, on.instances, on.clusters]),
    // A cluster is deleted with its instances.
    ...allow(because, ['rds:DeleteDBInstance'], [on.instances]),
    ...(kinds.has('cluster')
      ? [
          ...allow(because, ['rds:DeleteDBCluster'], [on.clusters]),
          ...allow(because, ['rds:DeleteDBClusterEndpoint'], [on.endpoints]),
        ]
      : []),
  ];
}

function resourcesIn(place: Place) {
  const all = (kind: string) => arn('rds', place, `${kind}:*`);
  return {
    ...{ instances: all('db'), groups: all('pg') },
    ...{ clusters: all('cluster'), clusterGroups: all('cluster-pg'), endpoints: all('cluster-endpoint') },
    ...{ options: all('og'), subnets: all('subgrp') },
    ...{ deployments: all('deployment'), proxies: all('db-proxy') },
  };
}

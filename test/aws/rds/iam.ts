import type { Permission } from '../iam.ts';
import { rdsArn, type Place } from './arns.ts';

type Input = Readonly<Record<string, unknown>>;

/** What a request names by an id only. */
export interface Known {
  /** Undefined: no such deployment. */
  readonly sourceOfDeployment: (id: string) => 'instance' | 'cluster' | undefined;
}

/** "Actions, resources, and condition keys for Amazon RDS" of the service authorization reference. */
export function rdsResource(operation: string, input: Input, place: Place): string {
  const text = (member: string) => (typeof input[member] === 'string' ? input[member] : undefined);
  const named = (kind: string, member: string) => {
    const name = text(member);
    return name?.startsWith('arn:') === true ? name : rdsArn(place, `${kind}:${name ?? '*'}`);
  };
  switch (operation) {
    case 'DescribeDBInstances':
    case 'DeleteDBInstance':
    case 'ModifyDBInstance':
    case 'PromoteReadReplica':
    case 'RebootDBInstance':
      return named('db', 'DBInstanceIdentifier');
    case 'DescribeDBClusters':
    case 'DescribeDBClusterEndpoints':
    case 'DeleteDBCluster':
    case 'ModifyDBCluster':
    case 'PromoteReadReplicaDBCluster':
      return named('cluster', 'DBClusterIdentifier');
    case 'CreateBlueGreenDeployment':
      return text('Source') ?? '*';
    case 'DescribeBlueGreenDeployments':
    case 'SwitchoverBlueGreenDeployment':
    case 'DeleteBlueGreenDeployment':
      return named('deployment', 'BlueGreenDeploymentIdentifier');
    case 'DescribeDBParameterGroups':
    case 'DescribeDBParameters':
      return named('pg', 'DBParameterGroupName');
    case 'DescribeDBClusterParameterGroups':
    case 'DescribeDBClusterParameters':
      return named('cluster-pg', 'DBClusterParameterGroupName');
    case 'DescribeDBProxies':
    case 'DescribeDBProxyTargets':
      return named('db-proxy', 'DBProxyName');
    case 'DescribeIntegrations':
      return named('integration', 'IntegrationIdentifier');
    case 'ListTagsForResource':
      return text('ResourceName') ?? '*';
    default:
      return '*';
  }
}

/**
 * What RDS does to members in the caller's name: "Authorizing access to blue/green deployment operations" of the user guides. That
 * deleting the record alone needs none of it is not known.
 */
export function rdsFurtherPermissions(
  operation: string,
  input: Input,
  place: Place,
  { sourceOfDeployment }: Known,
): readonly Permission[] {
  const { Source: source, BlueGreenDeploymentIdentifier: id, DeleteTarget: deletesGreen } = input;
  const all = (kind: string, actions: readonly string[]) =>
    actions.map(action => ({ action: `rds:${action}`, resource: rdsArn(place, `${kind}:*`) }));
  const of = typeof id === 'string' ? sourceOfDeployment(id) : undefined;
  switch (operation) {
    case 'CreateBlueGreenDeployment': {
      const members = /:cluster:/.test(String(source))
        ? [
            ...all('cluster', ['CreateDBCluster']),
            ...all('db', ['CreateDBInstance']),
            ...all('cluster-endpoint', ['CreateDBClusterEndpoint']),
          ]
        : all('db', ['CreateDBInstanceReadReplica']);
      return [...all('deployment', ['AddTagsToResource']), ...members, ...keysUsed(input, place)];
    }
    case 'SwitchoverBlueGreenDeployment':
      if (of === undefined) return [];
      return of === 'instance'
        ? all('db', ['ModifyDBInstance', 'PromoteReadReplica'])
        : all('cluster', ['ModifyDBCluster', 'PromoteReadReplicaDBCluster']);
    case 'DeleteBlueGreenDeployment':
      if (deletesGreen !== true || of === undefined) return [];
      return of === 'instance'
        ? all('db', ['DeleteDBInstance'])
        : [
            ...all('cluster', ['DeleteDBCluster']),
            ...all('db', ['DeleteDBInstance']),
            ...all('cluster-endpoint', ['DeleteDBClusterEndpoint']),
          ];
    default:
      return [];
  }
}

/** "Encrypting Amazon RDS resources" of the user guide: whoever names a key lets RDS use it. */
function keysUsed({ TargetResourceConfigurations: given }: Input, { account, region }: Place): readonly Permission[] {
  const configurations = Array.isArray(given) ? (given as readonly { readonly TargetKmsKeyId?: unknown }[]) : [];
  return configurations.flatMap(({ TargetKmsKeyId: key }) => {
    if (typeof key !== 'string') return [];
    const resource = key.startsWith('arn:') ? key : `arn:aws:kms:${region}:${account}:key/${key}`;
    return ['kms:CreateGrant', 'kms:DescribeKey'].map(action => ({ action, resource }));
  });
}

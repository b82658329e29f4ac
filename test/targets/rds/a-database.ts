import { asBlueHasIt } from '../../../src/request/rds-storage.ts';
import type { GreenDatabase } from '../../../src/request/request.ts';
import type { DatabaseCluster, DatabaseInstance, Member, Storage } from '../../../src/targets/rds/database.ts';

export const nothingElse: GreenDatabase = {
  engineVersion: undefined,
  parameterGroup: undefined,
  clusterParameterGroup: undefined,
  instanceClass: undefined,
  storage: asBlueHasIt,
};

const arn = (path: string): string => `arn:aws:rds:eu-west-1:123456789012:${path}`;

function member(name: string, engineVersion: string, layout: Storage['layout']): Member {
  return {
    name,
    arn: arn(`db:${name}`),
    resourceId: `db-${name.toUpperCase()}`,
    region: 'eu-west-1',
    status: 'available',
    class: 'db.r6g.large',
    engineVersion,
    parameterGroup: { name: 'default.mysql8.0', applied: 'in-sync' },
    clusterParameterGroup: undefined,
    storage: { type: 'gp3', allocated: 200, iops: 3000, throughput: 125, layout },
    deletionProtection: false,
    replicas: [],
    replication: undefined,
  };
}

interface InstanceChanges {
  readonly engineVersion?: string;
  readonly kmsKey?: string;
  readonly layout?: Storage['layout'];
  readonly replicas?: readonly string[];
}

/** `orders`, of MySQL 8.0. */
export function anInstance({
  engineVersion = '8.0.40',
  kmsKey,
  layout = 'newest',
  replicas = [],
}: InstanceChanges = {}): DatabaseInstance {
  const self = member('orders', engineVersion, layout);
  return {
    is: 'an instance',
    name: self.name,
    arn: self.arn,
    resourceId: self.resourceId,
    engine: 'mysql',
    engineVersion,
    status: 'available',
    endpoint: 'orders.abc.eu-west-1.rds.amazonaws.com',
    port: 3306,
    backupDays: 7,
    deletionProtection: false,
    replicaOf: undefined,
    passwordIn: undefined,
    kmsKey,
    members: [self, ...replicas.map(name => member(name, engineVersion, layout))],
  };
}

/** `shop`, of Aurora PostgreSQL 15. */
export function aCluster(): DatabaseCluster {
  return {
    ...anInstance(),
    is: 'a cluster',
    name: 'shop',
    arn: arn('cluster:shop'),
    resourceId: 'cluster-SHOP',
    engine: 'aurora-postgresql',
    engineVersion: '15.10',
    parameterGroup: 'shop-15',
    multiAzCluster: false,
    readerEndpoint: 'shop.cluster-ro-abc.eu-west-1.rds.amazonaws.com',
    members: [member('shop-1', '15.10', 'newest'), member('shop-2', '15.10', 'newest')],
  };
}

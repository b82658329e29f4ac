import type { AskedOf } from '../../../../src/release/found.ts';
import { asBlueHasIt } from '../../../../src/request/rds-storage.ts';
import type { GreenDatabase } from '../../../../src/request/request.ts';
import type { DatabaseCluster, DatabaseInstance, Member, Storage } from '../../../../src/targets/rds/database.ts';
import type { Facts } from '../../../../src/targets/rds/preflight/preflight.ts';

const arnOf = (kind: string, name: string) => `arn:aws:rds:eu-west-1:123456789012:${kind}:${name}`;

export const aStorage = (change: Partial<Storage> = {}): Storage => ({
  ...{ type: 'gp3', allocated: 500, iops: 12_000, throughput: 500, layout: 'newest' },
  ...change,
});

export const aMember = (name: string, change: Partial<Member> = {}): Member => ({
  name,
  arn: arnOf('db', name),
  resourceId: `db-${name.toUpperCase()}`,
  region: 'eu-west-1',
  status: 'available',
  class: 'db.r6g.large',
  engineVersion: '8.0.40',
  parameterGroup: { name: 'orders-80', applied: 'in-sync' },
  clusterParameterGroup: undefined,
  storage: aStorage(),
  replicas: [],
  deletionProtection: false,
  replication: undefined,
  ...change,
});

/** An instance of RDS for MySQL, ready for a blue/green deployment. */
export const anInstance = (change: Partial<DatabaseInstance> = {}): DatabaseInstance => ({
  is: 'an instance',
  name: 'orders',
  arn: arnOf('db', 'orders'),
  resourceId: 'db-ORDERS',
  engine: 'mysql',
  engineVersion: '8.0.40',
  status: 'available',
  endpoint: 'orders.abc.eu-west-1.rds.amazonaws.com',
  port: 3306,
  backupDays: 7,
  deletionProtection: false,
  replicaOf: undefined,
  passwordIn: undefined,
  kmsKey: 'arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  members: [aMember('orders')],
  ...change,
});

const shopMember = (name: string) =>
  aMember(name, {
    engineVersion: '15.10',
    parameterGroup: { name: 'shop-instances-15', applied: 'in-sync' },
    clusterParameterGroup: 'in-sync',
    storage: { type: 'aurora', allocated: 1, iops: undefined, throughput: undefined, layout: 'newest' },
  });

/** A cluster of Aurora PostgreSQL with one reader, ready for a blue/green deployment. */
export const aCluster = (change: Partial<DatabaseCluster> = {}): DatabaseCluster => ({
  is: 'a cluster',
  name: 'shop',
  arn: arnOf('cluster', 'shop'),
  resourceId: 'cluster-SHOP',
  engine: 'aurora-postgresql',
  engineVersion: '15.10',
  status: 'available',
  endpoint: 'shop.cluster-abc.eu-west-1.rds.amazonaws.com',
  readerEndpoint: 'shop.cluster-ro-abc.eu-west-1.rds.amazonaws.com',
  port: 5432,
  backupDays: 7,
  deletionProtection: false,
  replicaOf: undefined,
  passwordIn: undefined,
  kmsKey: undefined,
  parameterGroup: 'shop-15',
  multiAzCluster: false,
  members: [shopMember('shop-1'), shopMember('shop-2')],
  ...change,
});

/** What reading shows of the instance where a minor upgrade is asked for, and nothing stands in its way. */
export const facts = (change: Partial<Facts> = {}): Facts => ({
  engine: 'mysql',
  version: { is: 'an upgrade', version: '8.0.42', family: 'mysql8.0', isMajor: false, from: ['8.0.42'] },
  groups: [],
  replicating: undefined,
  events: { group: 'orders-80', values: new Map() },
  classes: [
    {
      is: 'offered',
      class: 'db.r6g.large',
      storage: [
        {
          type: 'gp3',
          size: { least: 20, most: 65_536 },
          iops: { least: 3000, most: 64_000 },
          iopsPerGib: { least: 0.5, most: 500 },
          throughput: { least: 125, most: 4000 },
        },
        {
          type: 'gp2',
          size: { least: 20, most: 65_536 },
          iops: undefined,
          iopsPerGib: undefined,
          throughput: undefined,
        },
        {
          type: 'io2',
          size: { least: 100, most: 65_536 },
          iops: { least: 1000, most: 256_000 },
          iopsPerGib: { least: 0.5, most: 1000 },
          throughput: undefined,
        },
      ],
    },
  ],
  quotas: new Map([
    ['DBInstances', { used: 10, max: 40 }],
    ['DBClusters', { used: 2, max: 40 }],
    ['AllocatedStorage', { used: 1000, max: 100_000 }],
  ]),
  integrations: [],
  proxies: [],
  customEndpoints: [],
  oldName: 'orders-old1',
  ...change,
});

/** The same of the cluster. */
export const clusterFacts = (change: Partial<Facts> = {}): Facts =>
  facts({
    engine: 'aurora-postgresql',
    version: { is: 'an upgrade', version: '16.4', family: 'aurora-postgresql16', isMajor: true, from: ['16.4'] },
    groups: [
      { input: 'cluster-parameter-group', name: 'shop-16', family: 'aurora-postgresql16' },
      { input: 'parameter-group', name: 'shop-instances-16', family: 'aurora-postgresql16' },
    ],
    replicating: { group: 'shop-15', values: new Map([['rds.logical_replication', '1']]) },
    events: undefined,
    classes: [{ is: 'offered', class: 'db.r6g.large', storage: [] }],
    oldName: 'shop-old1',
    ...change,
  });

export const aGreen = (change: Partial<GreenDatabase> = {}): GreenDatabase => ({
  engineVersion: '8.0.42',
  parameterGroup: undefined,
  clusterParameterGroup: undefined,
  instanceClass: undefined,
  storage: asBlueHasIt,
  ...change,
});

export const how: AskedOf = { gates: [], strategy: { kind: 'blue-green' }, purpose: 'stage' };

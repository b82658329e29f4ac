import type { SeedInput } from '../../../aws/seed.ts';

/** Whoever asks waits by the second: a green that took hours would be waited for for ever. */
const course = {
  tasks: Object.fromEntries(
    [
      'CREATING_READ_REPLICA_OF_SOURCE',
      'DB_ENGINE_VERSION_UPGRADE',
      'CONFIGURE_BACKUPS',
      'CREATING_TOPOLOGY_OF_SOURCE',
      'CREATE_DB_INSTANCES_FOR_CLUSTER',
    ].map(task => [task, { takes: '5s' }]),
  ),
  membersAppearAfter: '3s',
  switchover: { guardrailsTake: '1s', renameTakes: '1s', finishTakes: '2s' },
};

/** Databases of both kinds: instances and a cluster to be upgraded, and one of each that nobody would miss. */
export const orders: NonNullable<SeedInput['rds']> = {
  instances: [
    {
      name: 'orders',
      engine: 'mysql',
      engineVersion: '8.0.40',
      parameterGroup: 'orders-80',
      storage: { type: 'gp3', gib: 200, iops: 3000, throughput: 125 },
      tags: { team: 'shop' },
      course,
    },
    {
      name: 'ledger',
      engine: 'postgres',
      engineVersion: '15.10',
      replicas: [{ name: 'ledger-replica' }],
      course,
    },
    { name: 'locked', engine: 'mysql', engineVersion: '8.0.40', deletionProtection: true },
    { name: 'unsaved', engine: 'mysql', engineVersion: '8.0.40', backupRetentionDays: 0 },
  ],
  clusters: [
    {
      name: 'baskets',
      engine: 'aurora-postgresql',
      engineVersion: '15.10',
      parameterGroup: 'baskets-15',
      members: [{ name: 'baskets-1' }, { name: 'baskets-2' }],
      course,
    },
    { name: 'spare', engine: 'aurora-mysql', engineVersion: '8.0.mysql_aurora.3.08.0', members: [{ name: 'spare-1' }] },
  ],
  parameterGroups: [
    { name: 'orders-80', family: 'mysql8.0', parameters: { max_connections: '500' } },
    { name: 'orders-84', family: 'mysql8.4' },
  ],
  clusterParameterGroups: [
    { name: 'baskets-15', family: 'aurora-postgresql15', parameters: { 'rds.logical_replication': '1' } },
  ],
  proxies: [{ name: 'orders-proxy', targets: ['orders'] }],
};

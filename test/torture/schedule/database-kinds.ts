import type { SeedInput } from '../../aws/seed.ts';
import { blueVersion, database, greenVersion, upgrade } from '../../releases/orders.ts';

export type RdsSeed = NonNullable<SeedInput['rds']>;
export type Course = NonNullable<NonNullable<RdsSeed['instances']>[number]['course']>;

/** One of the engines that blue/green deployments exist for, and an upgrade of it. */
export interface Kind {
  /** What users meet before and after, by engine and version. */
  readonly blue: string;
  readonly upgraded: string;
  /** The inputs that ask for the upgrade, and those that ask for what serves. */
  readonly upgrade: Readonly<Record<string, string>>;
  readonly same: Readonly<Record<string, string>>;
  readonly is: 'instance' | 'cluster';
  /** The database in a world's seed, with how green comes into being and is switched to. */
  readonly seed: (course: Course) => RdsSeed;
}

const base = { class: 'db.r6g.large' };

export const kinds = {
  /** Green follows by the binary log. */
  'an instance of MySQL': {
    blue: blueVersion,
    upgraded: greenVersion,
    upgrade,
    same: { 'engine-version': '8.0.40' },
    is: 'instance',
    seed: course => ({
      instances: [
        { ...base, name: database, engine: 'mysql', engineVersion: '8.0.40', parameterGroup: 'orders-80', course },
      ],
    }),
  },
  /** Over a major version green follows by logical replication, which a change of the schema breaks. */
  'an instance of PostgreSQL': {
    blue: 'postgres:15.10',
    upgraded: 'postgres:16.4',
    upgrade: { 'engine-version': '16.4' },
    same: { 'engine-version': '15.10' },
    is: 'instance',
    seed: course => ({
      instances: [
        { ...base, name: database, engine: 'postgres', engineVersion: '15.10', parameterGroup: 'orders-15', course },
      ],
      parameterGroups: [{ name: 'orders-15', family: 'postgres15', parameters: { 'rds.logical_replication': '1' } }],
    }),
  },
  /** A writer and a reader, which get their names one after the other. */
  'a cluster of Aurora MySQL': {
    blue: 'aurora-mysql:8.0.mysql_aurora.3.08.0',
    upgraded: 'aurora-mysql:8.0.mysql_aurora.3.09.0',
    upgrade: { 'engine-version': '8.0.mysql_aurora.3.09.0' },
    same: { 'engine-version': '8.0.mysql_aurora.3.08.0' },
    is: 'cluster',
    seed: course => ({
      clusters: [
        {
          name: database,
          engine: 'aurora-mysql',
          engineVersion: '8.0.mysql_aurora.3.08.0',
          parameterGroup: 'orders-cluster',
          members: [
            { ...base, name: `${database}-1` },
            { ...base, name: `${database}-2` },
          ],
          course,
        },
      ],
      clusterParameterGroups: [
        { name: 'orders-cluster', family: 'aurora-mysql8.0', parameters: { binlog_format: 'ROW' } },
      ],
    }),
  },
} as const satisfies Readonly<Record<string, Kind>>;

export type DatabaseKind = keyof typeof kinds;

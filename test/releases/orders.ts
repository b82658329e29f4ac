import type { SeedInput } from '../aws/seed.ts';

/**
 * The database that the stories of databases play in: `orders`, MySQL 8.0 on an instance of RDS, to which the application `shop`
 * writes 20 times a second and from which it reads 80 times, with an alarm on the queries that fail for the application.
 */
export const blueVersion = 'mysql:8.0.40';
export const greenVersion = 'mysql:8.4.3';

export const database = 'orders';
export const application = 'shop';

type Version = NonNullable<SeedInput['versions']>[string];
type Rds = NonNullable<SeedInput['rds']>;
type Instance = NonNullable<Rds['instances']>[number];
type Use = NonNullable<Rds['use']>;
type Application = NonNullable<Use['applications']>[number];

/** What a story changes of the orders. */
export interface OrdersChanges {
  readonly seed?: number;
  readonly blue?: Version;
  readonly green?: Version;
  readonly instance?: Partial<Instance>;
  /** Of the shop. */
  readonly application?: Partial<Application>;
  readonly replication?: Use['replication'];
  readonly rds?: Partial<Rds>;
  readonly world?: Partial<SeedInput>;
}

/** Half of the answers within 2 ms, 99 of 100 within 25 ms. */
export const wellVersion: Version = { latency: { medianMs: 2, p99Ms: 25 }, requestErrors: 0.0001 };

/** One query in twenty means something else to it than it did before. */
export const brokenVersion: Version = { ...wellVersion, requestErrors: 0.05 };

/** Green is there after 10 minutes, for stories in which its making has no part. */
export const madeQuickly: Instance['course'] = {
  membersAppearAfter: '2m',
  tasks: {
    CREATING_READ_REPLICA_OF_SOURCE: { takes: '5m' },
    DB_ENGINE_VERSION_UPGRADE: { takes: '4m' },
    CONFIGURE_BACKUPS: { takes: '1m' },
  },
};

/** Which database, and no word of what is to become of it. */
export const place = { target: 'rds', database, region: 'eu-west-1' };

/** The next major version. */
export const upgrade = { 'engine-version': '8.4.3', 'parameter-group': 'orders-84' };

export const gates = 'alarms: [shop-failed-queries]\nlag: {}';

export const consent = { switchover: 'approved' };

/** A whole release in one job. */
export const inputs = { ...place, ...upgrade, ...consent, gates };

export function orders(changes: OrdersChanges = {}): SeedInput {
  return {
    account: '123456789012',
    region: 'eu-west-1',
    seed: changes.seed ?? 1,
    slowMs: 500,
    versions: { [blueVersion]: changes.blue ?? wellVersion, [greenVersion]: changes.green ?? wellVersion },
    rds: {
      instances: [
        {
          name: database,
          engine: 'mysql',
          engineVersion: '8.0.40',
          class: 'db.r6g.large',
          parameterGroup: 'orders-80',
          storage: { type: 'gp3', gib: 200 },
          ...changes.instance,
        },
      ],
      parameterGroups: [
        { name: 'orders-80', family: 'mysql8.0' },
        { name: 'orders-84', family: 'mysql8.4' },
      ],
      use: {
        applications: [{ name: application, database, ...changes.application }],
        ...(changes.replication === undefined ? {} : { replication: changes.replication }),
      },
      ...changes.rds,
    },
    alarms: {
      metric: [
        {
          AlarmName: 'shop-failed-queries',
          Namespace: 'Shop',
          MetricName: 'FailedQueries',
          Dimensions: [{ Name: 'Application', Value: application }],
          Statistic: 'Sum',
          Period: 60,
          // A switchover fails in two minutes' points at the most.
          EvaluationPeriods: 3,
          Threshold: 60,
          ComparisonOperator: 'GreaterThanThreshold',
          TreatMissingData: 'notBreaching',
        },
      ],
    },
    ...changes.world,
  };
}

import type { Act } from '../../../aws/act.ts';
import { database, type OrdersChanges } from '../../orders.ts';
import { upgraded } from '../database-stories.ts';
import { greenStays, refused, type Row } from '../row.ts';

const minute = 60_000;

type Instance = NonNullable<OrdersChanges['instance']>;

/** Instances that RDS makes no green of, or not this one. */
const unfit = (
  name: string,
  instance: Instance,
  names: RegExp,
  remedy: RegExp,
  more: Readonly<Record<string, string>> = {},
): Row => ({ name, story: upgraded({ instance }, more), expected: refused(names, remedy) });

const arn = 'arn:aws:rds:eu-west-1:123456789012:db:orders';

/** Somebody else makes a green of it, past Greenlight. */
const somebodysGreen: Act = {
  call: 'rds:CreateBlueGreenDeployment',
  input: { BlueGreenDeploymentName: 'by-hand', Source: arn },
};

const sources: readonly Row[] = [
  unfit('the database keeps no backups', { backupRetentionDays: 0 }, /backup/i, /backup/i),
  unfit(
    'its engine has no blue/green deployments',
    { engine: 'oracle-ee', engineVersion: '19.0.0.0.ru-2025-01.rur-2025-01.r1' },
    /oracle-ee|Oracle/,
    /MySQL, MariaDB and PostgreSQL|MySQL/,
  ),
  unfit('its engine cannot be upgraded to that version', { engineVersion: '5.7.44' }, /8\.4\.3/, /8\.0/),
  unfit('nobody has heard of that version', {}, /8\.4\.99/, /8\.4\.\d/, { 'engine-version': '8.4.99' }),
  unfit('the parameter group is of another family', {}, /orders-80.*mysql8\.0|mysql8\.0.*orders-80/, /mysql8\.4/, {
    'parameter-group': 'orders-80',
  }),
  unfit('there is no such parameter group', {}, /orders-85/, /orders-85|parameter group/, {
    'parameter-group': 'orders-85',
  }),
  unfit('there is no such class for its engine', {}, /db\.r3\.large/, /db\./, { 'instance-class': 'db.r3.large' }),
  unfit('there is no such database', {}, /invoices/, /`database`/, { database: 'invoices' }),
  {
    name: 'the quota of instances is used up',
    story: upgraded({ rds: { quotas: { instances: 1 } } }),
    expected: refused(/quota/i, /quota/i),
  },
  {
    name: 'a zero-ETL integration reads from it',
    story: upgraded({ rds: { integrations: [{ name: 'to-redshift', source: database }] } }),
    expected: refused(/zero-ETL integration/, /delete/i),
  },
  {
    name: 'it copies from a database outside RDS, which only the guardrails show',
    story: upgraded({ instance: { externalReplica: true } }),
    expected: greenStays(/external replica/),
  },
];

const others: readonly Row[] = (['wait', 'refuse', 'supersede'] as const).map(answer => ({
  name: `somebody else has made a green of it (when-busy: ${answer})`,
  story: { ...upgraded({}, { 'when-busy': answer }), before: { acts: [somebodysGreen], ago: minute } },
  expected: { ...refused(/by-hand|bgd-/, /[Dd]elete|[Ww]ait/), waits: 5 * 60 * minute },
}));

/** Databases of which RDS makes no green, or not now. */
export const databaseSourceRows: readonly Row[] = [...sources, ...others];

import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { Act } from '../aws/act.ts';
import { type Days, openDays } from '../releases/days.ts';
import {
  blueVersion,
  brokenVersion,
  consent,
  database,
  gates,
  madeQuickly,
  orders,
  type OrdersChanges,
  place,
  upgrade,
} from '../releases/orders.ts';

/** Rows of the page's table of bad days, each played: what it says of verdict and serving is what comes out. */
const page = readFileSync(new URL('../../docs/rds.md', import.meta.url), 'utf8');
const [, table = ''] = /^## Bad days\n([^]*?)^`npm run demo/m.exec(page) ?? [];
const rows = [...table.matchAll(/^\| (.*?) +\| `(\S+)` +\| (\w+) +\|/gm)].map(([, day = '', verdict, serving]) => ({
  day,
  verdict,
  serving,
}));

const minute = 60_000;
const hour = 60 * minute;

interface BadDay {
  /** A part of the row's first cell. */
  readonly day: string;
  readonly orders?: OrdersChanges;
  /** Before green is asked for. */
  readonly before?: readonly Act[];
  /** While it waits for somebody to promote it. */
  readonly meanwhile?: (green: string) => readonly Act[];
  readonly stage?: Readonly<Record<string, string>>;
  readonly promote?: Readonly<Record<string, string>>;
}

/** A PostgreSQL that gets its next major version, which green follows by logical replication. */
const postgres: OrdersChanges = {
  instance: { engine: 'postgres', engineVersion: '15.10', parameterGroup: 'orders-15', course: madeQuickly },
  rds: {
    parameterGroups: [
      { name: 'orders-15', family: 'postgres15', parameters: { 'rds.logical_replication': '1' } },
      { name: 'orders-16', family: 'postgres16', parameters: { 'rds.logical_replication': '1' } },
    ],
  },
};

const call = (name: string, input: Readonly<Record<string, unknown>>): Act => ({ call: `rds:${name}`, input });
const dropped = (DBInstanceIdentifier: string): Act =>
  call('DeleteDBInstance', { DBInstanceIdentifier, SkipFinalSnapshot: true });
const arn = `arn:aws:rds:eu-west-1:123456789012:db:${database}`;

const badDays: readonly BadDay[] = [
  { day: 'backups are off', orders: { instance: { backupRetentionDays: 0 } } },
  { day: 'may not make green', orders: { world: { denied: ['rds:CreateBlueGreenDeployment'] } } },
  {
    day: 'may not switch over',
    orders: { instance: { course: madeQuickly }, world: { denied: ['rds:SwitchoverBlueGreenDeployment'] } },
  },
  {
    day: 'another blue/green deployment',
    before: [call('CreateBlueGreenDeployment', { BlueGreenDeploymentName: 'by-hand', Source: arn })],
    stage: { 'when-busy': 'refuse' },
  },
  {
    day: 'making green fails',
    stage: { timeout: '40m' },
    orders: { instance: { course: { tasks: { DB_ENGINE_VERSION_UPGRADE: { takes: '8h' } } } } },
  },
  {
    day: 'the lag never falls',
    stage: { timeout: '2h' },
    orders: { instance: { course: madeQuickly }, replication: { appliesPerSecond: { [database]: 10 } } },
  },
  {
    day: 'replication is degraded',
    orders: postgres,
    stage: { 'engine-version': '16.6', 'parameter-group': 'orders-16' },
    meanwhile: () => [{ runDdl: { database } }],
  },
  {
    day: 'promoted by hand',
    meanwhile: green => [call('PromoteReadReplica', { DBInstanceIdentifier: green })],
  },
  { day: 'somebody deleted green', meanwhile: green => [dropped(green)] },
  { day: 'somebody deleted blue', meanwhile: () => [dropped(database)] },
  {
    day: 'a guardrail refuses',
    meanwhile: () => [{ database: { longStatement: { on: database, is: 'a write', seconds: 7_200 } } }],
  },
  {
    day: 'AWS undoes it',
    orders: { instance: { course: { ...madeQuickly, switchover: { renameTakes: '40s' } } } },
    promote: { 'switchover-timeout': '30s' },
  },
  { day: 'green is bad after the switchover', orders: { green: brokenVersion, instance: { course: madeQuickly } } },
];

const opened = (changes: OrdersChanges = { instance: { course: madeQuickly } }): Promise<Days> =>
  openDays({
    name: 'a bad day',
    tells: 'what the page says',
    inputs: { ...place, poll: '15s' },
    files: {},
    blue: blueVersion,
    world: orders(changes),
  });

/** How the job ended that met the day: `stage` where it came that early, else `promote`. */
async function played({ orders: changes, before = [], meanwhile, stage, promote }: BadDay) {
  await using days = await opened(changes);
  for (const act of before) await days.aws.perform(act);
  const staged = await days.run({
    inputs: { operation: 'stage', ...upgrade, gates, ...stage },
    github: { job: 'stage' },
  });
  if (staged.verdict.name !== 'staged') return staged;

  const green = staged.outputs.get('green-endpoint')?.split('.')[0] ?? '';
  for (const act of meanwhile?.(green) ?? []) await days.aws.perform(act);
  await days.pass(meanwhile === undefined ? hour : minute);
  const changeId = staged.outputs.get('change-id') ?? '';
  const inputs = { operation: 'promote', 'release-id': changeId, ...consent, gates, bake: '15m', ...promote };
  return await days.run({ inputs, github: { job: 'promote' } });
}

describe('A bad day of the page on RDS ends as its row says', () => {
  test.each(badDays)('$day', async bad => {
    // given
    const [row, ...more] = rows.filter(({ day }) => day.includes(bad.day));
    // when
    const { verdict } = await played(bad);
    // then
    expect(more).toEqual([]);
    expect([verdict.name, verdict.serving.who]).toEqual([row?.verdict, row?.serving]);
  });
});

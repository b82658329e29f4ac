import type { Act } from '../../../aws/act.ts';
import { database, madeQuickly } from '../../orders.ts';
import { badUpgrade, upgraded } from '../database-stories.ts';
import { as, greenStays, type Row } from '../row.ts';

/** Green is available after 10 min 10 s, and is proven two minutes later. */
const greenWaits = '11m';

const write = (what: 'a write' | 'a DDL statement'): Act => ({
  database: { longStatement: { on: database, is: what, seconds: 3_600 } },
});

const making: readonly Row[] = [
  {
    name: 'green cannot be upgraded',
    story: upgraded({
      instance: {
        course: {
          ...madeQuickly,
          tasks: {
            ...madeQuickly?.tasks,
            DB_ENGINE_VERSION_UPGRADE: { takes: '3m', fails: 'the prechecks found 3 reserved words' },
          },
        },
      },
    }),
    expected: greenStays(/3 reserved words/),
  },
  {
    name: 'RDS shows the deployment as being made once more',
    story: upgraded({ instance: { course: { ...madeQuickly, flicker: { after: '20s', lasts: '1m' } } } }),
    expected: as('released'),
  },
  {
    name: "green's storage is optimized for an hour",
    story: upgraded({ instance: { course: { ...madeQuickly, storageOptimization: '1h' } } }),
    expected: as('released', /storage-optimization/),
  },
  {
    name: "somebody grows blue's storage while green waits",
    story: upgraded({
      world: {
        actors: [
          {
            at: greenWaits,
            do: {
              call: 'rds:ModifyDBInstance',
              input: { DBInstanceIdentifier: database, AllocatedStorage: 300, ApplyImmediately: true },
            },
          },
        ],
      },
    }),
    expected: { ...as('released'), verdict: ['released', 'failed'], serving: ['green', 'blue'] },
  },
  {
    name: 'the lag never falls',
    story: upgraded({ application: { writesPerSecond: 100 }, replication: { appliesPerSecond: { [database]: 60 } } }),
    expected: greenStays(/Green is \d+ s behind blue/),
  },
  {
    name: 'the replication of a PostgreSQL database is degraded by a change of its schema',
    story: upgraded(
      {
        instance: { engine: 'postgres', engineVersion: '15.10', parameterGroup: 'orders-15' },
        rds: {
          parameterGroups: [
            { name: 'orders-15', family: 'postgres15', parameters: { 'rds.logical_replication': '1' } },
            { name: 'orders-16', family: 'postgres16', parameters: { 'rds.logical_replication': '1' } },
          ],
        },
        world: { actors: [{ at: greenWaits, do: { runDdl: { database } } }] },
      },
      { 'engine-version': '16.6', 'parameter-group': 'orders-16' },
    ),
    expected: greenStays(/[Rr]eplication.*degraded|degraded/),
  },
];

const switching: readonly Row[] = [
  {
    name: 'a long write on blue: a guardrail cancels',
    story: upgraded({ world: { actors: [{ at: greenWaits, do: write('a write') }] } }),
    expected: greenStays(/long-running active writes on the blue environment/),
  },
  {
    name: 'a long change of the schema on blue: a guardrail cancels',
    story: upgraded({ world: { actors: [{ at: greenWaits, do: write('a DDL statement') }] } }),
    expected: greenStays(/long-running DDL/),
  },
  {
    name: 'the switchover takes longer than its timeout: RDS undoes it',
    story: upgraded(
      { instance: { course: { ...madeQuickly, switchover: { renameTakes: '2m' } } } },
      { 'switchover-timeout': '30s' },
    ),
    expected: greenStays(/timeout of 30 seconds/),
  },
  {
    name: 'the switchover fails',
    story: upgraded({
      instance: { course: { ...madeQuickly, switchover: { fails: 'an internal error of the storage layer' } } },
    }),
    expected: greenStays(/internal error of the storage layer/),
  },
  {
    name: 'names are swapped in a minute, in which nobody has the name',
    story: upgraded({ instance: { course: { ...madeQuickly, switchover: { renameTakes: '1m' } } } }),
    expected: as('released'),
  },
  {
    name: 'the application finds green bad, and there is no way back',
    story: badUpgrade(),
    expected: {
      verdict: ['broken'],
      serving: ['green'],
      names: /shop-failed-queries/,
      remedy: /Decide now/,
    },
  },
];

/** What can become of a green, from its making to the switchover. */
export const databaseCourseRows: readonly Row[] = [...making, ...switching];

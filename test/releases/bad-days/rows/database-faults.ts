import type { FaultRule } from '../../../aws/fault-rule.ts';
import { upgraded } from '../database-stories.ts';
import { playStory } from '../play-row.ts';
import { as, type Expected, greenStays, lostSight, refused, type Row } from '../row.ts';

type Fault = FaultRule['fault'];

const forEver = 9_999;
const from = (nth: number): FaultRule['calls'] => ({ from: nth, to: forEver });

/** Troubles that are over at the next try. */
const passing = ['throttle', 'server-error', 'lost-before', 'lost-after', 'silent-before', 'silent-after'] as const;

/** What is read before green is made, and never again. */
const preflight = [
  'rds:DescribeDBClusters',
  'rds:DescribeDBEngineVersions',
  'rds:DescribeDBParameterGroups',
  'rds:DescribeDBParameters',
  'rds:DescribeOrderableDBInstanceOptions',
  'rds:DescribeAccountAttributes',
  'rds:DescribeIntegrations',
  'rds:DescribeDBProxies',
] as const;

const writes = ['rds:CreateBlueGreenDeployment', 'rds:SwitchoverBlueGreenDeployment'] as const;

const sight = ['rds:DescribeBlueGreenDeployments', 'rds:DescribeDBInstances'] as const;

/** RDS has taken the word, and whether it has switched over nobody can read. */
const switchedUnseen = (names: RegExp): Expected =>
  lostSight(names, /run `operation: status`, and neither promote nor roll back before/);

const row = (name: string, rules: readonly FaultRule[], expected: Expected): Row => ({
  name,
  story: upgraded({ faults: rules }),
  expected,
});

/** RDS goes on by itself with what it was asked for, and blue serves until somebody has it switched over. */
const goesOnMaking = (names: RegExp): Expected => ({
  verdict: ['failed', 'unknown'],
  serving: ['blue', 'unknown'],
  names,
  remedy: /`operation: rollback`/,
});

const denied = (operation: string): { readonly names: RegExp; readonly remedy: RegExp } => ({
  names: new RegExp(`AWS denied ${operation}`),
  remedy: new RegExp(`Allow ${operation}`),
});

/** Calls of the good story by operation, each with its number among all. */
type Calls = ReadonlyMap<string, readonly number[]>;

async function callsOfTheStory(): Promise<Calls> {
  const { calls } = await playStory(upgraded());
  const byOperation = new Map<string, number[]>();
  for (const [at, { service, operation }] of calls.entries()) {
    const name = `${service}:${operation}`;
    byOperation.set(name, [...(byOperation.get(name) ?? []), at + 1]);
  }
  return byOperation;
}

function numbersOf(calls: Calls, operation: string): readonly number[] {
  const own = calls.get(operation);
  if (own === undefined) throw new Error(`${operation} is not called any more.`);
  return own;
}

/** Of the calls of an operation, the first after the one write. */
function firstAfter(calls: Calls, operation: string, write: (typeof writes)[number]): number {
  const [written = 0] = numbersOf(calls, write);
  const nth = numbersOf(calls, operation).findIndex(at => at > written) + 1;
  if (nth === 0) throw new Error(`${operation} is not called after ${write} any more.`);
  return nth;
}

/** What can go wrong with a call about a database, where it hurts most. */
export async function databaseFaultRows(): Promise<readonly Row[]> {
  const calls = await callsOfTheStory();
  const [begun, asked] = writes.map(write => (numbersOf(calls, write)[0] ?? 0) + 1) as [number, number];
  const once = (operation: string, kind: (typeof passing)[number], nth: number): Row =>
    row(
      `${operation}, ${kind} once (its call ${nth})`,
      [{ operation, calls: { nth }, fault: { kind } }],
      as('released'),
    );
  const everything = (what: string, nth: number, fault: Fault, expected: Expected): Row =>
    row(`${what}: ${fault.kind} for ever`, [{ operation: '*', calls: from(nth), fault }], expected);
  return [
    ...preflight.map(operation => {
      const { names, remedy } = denied(operation);
      const rules = [{ operation, calls: 'every', fault: { kind: 'denied' } }] as const;
      return row(`${operation}, denied`, rules, refused(names, remedy));
    }),
    row(
      'another pipeline eats the request rates of the account',
      [4, 5, 9, 16, 17, 18, 40, 60, 61, 80, 110, 111, 112].map(nth => ({
        operation: '*',
        calls: { nth },
        fault: { kind: 'throttle' },
      })),
      as('released'),
    ),
    ...writes.flatMap(operation => passing.map(kind => once(operation, kind, 1))),
    ...sight.flatMap(operation =>
      (['lost-before', 'server-error', 'throttle'] as const).map(kind =>
        once(operation, kind, firstAfter(calls, operation, 'rds:SwitchoverBlueGreenDeployment')),
      ),
    ),
    ...sight.map(operation =>
      row(
        `${operation}, three answers in the switchover are half a minute old`,
        [
          {
            operation,
            calls: {
              from: firstAfter(calls, operation, 'rds:SwitchoverBlueGreenDeployment'),
              to: firstAfter(calls, operation, 'rds:SwitchoverBlueGreenDeployment') + 2,
            },
            fault: { kind: 'stale', seconds: 30 },
          },
        ],
        as('released'),
      ),
    ),
    ...sight.map(operation => {
      const { names } = denied(operation);
      const nth = firstAfter(calls, operation, 'rds:CreateBlueGreenDeployment');
      return row(
        `${operation}, denied for ever once green is being made`,
        [{ operation, calls: from(nth), fault: { kind: 'denied' } }],
        goesOnMaking(names),
      );
    }),
    row(
      'rds:CreateBlueGreenDeployment, denied',
      [{ operation: writes[0], calls: 'every', fault: { kind: 'denied' } }],
      {
        ...greenStays(denied(writes[0]).names, denied(writes[0]).remedy),
        verdict: ['failed', 'refused'],
      },
    ),
    row(
      'rds:CreateBlueGreenDeployment, 500 for ever',
      [{ operation: writes[0], calls: 'every', fault: { kind: 'server-error' } }],
      {
        ...greenStays(/AWS answered (500|\w+) to rds:CreateBlueGreenDeployment/, /Health Dashboard|[Ll]ook at/),
        verdict: ['failed', 'refused', 'unknown'],
        serving: ['blue', 'unknown'],
      },
    ),
    row(
      'rds:SwitchoverBlueGreenDeployment, denied',
      [{ operation: writes[1], calls: 'every', fault: { kind: 'denied' } }],
      greenStays(denied(writes[1]).names, denied(writes[1]).remedy),
    ),
    row(
      'rds:SwitchoverBlueGreenDeployment, 500 for ever',
      [{ operation: writes[1], calls: 'every', fault: { kind: 'server-error' } }],
      {
        ...greenStays(
          /AWS answered (500|\w+) to rds:SwitchoverBlueGreenDeployment/,
          /Health Dashboard|[Ll]ook at|rollback/,
        ),
        verdict: ['failed', 'unknown'],
        serving: ['blue', 'unknown'],
      },
    ),
    row(
      'rds:SwitchoverBlueGreenDeployment, a member is not available after all',
      [
        {
          operation: writes[1],
          calls: { nth: 1 },
          fault: {
            kind: 'error',
            name: 'InvalidBlueGreenDeploymentStateFault',
            message: 'DB instance orders-green-abc123 is not in available state.',
          },
        },
      ],
      greenStays(/is not in available state/, /promote (it|again)|`operation: rollback`/),
    ),
    row(
      'rds:DescribeEvents, denied for ever',
      [{ operation: 'rds:DescribeEvents', calls: 'every', fault: { kind: 'denied' } }],
      as('released'),
    ),
    row(
      'cloudwatch:GetMetricData, denied for ever',
      [{ operation: 'cloudwatch:GetMetricData', calls: 'every', fault: { kind: 'denied' } }],
      greenStays(denied('cloudwatch:GetMetricData').names, /`operation: rollback`/),
    ),
    row(
      'cloudwatch:DescribeAlarms, denied for ever once green is being made',
      [
        {
          operation: 'cloudwatch:DescribeAlarms',
          calls: from(firstAfter(calls, 'cloudwatch:DescribeAlarms', writes[0])),
          fault: { kind: 'denied' },
        },
      ],
      greenStays(denied('cloudwatch:DescribeAlarms').names, /`operation: rollback`/),
    ),
    everything(
      'whatever is asked once green is being made',
      begun,
      { kind: 'server-error' },
      goesOnMaking(/AWS answered/),
    ),
    everything(
      'whatever is asked once green is being made',
      begun,
      { kind: 'expired' },
      goesOnMaking(/did not accept the credentials/),
    ),
    everything(
      'whatever is asked once the switchover was taken',
      asked,
      { kind: 'server-error' },
      switchedUnseen(/AWS answered/),
    ),
    everything(
      'whatever is asked once the switchover was taken',
      asked,
      { kind: 'silent-before' },
      switchedUnseen(/was not answered in time/),
    ),
    everything(
      'whatever is asked once the switchover was taken',
      asked,
      { kind: 'expired' },
      lostSight(/did not accept the credentials/, /operation: status|re-run the job/),
    ),
  ];
}

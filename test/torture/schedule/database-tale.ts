import type { Act } from '../../aws/act.ts';
import {
  brokenVersion,
  consent,
  database,
  orders,
  type OrdersChanges,
  place,
  wellVersion,
} from '../../releases/orders.ts';
import type { Scenario } from '../../releases/scenario.ts';
import { type Course, type DatabaseKind, kinds } from './database-kinds.ts';
import type { Millis } from './schedule.ts';
import { type AnyTale, ways } from './ways.ts';

const minute: Millis = 60_000;

/** A release of the orders, whose name RDS gives to green, once and for good. */
export interface DatabaseTale extends AnyTale {
  readonly target: 'rds';
  readonly of: DatabaseKind;
  readonly green: keyof typeof databaseGreens;
  readonly blue: keyof typeof databaseBlues;
  readonly moves: 'all at once';
  readonly before: keyof typeof databaseProofs;
  readonly making: keyof typeof makings;
  readonly switchover: keyof typeof switchovers;
  /** Whether a person has agreed to the switchover. */
  readonly consent: 'approved' | 'never given';
}

type Version = NonNullable<OrdersChanges['green']>;

/** What green turns out to be. */
export const databaseGreens = {
  good: wellVersion,
  erring: brokenVersion,
  'what serves already': wellVersion,
} as const satisfies Readonly<Record<string, Version>>;

/** When blue begins to fail for the application, if it does: only before the switchover can anybody do something about that. */
export const databaseBlues = { well: undefined, 'errs from 1m on': '1m' } as const;

interface Proof {
  readonly gates: string;
  /** Writes that green applies in a second, where blue takes 20. */
  readonly applies: number;
}

const alarms = 'alarms: [shop-failed-queries]';
const withLag = `${alarms}\nlag: {}`;

/** What green has to pass before it gets the name. */
export const databaseProofs = {
  nothing: { gates: alarms, applies: 1_000 },
  'a lag that is soon small': { gates: withLag, applies: 1_000 },
  'a lag that falls late': { gates: withLag, applies: 30 },
  'a lag that never falls': { gates: withLag, applies: 1 },
} as const satisfies Readonly<Record<string, Proof>>;

/** How green comes into being: a few minutes stand for hours. */
export const makings = {
  'in minutes': {},
  'with storage that is optimized afterwards': { storageOptimization: '4m' },
  'with a status that goes back for a moment': { flicker: { after: '20s', lasts: '30s' } },
  'with an upgrade that fails': {
    tasks: { DB_ENGINE_VERSION_UPGRADE: { takes: '1m', fails: 'the upgrade prechecks found 3 reserved words' } },
  },
} as const satisfies Readonly<Record<string, Partial<Course>>>;

/** How RDS answers the word to switch over. */
export const switchovers = {
  'as it should': { course: {}, guardrail: 0 },
  'cancelled by a guardrail in the first quarter of an hour': { course: {}, guardrail: 900 },
  'undone at its timeout': { course: { renameTakes: '40s' }, guardrail: 0 },
  failing: { course: { fails: 'an internal error' }, guardrail: 0 },
} as const satisfies Readonly<Record<string, { readonly course: Course['switchover']; readonly guardrail: number }>>;

/** 30 s is the shortest one that RDS takes (RDS API reference, SwitchoverBlueGreenDeployment). */
const switchoverTimeout = '30s';

/** Of any engine, each task takes a minute. */
const made: Course = {
  membersAppearAfter: '30s',
  tasks: Object.fromEntries(
    [
      'CREATING_READ_REPLICA_OF_SOURCE',
      'DB_ENGINE_VERSION_UPGRADE',
      'CONFIGURE_BACKUPS',
      'CREATE_DB_INSTANCES_FOR_CLUSTER',
    ].map(task => [task, { takes: '1m' }]),
  ),
};

export function databaseScenario(tale: DatabaseTale): Scenario {
  const { of, green, moves, bakeMinutes, before, making, switchover, turn, pollSeconds } = tale;
  const errsAt = databaseBlues[tale.blue];
  const { blue, upgraded, upgrade, same, seed } = kinds[of];
  const { gates, applies } = databaseProofs[before];
  const { course, guardrail } = switchovers[switchover];
  return {
    name: databaseInWords(tale),
    tells: databaseInWords(tale),
    files: {},
    blue,
    inputs: {
      ...place,
      ...ways[moves].asked,
      ...(green === 'what serves already' ? same : upgrade),
      ...(tale.consent === 'approved' ? consent : {}),
      'switchover-timeout': switchoverTimeout,
      gates,
      bake: `${bakeMinutes}m`,
      poll: `${pollSeconds}s`,
      timeout: `${databaseTimeLimit(tale) / minute}m`,
    },
    ...(turn === 'busy' ? { before: { acts: [colleaguesGreen(of)], ago: 60_000 } } : {}),
    world: {
      ...orders({
        seed: tale.world,
        // So that seconds of writes are more than PostgreSQL's log may hold back.
        replication: { appliesPerSecond: { [database]: applies }, bytesPerWrite: 64 * 1024 },
        rds: { instances: [], ...seed(merged(made, makings[making], { switchover: course })) },
        world: {
          // Alarms need a past to have a state; two minutes are enough, and quick.
          warmUp: '2m',
          actors: [
            ...(guardrail === 0 ? [] : [{ at: '0s', do: longReport(guardrail) }]),
            ...(errsAt === undefined
              ? []
              : [{ at: errsAt, do: { behave: { image: blue, change: { requestErrors: 0.2 } } } }]),
          ],
        },
      }),
      versions: { [blue]: wellVersion, [upgraded]: databaseGreens[green] },
    },
  };
}

/**
 * What the contract gives it where making green takes no time. To wait for its turn a release needs more: RDS may take two hours to
 * make green, and Greenlight does not begin to wait for what leaves it none.
 */
export function databaseTimeLimit({ bakeMinutes, turn }: Pick<DatabaseTale, 'bakeMinutes' | 'turn'>): Millis {
  return (turn === 'busy' ? 180 : 2 * bakeMinutes + 30) * minute;
}

function merged(...courses: readonly Course[]): Course {
  const tasks = Object.assign({}, ...courses.map(course => course.tasks)) as NonNullable<Course['tasks']>;
  return { ...(Object.assign({}, ...courses) as Course), tasks };
}

/** A switchover is refused while somebody writes for long. */
export function longReport(seconds: number): Act {
  return { database: { longStatement: { on: database, is: 'a write', seconds } } };
}

export const colleaguesName = 'colleagues-upgrade';

/** Another deployment on the same source, by somebody who knows nothing of Greenlight. */
export function colleaguesGreen(of: DatabaseKind, name = colleaguesName): Act {
  const path = kinds[of].is === 'cluster' ? 'cluster' : 'db';
  const Source = `arn:aws:rds:eu-west-1:123456789012:${path}:${database}`;
  return { call: 'rds:CreateBlueGreenDeployment', input: { BlueGreenDeploymentName: name, Source } };
}

export function databaseInWords(tale: DatabaseTale): string {
  const { of, green, bakeMinutes, before, making, switchover, turn, pollSeconds, world } = tale;
  return [
    of,
    `green is ${green}, blue ${tale.blue}`,
    `baked ${bakeMinutes} min`,
    `before the switchover ${before}`,
    `green is made ${making}`,
    `the switchover goes ${switchover}`,
    `the consent to it is ${tale.consent}`,
    `the database is ${turn}`,
    `looks every ${pollSeconds} s`,
    `world ${world}`,
  ].join('; ');
}

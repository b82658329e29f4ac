import type { DatabaseTale } from '../schedule/database-tale.ts';
import type { KnownTale } from './known-tale.ts';

/** An upgrade of MySQL that goes as it should, with a bake of a minute. */
export const plainDatabase: DatabaseTale = {
  target: 'rds',
  world: 1,
  of: 'an instance of MySQL',
  green: 'good',
  blue: 'well',
  moves: 'all at once',
  bakeMinutes: 1,
  before: 'a lag that is soon small',
  making: 'in minutes',
  switchover: 'as it should',
  consent: 'approved',
  turn: 'free',
  pollSeconds: 15,
};

const onGreen = {
  plot: 'a release',
  ends: 'on green',
  verdicts: ['released', 'nothing-to-do'],
  rerunAfter: 0,
} as const;
const besideGreen = { plot: 'a release', ends: 'on blue, beside green', verdicts: ['failed'], rerunAfter: 0 } as const;

/** A green that was not switched to stays, until somebody asks for a rollback. */
export const databaseTales = {
  'a database in one job': { tale: plainDatabase, ...onGreen },
  'a stage of a cluster and its promotion': {
    tale: { ...plainDatabase, of: 'a cluster of Aurora MySQL' },
    ...onGreen,
    plot: 'a stage and its promotion',
  },
  'a stage of a database that somebody takes back': {
    tale: plainDatabase,
    plot: 'a stage that somebody takes back',
    ends: 'on blue',
    verdicts: ['restored', 'nothing-to-do'],
    rerunAfter: 600_000,
  },
  'a database whose switchover a guardrail cancels': {
    tale: { ...plainDatabase, switchover: 'cancelled by a guardrail in the first quarter of an hour' },
    ...besideGreen,
  },
  'a database whose switchover is undone': {
    tale: { ...plainDatabase, of: 'an instance of PostgreSQL', switchover: 'undone at its timeout' },
    ...besideGreen,
  },
  'a database that is bad after its switchover': {
    tale: { ...plainDatabase, green: 'erring', bakeMinutes: 15 },
    ...onGreen,
    verdicts: ['broken', 'nothing-to-do', 'refused'],
  },
} as const satisfies Readonly<Record<string, KnownTale>>;

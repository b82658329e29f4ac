import { type Chapter, nth, ofItsOwnFile } from '../chapter.ts';
import {
  blueVersion,
  brokenVersion,
  consent,
  database,
  gates,
  inputs,
  madeQuickly,
  orders,
  place,
  upgrade,
} from '../orders.ts';
import type { Prelude, Scenario } from '../scenario.ts';

const minute = 60_000;
const hour = 60 * minute;

/** Green is made in hours, in which there is little to see. */
const base = { files: {}, blue: blueVersion, speed: 600 };

const later = (ago: number): Prelude => ({ acts: [], ago });

const staged: Chapter = {
  tells: 'Green is made, follows blue, and waits without users.',
  github: { ...nth(42), job: 'stage' },
  inputs: { operation: 'stage', ...upgrade, gates },
};

/** Behind the environment that a person approves. */
const promoted: Chapter = {
  tells: 'Somebody has approved: green gets the name.',
  before: later(hour),
  github: { ...nth(42), job: 'promote' },
  inputs: {
    operation: 'promote',
    'release-id': '${{ needs.stage.outputs.change-id }}',
    ...consent,
    gates,
    bake: '5m',
  },
};

/** The stories of a database whose name RDS gives to green. */
export const databaseStories: readonly Scenario[] = [
  {
    ...base,
    name: 'rds-upgrade',
    tells:
      'A major version in one job: green is made beside blue and proven, and gets the name of blue while writes wait for seconds.',
    inputs,
    world: orders({ instance: { course: { storageOptimization: '10m' } } }),
  },
  {
    ...base,
    name: 'rds-lag',
    tells: 'Green comes into being three quarters of an hour behind, and catches up late: users never wait for it.',
    inputs,
    world: orders({ replication: { appliesPerSecond: { [database]: 30 } } }),
  },
  {
    ...base,
    name: 'rds-guardrail',
    tells: 'A long write on blue: RDS cancels the switchover and says why, green stays, and the next attempt switches.',
    inputs: place,
    world: orders({ instance: { course: madeQuickly } }),
    chapters: [
      staged,
      {
        ...promoted,
        tells: 'A report of the month is being written while green is to get the name.',
        before: {
          acts: [{ database: { longStatement: { on: database, is: 'a write', seconds: 2 * 3_600 } } }],
          ago: 10 * minute,
        },
      },
      {
        ...promoted,
        tells: 'The report is done, and the job is re-run.',
        before: later(3 * hour),
        github: { ...nth(42, 2), job: 'promote' },
      },
    ],
  },
  {
    ...base,
    name: 'rds-timeout-undone',
    tells:
      'Writes come in faster than green can apply them: it does not catch up within a minute, and RDS undoes the switchover.',
    inputs: place,
    world: orders({ instance: { course: madeQuickly }, replication: { appliesPerSecond: { [database]: 50 } } }),
    chapters: [
      staged,
      {
        ...promoted,
        tells: 'The sale begins while green is to get the name.',
        before: {
          acts: [{ database: { load: { application: 'shop', writesPerSecond: 400 } } }],
          ago: 1_000,
        },
        inputs: { ...promoted.inputs, 'switchover-timeout': '1m' },
      },
    ],
  },
  {
    ...base,
    name: 'rds-stage-then-promote',
    tells: 'Two jobs that are hours apart, with nothing but an id between them, and a look at what stands afterwards.',
    inputs: place,
    world: orders(),
    chapters: [
      staged,
      { ...promoted, before: later(6 * hour) },
      {
        tells: 'The next morning somebody asks how it stands.',
        before: later(8 * hour),
        github: nth(43),
        inputs: { operation: 'status' },
      },
    ],
  },
  {
    ...base,
    name: 'rds-bad-after-switch',
    tells:
      'Only users show that the new version is bad: the alarm rings after the switch, nothing is taken back, and a person is called.',
    // With the versions exchanged the alarm rings for the bad blue before the release, which is then the cure.
    inputs: { ...inputs, bake: '15m', 'on-alarm-already': 'warn' },
    world: orders({ green: brokenVersion, instance: { course: madeQuickly } }),
  },
  {
    ...base,
    name: 'rds-roll-back',
    tells: 'Green was made, and is not wanted after all: a rollback removes it, and blue has never been touched.',
    inputs: place,
    world: orders({ instance: { course: madeQuickly } }),
    chapters: [
      staged,
      {
        tells: 'Somebody decides against it.',
        before: later(2 * hour),
        github: ofItsOwnFile('rollback'),
        inputs: { operation: 'rollback' },
      },
    ],
  },
  {
    ...base,
    name: 'rds-delete-record',
    tells:
      'The upgrade has proven itself: the record of the switchover is deleted, by a word of its own, and old blue stays.',
    inputs: place,
    world: orders({ instance: { course: madeQuickly } }),
    chapters: [
      { tells: 'A release in one job.', github: nth(42), inputs: { ...upgrade, ...consent, gates } },
      {
        tells: 'Hours later nothing writes to old blue any more.',
        before: later(4 * hour),
        github: ofItsOwnFile('delete-record'),
        inputs: { operation: 'delete-record', 'record-deletion': 'approved' },
      },
    ],
  },
  {
    ...base,
    name: 'rds-plan',
    tells:
      'On a pull request: what an upgrade would do, what it renames, and where there is no way back. Nothing is written.',
    inputs: { ...place, ...upgrade, gates, operation: 'plan' },
    github: { eventName: 'pull_request', ref: 'refs/pull/7/merge' },
    world: orders(),
  },
];

import type { Millis } from '../schedule/schedule.ts';
import type { FunctionTale } from '../schedule/function-tale.ts';
import type { ServiceTale } from '../schedule/service-tale.ts';
import { databaseTales } from './database-tales.ts';
import type { KnownTale } from './known-tale.ts';
import { nativeTales } from './native-tales.ts';

/** All traffic at once, a bake of a minute, and nothing else. */
export const plain: ServiceTale = {
  target: 'ecs',
  world: 1,
  green: 'good',
  blue: 'well',
  moves: 'all at once',
  bakeMinutes: 1,
  before: 'nothing',
  room: 'plenty',
  turn: 'free',
  alarmsOf: 'the gates',
  pollSeconds: 15,
  retire: 'aws',
};

/** The same of a function, whose alias Greenlight moves. */
const plainFunction: FunctionTale = {
  target: 'lambda',
  world: 1,
  green: 'good',
  blue: 'well',
  moves: 'all at once',
  bakeMinutes: 1,
  before: 'nothing',
  turn: 'free',
  settings: 'as they are',
  keeps: 'all',
  pollSeconds: 15,
};
const invoked: FunctionTale = { ...plainFunction, before: 'a smoke test that it passes' };
const onGreen = {
  plot: 'a release',
  ends: 'on green',
  verdicts: ['released', 'nothing-to-do'],
  rerunAfter: 0,
} as const;
const onBlue = { plot: 'a release', ends: 'on blue', rerunAfter: 0 } as const;
const tenMinutes: Millis = 600_000;
const proven: ServiceTale = { ...plain, before: 'a smoke test that it passes' };

/** The stories that are killed at every point, by name. */
export const tales = {
  'a release by steps, proven before traffic': { tale: { ...proven, moves: 'by 10 % for 3 minutes' }, ...onGreen },
  'a release with a hook': { tale: { ...plain, before: 'a hook that it passes' }, ...onGreen },
  'a slow release': {
    tale: { ...plain, green: 'slow', moves: 'by 10 % for 8 minutes' },
    ...onBlue,
    // While the alarm that took it back still rings, nothing is released.
    verdicts: ['rolled-back', 'refused'],
  },
  'a release that crashes': { tale: { ...plain, green: 'crashing' }, ...onBlue, verdicts: ['failed'] },
  'a release whose smoke test fails': {
    tale: { ...plain, before: 'a smoke test that it fails' },
    ...onBlue,
    verdicts: ['failed'],
  },
  'a release that lets blue go': { tale: { ...plain, retire: 'now' }, ...onGreen },
  'a stage and its promotion': { tale: proven, ...onGreen, plot: 'a stage and its promotion' },
  'a drill': { tale: { ...plain, moves: 'by 10 % for 3 minutes' }, ...onBlue, plot: 'a drill', verdicts: ['drilled'] },
  'a release that a re-run takes back': {
    tale: plain,
    ...onBlue,
    plot: 'a release that a re-run takes back',
    verdicts: ['restored', 'nothing-to-do'],
  },
  'a release that somebody takes back': {
    tale: plain,
    ...onBlue,
    plot: 'a release that somebody takes back',
    rerunAfter: tenMinutes,
    verdicts: ['restored', 'nothing-to-do'],
  },
  'a release that somebody leaves for an older one': {
    tale: { ...plain, retire: 'now' },
    ...onBlue,
    plot: 'a release that somebody leaves for an older one',
    rerunAfter: tenMinutes,
    verdicts: ['restored', 'nothing-to-do'],
  },
  'a promotion of a slow release': {
    tale: { ...proven, green: 'slow', moves: 'by 10 % for 8 minutes' },
    ...onBlue,
    plot: 'a stage and its promotion',
    verdicts: ['rolled-back', 'refused'],
  },
  'a function by steps, proven before traffic': {
    tale: { ...invoked, moves: 'by 5, 25 and 60 %', settings: 'one more variable', keeps: '1' },
    ...onGreen,
  },
  'a slow function': {
    tale: { ...plainFunction, green: 'slow', moves: 'by 10 % for 8 minutes' },
    ...onBlue,
    verdicts: ['rolled-back', 'refused'],
  },
  'a function whose smoke test fails': {
    tale: { ...invoked, before: 'a smoke test that it fails' },
    ...onBlue,
    verdicts: ['failed'],
  },
  'a function whose version does not become active': {
    tale: { ...plainFunction, green: 'a version that cannot become active' },
    ...onBlue,
    verdicts: ['failed'],
  },
  'a stage of a function and its promotion': {
    tale: { ...invoked, moves: 'by 10 % for 3 minutes' },
    ...onGreen,
    plot: 'a stage and its promotion',
  },
  'a drill of a function': {
    tale: { ...plainFunction, moves: 'by 10 % for 3 minutes' },
    ...onBlue,
    plot: 'a drill',
    verdicts: ['drilled'],
  },
  'a function that a re-run takes back': {
    tale: plainFunction,
    ...onBlue,
    plot: 'a release that a re-run takes back',
    verdicts: ['restored', 'nothing-to-do'],
  },
  'a function that somebody takes back': {
    tale: plainFunction,
    ...onBlue,
    plot: 'a release that somebody takes back',
    rerunAfter: tenMinutes,
    verdicts: ['restored', 'nothing-to-do'],
  },
  'a function that somebody leaves for an older release': {
    tale: plainFunction,
    ...onBlue,
    plot: 'a release that somebody leaves for an older one',
    rerunAfter: tenMinutes,
    verdicts: ['restored', 'nothing-to-do'],
  },
  ...nativeTales,
  ...databaseTales,
} as const satisfies Readonly<Record<string, KnownTale>>;

export type TaleName = keyof typeof tales;

export const taleNames = Object.keys(tales) as readonly TaleName[];

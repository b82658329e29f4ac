import type { NativeTale } from '../schedule/native-tale.ts';
import type { KnownTale } from './known-tale.ts';

/** As `plain`, of a service that ECS itself deploys, and as the documentation seems to have it. */
export const plainNative: NativeTale = {
  target: 'ecs-native',
  world: 1,
  green: 'good',
  blue: 'well',
  moves: 'all at once',
  bakeMinutes: 1,
  pauses: 'nowhere',
  before: 'nothing',
  room: 'plenty',
  turn: 'free',
  alarmsOf: 'the gates',
  settings: 'as asked',
  pollSeconds: 15,
  leftOpen: {},
};

const paused: NativeTale = { ...plainNative, moves: 'by 10 % for 3 minutes', pauses: 'for an hour at each share' };
const rolling: NativeTale = { ...plainNative, moves: 'task by task' };

const onGreen = {
  plot: 'a release',
  ends: 'on green',
  verdicts: ['released', 'nothing-to-do'],
  rerunAfter: 0,
} as const;
const onBlue = { plot: 'a release', ends: 'on blue', rerunAfter: 0 } as const;

/** Of services that ECS itself deploys. */
export const nativeTales = {
  "a canary of ECS's own, with pauses": { tale: paused, ...onGreen },
  "a canary of ECS's own, asked for with its pauses": {
    tale: { ...paused, settings: 'otherwise', pauses: 'as Greenlight asks it to' },
    ...onGreen,
  },
  "a slow canary of ECS's own, with pauses": {
    tale: { ...paused, green: 'slow', moves: 'by 10 % for 8 minutes' },
    ...onBlue,
    // While the alarm that took it back still rings, nothing is released.
    verdicts: ['rolled-back', 'refused'],
  },
  "a slow canary of ECS's own, without pauses": {
    tale: { ...paused, pauses: 'nowhere', green: 'slow', moves: 'by 10 % for 8 minutes' },
    ...onBlue,
    verdicts: ['rolled-back', 'refused'],
  },
  'tasks that are replaced': { tale: rolling, ...onGreen },
  'tasks that are replaced by slow ones': {
    tale: { ...rolling, green: 'slow', bakeMinutes: 15 },
    ...onBlue,
    verdicts: ['rolled-back', 'refused'],
  },
  'tasks that are replaced by ones that crash': {
    tale: { ...rolling, green: 'crashing' },
    ...onBlue,
    verdicts: ['rolled-back', 'failed'],
  },
  'a stage at a pause and its promotion': {
    tale: { ...paused, before: 'a smoke test that it passes' },
    ...onGreen,
    plot: 'a stage and its promotion',
  },
  "a drill of ECS's own": { tale: paused, ...onBlue, plot: 'a drill', verdicts: ['drilled'] },
  "a release of ECS's own that a re-run takes back": {
    tale: paused,
    ...onBlue,
    plot: 'a release that a re-run takes back',
    verdicts: ['restored', 'nothing-to-do'],
  },
  'replaced tasks that somebody takes back': {
    tale: rolling,
    ...onBlue,
    plot: 'a release that somebody takes back',
    rerunAfter: 600_000,
    verdicts: ['restored', 'nothing-to-do'],
  },
} as const satisfies Readonly<Record<string, KnownTale>>;

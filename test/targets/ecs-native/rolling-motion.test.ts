import { describe, expect, test } from '@jest/globals';
import type { Motion } from '../../../src/release/words.ts';
import {
  type After,
  type RollingLook,
  rollingMotion,
  shareIn,
} from '../../../src/targets/ecs-native/rolling/motion.ts';
import { tasksIn } from '../../../src/targets/ecs-native/rolling/tasks.ts';
import { nothingWatched } from '../../../src/targets/ecs-native/watched.ts';
import { began, deployment, functionHook, minute, pause } from './looks.ts';
import { blue, green, rollingLook, type Rolling, rollingWatched, rollout, third } from './rolling-looks.ts';

const back = (status: string, because?: string): After => ({
  is: 'the way back',
  began: began + 8 * minute,
  deployment: deployment(status, undefined, undefined, { id: 'd-2', because }),
});

describe('a rolling deployment', () => {
  test.each<{ when: string; status: string; seen: Rolling; motion: Partial<Motion> }>([
    { when: 'ECS has not begun', status: 'PENDING', seen: { blues: 4 }, motion: { is: 'preparing' } },
    { when: 'no task of green runs', status: 'IN_PROGRESS', seen: { blues: 4 }, motion: { is: 'preparing' } },
    {
      when: 'the first task of green runs',
      status: 'IN_PROGRESS',
      seen: { blues: 4, greens: 1 },
      motion: { is: 'shifting', nextAt: undefined },
    },
    {
      when: 'all tasks are green, and ECS has not said its last word',
      status: 'IN_PROGRESS',
      seen: { greens: 4 },
      motion: { is: 'shifting' },
    },
    {
      when: 'ECS watches its alarms with all tasks green',
      status: 'IN_PROGRESS',
      seen: { greens: 4, stage: 'BAKE_TIME' },
      motion: { is: 'settled', blueEnds: 'never', awaits: expect.stringContaining('BAKE_TIME') as never },
    },
    {
      when: 'ECS ends what is left of blue, with all tasks green',
      status: 'IN_PROGRESS',
      seen: { greens: 4, stage: 'CLEAN_UP' },
      motion: { is: 'settled', blueEnds: 'never', awaits: expect.stringContaining('CLEAN_UP') as never },
    },
    {
      when: 'ECS ends what is left of blue, and tasks of it still run',
      status: 'IN_PROGRESS',
      seen: { blues: 1, greens: 4, stage: 'CLEAN_UP' },
      motion: { is: 'shifting' },
    },
    {
      when: 'it has ended well',
      status: 'SUCCESSFUL',
      seen: { greens: 4, changes: { finished: began + 7 * minute } },
      motion: { is: 'settled', since: began + 7 * minute, blueEnds: 'never', awaits: undefined },
    },
    {
      when: 'it has ended well early, and tasks of blue are still there',
      status: 'SUCCESSFUL',
      seen: { blues: 2, greens: 2 },
      motion: { is: 'shifting' },
    },
    {
      when: 'it has ended well with nothing to run',
      status: 'SUCCESSFUL',
      seen: { changes: { finished: began } },
      motion: { is: 'settled' },
    },
    {
      when: 'ECS stops it',
      status: 'STOP_REQUESTED',
      seen: { blues: 3, greens: 1 },
      motion: { is: 'stopped', back: { is: 'awaited' } },
    },
    {
      when: 'it was stopped without a way back',
      status: 'STOPPED',
      seen: { blues: 3, greens: 1 },
      motion: { is: 'stopped', back: { is: 'none' } },
    },
    {
      when: 'a rollback was asked for',
      status: 'ROLLBACK_REQUESTED',
      seen: { blues: 3, greens: 1 },
      motion: { is: 'stopped', back: { is: 'running', id: 'd-1' } },
    },
    {
      when: 'it is taken back',
      status: 'ROLLBACK_IN_PROGRESS',
      seen: { blues: 3, greens: 1 },
      motion: { is: 'stopped', back: { is: 'running', id: 'd-1' } },
    },
    {
      when: 'it was taken back, and a task of green is on its way out',
      status: 'ROLLBACK_SUCCESSFUL',
      seen: { blues: 4, greens: 1 },
      motion: { is: 'stopped', back: { is: 'running', id: 'd-1' } },
    },
    {
      when: 'it was taken back',
      status: 'ROLLBACK_SUCCESSFUL',
      seen: { blues: 4 },
      motion: { is: 'stopped', back: { is: 'done', id: 'd-1' } },
    },
    {
      when: 'there is nothing to go back to',
      status: 'ROLLBACK_FAILED',
      seen: { greens: 1, changes: { because: 'No rollback candidate was found to run the rollback.' } },
      motion: {
        is: 'stopped',
        back: { is: 'failed', id: 'd-1', because: 'No rollback candidate was found to run the rollback.' },
      },
    },
    {
      when: 'AWS has a status that is not known',
      status: 'LEVITATING',
      seen: { greens: 4 },
      motion: { is: 'strange', status: 'LEVITATING' },
    },
  ])('is told in words of every mover when $when', ({ status, seen, motion }) => {
    // given
    const look = rollingLook(status, seen);
    // when
    const told = rollingMotion(look, rollingWatched(look));
    // then
    expect(told).toMatchObject(motion);
  });

  test('is settled from when all its tasks were seen to be green, and not from when ECS calls it a success', () => {
    // given
    const before = { ...rollingLook('IN_PROGRESS', { greens: 4, stage: 'BAKE_TIME' }), at: began + 5 * minute };
    const look = rollingLook('SUCCESSFUL', { greens: 4, changes: { finished: began + 9 * minute } });
    // when
    const told = rollingMotion(look, rollingWatched(before, look));
    // then
    expect(told).toMatchObject({ is: 'settled', since: began + 5 * minute });
  });

  test('without a status is never taken for one that went well', () => {
    // when
    const told = rollingMotion(rollingLook(undefined, { greens: 4 }), nothingWatched);
    // then
    expect(told).toEqual({ is: 'strange', status: 'none at all' });
  });

  test.each<{ where: string; seen: Rolling; motion: Partial<Motion> }>([
    {
      where: 'before its first task starts',
      seen: { blues: 4, stage: 'PRE_SCALE_UP', changes: { hooks: [pause()] } },
      motion: { is: 'paused', before: 'green starts', then: 'goes back' },
    },
    {
      where: 'with all its tasks up',
      seen: { greens: 4, stage: 'POST_SCALE_UP', changes: { hooks: [pause()] } },
      motion: { is: 'paused', before: 'the bake', then: 'goes back' },
    },
    {
      where: 'between',
      seen: { blues: 2, greens: 2, changes: { hooks: [pause('goes on')] } },
      motion: { is: 'paused', before: 'more traffic', then: 'goes on' },
    },
  ])('waits for a word at its pauses $where', ({ seen, motion }) => {
    // given
    const hooks = { targetType: 'PAUSE', lifecycleStages: [seen.stage ?? 'POST_SCALE_UP'] } as never;
    const configuration = { strategy: 'ROLLING', lifecycleHooks: [hooks] } as const;
    const look = rollingLook('IN_PROGRESS', { ...seen, changes: { ...seen.changes, configuration } as never });
    // when
    const told = rollingMotion(look, nothingWatched);
    // then
    expect(told).toMatchObject(motion);
  });

  test("says which function of the user's it waits for", () => {
    // given
    const look = rollingLook('IN_PROGRESS', {
      blues: 4,
      stage: 'PRE_SCALE_UP',
      changes: { hooks: [functionHook('runs')] },
    });
    // when
    const told = rollingMotion(look, nothingWatched);
    // then
    expect(told).toMatchObject({ is: 'preparing', doing: expect.stringContaining('check:3') });
  });

  test.each<{ who: string; changes: Rolling['changes']; by: string; because: RegExp }>([
    {
      who: 'its circuit breaker',
      changes: { breaker: { is: 'tripped', failures: 3, threshold: 3 } },
      by: 'AWS itself',
      because: /circuit breaker.*3 tasks failed/,
    },
    {
      who: 'an alarm',
      changes: { alarms: { is: 'rang', names: ['api-5xx'], ringing: ['api-5xx'] } },
      by: 'an alarm',
      because: /api-5xx/,
    },
    { who: 'somebody', changes: {}, by: 'a request', because: /ROLLBACK_IN_PROGRESS/ },
  ])('that was ended by $who says so', ({ changes = {}, by, because }) => {
    // given
    const look = rollingLook('ROLLBACK_IN_PROGRESS', { blues: 3, greens: 1, changes });
    // when
    const told = rollingMotion(look, nothingWatched);
    // then
    expect(told).toMatchObject({ is: 'stopped', by, because: expect.stringMatching(because) });
  });

  test.each<{ how: string; looks: readonly RollingLook[]; reached: 'users' | 'nobody' }>([
    {
      how: 'a look saw a task of green run',
      looks: [rollingLook('IN_PROGRESS', { blues: 3, greens: 1 })],
      reached: 'users',
    },
    { how: 'every look saw none', looks: [rollingLook('IN_PROGRESS', { blues: 4 })], reached: 'nobody' },
    { how: 'nobody had looked', looks: [], reached: 'users' },
  ])('that was taken back has reached $reached where $how', ({ looks, reached }) => {
    // given
    const look = rollingLook('ROLLBACK_SUCCESSFUL', { blues: 4 });
    // when
    const told = rollingMotion(look, rollingWatched(...looks, look));
    // then
    expect(told).toMatchObject({ is: 'stopped', reached });
  });
});

describe('a rolling deployment that came to its good end, and after which', () => {
  test.each<{ what: string; after: After; greens: number; motion: Partial<Motion> }>([
    {
      what: 'blue was asked for again, which ECS does not list yet',
      after: { is: 'the way back', began: began + 8 * minute, deployment: undefined },
      greens: 4,
      motion: { is: 'stopped', at: began + 8 * minute, by: 'a request', reached: 'users', back: { is: 'awaited' } },
    },
    ...['PENDING', 'IN_PROGRESS', 'STOP_REQUESTED', 'ROLLBACK_REQUESTED', 'ROLLBACK_IN_PROGRESS'].map(status => ({
      what: `the way back is ${status}`,
      after: back(status),
      greens: 2,
      motion: { is: 'stopped', back: { is: 'running', id: 'd-2' } } as const,
    })),
    {
      what: 'the way back has ended well, and a task of green is on its way out',
      after: back('SUCCESSFUL'),
      greens: 1,
      motion: { is: 'stopped', back: { is: 'running', id: 'd-2' } },
    },
    {
      what: 'the way back has ended well',
      after: back('SUCCESSFUL'),
      greens: 0,
      motion: { is: 'stopped', back: { is: 'done', id: 'd-2' } },
    },
    ...['STOPPED', 'ROLLBACK_SUCCESSFUL', 'ROLLBACK_FAILED', 'LEVITATING'].map(status => ({
      what: `the way back is ${status}`,
      after: back(status, 'Tasks failed to start.'),
      greens: 4,
      motion: { is: 'stopped', back: { is: 'failed', id: 'd-2', because: 'Tasks failed to start.' } } as const,
    })),
    {
      what: 'somebody has deployed something else',
      after: { is: 'something else', revision: third.name, began: began + 9 * minute },
      greens: 4,
      motion: {
        is: 'stopped',
        at: began + 9 * minute,
        by: 'a request',
        because: expect.stringContaining('api:3') as never,
        back: { is: 'none' },
      },
    },
  ])('$what is told as that', ({ after, greens, motion }) => {
    // given
    const look = rollingLook('SUCCESSFUL', { blues: 4, greens, after });
    // when
    const told = rollingMotion(look, rollingWatched(rollingLook('SUCCESSFUL', { greens: 4 }), look));
    // then
    expect(told).toMatchObject(motion);
  });
});

describe("green's share under a deployment that rolls", () => {
  test.each<{ of: string; tasks: readonly [blues: number, greens: number, thirds: number]; share: number | undefined }>(
    [
      { of: 'none of its tasks', tasks: [4, 0, 0], share: 0 },
      { of: 'one of its tasks beside three of blue', tasks: [3, 1, 0], share: 25 },
      { of: 'one of three', tasks: [2, 1, 0], share: 33.3 },
      { of: 'a thousandth', tasks: [2_000, 1, 0], share: 0.1 },
      { of: 'nearly all', tasks: [1, 2_000, 0], share: 99.9 },
      { of: 'all', tasks: [0, 4, 0], share: 100 },
      { of: 'its tasks beside those of a third', tasks: [0, 1, 1], share: 50 },
      { of: 'nothing that runs', tasks: [0, 0, 0], share: undefined },
    ],
  )('is that of the tasks that run: $of', ({ tasks: [blues, greens, thirds], share }) => {
    // given
    const rollouts = [
      rollout(green, greens, { status: 'primary' }),
      rollout(blue, blues),
      rollout(third, thirds, { status: 'inactive' }),
    ] as const;
    // when
    const tasks = tasksIn({ rollouts: [...rollouts] as never }, green);
    // then
    expect(tasks).toEqual({ ofGreen: greens, share });
  });

  test.each<{ status: string; after?: After; share: number | undefined }>([
    { status: 'PENDING', share: 0 },
    { status: 'IN_PROGRESS', share: undefined },
    { status: 'SUCCESSFUL', share: 100 },
    { status: 'SUCCESSFUL', after: back('SUCCESSFUL'), share: 0 },
    { status: 'ROLLBACK_SUCCESSFUL', share: 0 },
    { status: 'ROLLBACK_FAILED', share: undefined },
  ])('is $share where nothing runs and it is $status', ({ status, after = { is: 'nothing' }, share }) => {
    // when
    const told = shareIn(rollingLook(status, { after }));
    // then
    expect(told).toBe(share);
  });
});

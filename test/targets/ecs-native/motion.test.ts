import { ServiceDeploymentStatus } from '@aws-sdk/client-ecs';
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Motion } from '../../../src/release/words.ts';
import { type Look, motionOf } from '../../../src/targets/ecs-native/motion.ts';
import { answered, nothingWatched } from '../../../src/targets/ecs-native/watched.ts';
import {
  began,
  configured,
  deployment,
  functionHook,
  look,
  minute,
  pause,
  type PauseSetting,
  second,
  settings,
  watchedBy,
} from './looks.ts';

const statuses = Object.values(ServiceDeploymentStatus);
const strange = fc.string().filter(text => !(statuses as string[]).includes(text));
const first = (one: Look, around = settings): Motion => motionOf(one, watchedBy([one]), around);
const both: readonly PauseSetting[] = [
  ['PRE_PRODUCTION_TRAFFIC_SHIFT', 'ROLLBACK'],
  ['POST_PRODUCTION_TRAFFIC_SHIFT', 'ROLLBACK'],
];

describe("the status of one of ECS's own deployments", () => {
  test.each<{ status: ServiceDeploymentStatus; is: Motion['is']; back?: string }>([
    { status: 'PENDING', is: 'preparing' },
    { status: 'IN_PROGRESS', is: 'preparing' },
    { status: 'SUCCESSFUL', is: 'finished' },
    { status: 'STOP_REQUESTED', is: 'stopped', back: 'awaited' },
    { status: 'STOPPED', is: 'stopped', back: 'none' },
    { status: 'ROLLBACK_REQUESTED', is: 'stopped', back: 'running' },
    { status: 'ROLLBACK_IN_PROGRESS', is: 'stopped', back: 'running' },
    { status: 'ROLLBACK_SUCCESSFUL', is: 'stopped', back: 'done' },
    { status: 'ROLLBACK_FAILED', is: 'stopped', back: 'failed' },
  ])('$status, before any traffic, is told as $is', ({ status, is, back }) => {
    // when
    const motion = first(look(deployment(status)));
    // then
    expect(motion.is).toBe(is);
    expect(motion.is === 'stopped' ? motion.back.is : undefined).toBe(back);
  });

  test('is told for every value that the SDK knows, and only SUCCESSFUL is a finish', () => {
    // when
    const motions = statuses.map(status => [status, first(look(deployment(status))).is] as const);
    // then
    expect(motions.filter(([, is]) => is === 'strange')).toEqual([]);
    expect(motions.filter(([, is]) => is === 'finished')).toEqual([['SUCCESSFUL', 'finished']]);
  });

  test('that nobody knows is strange, by its own name', () => {
    fc.assert(
      fc.property(strange, status => {
        // when
        const motion = first(look(deployment(status)));
        // then
        expect(motion).toEqual({ is: 'strange', status });
      }),
    );
  });

  test('that is missing is strange', () => {
    // when
    const motion = first(look(deployment(undefined)));
    // then
    expect(motion).toEqual({ is: 'strange', status: 'none at all' });
  });

  test.each<{ what: string; changes: Parameters<typeof deployment>[3]; status: string }>([
    {
      what: 'a hook',
      changes: { hooks: [pause('goes back', { standing: { strange: 'PONDERING' } })] },
      status: 'PONDERING (of the hook ecs-pause-1)',
    },
    { what: 'its alarms', changes: { alarms: { is: 'strange', status: 'ASLEEP' } }, status: 'ASLEEP (of its alarms)' },
    {
      what: 'its circuit breaker',
      changes: { breaker: { is: 'strange', status: 'ASLEEP' } },
      status: 'ASLEEP (of its circuit breaker)',
    },
  ])('is strange, too, where $what is called by a word that nobody knows', ({ changes, status }) => {
    // when
    const motion = first(look(deployment('IN_PROGRESS', 'SCALE_UP', 0, changes)));
    // then
    expect(motion).toEqual({ is: 'strange', status });
  });
});

describe('a deployment in progress that nothing holds', () => {
  test.each<{ stage: string | undefined; share: number; is: Motion['is'] }>([
    { stage: undefined, share: 0, is: 'preparing' },
    { stage: 'RECONCILE_SERVICE', share: 0, is: 'preparing' },
    { stage: 'PRE_SCALE_UP', share: 0, is: 'preparing' },
    { stage: 'SCALE_UP', share: 0, is: 'preparing' },
    { stage: 'POST_SCALE_UP', share: 0, is: 'preparing' },
    { stage: 'TEST_TRAFFIC_SHIFT', share: 0, is: 'preparing' },
    { stage: 'POST_TEST_TRAFFIC_SHIFT', share: 0, is: 'preparing' },
    { stage: 'PRE_PRODUCTION_TRAFFIC_SHIFT', share: 0, is: 'preparing' },
    { stage: 'PRE_PRODUCTION_TRAFFIC_SHIFT', share: 10, is: 'shifting' },
    { stage: 'PRODUCTION_TRAFFIC_SHIFT', share: 0, is: 'shifting' },
    { stage: 'PRODUCTION_TRAFFIC_SHIFT', share: 10, is: 'shifting' },
    { stage: 'PRODUCTION_TRAFFIC_SHIFT', share: 100, is: 'settled' },
    { stage: 'POST_PRODUCTION_TRAFFIC_SHIFT', share: 100, is: 'settled' },
    { stage: 'BAKE_TIME', share: 100, is: 'settled' },
    { stage: 'CLEAN_UP', share: 100, is: 'settled' },
    // Stages that AWS adds, or shows by another name: the weights tell how far it has come.
    { stage: 'WARM_UP_OF_TOMORROW', share: 0, is: 'preparing' },
    { stage: 'WARM_UP_OF_TOMORROW', share: 10, is: 'shifting' },
    { stage: 'WARM_UP_OF_TOMORROW', share: 100, is: 'settled' },
  ])('is told at $stage with $share % as $is', ({ stage, share, is }) => {
    // when
    const motion = first(look(deployment('IN_PROGRESS', stage, share)));
    // then
    expect(motion.is).toBe(is);
  });

  test.each<{ stage: string; hooks?: ReturnType<typeof functionHook>[]; doing: string }>([
    { stage: 'SCALE_UP', doing: "green's tasks to start and turn healthy (SCALE_UP)" },
    { stage: 'NEW_ONE', doing: 'ECS to go on from NEW_ONE' },
    {
      stage: 'POST_SCALE_UP',
      hooks: [functionHook('runs')],
      doing: 'the hook POST_SCALE_UP (function check:3)',
    },
  ])('says what is waited for: $doing', ({ stage, hooks = [], doing }) => {
    // when
    const motion = first(look(deployment('IN_PROGRESS', stage, 0, { hooks })));
    // then
    expect(motion).toEqual({ is: 'preparing', doing });
  });

  test('has not settled as long as a hook after traffic may end it badly, or blue ends', () => {
    // when
    const hooks = [functionHook('runs')];
    const during = first(look(deployment('IN_PROGRESS', 'POST_PRODUCTION_TRAFFIC_SHIFT', 100, { hooks })));
    const after = first(look(deployment('IN_PROGRESS', 'CLEAN_UP', 100)));
    // then
    expect(during).toMatchObject({
      blueEnds: 'never',
      awaits: 'the hook POST_PRODUCTION_TRAFFIC_SHIFT (function check:3)',
    });
    expect(after).toMatchObject({ blueEnds: 'never', awaits: 'AWS to end blue (CLEAN_UP)' });
  });

  test.each<{ is: Motion['is']; stage: string }>([
    { stage: 'SCALE_UP', is: 'preparing' },
    { stage: 'PRODUCTION_TRAFFIC_SHIFT', is: 'shifting' },
    { stage: 'POST_PRODUCTION_TRAFFIC_SHIFT', is: 'settled' },
    { stage: 'BAKE_TIME', is: 'settled' },
  ])('is told by its stage where ECS divides no traffic: $stage is $is', ({ stage, is }) => {
    // when
    const motion = first(
      look(deployment('IN_PROGRESS', stage, 0, { target: { ...deployment('').target, share: undefined } })),
    );
    // then
    expect(motion.is).toBe(is);
  });
});

describe('a pause that waits for a word', () => {
  const waits = (
    stage: string | undefined,
    share: number,
    pauses: readonly PauseSetting[],
    then: 'goes back' | 'goes on' = 'goes back',
    testTraffic = true,
  ): Motion =>
    first(look(deployment('IN_PROGRESS', stage, share, { configuration: configured(pauses), hooks: [pause(then)] })), {
      ...settings,
      testTraffic,
    });

  test.each<{ what: string; stage: string | undefined; share?: number; pauses: readonly PauseSetting[]; held: string }>(
    [
      {
        what: 'reconciling',
        stage: 'RECONCILE_SERVICE',
        pauses: [['RECONCILE_SERVICE', 'ROLLBACK']],
        held: 'green starts',
      },
      {
        what: 'before green is started',
        stage: 'PRE_SCALE_UP',
        pauses: [['PRE_SCALE_UP', 'ROLLBACK']],
        held: 'green starts',
      },
      {
        what: 'with green up, and none later',
        stage: 'POST_SCALE_UP',
        pauses: [['POST_SCALE_UP', 'ROLLBACK']],
        held: 'ready',
      },
      {
        what: 'with green up, and one with test traffic',
        stage: 'POST_SCALE_UP',
        pauses: [
          ['POST_SCALE_UP', 'ROLLBACK'],
          ['POST_TEST_TRAFFIC_SHIFT', 'ROLLBACK'],
        ],
        held: 'green starts',
      },
      {
        what: 'with test traffic, and none later',
        stage: 'POST_TEST_TRAFFIC_SHIFT',
        pauses: [['POST_TEST_TRAFFIC_SHIFT', 'ROLLBACK']],
        held: 'ready',
      },
      { what: 'the first share', stage: 'PRE_PRODUCTION_TRAFFIC_SHIFT', pauses: both, held: 'ready' },
      {
        what: 'the first share, shown as the stage before',
        stage: 'POST_TEST_TRAFFIC_SHIFT',
        pauses: both,
        held: 'ready',
      },
      { what: 'the first share, without a stage', stage: undefined, pauses: both, held: 'ready' },
      { what: 'a further share', stage: 'PRE_PRODUCTION_TRAFFIC_SHIFT', share: 10, pauses: both, held: 'more traffic' },
      {
        what: 'a further share, shown as the stage before',
        stage: 'PRODUCTION_TRAFFIC_SHIFT',
        share: 10,
        pauses: both,
        held: 'more traffic',
      },
      { what: 'the bake', stage: 'POST_PRODUCTION_TRAFFIC_SHIFT', share: 100, pauses: both, held: 'the bake' },
    ],
  )('is told by what it holds: $what', ({ stage, share = 0, pauses, held }) => {
    // when
    const motion = waits(stage, share, pauses);
    // then
    expect(motion.is === 'paused' ? motion.before : motion.is).toBe(held);
    expect(motion).toMatchObject({ until: began + 40 * minute });
  });

  test('is never taken for one before green as long as it may be the last before traffic', () => {
    // given
    const pauses: readonly PauseSetting[] = [['POST_TEST_TRAFFIC_SHIFT', 'ROLLBACK'], ...both];
    // when
    const told = waits('POST_TEST_TRAFFIC_SHIFT', 0, pauses);
    const withoutTestTraffic = waits('POST_SCALE_UP', 0, [['POST_SCALE_UP', 'ROLLBACK'], ...both], 'goes back', false);
    // then
    expect([told.is, withoutTestTraffic.is]).toEqual(['ready', 'ready']);
  });

  test('is known by its end where two are of different kinds', () => {
    // given
    const pauses: readonly PauseSetting[] = [['POST_TEST_TRAFFIC_SHIFT', 'CONTINUE'], ...both];
    // when
    const goesOn = waits('POST_TEST_TRAFFIC_SHIFT', 0, pauses, 'goes on');
    const goesBack = waits('POST_TEST_TRAFFIC_SHIFT', 0, pauses, 'goes back');
    // then
    expect(goesOn).toMatchObject({ is: 'paused', before: 'green starts', then: 'goes on' });
    expect(goesBack.is).toBe('ready');
  });

  test('that goes on by itself is no wait that keeps anybody safe', () => {
    // when
    const motion = waits('PRE_PRODUCTION_TRAFFIC_SHIFT', 0, [['PRE_PRODUCTION_TRAFFIC_SHIFT', 'CONTINUE']], 'goes on');
    // then
    expect(motion).toEqual({ is: 'paused', before: 'more traffic', until: began + 40 * minute, then: 'goes on' });
  });

  test('holds those beside it: the one that goes back counts', () => {
    // given
    const hooks = [
      pause('goes on', { id: 'soon', until: began + 25 * minute }),
      pause('goes back', { id: 'late', until: began + 35 * minute }),
    ];
    // when
    const motion = first(
      look(deployment('IN_PROGRESS', 'PRE_PRODUCTION_TRAFFIC_SHIFT', 10, { hooks, configuration: configured(both) })),
    );
    // then
    expect(motion).toMatchObject({ is: 'paused', then: 'goes back', until: began + 35 * minute });
  });

  test('is no pause for 30 seconds after it was answered, and one again when nothing came of it', () => {
    // given
    const paused = (after: number): Look =>
      look(
        deployment('IN_PROGRESS', 'PRE_PRODUCTION_TRAFFIC_SHIFT', 10, {
          hooks: [pause()],
          configuration: configured(both),
        }),
        after,
      );
    const asked = paused(20);
    const watched = answered(watchedBy([asked]), pause(), asked.at);
    const later = (seconds: number): Motion['is'] => {
      const again = { ...asked, at: asked.at + seconds * second };
      return motionOf(again, watchedBy([again], watched), settings).is;
    };
    // when
    const seen = [motionOf(asked, watched, settings).is, later(29), later(30)];
    // then
    expect(seen).toEqual(['shifting', 'shifting', 'paused']);
  });

  test('that comes later under the same id is another one', () => {
    // given
    const asked = look(
      deployment('IN_PROGRESS', 'PRE_PRODUCTION_TRAFFIC_SHIFT', 0, {
        hooks: [pause()],
        configuration: configured(both),
      }),
    );
    const watched = answered(watchedBy([asked]), pause(), asked.at);
    const next = { ...pause(), until: began + 55 * minute };
    const again = look(
      deployment('IN_PROGRESS', 'PRE_PRODUCTION_TRAFFIC_SHIFT', 10, { hooks: [next], configuration: configured(both) }),
      20.1,
    );
    // when
    const motion = motionOf(again, watchedBy([again], watched), settings);
    // then
    expect(motion).toMatchObject({ is: 'paused', before: 'more traffic' });
  });
});

describe('a share of traffic', () => {
  const at = (
    after: number,
    share: number,
    changes: Parameters<typeof deployment>[3] = {},
    shift?: Look['shift'],
  ): Look => look(deployment('IN_PROGRESS', 'PRODUCTION_TRAFFIC_SHIFT', share, changes), after, shift);
  const told = (...looks: readonly Look[]): Motion => motionOf(looks.at(-1)!, watchedBy(looks), settings);

  test('lasts for the time of its step, counted from the earliest moment at which it can have begun', () => {
    // when
    const motion = told(at(10, 0), at(10.25, 10), at(12, 10));
    // then
    expect(motion).toEqual({ is: 'shifting', stepBegan: began + 10.25 * minute, nextAt: began + 15 * minute });
  });

  test('that nobody saw come may end at any moment: it counts from the beginning of the deployment', () => {
    // when
    const motion = told(at(30, 10));
    // then
    expect(motion).toEqual({ is: 'shifting', stepBegan: began + 30 * minute, nextAt: began + 5 * minute });
  });

  test('has the ten minutes of a network load balancer before its next, or after: the earlier counts until it is over', () => {
    // when
    const early = told(at(10, 0, {}, 'slowly'), at(10.25, 10, {}, 'slowly'), at(12, 10, {}, 'slowly'));
    const late = told(at(10, 0, {}, 'slowly'), at(10.25, 10, {}, 'slowly'), at(16, 10, {}, 'slowly'));
    // then
    expect([early, late]).toMatchObject([{ nextAt: began + 15 * minute }, { nextAt: began + 25 * minute }]);
  });

  test('whose bake comes after the pause lasts from the word on', () => {
    // given
    const hooks = [pause()];
    const paused = at(10.5, 10, { hooks });
    const watched = answered(watchedBy([at(10, 0), at(10.25, 10), paused]), pause(), began + 16 * minute);
    const baking = at(17, 10);
    // when
    const motion = motionOf(baking, watchedBy([baking], watched), settings);
    // then
    expect(motion).toMatchObject({ is: 'shifting', nextAt: began + 21 * minute });
  });

  test('whose bake was over before the pause may end at any moment after the word', () => {
    // given
    const paused = at(15.2, 10, { hooks: [pause()] });
    const watched = answered(watchedBy([at(10, 0), at(10.25, 10), paused]), pause(), began + 16 * minute);
    const moving = at(16.1, 10);
    // when
    const motion = motionOf(moving, watchedBy([moving], watched), settings);
    // then
    expect(motion).toMatchObject({ is: 'shifting', nextAt: undefined });
  });

  test.each<{ what: string; share: number; configuration: Parameters<typeof configured>[1] }>([
    { what: 'before the first', share: 0, configuration: {} },
    { what: 'of a strategy without steps', share: 50, configuration: { strategy: 'BLUE_GREEN' } },
  ])('has no known end $what', ({ share, configuration }) => {
    // when
    const motion = told(at(10, share, { configuration: configured([], configuration) }));
    // then
    expect(motion).toMatchObject({ is: 'shifting', nextAt: undefined });
  });
});

describe('the bake', () => {
  const baking = (after: number, changes: Parameters<typeof deployment>[3] = {}): Look =>
    look(deployment('IN_PROGRESS', 'BAKE_TIME', 100, changes), after);

  test('ends no later than AWS ends it: it counts from the last look before it', () => {
    // given
    const before = look(deployment('IN_PROGRESS', 'POST_PRODUCTION_TRAFFIC_SHIFT', 100), 20);
    const looks = [before, baking(20.25), baking(22)];
    // when
    const motion = motionOf(baking(22), watchedBy(looks), settings);
    // then
    expect(motion).toEqual({
      is: 'settled',
      since: began + 20 * minute,
      blueEnds: began + 30 * minute,
      awaits: undefined,
    });
  });

  test('of which nobody saw the beginning counts from the last change that ECS dates', () => {
    // given
    const seen = baking(25, { updated: began + 18 * minute });
    // when
    const motion = first(seen);
    // then
    expect(motion).toMatchObject({ since: began + 18 * minute, blueEnds: began + 28 * minute });
  });

  test('that should be over by now may end at this moment', () => {
    // when
    const motion = first(baking(60, { updated: began }));
    // then
    expect(motion).toMatchObject({ blueEnds: began + 60 * minute });
  });
});

describe('the first look of a process', () => {
  test('is told without a memory', () => {
    // when
    const motion = motionOf(look(deployment('IN_PROGRESS', 'PRODUCTION_TRAFFIC_SHIFT', 10)), nothingWatched, settings);
    // then
    expect(motion).toMatchObject({ is: 'shifting', nextAt: undefined });
  });
});

import { describe, expect, test } from '@jest/globals';
import type { Followed } from '../../../src/targets/ecs-native/follower.ts';
import { happeningsIn } from '../../../src/targets/ecs-native/happenings.ts';
import { motionOf } from '../../../src/targets/ecs-native/motion.ts';
import type { NativeService } from '../../../src/targets/ecs-native/service.ts';
import { servingIn } from '../../../src/targets/ecs-native/serving.ts';
import { began, configured, deployment, functionHook, look, minute, pause, settings, watchedBy } from './looks.ts';

type Looked = ReturnType<typeof look>;

/** What was seen in these looks, while the service said this, minutes after the beginning. */
function followed(
  looks: readonly Looked[],
  said: readonly (readonly [after: number, message: string])[] = [],
): Followed {
  const last = looks.at(-1)!;
  const watched = watchedBy(looks);
  const events = said
    .map(([after, message], at) => ({ id: `${at}`, at: began + after * minute, message }))
    .toReversed();
  return {
    at: last.at,
    deployment: last.deployment,
    service: { events } as unknown as NativeService,
    motion: motionOf(last, watched, settings),
    serving: servingIn(last.deployment),
    watched,
  };
}

const at = (stage: string, share = 0, changes: Parameters<typeof deployment>[3] = {}, after = 20): Looked =>
  look(deployment('IN_PROGRESS', stage, share, changes), after);

const textsOf = (seen: Followed, testTraffic = true) => happeningsIn(seen, testTraffic).map(({ text }) => text);

describe('what is told of a deployment', () => {
  test('are the stages that nothing else tells of, each once', () => {
    // given
    const looks = [
      at('SCALE_UP', 0, {}, 1),
      at('TEST_TRAFFIC_SHIFT', 0, {}, 2),
      at('PRODUCTION_TRAFFIC_SHIFT', 10, {}, 3),
      at('PRE_PRODUCTION_TRAFFIC_SHIFT', 10, {}, 8),
      at('PRODUCTION_TRAFFIC_SHIFT', 100, {}, 9),
      at('BAKE_TIME', 100, {}, 10),
    ];
    // when
    const texts = textsOf(followed(looks));
    // then
    expect(texts).toEqual([
      'ECS leads test traffic to green (TEST_TRAFFIC_SHIFT).',
      'ECS moves production traffic to green (PRODUCTION_TRAFFIC_SHIFT).',
      'ECS keeps blue beside green until 12:19:00 UTC (BAKE_TIME).',
    ]);
  });

  test('says of tasks that are replaced what ECS does with them, and not that blue stays', () => {
    // given
    const configuration = { strategy: 'ROLLING' } as const;
    // when
    const texts = textsOf(followed([at('BAKE_TIME', 100, { configuration }), at('CLEAN_UP', 100, { configuration })]));
    // then
    expect(texts).toEqual(['ECS watches green before it calls the deployment successful (BAKE_TIME).']);
  });

  test('is nothing of test traffic where none is led to green', () => {
    // when
    const texts = textsOf(followed([at('TEST_TRAFFIC_SHIFT')]), false);
    // then
    expect(texts).toEqual([]);
  });

  test.each<{ what: string; hook: ReturnType<typeof pause>; told: object[] }>([
    { what: 'a function that runs', hook: functionHook('runs'), told: [] },
    {
      what: 'a function that succeeded',
      hook: functionHook('succeeded'),
      told: [{ kind: 'progress', text: 'The hook (function check:3) succeeded.' }],
    },
    {
      what: 'a function that failed',
      hook: functionHook('failed'),
      told: [{ kind: 'cause', of: 'hook', text: 'The hook (function check:3) failed, and AWS went back by itself.' }],
    },
    { what: 'a pause that waits', hook: pause(), told: [] },
    { what: 'a pause that was answered', hook: pause('goes back', { standing: 'succeeded' }), told: [] },
    {
      what: 'a pause that ran out, and went back',
      hook: pause('goes back', { standing: 'ran out' }),
      told: [
        {
          kind: 'cause',
          of: 'hook',
          text: 'The pause ran out at 12:40:00 UTC without a word, and AWS went back by itself.',
        },
      ],
    },
    {
      what: 'a pause that ran out, and went on',
      hook: pause('goes on', { standing: 'ran out' }),
      told: [
        { kind: 'progress', text: 'The pause ran out at 12:40:00 UTC without a word, and AWS went on by itself.' },
      ],
    },
  ])('is what became of its hooks: $what', ({ hook, told }) => {
    // when
    const happenings = happeningsIn(followed([at('SCALE_UP', 0, { hooks: [hook] })]), true);
    // then
    expect(happenings).toMatchObject(told);
    expect(happenings).toHaveLength(told.length);
  });

  test('names the stage of a hook where it stands at one alone', () => {
    // given
    const hooks = [pause('goes on', { standing: 'ran out' })];
    const configuration = configured([
      ['POST_SCALE_UP', 'CONTINUE'],
      ['PRE_PRODUCTION_TRAFFIC_SHIFT', 'ROLLBACK'],
    ]);
    // when
    const texts = textsOf(followed([at('SCALE_UP', 0, { hooks, configuration })]));
    // then
    expect(texts).toEqual([expect.stringMatching(/^The pause POST_SCALE_UP ran out/)]);
  });

  test('is a circuit breaker that tripped, as a symptom of what its tasks say', () => {
    // when
    const breaker = { is: 'tripped', failures: 3, threshold: 3 } as const;
    const happenings = happeningsIn(followed([at('SCALE_UP', 0, { breaker })]), true);
    // then
    expect(happenings).toMatchObject([
      { kind: 'cause', of: 'symptom', text: expect.stringContaining('3 tasks failed') },
    ]);
  });

  test('is trouble of the service since green had traffic, once in each wording, and nothing else', () => {
    // given
    const unplaced = '(service api) was unable to place a task. Reason: RESOURCE:MEMORY.';
    const unhealthy = (task: string) => `(service api) (task ${task}) failed container health checks.`;
    const said = [
      [1, unplaced],
      [22, '(service api) has reached a steady state.'],
      [23, unhealthy('0123456789abcdef0123456789abcdef')],
      [24, unhealthy('fedcba9876543210fedcba9876543210')],
      [25, '(service api) (deployment ecs-svc/2) deployment failed: alarm detected.'],
    ] as const;
    // when
    const happenings = happeningsIn(
      followed([at('PRODUCTION_TRAFFIC_SHIFT', 10), at('PRODUCTION_TRAFFIC_SHIFT', 10, {}, 26)], said),
      true,
    );
    // then
    expect(happenings.map(({ kind, text }) => [kind, text]).slice(1)).toEqual([
      ['progress', unhealthy('0123456789abcdef0123456789abcdef')],
    ]);
  });
});

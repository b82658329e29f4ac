import { describe, expect, test } from '@jest/globals';
import { appSpecFindings } from '../../../../src/targets/ecs-native/preflight/app-spec.ts';
import { pauseFindings } from '../../../../src/targets/ecs-native/preflight/pauses.ts';
import { testRuleFindings } from '../../../../src/targets/ecs-native/preflight/test-rule.ts';
import { smoke, targets } from '../../ecs-codedeploy/preflight/a-release-to-be.ts';
import { aPair, aRoute, canary, facts, minute, pauseAt, rollingFacts, shortly } from './a-service.ts';

const unpaused = { ...canary(), lifecycleHooks: [] };
const every = (hold: number) => ({ kind: 'canary', steps: [{ share: 10, hold }] }) as const;

describe('A proof before traffic', () => {
  test('needs a pause before it that goes back by itself', () => {
    // when
    const found = pauseFindings(facts({ settings: unpaused, gates: [smoke(), targets()] }));
    // then
    expect(found).toEqual([
      expect.objectContaining({ level: 'error', where: 'gates', remedy: expect.stringContaining('`hooks: manage`') }),
    ]);
  });

  test('that is missing keeps nobody from going back', () => {
    // when
    const found = pauseFindings(facts({ settings: unpaused, gates: [smoke()], purpose: 'restore' }));
    // then
    expect(found.map(({ level }) => level)).toEqual(['warning']);
  });

  test.each(['POST_SCALE_UP', 'POST_TEST_TRAFFIC_SHIFT', 'PRE_PRODUCTION_TRAFFIC_SHIFT'] as const)(
    'has its time at %s',
    stage => {
      expect(pauseFindings(facts({ settings: canary(pauseAt(stage)), gates: [targets()] }))).toEqual([]);
    },
  );

  test('has none at a pause that comes before green stands', () => {
    // when
    const found = pauseFindings(facts({ settings: canary(pauseAt('PRE_SCALE_UP')), gates: [targets()] }));
    // then
    expect(found).toContainEqual(expect.objectContaining({ level: 'error', where: 'gates' }));
  });

  test('by a request has too little time at a pause of a minute', () => {
    // when
    const found = pauseFindings(facts({ settings: canary(pauseAt('POST_SCALE_UP', 1)), gates: [smoke()] }));
    // then
    expect(shortly(found)).toEqual([expect.stringContaining('ECS waits 1m for a word at the pause POST_SCALE_UP')]);
  });

  test('by a request needs a test rule, or it asks blue', () => {
    // given
    const without = [aRoute({ pair: aPair({ test: undefined }), test: undefined })];
    // then
    expect(testRuleFindings(facts({ routes: without, gates: [smoke()] }))).toEqual([
      expect.objectContaining({ level: 'error', where: 'gates', reason: expect.stringContaining('testListenerRule') }),
    ]);
    expect(testRuleFindings(facts({ gates: [smoke()] }))).toEqual([]);
    expect(testRuleFindings(facts({ routes: without, gates: [smoke({ when: 'during' })] }))).toEqual([]);
  });
});

describe('A pause that nobody answers', () => {
  test('and that goes on then, is warned of: it is no dead man’s switch', () => {
    // when
    const found = pauseFindings(facts({ settings: canary(pauseAt('PRE_PRODUCTION_TRAFFIC_SHIFT', 30, 'CONTINUE')) }));
    // then
    expect(shortly(found)).toEqual([
      expect.stringMatching(/goes on \(CONTINUE\) when no word comes for 30m.*nobody has proven/),
    ]);
  });

  test('sooner than a step can be watched, is warned of', () => {
    // when
    const found = pauseFindings(
      facts({ settings: canary(pauseAt('PRE_PRODUCTION_TRAFFIC_SHIFT', 5)), strategy: every(10 * minute) }),
    );
    // then
    expect(found).toEqual([
      expect.objectContaining({
        level: 'warning',
        reason: expect.stringContaining('waits 5m for a word before each share'),
        remedy: expect.stringContaining('a timeout of 11m or more'),
      }),
    ]);
  });

  test('long enough for a step, is not', () => {
    // given
    const settings = canary(pauseAt('PRE_PRODUCTION_TRAFFIC_SHIFT', 11));
    // then
    expect(pauseFindings(facts({ settings, strategy: every(10 * minute) }))).toEqual([]);
  });
});

describe('A stage', () => {
  const two = canary(pauseAt('POST_SCALE_UP'), pauseAt('PRE_PRODUCTION_TRAFFIC_SHIFT'));
  test('says that an earlier pause needs a right that could let traffic move', () => {
    // when
    const found = pauseFindings(facts({ settings: two, purpose: 'stage' }));
    // then
    expect(found).toEqual([
      expect.objectContaining({
        level: 'warning',
        where: 'operation',
        reason: expect.stringContaining('POST_SCALE_UP'),
      }),
    ]);
  });

  test('which a release has anyway', () => {
    expect(pauseFindings(facts({ settings: two }))).toEqual([]);
  });
});

describe('An AppSpec', () => {
  const appspec = {
    path: 'appspec.yaml',
    container: undefined,
    platformVersion: undefined,
    network: undefined,
    capacityProviders: undefined,
    hooks: [],
  };
  test.each([
    ['release', 'error'],
    ['restore', 'warning'],
  ] as const)('is refused where ECS deploys, and keeps nobody from going back: %s', (purpose, level) => {
    expect(appSpecFindings(facts({ asked: { appspec, hooks: 'as they stand' }, purpose }))).toEqual([
      expect.objectContaining({ level, where: 'appspec', value: 'appspec.yaml' }),
    ]);
  });
});

test('A service that rolls has no pauses before shares', () => {
  expect(pauseFindings(rollingFacts({ gates: [targets()] }))).toEqual([]);
});

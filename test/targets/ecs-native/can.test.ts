import type { DeploymentConfiguration } from '@aws-sdk/client-ecs';
import { describe, expect, test } from '@jest/globals';
import { addedByNetwork, nativeCan } from '../../../src/targets/ecs-native/can.ts';
import { aPair, canary, classic, minute, oneGroup, pauseAt, rolling } from './preflight/a-service.ts';

const pair = { balanced: [aPair()], serviceConnect: 'off' } as const;
const network =
  'arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/net/shop/50dc6c495c0c9188/f2f7dc8efc522ab2';

describe('Where ECS can hold traffic', () => {
  test.each<[string, DeploymentConfiguration, string, number | string]>([
    [
      'before each share, by a pause that goes back',
      canary(pauseAt('PRE_PRODUCTION_TRAFFIC_SHIFT', 30)),
      'at pauses',
      30 * minute,
    ],
    [
      'before any traffic, by one that comes earlier',
      canary(pauseAt('POST_TEST_TRAFFIC_SHIFT', 20)),
      'before traffic',
      20 * minute,
    ],
    ['nowhere, by one that comes before green stands', canary(pauseAt('PRE_SCALE_UP')), 'nowhere', 'none'],
    [
      'nowhere, by one that goes on',
      canary(pauseAt('PRE_PRODUCTION_TRAFFIC_SHIFT', 30, 'CONTINUE')),
      'nowhere',
      'none',
    ],
    ['nowhere, without pauses', { ...canary(), lifecycleHooks: [] }, 'nowhere', 'none'],
    [
      'nowhere, while tasks are replaced',
      { ...rolling, lifecycleHooks: [pauseAt('POST_SCALE_UP')] },
      'nowhere',
      'none',
    ],
  ])('is %s', (_what, settings, hold, readyWait) => {
    expect(nativeCan(pair, settings)).toMatchObject({ hold, readyWait });
  });
});

describe('What ECS can do', () => {
  test.each([
    ['behind a pair of target groups', pair, ['canary', 'linear', 'blue-green', 'rolling']],
    ['behind one target group', { ...pair, balanced: [oneGroup] }, ['rolling']],
    ['behind a classic load balancer', { ...pair, balanced: [classic] }, ['rolling']],
    ['behind a pair and one more target group', { ...pair, balanced: [aPair(), oneGroup] }, ['rolling']],
    ['behind nothing', { ...pair, balanced: [] }, ['blue-green', 'rolling']],
    [
      'by Service Connect',
      { balanced: [], serviceConnect: 'on' } as const,
      ['canary', 'linear', 'blue-green', 'rolling'],
    ],
  ])('%s', (_where, service, strategies) => {
    expect(nativeCan(service, canary()).strategies).toEqual(strategies);
  });

  test.each([
    ['of a linear deployment', { strategy: 'LINEAR' as const }, 3],
    ['of a canary', canary(), 0.1],
  ])('in tenths of a percent, from the least that AWS takes: %s', (_what, settings, least) => {
    expect(nativeCan(pair, settings).percent).toEqual({ unit: 0.1, least, most: 100 });
  });

  test('blue is kept for its bake time, and a rolled service goes back by a new deployment', () => {
    expect(nativeCan(pair, canary())).toMatchObject({ blueKept: 10 * minute, wayBack: 'while blue is kept' });
    expect(nativeCan(pair, rolling)).toMatchObject({ blueKept: 'for ever', wayBack: 'by a new deployment' });
  });
});

describe('A network load balancer adds ten minutes to each shift', () => {
  test.each([
    ['all at once', { kind: 'blue-green' }, undefined, 1],
    ['of a canary', { kind: 'canary', steps: [{ share: 10, hold: minute }] }, undefined, 2],
    ['of ten steps', { kind: 'linear', share: 10, every: minute }, undefined, 10],
    ['of steps that do not come out even', { kind: 'linear', share: 30, every: minute }, undefined, 4],
    ['of test traffic, too', { kind: 'blue-green' }, network, 2],
    ['but to none that rolls', { kind: 'rolling' }, undefined, 0],
  ] as const)('%s', (_what, strategy, testRule, shifts) => {
    // given
    const balanced = [aPair({ production: network, test: testRule })];
    // then
    expect(addedByNetwork({ balanced }, strategy)).toBe(shifts * 10 * minute);
  });

  test('and an application load balancer nothing', () => {
    expect(addedByNetwork(pair, { kind: 'linear', share: 10, every: minute })).toBe(0);
  });
});

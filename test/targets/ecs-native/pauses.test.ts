import { describe, expect, test } from '@jest/globals';
import type { DeploymentConfiguration } from '@aws-sdk/client-ecs';
import { holdsAtEachStep, pausesIn, waitBeforeTraffic } from '../../../src/targets/ecs-native/pauses.ts';
import { configured, minute, type PauseSetting } from './looks.ts';

describe('the pauses of a service', () => {
  test('are told in the order in which a deployment meets them, functions left out', () => {
    // given
    const configuration: DeploymentConfiguration = {
      lifecycleHooks: [
        { targetType: 'PAUSE', lifecycleStages: ['POST_PRODUCTION_TRAFFIC_SHIFT', 'PRE_SCALE_UP'] },
        { targetType: 'AWS_LAMBDA', hookTargetArn: 'f', lifecycleStages: ['POST_SCALE_UP'] },
        { hookTargetArn: 'g', lifecycleStages: ['POST_SCALE_UP'] },
        {
          targetType: 'PAUSE',
          lifecycleStages: ['PRE_PRODUCTION_TRAFFIC_SHIFT'],
          timeoutConfiguration: { timeoutInMinutes: 30, action: 'CONTINUE' },
        },
      ],
    };
    // when
    const pauses = pausesIn(configuration);
    // then
    expect(pauses).toEqual([
      { stage: 'PRE_SCALE_UP', wait: 1_440 * minute, then: 'goes back' },
      { stage: 'PRE_PRODUCTION_TRAFFIC_SHIFT', wait: 30 * minute, then: 'goes on' },
      { stage: 'POST_PRODUCTION_TRAFFIC_SHIFT', wait: 1_440 * minute, then: 'goes back' },
    ]);
  });

  test.each<{ what: string; pauses: readonly PauseSetting[]; at: string | undefined; eachStep: boolean }>([
    { what: 'there are none', pauses: [], at: undefined, eachStep: false },
    {
      what: 'each share is held',
      pauses: [['PRE_PRODUCTION_TRAFFIC_SHIFT', 'ROLLBACK']],
      at: 'PRE_PRODUCTION_TRAFFIC_SHIFT',
      eachStep: true,
    },
    {
      what: 'each share is held, and goes on by itself',
      pauses: [['PRE_PRODUCTION_TRAFFIC_SHIFT', 'CONTINUE']],
      at: undefined,
      eachStep: false,
    },
    {
      what: 'green is held with test traffic',
      pauses: [['POST_TEST_TRAFFIC_SHIFT', 'ROLLBACK']],
      at: 'POST_TEST_TRAFFIC_SHIFT',
      eachStep: false,
    },
    {
      what: 'green is held twice',
      pauses: [
        ['POST_SCALE_UP', 'ROLLBACK'],
        ['POST_TEST_TRAFFIC_SHIFT', 'ROLLBACK'],
      ],
      at: 'POST_TEST_TRAFFIC_SHIFT',
      eachStep: false,
    },
    { what: 'green is held before it starts', pauses: [['PRE_SCALE_UP', 'ROLLBACK']], at: undefined, eachStep: false },
    {
      what: 'green is held with all traffic',
      pauses: [['POST_PRODUCTION_TRAFFIC_SHIFT', 'ROLLBACK']],
      at: undefined,
      eachStep: false,
    },
  ])('say where AWS waits for a word before traffic, and goes back: $what', ({ pauses, at, eachStep }) => {
    // given
    const known = pausesIn(configured(pauses));
    // when
    const told = [waitBeforeTraffic(known)?.stage, holdsAtEachStep(known)];
    // then
    expect(told).toEqual([at, eachStep]);
  });
});

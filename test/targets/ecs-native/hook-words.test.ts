import { describe, expect, test } from '@jest/globals';
import { hookName } from '../../../src/targets/ecs-native/hook-words.ts';
import { configured, deployment, functionHook, pause } from './looks.ts';

const pauses = configured([
  ['POST_SCALE_UP', 'CONTINUE'],
  ['PRE_PRODUCTION_TRAFFIC_SHIFT', 'ROLLBACK'],
  ['POST_PRODUCTION_TRAFFIC_SHIFT', 'ROLLBACK'],
]);

describe('the name of a hook', () => {
  test.each<{ what: string; stage: string | undefined; share: number; is: string }>([
    { what: 'its own stage', stage: 'PRE_PRODUCTION_TRAFFIC_SHIFT', share: 0, is: 'PRE_PRODUCTION_TRAFFIC_SHIFT' },
    { what: 'the stage before', stage: 'POST_TEST_TRAFFIC_SHIFT', share: 0, is: 'PRE_PRODUCTION_TRAFFIC_SHIFT' },
    { what: 'the shift before', stage: 'PRODUCTION_TRAFFIC_SHIFT', share: 10, is: 'PRE_PRODUCTION_TRAFFIC_SHIFT' },
    { what: 'no stage', stage: undefined, share: 0, is: 'PRE_PRODUCTION_TRAFFIC_SHIFT' },
    { what: 'the bake', stage: 'POST_PRODUCTION_TRAFFIC_SHIFT', share: 100, is: 'POST_PRODUCTION_TRAFFIC_SHIFT' },
  ])('has the stage at which a pause waits, also where AWS shows $what', ({ stage, share, is }) => {
    // given
    const waits = deployment('IN_PROGRESS', stage, share, { configuration: pauses, hooks: [pause()] });
    // when
    const name = hookName(waits, pause());
    // then
    expect(name).toBe(`the pause ${is}`);
  });

  test.each<{ arn: string; is: string }>([
    { arn: 'arn:aws:lambda:eu-west-1:123456789012:function:check:live', is: 'the hook SCALE (function check:live)' },
    { arn: 'check', is: 'the hook SCALE (function check)' },
  ])('has the function that runs: $is', ({ arn, is }) => {
    // given
    const hook = functionHook('runs', { runs: { is: 'a function', arn } });
    // when
    const name = hookName(deployment('IN_PROGRESS', 'SCALE', 0, { hooks: [hook] }), hook);
    // then
    expect(name).toBe(is);
  });
});

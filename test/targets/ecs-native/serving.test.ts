import { describe, expect, test } from '@jest/globals';
import type { Serving } from '../../../src/release/words.ts';
import { servingIn } from '../../../src/targets/ecs-native/serving.ts';
import { deployment } from './looks.ts';

const blue: Serving = { who: 'blue', green: 0 };
const green: Serving = { who: 'green', green: 100 };

describe('who has the traffic, as a deployment tells it', () => {
  test.each<{ status: string; share: number; serving: Serving }>([
    { status: 'IN_PROGRESS', share: 0, serving: blue },
    { status: 'IN_PROGRESS', share: 10, serving: { who: 'split', green: 10 } },
    { status: 'IN_PROGRESS', share: 100, serving: green },
    { status: 'ROLLBACK_IN_PROGRESS', share: 10, serving: { who: 'split', green: 10 } },
    { status: 'ROLLBACK_FAILED', share: 10, serving: { who: 'split', green: 10 } },
    { status: 'STOPPED', share: 10, serving: { who: 'split', green: 10 } },
    // What is shown of one that is over may be older than its end.
    { status: 'ROLLBACK_SUCCESSFUL', share: 10, serving: blue },
    { status: 'SUCCESSFUL', share: 90, serving: green },
  ])('is the share that ECS has asked for: $status with $share %', ({ status, share, serving }) => {
    // when
    const told = servingIn(deployment(status, 'PRODUCTION_TRAFFIC_SHIFT', share));
    // then
    expect(told).toEqual(serving);
  });

  test.each<{ status: string; stage: string | undefined; who: Serving['who'] }>([
    { status: 'PENDING', stage: undefined, who: 'blue' },
    { status: 'IN_PROGRESS', stage: undefined, who: 'blue' },
    { status: 'IN_PROGRESS', stage: 'SCALE_UP', who: 'blue' },
    { status: 'IN_PROGRESS', stage: 'PRODUCTION_TRAFFIC_SHIFT', who: 'blue' },
    { status: 'IN_PROGRESS', stage: 'BAKE_TIME', who: 'green' },
    { status: 'IN_PROGRESS', stage: 'CLEAN_UP', who: 'green' },
    { status: 'IN_PROGRESS', stage: 'STAGE_OF_TOMORROW', who: 'unknown' },
    { status: 'ROLLBACK_IN_PROGRESS', stage: 'SCALE_UP', who: 'unknown' },
    { status: 'STOPPED', stage: undefined, who: 'unknown' },
  ])('is told by its stage where ECS divides none: $status at $stage is $who', ({ status, stage, who }) => {
    // given
    const undivided = { ...deployment(status, stage).target, share: undefined };
    const configuration = { strategy: 'BLUE_GREEN' } as const;
    // when
    const told = servingIn(deployment(status, stage, 0, { target: undivided, configuration }));
    // then
    expect(told.who).toBe(who);
  });

  test.each(['PRE_PRODUCTION_TRAFFIC_SHIFT', 'PRODUCTION_TRAFFIC_SHIFT'])(
    'is not known at %s of a canary whose shares ECS does not tell: it comes again at each of them',
    stage => {
      // given
      const undivided = { ...deployment('IN_PROGRESS', stage).target, share: undefined };
      const configuration = { strategy: 'CANARY' } as const;
      // when
      const told = servingIn(deployment('IN_PROGRESS', stage, 0, { target: undivided, configuration }));
      // then
      expect(told.who).toBe('unknown');
    },
  );
});

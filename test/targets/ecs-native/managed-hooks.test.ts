import type { DeploymentLifecycleHook } from '@aws-sdk/client-ecs';
import { describe, expect, test } from '@jest/globals';
import type { Strategy } from '../../../src/release/words.ts';
import { managedWait, withManagedPauses } from '../../../src/targets/ecs-native/managed-hooks.ts';

const minute = 60_000;

describe('at a managed pause AWS waits', () => {
  test.each<{ how: string; strategy: Strategy; holdFor: number; minutes: number }>([
    { how: 'where no step is held', strategy: { kind: 'blue-green' }, holdFor: 30, minutes: 60 },
    {
      how: 'for a step, its two extensions, a person, and half an hour more',
      strategy: { kind: 'canary', steps: [{ share: 10, hold: 5 * minute }] },
      holdFor: 30,
      minutes: 75,
    },
    { how: 'for whole minutes', strategy: { kind: 'linear', share: 10, every: 20_000 }, holdFor: 0, minutes: 31 },
    {
      how: 'no longer than AWS does',
      strategy: { kind: 'linear', share: 10, every: 1_440 * minute },
      holdFor: 20_000,
      minutes: 20_160,
    },
  ])('$minutes min: $how', ({ strategy, holdFor, minutes }) => {
    // when
    const wait = managedWait(strategy, holdFor * minute);
    // then
    expect(wait).toBe(minutes * minute);
  });
});

describe('managed pauses', () => {
  const pause = (stages: DeploymentLifecycleHook['lifecycleStages'], minutes: number, action = 'ROLLBACK') =>
    ({
      targetType: 'PAUSE',
      lifecycleStages: stages,
      timeoutConfiguration: { timeoutInMinutes: minutes, action },
    }) as DeploymentLifecycleHook;

  test.each<{ where: string; hooks: DeploymentLifecycleHook[]; become: DeploymentLifecycleHook[] }>([
    {
      where: 'there are none',
      hooks: [],
      become: [pause(['PRE_PRODUCTION_TRAFFIC_SHIFT', 'POST_PRODUCTION_TRAFFIC_SHIFT'], 60)],
    },
    {
      where: 'one of two stands there and waits longer: the other is added',
      hooks: [pause(['PRE_PRODUCTION_TRAFFIC_SHIFT'], 90)],
      become: [pause(['PRE_PRODUCTION_TRAFFIC_SHIFT'], 90), pause(['POST_PRODUCTION_TRAFFIC_SHIFT'], 60)],
    },
    {
      where: 'what stands there waits too short: it is given the time',
      hooks: [pause(['PRE_PRODUCTION_TRAFFIC_SHIFT', 'POST_PRODUCTION_TRAFFIC_SHIFT'], 10)],
      become: [pause(['PRE_PRODUCTION_TRAFFIC_SHIFT', 'POST_PRODUCTION_TRAFFIC_SHIFT'], 60)],
    },
    {
      where: 'what stands there would go on unproven: it stays, and one that goes back stands beside it',
      hooks: [pause(['PRE_PRODUCTION_TRAFFIC_SHIFT', 'POST_PRODUCTION_TRAFFIC_SHIFT'], 10, 'CONTINUE')],
      become: [
        pause(['PRE_PRODUCTION_TRAFFIC_SHIFT', 'POST_PRODUCTION_TRAFFIC_SHIFT'], 10, 'CONTINUE'),
        pause(['PRE_PRODUCTION_TRAFFIC_SHIFT', 'POST_PRODUCTION_TRAFFIC_SHIFT'], 60),
      ],
    },
    {
      where: 'a pause stands elsewhere: it stays as it is',
      hooks: [pause(['POST_SCALE_UP'], 10)],
      become: [
        pause(['POST_SCALE_UP'], 10),
        pause(['PRE_PRODUCTION_TRAFFIC_SHIFT', 'POST_PRODUCTION_TRAFFIC_SHIFT'], 60),
      ],
    },
  ])('are written where $where', ({ hooks, become }) => {
    // when
    const managed = withManagedPauses(hooks, 60 * minute);
    // then
    expect(managed).toEqual(become);
  });
});

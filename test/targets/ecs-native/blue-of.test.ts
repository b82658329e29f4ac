import { describe, expect, test } from '@jest/globals';
import { blueOf } from '../../../src/targets/ecs-native/blue-of.ts';
import type { NativeDeployment } from '../../../src/targets/ecs-native/deployment.ts';
import type { Rollout } from '../../../src/targets/ecs-native/service.ts';
import { aService } from './preflight/a-service.ts';

const definition = (name: string) => `arn:aws:ecs:eu-west-1:123456789012:task-definition/${name}`;
const revision = (n: number) => `arn:aws:ecs:eu-west-1:123456789012:service-revision/shop/api/${n}`;

const aRollout = (n: number, name: string, change: Partial<Rollout> = {}): Rollout => ({
  id: `ecs-svc/${n}`,
  status: 'primary',
  taskDefinition: definition(name),
  side: { revision: name, wanted: 3, running: 3, pending: 0 },
  failedTasks: 0,
  state: 'completed',
  because: undefined,
  created: 0,
  updated: 0,
  ...change,
});

const counts = (n: number, share: number, running = 3) => ({
  revision: revision(n),
  wanted: 3,
  running,
  pending: 0,
  share,
  testShare: undefined,
});

const inFlight = (...sources: readonly ReturnType<typeof counts>[]) =>
  ({ target: counts(9, 0), sources }) as unknown as NativeDeployment;

describe('What serves with nothing in flight', () => {
  test.each([
    ['the primary one', [aRollout(2, 'api:2'), aRollout(1, 'api:1', { status: 'active' })], 'api:2', true],
    [
      'the primary one, where ECS does not tell how it went',
      [aRollout(2, 'api:2', { state: 'not told' })],
      'api:2',
      true,
    ],
    [
      'what came to its good end last, where the primary one failed and went nowhere',
      [aRollout(2, 'api:2', { state: 'failed' }), aRollout(1, 'api:1', { status: 'active' })],
      'api:1',
      true,
    ],
    [
      'nothing that was ever good, where the first one failed',
      [aRollout(1, 'api:1', { state: 'failed' })],
      'api:1',
      false,
    ],
    [
      'nothing that runs any more, where all of the former is gone',
      [
        aRollout(2, 'api:2', { state: 'failed' }),
        aRollout(1, 'api:1', { side: { revision: 'api:1', wanted: 0, running: 0, pending: 0 } }),
      ],
      'api:2',
      false,
    ],
  ] as const)('is %s', (_what, rollouts, name, everCompleted) => {
    // when
    const blue = blueOf(aService({ rollouts }), [], undefined);
    // then
    expect(blue).toMatchObject({ taskDefinition: definition(name), everCompleted });
  });
});

describe('What serves beside a deployment', () => {
  const rollouts = [aRollout(9, 'api:9'), aRollout(2, 'api:2'), aRollout(1, 'api:1')] as const;
  const known = [1, 2, 9].map(n => ({
    arn: revision(n),
    taskDefinition: definition(`api:${n}`),
    created: 0,
    stands: [{ targetGroup: `tg-${n}`, production: undefined }],
  }));

  test.each([
    ['what it replaces', [counts(2, 100)], 'api:2'],
    ['of several what has the traffic', [counts(1, 0, 9), counts(2, 100, 1)], 'api:2'],
    ['of several without traffic of their own what has most tasks', [counts(1, 0, 2), counts(2, 0, 1)], 'api:1'],
  ] as const)('is %s', (_what, sources, name) => {
    // when
    const blue = blueOf(aService({ rollouts }), known, inFlight(...sources));
    // then
    expect(blue).toMatchObject({ taskDefinition: definition(name), everCompleted: true });
    expect(blue.targetGroups).toEqual([`tg-${name.slice(4)}`]);
  });

  test('is told by the older view of deployments, where ECS cannot describe a revision any more', () => {
    // when
    const blue = blueOf(aService({ rollouts }), [], inFlight(counts(2, 100)));
    // then
    expect(blue.taskDefinition).toBe(definition('api:2'));
  });

  test('is nothing that could be gone back to, where it replaces nothing', () => {
    expect(blueOf(aService({ rollouts }), known, inFlight()).everCompleted).toBe(false);
  });
});

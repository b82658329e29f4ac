import { describe, expect, test } from '@jest/globals';
import type { NativeService, Rollout } from '../../../src/targets/ecs-native/service.ts';
import { greenSide, sideOf } from '../../../src/targets/ecs-native/sides.ts';
import { deployment } from './looks.ts';

const green = { id: 'arn:green', name: 'api:2' };

const rollout = (status: Rollout['status'], taskDefinition = green.id): Rollout => ({
  id: 'ecs-svc/2',
  status,
  taskDefinition,
  side: { revision: 'api:2', wanted: 2, running: 1, pending: 1 },
  failedTasks: 0,
  state: 'under way',
  because: undefined,
  created: 0,
  updated: 0,
});

const service = (...rollouts: readonly Rollout[]) => ({ rollouts }) as unknown as NativeService;

describe('the tasks of a revision', () => {
  test('are counted over all deployments of it that stand', () => {
    // given
    const seen = service(rollout('primary'), rollout('active'), rollout('inactive'), rollout('active', 'arn:blue'));
    // when
    const side = sideOf(seen, green);
    // then
    expect(side).toEqual({ revision: 'api:2', wanted: 4, running: 2, pending: 2 });
  });

  test.each<{ status: string; side: object | undefined }>([
    { status: 'IN_PROGRESS', side: { revision: 'api:2', wanted: 3, running: 3, pending: 0 } },
    { status: 'ROLLBACK_IN_PROGRESS', side: { revision: 'api:2', wanted: 3, running: 3, pending: 0 } },
    { status: 'SUCCESSFUL', side: undefined },
    { status: 'ROLLBACK_SUCCESSFUL', side: undefined },
    { status: 'STOPPED', side: undefined },
  ])('that the service does not show are those of a deployment under way alone: $status', ({ status, side }) => {
    // when
    const told = greenSide(service(rollout('primary', 'arn:blue')), deployment(status), green);
    // then
    expect(told).toEqual(side);
  });
});

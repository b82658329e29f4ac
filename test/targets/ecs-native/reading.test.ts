import { describe, expect, test } from '@jest/globals';
import type { DeploymentLifecycleHookDetail, ServiceDeployment } from '@aws-sdk/client-ecs';
import { ServiceDeploymentStatus } from '@aws-sdk/client-ecs';
import { deploymentOf, inFlight, isInFlight } from '../../../src/targets/ecs-native/deployment.ts';
import { hookRunOf } from '../../../src/targets/ecs-native/hook-run.ts';
import { alarmsOf, breakerOf } from '../../../src/targets/ecs-native/monitors.ts';
import { deploymentArn, revisionArn } from '../../../src/targets/ecs-native/place.ts';
import { findDeployments, listDeployments, readDeployment } from '../../../src/targets/ecs-native/read-deployment.ts';
import { revisions } from '../../../src/targets/ecs-native/revisions.ts';
import { strangeIn } from '../../../src/targets/ecs-native/strange.ts';
import { nativeShop } from '../../releases/native-shop.ts';
import { open } from '../open-shop.ts';
import { beginRelease, serviceOf } from './open-native.ts';

describe('a deployment', () => {
  test('is read with both revisions, its settings and its hooks', async () => {
    // given
    await using release = await beginRelease();
    await release.until(({ motion }) => motion.is === 'ready');
    const { ecs, brisk, place } = release.hand;
    // when
    const deployment = await readDeployment(ecs, brisk, deploymentArn(place, release.change.id));
    // then
    expect(deployment).toMatchObject({
      id: release.change.id,
      status: 'IN_PROGRESS',
      target: { wanted: 3, running: 3, share: 0 },
      sources: [{ wanted: 3, running: 3, share: 100 }],
      configuration: { strategy: 'CANARY' },
      hooks: [{ runs: { is: 'a pause' }, standing: 'awaits a word', then: 'goes back' }],
      alarms: { is: 'watching', names: ['api-5xx', 'api-p99'] },
      breaker: { is: 'off' },
      rollback: undefined,
    });
  });

  test('is found among others by its name, and what ECS does not have is left out', async () => {
    // given
    await using release = await beginRelease();
    const { ecs, brisk, place } = release.hand;
    const arns = ['gone', release.change.id].map(id => deploymentArn(place, id));
    // when
    const found = await findDeployments(ecs, brisk, arns);
    // then
    expect(found.map(({ id }) => id)).toEqual([release.change.id]);
    await expect(readDeployment(ecs, brisk, deploymentArn(place, 'gone'))).rejects.toThrow(/no deployment gone/);
  });

  test('is listed over all pages, the newest first', async () => {
    // given
    await using shop = await open(nativeShop());
    const { place } = await serviceOf(shop);
    const brief = (n: number) => ({
      serviceDeploymentArn: deploymentArn(place, `d-${n}`),
      createdAt: new Date(n * 1_000),
      targetServiceRevisionArn: revisionArn(place, `ecs-svc/${n}`),
    });
    const pages = new Map<string | undefined, object>([
      [undefined, { serviceDeployments: [brief(2), brief(1)], nextToken: 'more' }],
      ['more', { serviceDeployments: [brief(3)] }],
    ]);
    const { sdk } = await shop.clients.ecs();
    const send = ({ input }: { input: { nextToken?: string } }) => Promise.resolve(pages.get(input.nextToken));
    const ecs = () => Promise.resolve({ sdk, client: { send } as never });
    // when
    const listed = await listDeployments(ecs, shop.brisk, place, { which: 'since', at: 0 });
    // then
    expect(listed.map(({ id }) => id)).toEqual(['d-3', 'd-2', 'd-1']);
  });

  test.each(Object.values(ServiceDeploymentStatus))('is in flight or over, by its status %s', status => {
    // when
    const flies = isInFlight(status);
    // then
    expect(flies).toBe(inFlight.includes(status));
  });

  test.each([['LEVITATING'], [undefined]])('is neither with a status that nobody knows: %s', status => {
    // when
    const tell = () => isInFlight(status as never);
    // then
    expect(tell).toThrow(/does not know/);
  });
});

describe('what a deployment calls by a word that nobody knows', () => {
  const hook: DeploymentLifecycleHookDetail = {
    hookId: 'h',
    targetType: 'PAUSE',
    status: 'AWAITING_ACTION',
    timeoutAction: 'ROLLBACK',
  };
  test.each<{ what: string; described: ServiceDeployment; strange: string | undefined }>([
    { what: 'nothing', described: { lifecycleHookDetails: [hook] }, strange: undefined },
    {
      what: 'a kind of hook',
      described: { lifecycleHookDetails: [{ ...hook, targetType: 'STEP_FUNCTION' as never }] },
      strange: 'STEP_FUNCTION (of the hook h)',
    },
    {
      what: 'the end of a hook',
      described: { lifecycleHookDetails: [{ ...hook, timeoutAction: 'SHRUG' as never }] },
      strange: 'SHRUG (of the hook h)',
    },
    {
      what: 'the status of a hook',
      described: { lifecycleHookDetails: [{ ...hook, status: 'PONDERING' as never }] },
      strange: 'PONDERING (of the hook h)',
    },
    {
      what: 'its alarms',
      described: { alarms: { status: 'ASLEEP' as never } },
      strange: 'ASLEEP (of its alarms)',
    },
    {
      what: 'its circuit breaker',
      described: { deploymentCircuitBreaker: { status: 'ASLEEP' as never } },
      strange: 'ASLEEP (of its circuit breaker)',
    },
  ])('is kept by its name: $what', ({ described, strange }) => {
    // when
    const told = strangeIn(deploymentOf(described));
    // then
    expect(told).toBe(strange);
  });

  test.each(['AWAITING_ACTION', 'IN_PROGRESS', 'SUCCEEDED', 'FAILED', 'TIMED_OUT'] as const)(
    'is no known status of a hook: %s',
    status => {
      // when
      const { standing } = hookRunOf({ ...hook, status });
      // then
      expect(typeof standing).toBe('string');
    },
  );

  test.each(['DISABLED', 'MONITORING', 'MONITORING_COMPLETE', 'TRIGGERED'] as const)(
    'is no known status of a monitor: %s',
    status => {
      // when
      const told = [alarmsOf({ status }).is, breakerOf({ status }).is];
      // then
      expect(told).not.toContain('strange');
    },
  );

  test('goes back at its end where a hook does not say', () => {
    // when
    const { then } = hookRunOf({ ...hook, timeoutAction: undefined });
    // then
    expect(then).toBe('goes back');
  });
});

describe('service revisions', () => {
  test('are read once: they never change', async () => {
    // given
    await using shop = await open(nativeShop());
    const service = await serviceOf(shop);
    const known = revisions(shop.clients.ecs, shop.brisk);
    // when
    const [first] = await known.find(service.currentRevisions);
    const [again] = await known.find(service.currentRevisions);
    // then
    expect(again).toBe(first);
    expect(first).toMatchObject({ taskDefinition: service.rollouts[0].taskDefinition });
    expect(first?.stands).toMatchObject([{ production: expect.stringContaining(':listener-rule/') }]);
    expect(shop.called().filter(operation => operation === 'DescribeServiceRevisions')).toHaveLength(1);
  });

  test('are read again until ECS has told where their tasks stand', async () => {
    // given
    await using shop = await open(nativeShop());
    const service = await serviceOf(shop);
    const known = revisions(shop.clients.ecs, shop.brisk);
    shop.aws.faults.inject({
      operation: 'ecs:DescribeServiceRevisions',
      calls: { nth: 1 },
      fault: { kind: 'set', members: { 'serviceRevisions.0.resolvedConfiguration': { loadBalancers: [] } } },
    });
    // when
    const [first] = await known.find(service.currentRevisions);
    const [again] = await known.find(service.currentRevisions);
    // then
    expect([first?.stands, again?.stands]).toEqual([[], [expect.objectContaining({})]]);
  });
});

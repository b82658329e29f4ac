import { describe, expect, test } from '@jest/globals';
import { readHealth } from '../../../src/targets/elbv2/health.ts';
import type { SeedInput } from '../../aws/seed.ts';
import { openBalancing } from './open-balancing.ts';

const minute = 60_000;

const seed: SeedInput = {
  warmUp: '0s',
  versions: { good: {}, bad: { healthChecks: { fails: { status: 503 } } } },
  loadBalancers: [
    {
      name: 'shop',
      requestsPerSecond: 0,
      targetGroups: [{ name: 'api-1', healthCheck: { intervalSeconds: 10 } }],
      listeners: [{ port: 443, forward: { 'api-1': 1 } }],
    },
  ],
  targetGroups: [{ name: 'spare' }],
};

async function openTargets(group: string, images: readonly string[]) {
  const world = await openBalancing(seed);
  const arn = world.group(group);
  images.forEach((image, at) =>
    world.account.aws.world.balancers.register(arn, { id: `10.0.0.${at + 1}`, image, port: 8080 }),
  );
  return { ...world, read: () => readHealth(world.elbv2, world.account.patient, arn) };
}

describe('the health of a target group, as the load balancer tells it', () => {
  test('counts those that pass their checks and those that fail them, and says why', async () => {
    // given
    await using world = await openTargets('api-1', ['good', 'good', 'bad']);
    await world.account.clock.sleep(2 * minute, new AbortController().signal);
    // when
    const health = await world.read();
    // then
    expect(health).toEqual({
      healthy: 2,
      unhealthy: 1,
      starting: 0,
      unchecked: 0,
      reasons: ['Health checks failed with these codes: [503] (Target.ResponseCodeMismatch)'],
    });
    expect(world.account.called()).toEqual(['DescribeTargetHealth']);
  });

  test('knows that a target has only just come', async () => {
    // given
    await using world = await openTargets('api-1', ['good']);
    // when
    const health = await world.read();
    // then
    expect(health).toMatchObject({
      healthy: 0,
      unhealthy: 0,
      starting: 1,
      unchecked: 0,
      reasons: [expect.any(String)],
    });
  });

  test('knows that no listener leads to a group', async () => {
    // given
    await using world = await openTargets('spare', ['good']);
    await world.account.clock.sleep(2 * minute, new AbortController().signal);
    // when
    const health = await world.read();
    // then
    expect(health).toMatchObject({ healthy: 0, unchecked: 1, reasons: [expect.stringContaining('Target.NotInUse')] });
  });

  test('does not count one that leaves', async () => {
    // given
    await using world = await openTargets('api-1', ['good', 'good']);
    await world.account.clock.sleep(2 * minute, new AbortController().signal);
    world.account.aws.world.balancers.deregister(world.group('api-1'), '10.0.0.1');
    // when
    const health = await world.read();
    // then
    expect(health).toEqual({ healthy: 1, unhealthy: 0, starting: 0, unchecked: 0, reasons: [] });
  });

  test('is nobody’s where nobody is registered', async () => {
    // given
    await using world = await openTargets('api-1', []);
    // when
    const health = await world.read();
    // then
    expect(health).toEqual({ healthy: 0, unhealthy: 0, starting: 0, unchecked: 0, reasons: [] });
  });

  test('is nobody’s where the group does not exist, and that is the reason', async () => {
    // given
    await using world = await openTargets('api-1', []);
    const gone = world.group('api-1').replace(/.{4}$/, '0000');
    // when
    const health = await readHealth(world.elbv2, world.account.patient, gone);
    // then
    expect(health).toEqual({
      healthy: 0,
      unhealthy: 0,
      starting: 0,
      unchecked: 0,
      reasons: [expect.stringContaining('not found')],
    });
  });

  test('fails loudly at a state that nobody knows', async () => {
    // given
    await using world = await openBalancing({
      ...seed,
      faults: [
        {
          operation: 'elasticloadbalancing:DescribeTargetHealth',
          calls: 'every',
          fault: { kind: 'set', members: { 'TargetHealthDescriptions.0.TargetHealth.State': 'levitating' } },
        },
      ],
    });
    const arn = world.group('api-1');
    world.account.aws.world.balancers.register(arn, { id: '10.0.0.1', image: 'good', port: 8080 });
    // when
    const reading = readHealth(world.elbv2, world.account.patient, arn);
    // then
    await expect(reading).rejects.toMatchObject({
      code: 'unknown-answer',
      message: expect.stringContaining('levitating'),
    });
  });

  test('rides out a throttled call', async () => {
    // given
    await using world = await openBalancing({
      ...seed,
      faults: [
        { operation: 'elasticloadbalancing:DescribeTargetHealth', calls: { nth: 1 }, fault: { kind: 'throttle' } },
      ],
    });
    // when
    const health = await readHealth(world.elbv2, world.account.patient, world.group('api-1'));
    // then
    expect(health.healthy).toBe(0);
    expect(world.account.called()).toHaveLength(2);
  });
});

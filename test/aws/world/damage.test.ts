import { describe, expect, test } from '@jest/globals';
import { createDamageMeter } from './damage.ts';
import { smallApi } from './small-api.ts';
import type { Served, TrafficSecond, Unserved } from './traffic.ts';

const { world } = smallApi();
const [balancer] = world.balancers.all;
if (balancer === undefined) throw new Error('no balancer');
const [targetGroup] = balancer.targetGroups;
if (targetGroup === undefined) throw new Error('no target group');

const second = (at: number, served: readonly Served[], unserved: readonly Unserved[] = []): TrafficSecond => ({
  balancer,
  at,
  requests: 0,
  served,
  unserved,
});
const served = (image: string, failed: number, latencies: readonly number[]): Served => ({
  targetGroup,
  image,
  failed,
  latenciesMs: Float64Array.from(latencies),
});

describe('damage', () => {
  test('what happens before the run begins hurts nobody', () => {
    // given
    const meter = createDamageMeter({ sinceMs: 60_000, slowMs: 1000 });

    // when
    meter.observe(second(60_000, [served('v1', 2, [10, 10])]));

    // then
    expect(meter.report()).toMatchObject({ requests: 0, failed: 0, hurt: undefined, minutes: [] });
  });

  test('a request that fails slowly has failed, and is not slow', () => {
    // given
    const meter = createDamageMeter({ sinceMs: 0, slowMs: 1000 });

    // when
    meter.observe(second(1000, [served('v1', 1, [5000, 5000, 10])]));

    // then
    expect(meter.report()).toMatchObject({ requests: 3, failed: 1, slow: 1 });
  });

  test('it spans from the first hurt request to the last one, for each version and for all', () => {
    // given
    const meter = createDamageMeter({ sinceMs: 0, slowMs: 1000 });

    // when
    meter.observe(second(1000, [served('v1', 0, [10])]));
    meter.observe(second(5000, [served('v2', 1, [10])]));
    meter.observe(second(9000, [served('v2', 0, [2000])], [{ status: 503, requests: 2 }]));
    meter.observe(second(12_000, [], [{ status: 503, requests: 1 }]));

    // then
    const report = meter.report();
    expect(report.hurt).toEqual({ firstAt: 5000, lastAt: 12_000, seconds: 7 });
    expect(report.byVersion['v1']?.hurt).toBeUndefined();
    expect(report.byVersion['v2']?.hurt?.seconds).toBe(4);
    expect(report.failedByBalancer).toBe(3);
  });

  test('minutes tell requests, failures and each version’s share', () => {
    // given
    const meter = createDamageMeter({ sinceMs: 0, slowMs: 1000 });

    // when
    meter.observe(second(60_000, [served('v1', 0, [10, 10, 10]), served('v2', 1, [10])]));
    meter.observe(second(61_000, [served('v2', 0, [10])]));

    // then
    expect(meter.report().minutes).toEqual([
      { minute: 0, requests: 4, failed: 1, slow: 0, traffic: { v1: 0.75, v2: 0.25 } },
      { minute: 1, requests: 1, failed: 0, slow: 0, traffic: { v2: 1 } },
    ]);
  });
});

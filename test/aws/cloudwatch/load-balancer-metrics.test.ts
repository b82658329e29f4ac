import { describe, expect, test } from '@jest/globals';
import { smallApi, START, type SmallApi } from '../world/small-api.ts';
import { loadBalancerDimension, targetGroupDimension } from './load-balancer-metrics.ts';
import { valueOf } from './statistic-set.ts';

/** The values of the minutes from START on, once all is published. */
function minutes(
  { world }: SmallApi,
  name: string,
  of: 'balancer' | 'blue',
  statistic: 'Sum' | 'Maximum' | 'SampleCount' = 'Sum',
): (number | undefined)[] {
  const [balancer] = world.balancers.all;
  const [blue] = balancer?.targetGroups ?? [];
  if (balancer === undefined || blue === undefined) throw new Error('the small API has a balancer with a target group');
  const LoadBalancer = loadBalancerDimension(balancer);
  const dimensions = of === 'balancer' ? { LoadBalancer } : { LoadBalancer, TargetGroup: targetGroupDimension(blue) };
  const range = { from: START, to: world.timeline.now(), periodMs: 60_000, now: Infinity };
  const datapoints = world.metrics.read({ namespace: 'AWS/ApplicationELB', name, dimensions }, range);
  const byTime = new Map(datapoints.map(({ at, samples }) => [at, valueOf({ kind: statistic }, samples)]));
  return Array.from({ length: (range.to - START) / 60_000 }, (_, minute) => byTime.get(START + minute * 60_000));
}

describe('metrics of a load balancer', () => {
  test('tell every answered request, by code, for the balancer and for its target group', () => {
    // given
    const api = smallApi();
    api.world.versions.change('api:good', { requestErrors: 0.1 });

    // when
    api.pass(180);

    // then
    const { requests, failed } = api.world.damage.report();
    const sum = (values: (number | undefined)[]) => values.reduce<number>((total, value) => total + (value ?? 0), 0);
    for (const level of ['balancer', 'blue'] as const) {
      expect(sum(minutes(api, 'RequestCount', level))).toBe(requests);
      expect(sum(minutes(api, 'HTTPCode_Target_5XX_Count', level))).toBe(failed);
      expect(sum(minutes(api, 'HTTPCode_Target_2XX_Count', level))).toBe(requests - failed);
      expect(sum(minutes(api, 'TargetResponseTime', level, 'SampleCount'))).toBe(requests);
    }
  });

  test('are absent, not zero, when there is nothing to count', () => {
    // given
    const api = smallApi();

    // when
    api.pass(180);

    // then
    expect(minutes(api, 'HTTPCode_Target_5XX_Count', 'balancer')).toEqual([undefined, undefined, undefined]);
  });

  test('count requests that no target could be chosen for among the balancer’s errors only', () => {
    // given
    const api = smallApi();
    api.pass(60);

    // when
    for (const id of ['10.0.0.1', '10.0.0.2']) api.world.balancers.deregister(api.blue, id);
    api.pass(120);

    // then
    const { failedByBalancer } = api.world.damage.report();
    const [, second = 0, third = 0] = minutes(api, 'HTTPCode_ELB_5XX_Count', 'balancer');
    expect(second + third).toBe(failedByBalancer);
    expect(minutes(api, 'RequestCount', 'balancer').slice(1)).toEqual([undefined, undefined]);
    expect(minutes(api, 'HTTPCode_ELB_503_Count', 'balancer')).toEqual(
      minutes(api, 'HTTPCode_ELB_5XX_Count', 'balancer'),
    );
  });

  test('count hosts while targets are registered: new and draining ones are neither healthy nor unhealthy', () => {
    // given
    const api = smallApi();
    api.pass(60);
    api.world.balancers.lose(api.blue, '10.0.0.1');
    api.pass(60);
    api.world.balancers.deregister(api.blue, '10.0.0.1');

    // when
    api.pass(180);

    // then
    expect(minutes(api, 'HealthyHostCount', 'blue', 'Maximum')).toEqual([2, 2, 1, 1, 1]);
    expect(minutes(api, 'UnHealthyHostCount', 'blue', 'Maximum')).toEqual([0, 1, 0, 0, 0]);
  });
});

import { describe, expect, test } from '@jest/globals';
import { unwatched } from '../../src/judge/unwatched.ts';
import type { Metrics } from '../../src/release/found.ts';
import type { AlarmFacts, Watched } from '../../src/release/words.ts';

const shop: Metrics = {
  loadBalancer: 'app/shop/50dc6c495c0c9188',
  targetGroups: ['targetgroup/api-1/73e2d6bc24d8a067', 'targetgroup/api-2/943f017f100becff'],
  prefix: 'api',
};
const network: Metrics = { ...shop, loadBalancer: 'net/shop/5d1b75f4f1cee11e' };

const wholeBalancer = { LoadBalancer: shop.loadBalancer };
const firstGroup = { ...wholeBalancer, TargetGroup: 'targetgroup/api-1/73e2d6bc24d8a067' };
const secondGroup = { ...wholeBalancer, TargetGroup: 'targetgroup/api-2/943f017f100becff' };

const anAlarm = (watches: Watched): AlarmFacts => ({
  name: 'api',
  state: 'quiet',
  since: 0,
  says: 'Alarm api is OK.',
  looksAt: { over: 'points', period: 60_000, breaches: 1, periods: 1 },
  watches,
});
const on = (
  metric: string,
  dimensions: Readonly<Record<string, string>> = wholeBalancer,
  namespace = 'AWS/ApplicationELB',
): AlarmFacts => anAlarm({ what: 'one metric', namespace, metric, dimensions });

const both = (metric: string) => [on(metric, firstGroup), on(metric, secondGroup)];

const signals = (alarms: readonly AlarmFacts[], metrics = shop) =>
  unwatched(alarms, metrics).map(({ signal }) => signal);

describe('what nobody watches', () => {
  test('is everything where there is no alarm, with what an alarm would need', () => {
    // given, when
    const found = unwatched([], shop);

    // then
    expect(found).toEqual([
      { signal: '5xx answers', ...shop },
      { signal: 'unhealthy targets', ...shop },
      { signal: 'latency', ...shop },
    ]);
  });

  test.each<[string, AlarmFacts | readonly AlarmFacts[], string[]]>([
    ['5xx answers of targets', on('HTTPCode_Target_5XX_Count'), ['unhealthy targets', 'latency']],
    ['5xx answers of the load balancer itself', on('HTTPCode_ELB_5XX_Count'), ['unhealthy targets', 'latency']],
    ['unhealthy targets', both('UnHealthyHostCount'), ['5xx answers', 'latency']],
    ['healthy targets', both('HealthyHostCount'), ['5xx answers', 'latency']],
    ['the time of answers', both('TargetResponseTime'), ['5xx answers', 'unhealthy targets']],
  ])('is no longer what an alarm is about: %s', (_, alarm, left) => {
    // given, when
    const found = signals([alarm].flat());

    // then
    expect(found).toEqual(left);
  });

  test('is what an alarm on one target group leaves out: green stands in the other one by turns', () => {
    // given, when
    const found = unwatched(
      [on('HTTPCode_Target_5XX_Count'), both('UnHealthyHostCount'), on('TargetResponseTime', firstGroup)].flat(),
      shop,
    );

    // then
    expect(found).toEqual([{ ...shop, signal: 'latency', targetGroups: ['targetgroup/api-2/943f017f100becff'] }]);
  });

  test.each<[string, AlarmFacts]>([
    ['of another load balancer', on('TargetResponseTime', { LoadBalancer: 'app/blog/0123456789abcdef' })],
    ['of a target group of others', on('TargetResponseTime', { ...wholeBalancer, TargetGroup: 'targetgroup/blog/1' })],
    ['of no load balancer', on('TargetResponseTime', {})],
    ['of a service of one’s own that has the same name', on('TargetResponseTime', wholeBalancer, 'Shop')],
    ['that tells of something else', on('RequestCount')],
  ])('stays unwatched where an alarm is about a metric %s', (_, alarm) => {
    // given, when
    const found = signals([alarm]);

    // then
    expect(found).toEqual(['5xx answers', 'unhealthy targets', 'latency']);
  });

  test('is nothing where alarms together are about all signals', () => {
    // given
    const alarms = ['HTTPCode_Target_5XX_Count', 'UnHealthyHostCount', 'TargetResponseTime'].map(name => on(name));

    // when
    const found = signals(alarms);

    // then
    expect(found).toEqual([]);
  });

  test('is not claimed where one alarm may be about anything', () => {
    // given
    const alarms = [on('TargetResponseTime'), anAlarm({ what: 'more than one' })];

    // when
    const found = signals(alarms);

    // then
    expect(found).toEqual([]);
  });

  test.each<[string, readonly AlarmFacts[], string[]]>([
    ['without an alarm', [], ['unhealthy targets']],
    [
      'with an alarm on its targets',
      [on('UnHealthyHostCount', { LoadBalancer: network.loadBalancer }, 'AWS/NetworkELB')],
      [],
    ],
    [
      'with an alarm in the namespace of the other kind',
      [on('UnHealthyHostCount', { LoadBalancer: network.loadBalancer })],
      ['unhealthy targets'],
    ],
  ])('is of a network load balancer the health of targets at most: %s', (_, alarms, left) => {
    // given, when
    const found = signals(alarms, network);

    // then
    expect(found).toEqual(left);
  });
});

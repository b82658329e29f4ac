import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createRandom } from '../world/random.ts';
import { createMetricStore, type MetricId } from './metric-store.ts';
import { parseStatistic, SampleTally, valueOf } from './statistic-set.ts';

const MINUTE = 60_000;
const metric: MetricId = {
  namespace: 'AWS/ApplicationELB',
  name: 'HTTPCode_Target_5XX_Count',
  dimensions: { LoadBalancer: 'app/api/1' },
};

describe('published metrics', () => {
  test('a bucket is published 60 to 120 seconds after its end, and not at one fixed time', () => {
    // given
    const delays = Array.from({ length: 40 }, (_, seed) => {
      const store = createMetricStore(createRandom(seed));
      store.record(metric, 30_000, [1]);
      const visible = (now: number) => store.read(metric, { from: 0, to: MINUTE, periodMs: MINUTE, now }).length > 0;

      // when
      let now = MINUTE;
      while (!visible(now)) now += 1000;
      return (now - MINUTE) / 1000;
    });

    // then
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(60);
    expect(Math.max(...delays)).toBeLessThanOrEqual(120);
    expect(Math.max(...delays) - Math.min(...delays)).toBeGreaterThan(30);
  });

  test('a minute in which nothing happened has no datapoint', () => {
    // given
    const store = createMetricStore(createRandom(1));
    store.record(metric, 0, [1]);
    store.record(metric, 2 * MINUTE, [1]);

    // when
    const datapoints = store.read(metric, { from: 0, to: 5 * MINUTE, periodMs: MINUTE, now: Infinity });

    // then
    expect(datapoints.map(({ at }) => at / MINUTE)).toEqual([0, 2]);
  });

  test('a longer period is the sum of its minutes', () => {
    // given
    const store = createMetricStore(createRandom(1));
    [0, 1, 2, 3, 4].forEach(minute => store.recordRepeated(metric, minute * MINUTE, minute, 2));

    // when
    const [first] = store.read(metric, { from: 0, to: 5 * MINUTE, periodMs: 5 * MINUTE, now: Infinity });

    // then
    expect(first?.samples).toMatchObject({ count: 10, sum: 20, minimum: 0, maximum: 4 });
  });

  test('other dimensions are another metric', () => {
    // given
    const store = createMetricStore(createRandom(1));
    store.record({ ...metric, dimensions: { ...metric.dimensions, TargetGroup: 'targetgroup/blue/1' } }, 0, [1]);

    // when
    const datapoints = store.read(metric, { from: 0, to: MINUTE, periodMs: MINUTE, now: Infinity });

    // then
    expect(datapoints).toEqual([]);
  });
});

describe('statistics', () => {
  test('a percentile is within 1 % of the exact one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.001, max: 60, noNaN: true }), { minLength: 1, maxLength: 300 }),
        fc.constantFrom(50, 90, 99, 99.9, 100),
        (values, percent) => {
          const tally = new SampleTally();
          for (const value of values) tally.add(value);
          const exact = values.toSorted((a, b) => a - b)[Math.ceil((percent / 100) * values.length) - 1] ?? NaN;

          const value = valueOf({ kind: 'percentile', percent }, tally);

          expect(Math.abs(value / exact - 1)).toBeLessThan(0.011);
        },
      ),
    );
  });

  test.each([
    { name: 'Average', statistic: { kind: 'Average' } },
    { name: 'p99', statistic: { kind: 'percentile', percent: 99 } },
    { name: 'p99.9', statistic: { kind: 'percentile', percent: 99.9 } },
    { name: 'p0', statistic: undefined },
    { name: 'p101', statistic: undefined },
    { name: 'tm99', statistic: undefined },
  ])('the name $name is read', ({ name, statistic }) => {
    expect(parseStatistic(name)).toEqual(statistic);
  });
});

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { smallApi } from './small-api.ts';
import { createRandom } from './random.ts';
import { trafficOfSecond, type TrafficSecond } from './traffic.ts';

const answered = ({ served }: TrafficSecond) => served.reduce((sum, { latenciesMs }) => sum + latenciesMs.length, 0);
const turnedAway = ({ unserved }: TrafficSecond) => unserved.reduce((sum, { requests }) => sum + requests, 0);

describe('traffic', () => {
  test('every request is answered by some version or by the balancer itself', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.nat(999),
        fc.nat(999),
        fc.array(fc.constantFrom('deregister', 'lose')),
        (seed, a, b, fates) => {
          const { world, listener, blue, green, pass } = smallApi(undefined, { seed });
          pass(10);
          world.balancers.forward(
            listener,
            new Map([
              [blue, a],
              [green, b],
            ]),
          );
          pass(5);
          fates.forEach((fate, index) =>
            world.balancers[fate as 'lose'](index % 2 ? blue : green, `10.0.${index % 2 ? 0 : 1}.${1 + (index % 3)}`),
          );
          const [balancer] = world.balancers.all;
          if (balancer === undefined) throw new Error('no balancer');

          const second = trafficOfSecond(balancer, 0, world.versions, createRandom(seed));

          expect(answered(second) + turnedAway(second)).toBe(second.requests);
          for (const { failed, latenciesMs } of second.served) expect(failed).toBeLessThanOrEqual(latenciesMs.length);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('requests are divided by the weights in effect', () => {
    // given
    const { world, listener, blue, green, pass } = smallApi();
    pass(10);

    // when
    world.balancers.forward(
      listener,
      new Map([
        [blue, 90],
        [green, 10],
      ]),
    );
    pass(5);
    const before = world.damage.report();
    pass(600);
    const after = world.damage.report();

    // then
    const of = (image: string) => (after.byVersion[image]?.requests ?? 0) - (before.byVersion[image]?.requests ?? 0);
    expect(of('api:slow') / (of('api:slow') + of('api:good'))).toBeCloseTo(0.1, 2);
    expect(of('api:slow') + of('api:good')).toBeGreaterThan(29_000);
  });

  test('a group without any target is answered 503 by the balancer, and no other group takes over', () => {
    // given
    const { world, blue, pass } = smallApi();
    pass(20);
    const before = world.damage.report();

    // when
    world.balancers.deregister(blue, '10.0.0.1');
    world.balancers.deregister(blue, '10.0.0.2');
    pass(60);

    // then
    const { requests, failedByBalancer } = world.damage.report();
    expect(failedByBalancer).toBe(requests - before.requests);
    expect(failedByBalancer).toBeGreaterThan(2000);
  });

  test('a group that holds unhealthy targets only fails open: they receive all requests', () => {
    // given
    const { world, pass } = smallApi();
    pass(20);
    world.versions.change('api:good', { healthChecks: 'fail' });
    pass(20);
    const before = world.damage.report();

    // when
    pass(60);

    // then
    const after = world.damage.report();
    expect(after.failedByBalancer).toBe(before.failedByBalancer);
    expect(after.byVersion['api:good']?.requests).toBe(
      (before.byVersion['api:good']?.requests ?? 0) + after.requests - before.requests,
    );
  });

  test('a target whose process is gone costs its share of requests a 502 until health checks notice', () => {
    // given
    const { world, blue, pass } = smallApi();
    pass(20);

    // when
    world.balancers.lose(blue, '10.0.0.1');
    pass(60);

    // then
    const { failedByBalancer, hurt } = world.damage.report();
    expect(failedByBalancer).toBeGreaterThan(100);
    expect(hurt?.seconds).toBeLessThanOrEqual(20);
  });

  test('an image’s errors and latencies are those of its behaviour', () => {
    // given
    const { world, pass } = smallApi({ blue: 'api:slow', green: 'api:good' });
    world.versions.change('api:slow', { requestErrors: 0.05 });

    // when
    pass(1200);

    // then
    const version = world.damage.report().byVersion['api:slow'];
    expect((version?.failed ?? 0) / (version?.requests ?? 1)).toBeCloseTo(0.05, 2);
    // 1 s lies 2.447 standard deviations above the logarithm of the median, which leaves 0.72 % beyond it.
    expect((version?.slow ?? 0) / (version?.requests ?? 1)).toBeCloseTo(0.0072 * 0.95, 3);
  });

  test('the same seed gives the same numbers, to the last request', () => {
    // given
    const run = (seed: number) => {
      const { world, listener, green, pass } = smallApi(undefined, { seed });
      pass(60);
      world.balancers.forward(listener, new Map([[green, 1]]));
      pass(120);
      return world.damage.report();
    };

    // when
    const [first, again, other] = [run(3), run(3), run(4)];

    // then
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });
});

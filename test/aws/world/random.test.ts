import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createRandom } from './random.ts';

const draws = (count: number, draw: () => number) => Array.from({ length: count }, draw);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('the seeded random numbers', () => {
  test('the same seed gives the same numbers, another seed gives others', () => {
    // given
    const one = createRandom(7);
    const same = createRandom(7);
    const other = createRandom(8);

    // when
    const [a, b, c] = [one, same, other].map(random => draws(20, random.next));

    // then
    expect(a).toEqual(b);
    expect(a).not.toEqual(c);
  });

  test('a new consumer changes nobody else’s numbers', () => {
    // given
    const alone = createRandom(7).fork('traffic');
    const parent = createRandom(7);

    // when
    parent.next();
    parent.fork('somebody new').next();
    const beside = parent.fork('traffic');

    // then
    expect(draws(20, beside.next)).toEqual(draws(20, alone.next));
  });

  test('forks with different names are different streams', () => {
    // given
    const parent = createRandom(7);

    // when
    const [a, b] = [parent.fork('a'), parent.fork('b')].map(random => draws(20, random.next));

    // then
    expect(a).not.toEqual(b);
  });

  test.each([
    { name: 'a small mean', expected: 0.4 },
    { name: 'a usual mean', expected: 12 },
    { name: 'a large mean, by the normal approximation', expected: 900 },
  ])('Poisson draws have their mean and variance: $name', ({ expected }) => {
    // given
    const random = createRandom(1);

    // when
    const values = draws(20_000, () => random.poisson(expected));
    const average = mean(values);

    // then
    expect(Math.abs(average - expected)).toBeLessThan(5 * Math.sqrt(expected / 20_000));
    expect(mean(values.map(value => (value - average) ** 2)) / expected).toBeCloseTo(1, 1);
  });

  test.each([
    { name: 'rare successes', trials: 50, probability: 0.01 },
    { name: 'a tenth', trials: 50, probability: 0.1 },
    { name: 'half', trials: 51, probability: 0.5 },
    { name: 'nearly all', trials: 50, probability: 0.99 },
    { name: 'many, by the normal approximation', trials: 5000, probability: 0.3 },
  ])('binomial draws have their mean: $name', ({ trials, probability }) => {
    // given
    const random = createRandom(1);
    const expected = trials * probability;
    const error = Math.sqrt((expected * (1 - probability)) / 20_000);

    // when
    const average = mean(draws(20_000, () => random.binomial(trials, probability)));

    // then
    expect(Math.abs(average - expected)).toBeLessThan(5 * error);
  });

  test('a binomial draw is never negative and never more than its trials', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.nat(10_000),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (seed, trials, probability) => {
          const drawn = createRandom(seed).binomial(trials, probability);
          expect(drawn).toBeGreaterThanOrEqual(0);
          expect(drawn).toBeLessThanOrEqual(trials);
        },
      ),
    );
  });
});

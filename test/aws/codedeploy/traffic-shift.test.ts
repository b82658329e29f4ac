import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { routingProblem } from './configs.ts';
import { incrementsOf, shiftMinutes, type TrafficRouting } from './traffic-shift.ts';

const routing: fc.Arbitrary<TrafficRouting> = fc.record({
  type: fc.constantFrom('TimeBasedCanary' as const, 'TimeBasedLinear' as const),
  percent: fc.integer({ min: 1, max: 99 }),
  minutes: fc.integer({ min: 1, max: 60 }),
});

describe('a traffic shift', () => {
  test('always begins at once, only ever grows, and ends with everything', () => {
    fc.assert(
      fc.property(routing, given => {
        // when
        const increments = incrementsOf(given);

        // then
        const percents = increments.map(({ percent }) => percent);
        expect(increments[0]?.afterMs).toBe(0);
        expect(percents.at(-1)).toBe(100);
        expect(percents.every((percent, index) => percent > (percents[index - 1] ?? 0))).toBe(true);
      }),
    );
  });

  test.each<[TrafficRouting, number]>([
    [{ type: 'AllAtOnce' }, 0],
    [{ type: 'TimeBasedCanary', percent: 10, minutes: 5 }, 5],
    [{ type: 'TimeBasedLinear', percent: 10, minutes: 3 }, 27],
    [{ type: 'TimeBasedLinear', percent: 30, minutes: 2 }, 6],
  ])('of %j takes %i minutes', (given, minutes) => {
    // when
    const taken = shiftMinutes(given);

    // then
    expect(taken).toBe(minutes);
  });
});

describe('the rules for a traffic routing', () => {
  test.each<[TrafficRouting, RegExp | undefined]>([
    [{ type: 'TimeBasedCanary', percent: 1, minutes: 1 }, undefined],
    [{ type: 'TimeBasedCanary', percent: 99, minutes: 2880 }, undefined],
    [{ type: 'TimeBasedCanary', percent: 100, minutes: 5 }, /1 to 99/],
    [{ type: 'TimeBasedCanary', percent: 0, minutes: 5 }, /1 to 99/],
    [{ type: 'TimeBasedCanary', percent: 2.5, minutes: 5 }, /whole number/],
    [{ type: 'TimeBasedCanary', percent: 10, minutes: 0 }, /at least 1/],
    [{ type: 'TimeBasedCanary', percent: 10, minutes: 2881 }, /2880/],
    [{ type: 'TimeBasedLinear', percent: 1, minutes: 30 }, /2880/],
  ])('say about %j: %s', (given, expected) => {
    // when
    const problem = routingProblem(given);

    // then
    if (expected === undefined) expect(problem).toBeUndefined();
    else expect(problem).toMatch(expected);
  });
});

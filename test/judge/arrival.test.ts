import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isNotWhatWasAsked } from '../../src/judge/arrival.ts';
import { createRandom } from '../aws/world/random.ts';

describe('Requests that were counted by side', () => {
  test.each<[what: string, asked: number, green: number, all: number, disbelieved: boolean]>([
    ['none of a few came to a tenth', 10, 0, 19, false],
    ['none of a hundred came to a tenth: one in 38,000', 10, 0, 100, false],
    ['none of two hundred came to a tenth: one in a billion', 10, 0, 200, true],
    ['about as many as were asked for', 10, 280, 3000, false],
    ['all of them came to a tenth', 10, 3000, 3000, true],
    ['a few stragglers beside all', 100, 2990, 3000, false],
    ['blue has all of them still', 100, 0, 3000, true],
    ['nobody came', 10, 0, 0, false],
    ['one of a thousand came to a thousandth', 0.1, 1, 1000, false],
  ])('where %s: disbelieved %p', (_, asked, green, all, disbelieved) => {
    expect(isNotWhatWasAsked({ asked, green, all })).toBe(disbelieved);
  });

  test('are believed in 100,000 draws of what was asked for', () => {
    // given
    const random = createRandom(1);
    const shares = [0.5, 5, 10, 25, 50, 90];
    // when
    const doubted = Array.from({ length: 100_000 }, (_, at) => {
      const asked = shares[at % shares.length]!;
      const all = 20 + (at % 700);
      return isNotWhatWasAsked({ asked, green: random.binomial(all, asked / 100), all });
    }).filter(Boolean);
    // then
    expect(doubted).toHaveLength(0);
  });

  test('are never disbelieved within half and twice of what was asked for', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 49 }),
        fc.integer({ min: 20, max: 1e6 }),
        fc.double({ min: 0.5, max: 2, noNaN: true }),
        (asked, all, factor) => {
          const green = Math.round((all * asked * factor) / 100);
          fc.pre(green / all >= asked / 200 && green / all <= asked / 50);
          expect(isNotWhatWasAsked({ asked, green, all })).toBe(false);
        },
      ),
    );
  });
});

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { arrivedIn, isNotWhatWasAsked, type MinuteOfRequests } from '../../src/judge/arrival.ts';
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

describe('What is known of a share, of two looks at its minutes', () => {
  type Counts = readonly (readonly [green: number, all: number])[];
  const minutes = (...all: Counts): readonly MinuteOfRequests[] =>
    all.map(([green, all], at) => ({ at: at * 60_000, green, all }));

  test.each<[what: string, before: Counts, now: Counts, known: object | undefined]>([
    ['what was asked for, at the first look', [], [[300, 3000]], { green: 300, all: 3000 }],
    ['nothing of green, at the first look', [], [[0, 2700]], undefined],
    [
      'nothing of green, in the same minute at two looks',
      [[0, 2700]],
      [
        [0, 2700],
        [0, 2700],
      ],
      { green: 0, all: 2700 },
    ],
    [
      'nothing of green, and then what came late',
      [[0, 2700]],
      [
        [300, 3000],
        [0, 2700],
      ],
      { green: 300, all: 5700 },
    ],
    [
      'too little of green, and more of it later',
      [[1, 2700]],
      [
        [20, 2720],
        [0, 2700],
      ],
      undefined,
    ],
    [
      'all of green, and then what came of blue',
      [[300, 300]],
      [
        [300, 400],
        [300, 300],
      ],
      undefined,
    ],
    ['nobody, at the first look', [], [[0, 0]], undefined],
    [
      'nobody, at two looks',
      [[0, 0]],
      [
        [0, 0],
        [0, 0],
      ],
      { green: 0, all: 0 },
    ],
    ['no minute', [], [], undefined],
  ])('%s', (_, before, now, known) => {
    // when
    const arrived = arrivedIn({ asked: 10, before: minutes(...before), now: minutes(...now) });
    // then
    expect(arrived).toEqual(known);
  });

  test('speaks against the weights only by minutes that two looks saw alike', () => {
    const requests = fc.record({ green: fc.nat({ max: 3000 }), blue: fc.nat({ max: 3000 }) });
    fc.assert(
      fc.property(fc.array(fc.tuple(requests, requests)), told => {
        // given
        const changed = told.filter(([was, is]) => was.green !== is.green || was.blue !== is.blue);
        const look = (which: 0 | 1) =>
          minutes(...changed.map(both => [both[which].green, both[which].green + both[which].blue] as const));
        // when
        const arrived = arrivedIn({ asked: 10, before: look(0), now: look(1) });
        // then
        expect(arrived !== undefined && isNotWhatWasAsked({ asked: 10, ...arrived })).toBe(false);
      }),
    );
  });
});

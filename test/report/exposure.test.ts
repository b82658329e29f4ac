import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { servingOf, type Serving } from '../../src/release/words.ts';
import { exposureOf, exposureWords } from '../../src/report/exposure.ts';
import { minute, releases, second, start, told } from './stories.ts';

const unseen: Serving = { who: 'unknown', because: 'the credentials have expired' };

/** Traffic as seen: from which second on, green's share or nobody knows what. */
const seen = (...points: readonly (readonly [seconds: number, share: number | 'unseen'])[]) =>
  points.map(([seconds, share]) => ({
    at: start + seconds * second,
    serving: share === 'unseen' ? unseen : servingOf(share),
  }));

describe('what users met of green', () => {
  test.each([
    { name: 'nothing was seen', traffic: seen(), says: 'no production traffic met green' },
    { name: 'green never had any', traffic: seen([0, 0]), says: 'no production traffic met green' },
    {
      name: 'one step, taken back',
      traffic: seen([0, 0], [60, 10], [330, 0]),
      says: '10 % of traffic met green for 4 min 30 s: as much as all traffic for 27 s',
    },
    {
      name: 'two steps',
      traffic: seen([0, 10], [300, 50], [420, 0]),
      says: '10 % of traffic met green for 5 min, 50 % of traffic met green for 2 min: as much as all traffic for 1 min 30 s',
    },
    {
      name: 'the same share twice',
      traffic: seen([0, 10], [60, 0], [120, 10], [180, 0]),
      says: '10 % of traffic met green for 2 min: as much as all traffic for 12 s',
    },
    {
      name: 'all traffic, to the end',
      traffic: seen([0, 100]),
      says: 'all traffic met green for 10 min',
    },
    {
      name: 'out of sight for a while',
      traffic: seen([0, 10], [60, 'unseen'], [180, 0]),
      says: '10 % of traffic met green for 1 min: as much as all traffic for 6 s; for 2 min it could not be seen where the traffic was, which is not counted',
    },
    {
      name: 'out of sight and nothing else',
      traffic: seen([0, 'unseen']),
      says: 'nobody was seen to meet green; what users met after 14:00:00 UTC is not known, and not counted',
    },
    {
      name: 'lost out of sight and not seen again',
      traffic: seen([0, 10], [60, 'unseen'], [120, 10], [180, 'unseen']),
      says: '10 % of traffic met green for 2 min: as much as all traffic for 12 s; for 1 min it could not be seen where the traffic was, which is not counted; what users met after 14:03:00 UTC is not known, and not counted',
    },
    {
      name: 'a moment before the one it follows',
      traffic: seen([60, 10], [0, 0]),
      says: 'no production traffic met green',
    },
  ])('$name: $says', ({ traffic, says }) => {
    // given traffic, and an end ten minutes after the beginning
    // when
    const words = exposureWords(exposureOf(traffic, start + 10 * minute));
    // then
    expect(words).toBe(says);
  });

  test('the shares and their times never add up to more than the time that there was', () => {
    const points = fc.array(fc.tuple(fc.nat(600), fc.oneof(fc.nat(100), fc.constant('unseen' as const))));
    fc.assert(
      fc.property(points, unordered => {
        // given
        const traffic = seen(...unordered.toSorted(([one], [other]) => one - other));
        // when
        const { levels, asAllTraffic, unseen: gap } = exposureOf(traffic, start + 10 * minute);
        // then
        const onGreen = levels.reduce((sum, { lasted }) => sum + lasted, 0);
        expect(onGreen + gap).toBeLessThanOrEqual(10 * minute);
        expect(asAllTraffic).toBeLessThanOrEqual(onGreen + 1e-6);
        expect(levels.filter(({ share }) => share <= 0 || share > 100)).toEqual([]);
      }),
    );
  });

  test('what users met grows no more once sight is lost, however late the verdict', () => {
    // given
    const traffic = seen([60, 10], [300, 'unseen']);
    // when
    const exposures = [10, 600].map(minutes => exposureOf(traffic, start + minutes * minute));
    // then
    expect(exposures[0]?.levels).toEqual([{ share: 10, lasted: 4 * minute }]);
    expect(exposures[1]).toEqual(exposures[0]);
  });

  test('a release that was taken back at its first step is told by its share, not by all of its time', () => {
    // given
    const story = told(releases['rolled-back']);
    // when
    const { asAllTraffic } = exposureOf(story.traffic, start + 276 * second);
    // then
    expect(Math.round(asAllTraffic / second)).toBe(18);
  });
});

import { describe, expect, test } from '@jest/globals';
import { decide } from '../../src/release/decide.ts';
import { servingReadBack } from '../../src/release/serving-read-back.ts';
import type { Confirmation, Serving } from '../../src/release/words.ts';
import { aPausedPlan } from './a-native-release.ts';
import { aCourse, after, confirmed, inWords, minute, motion, noon, read, saw, sawNothing } from './a-release.ts';

const settled = motion.settled(after(20 * minute));

describe('Who serves in the end', () => {
  test.each<[reported: 0 | 10 | 100 | 'unknown', served: Confirmation['served'], serves: Serving['who']]>([
    [100, 'green', 'green'],
    [0, 'blue', 'blue'],
    [10, 'both', 'split'],
    // A service names as what serves what it has most of, or what it had last.
    [10, 'blue', 'split'],
    [100, 'blue', 'unknown'],
    [100, 'both', 'unknown'],
    [0, 'green', 'unknown'],
    [100, 'nobody', 'unknown'],
    [100, { third: 'api:9' }, 'unknown'],
    ['unknown', 'green', 'unknown'],
  ])('with %s %% reported on green, and %j read back, is told as %s', (green, served, serves) => {
    // given
    const course = aCourse(saw(noon, settled, { green }), confirmed(after(minute), served));
    // when
    const serving = servingReadBack(course);
    // then
    expect(serving.who).toBe(serves);
  });

  test('is what was seen last, where nothing was read back since', () => {
    // given
    const course = aCourse(confirmed(noon, 'blue'), saw(after(minute), settled, { green: 100 }));
    // when
    const serving = servingReadBack(course);
    // then
    expect(serving).toEqual({ who: 'green', green: 100 });
  });

  test('is not known out of sight', () => {
    // given
    const course = aCourse(saw(noon, settled, { green: 100 }), sawNothing(after(minute)));
    // when
    const serving = servingReadBack(course);
    // then
    expect(serving).toEqual({ who: 'unknown', because: 'AWS answered 503' });
  });
});

describe('A release whose users are led elsewhere meanwhile', () => {
  const atTheEnd = after(11 * minute);
  const baked = [saw(noon, motion.settled(), { green: 100 }), read(atTheEnd, 'pass')];

  test('is broken where they are led to nobody, and the listener is named, not a database', () => {
    // given
    const course = aCourse(...baked, confirmed(atTheEnd, 'nobody'));
    // when
    const decision = decide(aPausedPlan(), course, atTheEnd);
    // then
    expect(inWords(decision)).toBe('end: broken');
    expect(decision.because).toContain('The listener leads users neither to blue nor to green');
    expect(decision.step).toMatchObject({ next: expect.stringContaining('listener') });
  });

  test.each<[served: 'blue' | 'both', says: string]>([
    ['blue', 'All traffic is reported on green, but read back, blue serves.'],
    ['both', 'All traffic is reported on green, but read back, it is divided between both.'],
  ])('is not called released where they are led to %s, and says what to look at', (served, says) => {
    // given
    const course = aCourse(...baked, confirmed(atTheEnd, served));
    // when
    const decision = decide(aPausedPlan(), course, atTheEnd);
    // then
    expect(decision).toMatchObject({ because: says, step: { do: 'end', name: 'unknown' } });
    expect(decision.step).toMatchObject({ next: expect.stringContaining('the listeners and target groups') });
  });
});

import { describe, expect, test } from '@jest/globals';
import { begunBefore } from '../../src/engine/begun-before.ts';
import type { Begun } from '../../src/release/plan.ts';
import { servingOf } from '../../src/release/words.ts';
import { exposureOf, exposureWords } from '../../src/report/exposure.ts';
import { emptyStory, tell } from '../../src/report/story.ts';
import { after, aPlan, green, minute, noon } from '../release/a-release.ts';

const begun = (traffic: Begun['traffic']) =>
  aPlan({ green: { is: 'made', revision: green, begun: { id: 'd-1', at: noon, attempt: 1, traffic } } });

describe('an attempt that goes on with what another began', () => {
  test('says which attempt began what, and when', () => {
    // when
    const events = begunBefore(begun([]), after(2 * minute));
    // then
    expect(events).toMatchObject([
      {
        at: after(2 * minute),
        type: 'happened',
        happening: {
          at: noon,
          kind: 'progress',
          text: `Attempt 1 began d-1 with ${green.name}, and this attempt goes on with it.`,
        },
      },
    ]);
  });

  test('counts what users met before it looked', () => {
    // given
    const levels = [{ at: after(minute), share: 10 }];
    const looked = after(3 * minute);
    const first = { at: looked, type: 'traffic', serving: servingOf(10) } as const;
    const back = { at: after(5 * minute), type: 'traffic', serving: servingOf(0) } as const;
    // when
    const story = [...begunBefore(begun(levels), looked), first, back].reduce(tell, emptyStory);
    // then
    expect(exposureWords(exposureOf(story.traffic, after(6 * minute)))).toMatch(
      /^10 % of traffic met green for 4 min:/,
    );
  });

  test('makes nothing up where AWS does not tell it', () => {
    // when
    const events = begunBefore(begun('not known'), after(2 * minute));
    // then
    expect(events.map(({ type }) => type)).toEqual(['happened']);
  });
});

test('an attempt that begins its own change has nothing to say of another', () => {
  // when
  const events = begunBefore(aPlan(), noon);
  // then
  expect(events).toEqual([]);
});

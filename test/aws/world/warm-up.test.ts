import { describe, expect, test } from '@jest/globals';
import { createWarmUp } from './warm-up.ts';

describe('the warm-up', () => {
  test('events run in the order of their times, equal times in the order of their making', () => {
    // given
    const time = createWarmUp(0);
    const seen: string[] = [];
    time.at(20, now => seen.push(`b at ${now}`));
    time.at(10, now => seen.push(`a at ${now}`));
    time.at(20, now => seen.push(`c at ${now}`));

    // when
    time.runUntil(20);

    // then
    expect(seen).toEqual(['a at 10', 'b at 20', 'c at 20']);
    expect(time.now()).toBe(20);
  });

  test('what is still to come happens on the next timeline, at its own time, and can be cancelled there', () => {
    // given
    const past = createWarmUp(0);
    const next = createWarmUp(100);
    const seen: string[] = [];
    past.at(50, () => seen.push('past'));
    past.at(150, now => seen.push(`future at ${now}`));
    const cancel = past.at(160, () => seen.push('cancelled'));
    past.every(40, now => seen.push(`every at ${now}`));

    // when
    past.continueOn(next);
    cancel();
    next.runUntil(170);

    // then
    expect(seen).toEqual(['every at 40', 'past', 'every at 80', 'every at 120', 'future at 150', 'every at 160']);
    expect(past.now()).toBe(170);
  });
});

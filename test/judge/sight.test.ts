import { describe, expect, test } from '@jest/globals';
import { slowAlarms, timeToSee } from '../../src/judge/sight.ts';
import type { AlarmFacts } from '../../src/release/words.ts';

const minute = 60_000;

const anAlarm = (name: string, breaches: number, periods: number, period = minute): AlarmFacts => ({
  name,
  state: 'quiet',
  since: 0,
  says: 'OK',
  looksAt: { over: 'points', period, breaches, periods },
  watches: { what: 'more than one' },
});
const composite: AlarmFacts = {
  name: 'all',
  state: 'quiet',
  since: 0,
  says: 'OK',
  looksAt: { over: 'other alarms' },
  watches: { what: 'more than one' },
};

describe('the time that an alarm needs to see a bad release', () => {
  test.each<[string, AlarmFacts, number | undefined]>([
    ['is its periods and two minutes of publishing', anAlarm('a', 2, 2), 4 * minute],
    ['counts only the points that must breach, M of N', anAlarm('a', 2, 5), 4 * minute],
    ['grows with the period', anAlarm('a', 2, 2, 5 * minute), 12 * minute],
    ['is not known for a composite alarm', composite, undefined],
  ])('%s', (_, alarm, needs) => {
    // given, when
    const time = timeToSee(alarm);

    // then
    expect(time).toBe(needs);
  });
});

describe('an alarm that is slower than a step', () => {
  const canary = [
    { share: 10, hold: 5 * minute },
    { share: 100, hold: 10 * minute },
  ];
  const linear = [10, 20, 30, 40, 50].map(share => ({ share, hold: minute })).concat({ share: 100, hold: 10 * minute });

  test.each<[string, AlarmFacts, typeof canary, { blind: number[]; firstWordAt: number }]>([
    ['5 of 5 minutes in a step of five', anAlarm('slow', 5, 5), canary, { blind: [10], firstWordAt: 100 }],
    ['9 of 9 minutes, in the bake too', anAlarm('slower', 9, 9), canary, { blind: [10, 100], firstWordAt: 100 }],
    ['1 of 1 in steps of one', anAlarm('one', 1, 1), linear, { blind: [10, 20, 30, 40, 50], firstWordAt: 30 }],
  ])('is told with the steps that it is blind to, and where it can first speak: %s', (_, alarm, steps, told) => {
    // given, when
    const slow = slowAlarms([alarm], steps);

    // then
    expect(slow).toHaveLength(1);
    expect(slow[0]?.blind.map(step => step.share)).toEqual(told.blind);
    expect(slow[0]?.firstWordAt).toBe(told.firstWordAt);
  });

  test.each<[string, AlarmFacts]>([
    ['that needs 2 of 2 minutes of a step of five', anAlarm('quick', 2, 2)],
    ['that needs exactly as long as the step', anAlarm('just', 3, 3)],
    ['whose children are not read', composite],
  ])('is not one %s', (_, alarm) => {
    // given, when
    const slow = slowAlarms([alarm], canary);

    // then
    expect(slow).toEqual([]);
  });
});

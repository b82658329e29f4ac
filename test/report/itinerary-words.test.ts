import { expect, test } from '@jest/globals';
import type { Begun } from '../../src/release/plan.ts';
import { itineraryWords } from '../../src/report/itinerary-words.ts';
import { plan, second } from './stories.ts';

const T = Date.UTC(2026, 10, 21, 14);

const firstRow = (traffic: Begun['traffic']) => {
  const begun = { id: 'd-7K2N1QX4C', at: T - 55 * second, attempt: 1, traffic };
  const adopted = { ...plan, green: { is: 'made', revision: { id: 'arn', name: 'api:42' }, begun } } as const;
  return itineraryWords(adopted, name => name)[0]?.what;
};

test('The plan of a change in flight says what it goes on with, who began it when, and when its traffic began', () => {
  // when
  const rows = [firstRow([]), firstRow('not known'), firstRow([{ at: T, share: 10 }])];
  // then
  const goesOn = 'go on with d-7K2N1QX4C of api:42, which attempt 1 began at 13:59:05 UTC';
  expect(rows).toEqual([goesOn, goesOn, `${goesOn}; green has had traffic since 14:00:00 UTC (T)`]);
});

import { expect, test } from '@jest/globals';
import { taskLimits } from './task-limits.ts';

test.each([
  ['by default, no task may be missed, and there may be twice as many', 4, 100, 200, { least: 4, most: 8 }],
  ['half of four tasks are two', 4, 50, 200, { least: 2, most: 8 }],
  ['three quarters of two tasks are still two', 2, 75, 200, { least: 2, most: 4 }],
  ['a quarter more than three tasks is no task more', 3, 100, 125, { least: 3, most: 3 }],
  ['a service that is scaled to nothing needs nothing', 0, 100, 200, { least: 0, most: 0 }],
])('%s', (_case, desired, minimumHealthyPercent, maximumPercent, expected) => {
  // given
  const percents = { minimumHealthyPercent, maximumPercent };

  // when
  const limits = taskLimits(desired, percents);

  // then
  expect(limits).toEqual(expected);
});

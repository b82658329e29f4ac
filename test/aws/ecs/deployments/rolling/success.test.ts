import { expect, test } from '@jest/globals';
import type { EarlySuccess } from '../settings.ts';
import { healthyTasksNeeded } from './success.ts';

const early = (healthyPercent: number): EarlySuccess => ({ kind: 'on', healthyPercent, cleanup: 'BLOCKING' });

test.each<[string, EarlySuccess, number, number]>([
  ['without early success, all', { kind: 'off' }, 7, 7],
  ['half of two tasks are one', early(50), 2, 1],
  ['half of three tasks are two', early(50), 3, 2],
  ['80 % of ten tasks are eight', early(80), 10, 8],
  ['90 % of 100 tasks are 90', early(90), 100, 90],
  ['100 % of ten tasks are ten', early(100), 10, 10],
  ['0 % is one task all the same', early(0), 10, 1],
  ['of no tasks, none', early(50), 0, 0],
])('%s', (_case, criteria, desired, expected) => {
  // given criteria and a desired count

  // when
  const needed = healthyTasksNeeded(criteria, desired);

  // then
  expect(needed).toBe(expected);
});

import { expect, test } from '@jest/globals';
import { seed } from './account/seed.ts';
import { conversations } from './conversations.ts';
import { judged, operationOf } from './judged.ts';
import { holdWithOurs, operationsOfOurs } from './ours.ts';

test('every operation of our AWS is talked about', async () => {
  // given
  const operations = operationsOfOurs(seed);

  // when
  const { exchanges } = await holdWithOurs(conversations, seed);

  // then
  const asked = new Set(exchanges.map(operationOf));
  expect(operations.filter(operation => !asked.has(operation))).toEqual([]);
});

test('two accounts that differ only as accounts do are told apart by nothing', async () => {
  // given
  const other = { ...seed, account: '210987654321', seed: 7, start: '2027-03-04T05:06:07.000Z' };
  const [here, there] = [await holdWithOurs(conversations, seed), await holdWithOurs(conversations, other)];

  // when
  const { findings, calls } = await judged('the other', here, there, () => true);

  // then
  expect(findings).toEqual([]);
  expect(calls).toBe(here.exchanges.length);
});

test('an account in which something else stands is told apart by it', async () => {
  // given
  const [balancer] = seed.loadBalancers ?? [];
  const [listener, ...listeners] = balancer?.listeners ?? [];
  const changed = { ...listener!, forward: { 'api-1': 99, 'api-2': 1 } };
  const other = { ...seed, loadBalancers: [{ ...balancer!, listeners: [changed, ...listeners] }] };
  const [here, there] = [await holdWithOurs(conversations, seed), await holdWithOurs(conversations, other)];

  // when
  const { findings } = await judged('the other', here, there, () => true);

  // then
  expect(findings.map(({ key }) => key)).toEqual([
    'the other | elasticloadbalancing TargetGroupTuple.Weight | 100 here, 99 there',
    'the other | elasticloadbalancing TargetGroupTuple.Weight | 0 here, 1 there',
  ]);
});

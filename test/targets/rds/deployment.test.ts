import { describe, expect, test } from '@jest/globals';
import { areSwapped, isInFlight } from '../../../src/targets/rds/deployment.ts';
import { deploymentStatus } from '../../../src/targets/rds/status.ts';

const arn = (name: string): string => `arn:aws:rds:eu-west-1:123456789012:db:${name}`;
const before = { id: 'bgd-1', source: arn('orders'), target: arn('orders-green-a1b2c3') };
const after = { id: 'bgd-1', source: arn('orders-old1'), target: arn('orders') };

describe('a blue/green deployment', () => {
  test.each([
    ['PROVISIONING', true, true],
    ['AVAILABLE', true, true],
    ['SWITCHOVER_IN_PROGRESS', true, true],
    ['SWITCHOVER_COMPLETED', false, false],
    // What becomes of a record is its own affair: nothing of it holds the database any more.
    ['INVALID_CONFIGURATION', true, false],
    ['SWITCHOVER_FAILED', true, false],
    ['DELETING', true, false],
  ])('that is %s holds its database: %p, and once its names are swapped: %p', (word, holds, holdsSwapped) => {
    // given
    const status = deploymentStatus(word);
    // when
    const inFlight = [before, after].map(names => isInFlight({ ...names, status }));
    // then
    expect(inFlight).toEqual([holds, holdsSwapped]);
  });

  test.each(['LEVITATING', 'available', ''])('in a state that nobody knows is neither busy nor free: %p', word => {
    // given
    const status = deploymentStatus(word);
    // when
    const asking = () => isInFlight({ ...before, status });
    // then
    expect(asking).toThrow(`bgd-1 with status ${word}, which`);
  });

  test.each([
    { source: 'orders', target: 'orders-green-a1b2c3', swapped: false },
    { source: 'orders-old1', target: 'orders', swapped: true },
    { source: 'orders-old12', target: 'orders', swapped: true },
    // Names in an answer may be behind.
    { source: 'orders', target: 'orders', swapped: false },
    { source: 'orders-old1', target: 'orders-old1-green-a1b2c3', swapped: false },
    { source: 'customers-old1', target: 'orders', swapped: false },
  ])('of $source and $target has swapped their names: $swapped', ({ source, target, swapped }) => {
    // when
    const are = areSwapped({ source: arn(source), target: arn(target) });
    // then
    expect(are).toBe(swapped);
  });

  test('without a green has swapped nothing', () => {
    // when
    const are = areSwapped({ source: arn('orders-old1'), target: undefined });
    // then
    expect(are).toBe(false);
  });
});

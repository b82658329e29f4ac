import { describe, expect, test } from '@jest/globals';
import type { Pair } from '../../../src/targets/rds/deployment.ts';
import { answers, unsettled } from '../../../src/targets/rds/settled.ts';
import type { Sides } from '../../../src/targets/rds/sides.ts';
import { bothSides, pair, side } from './looks.ts';

const green = 'orders-green-a1b2c3';
const replica = (status: string) =>
  ({ kind: 'db', name: 'orders-1-green-d4e5f6', status, replication: undefined }) as const;
const replicating = (status: string, is: 'normal' | 'in error', message?: string): Sides => {
  const writer = { kind: 'db', name: green, status: 'available', replication: { is, status, message } } as const;
  return { ...bothSides, green: side(green, 'available', { writer, parts: [writer] }) };
};

describe('a green that is available', () => {
  test.each<{ what: string; pairs?: readonly Pair[]; sides?: Sides; doing: string | undefined }>([
    { what: 'is settled with all its members', doing: undefined },
    {
      what: 'waits for a pair that is not',
      pairs: [pair(), pair('PROVISIONING', 'orders-1')],
      doing: 'orders-1-green-a1b2c3 to be available (PROVISIONING)',
    },
    {
      what: 'waits for its storage',
      sides: { ...bothSides, green: side(green, 'storage-optimization') },
      doing: `${green} to be available (storage-optimization)`,
    },
    {
      what: 'waits for a replica that is still at it',
      sides: {
        ...bothSides,
        green: side(green, 'available', { parts: [...side(green).parts, replica('storage-initialization')] }),
      },
      doing: 'orders-1-green-d4e5f6 to be available (storage-initialization)',
    },
    {
      what: 'waits for blue, which RDS switches over no sooner',
      sides: { ...bothSides, blue: side('orders', 'modifying') },
      doing: 'orders to be available (modifying)',
    },
    {
      what: 'waits for its replication',
      sides: replicating('error', 'in error', 'Could not execute Write_rows event'),
      doing: `replication to ${green} to be healthy (error: Could not execute Write_rows event)`,
    },
    { what: 'is settled where it replicates', sides: replicating('replicating', 'normal'), doing: undefined },
    { what: 'waits to be seen', sides: { ...bothSides, green: undefined }, doing: 'green to be shown by RDS' },
  ])('$what', ({ pairs = [pair()], sides = bothSides, doing }) => {
    // when
    const waitsFor = unsettled({ pairs }, sides);
    // then
    expect(waitsFor).toBe(doing);
  });
});

describe('an instance', () => {
  test.each([
    ['available', 'healthy'],
    ['backing-up', 'unchecked'],
    ['modifying', 'unchecked'],
    ['a word of next year', 'unchecked'],
    ['rebooting', 'starting'],
    ['creating', 'starting'],
    ['storage-full', 'unhealthy'],
    ['incompatible-parameters', 'unhealthy'],
    ['stopped', 'unhealthy'],
  ] as const)('that is %s counts as %s', (status, how) => {
    // when
    const counted = answers({ status });
    // then
    expect(counted).toBe(how);
  });
});

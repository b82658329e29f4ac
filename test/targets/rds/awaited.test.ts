import { describe, expect, test } from '@jest/globals';
import { awaited } from '../../../src/targets/rds/awaited.ts';
import type { OpenShop } from '../open-shop.ts';
import { openOrders, second } from './open-orders.ts';

const handOf = ({ patient, clock }: OpenShop) => ({ patient, now: () => clock.now() });

describe('what RDS may not show yet', () => {
  test('is asked for again until it is there', async () => {
    // given
    await using world = await openOrders();
    const answers = [undefined, undefined, 'there'];
    // when
    const found = await awaited(handOf(world), 'it is not there yet', 60 * second, () =>
      Promise.resolve(answers.shift()),
    );
    // then
    expect(found).toBe('there');
    expect(answers).toEqual([]);
  });

  test('is given up after the time that it is given', async () => {
    // given
    await using world = await openOrders();
    const began = world.clock.now();
    // when
    const found = await awaited<string>(handOf(world), 'it is not there yet', 60 * second, async () => undefined);
    // then
    expect(found).toBeUndefined();
    expect(world.clock.now() - began).toBeGreaterThanOrEqual(60 * second);
    expect(world.clock.now() - began).toBeLessThan(90 * second);
  });
});

import { describe, expect, test } from '@jest/globals';
import { ordersWithoutRds } from './orders-without-rds.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const ofOrders = (appliesPerSecond: number) => ({ replication: { appliesPerSecond: { orders: appliesPerSecond } } });

describe('a database that follows another one', () => {
  test('is behind by the time since its copy was taken while it is being upgraded', () => {
    // given
    const orders = ordersWithoutRds();
    const green = orders.addGreen({ status: 'upgrading' });

    // when
    orders.pass(2 * HOUR);

    // then
    expect(orders.use.lagSeconds(green)).toBeCloseTo(2 * HOUR, -1);
  });

  test('catches up by its rate less the load, and then stays there', () => {
    // given
    const orders = ordersWithoutRds({ shop: { writesPerSecond: 100 }, use: ofOrders(300) });
    const green = orders.addGreen({ status: 'upgrading' });
    orders.pass(HOUR);
    green.status = 'available';

    // when
    orders.pass(15 * MINUTE);
    const halfWay = orders.use.lagSeconds(green);
    orders.pass(16 * MINUTE);

    // then
    expect(halfWay / MINUTE).toBeGreaterThan(28);
    expect(halfWay / MINUTE).toBeLessThan(32);
    expect(orders.use.lagSeconds(green)).toBeLessThan(1);
  });

  test('never catches up where it applies less than is written', () => {
    // given
    const orders = ordersWithoutRds({ shop: { writesPerSecond: 100 }, use: ofOrders(90) });
    const green = orders.addGreen();

    // when
    const lags = [1, 2, 3].map(() => {
      orders.pass(HOUR);
      return orders.use.lagSeconds(green) / MINUTE;
    });

    // then
    expect(lags.map(Math.round)).toEqual([6, 12, 18]);
  });

  test('falls behind while the load is high, and catches up when it is low', () => {
    // given
    const swing = { share: 0.5, period: '2h' };
    const orders = ordersWithoutRds({ shop: { writesPerSecond: 100, swing }, use: ofOrders(120) });
    const green = orders.addGreen();

    // when
    orders.pass(50 * MINUTE);
    const atNoon = orders.use.lagSeconds(green);
    orders.pass(70 * MINUTE);

    // then
    expect(atNoon).toBeGreaterThan(5 * MINUTE);
    expect(orders.use.lagSeconds(green)).toBeLessThan(1);
  });

  test('goes on as it would have gone when somebody asks how far behind it is', () => {
    // given
    const [asked, left] = [1, 2].map(() => {
      const orders = ordersWithoutRds({ shop: { writesPerSecond: 80 }, use: ofOrders(100) });
      return { orders, green: orders.addGreen() };
    });
    if (asked === undefined || left === undefined) throw new Error('not two');

    // when
    for (let second = 0; second < 60; second += 1) {
      asked.orders.pass(0.7);
      asked.orders.use.lagSeconds(asked.green);
      asked.orders.pass(0.3);
    }
    left.orders.pass(60);

    // then
    expect(asked.orders.use.backlog(asked.green)).toBeCloseTo(left.orders.use.backlog(left.green), 6);
  });

  test('drains what is left when nobody can write any more', () => {
    // given
    const orders = ordersWithoutRds({ shop: { writesPerSecond: 100 }, use: ofOrders(90) });
    const green = orders.addGreen();
    orders.pass(15 * MINUTE);
    const left = orders.use.backlog(green);

    // when
    orders.blue.access = green.access = 'closed';
    orders.pass(Math.floor(left / 90) - 1);
    const shortly = orders.use.backlog(green);
    orders.pass(2);

    // then
    expect(shortly).toBeGreaterThan(0);
    expect(orders.use.backlog(green)).toBe(0);
    expect(orders.use.lagSeconds(green)).toBe(0);
  });

  test.each(['stopped', 'degraded'] as const)('that is %s applies nothing more', state => {
    // given
    const orders = ordersWithoutRds();
    const green = orders.addGreen();
    orders.pass(MINUTE);

    // when
    green.follows!.state = state;
    orders.pass(10 * MINUTE);

    // then
    expect(orders.use.lagSeconds(green) / MINUTE).toBeCloseTo(10, 0);
  });

  test('is not behind where nothing is written', () => {
    // given
    const orders = ordersWithoutRds({ shop: { writesPerSecond: 0 } });
    const green = orders.addGreen({ status: 'upgrading' });

    // when
    orders.pass(HOUR);

    // then
    expect(orders.use.lagSeconds(green)).toBe(0);
  });
});

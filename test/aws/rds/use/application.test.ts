import { describe, expect, test } from '@jest/globals';
import { ordersWithoutRds } from './orders-without-rds.ts';

const MINUTE = 60;
const QUICK = { closed: 2, renaming: 1 };

describe('an application', () => {
  test('reads and writes as much as it was told to, where the database takes both', () => {
    // given
    const orders = ordersWithoutRds({ shop: { writesPerSecond: 50, readsPerSecond: 200 } });

    // when
    orders.pass(10 * MINUTE);

    // then
    const { writes, reads, outages, downtimeSeconds, answered } = orders.shop();
    expect(writes.acknowledged / 600).toBeCloseTo(50, -0.5);
    expect(reads.answered / 600).toBeCloseTo(200, -1);
    expect({ lost: writes.lost, failed: writes.failed, outages, downtimeSeconds }).toEqual({
      lost: 0,
      failed: 0,
      outages: [],
      downtimeSeconds: 0,
    });
    expect(answered.map(({ by }) => by)).toEqual([
      [{ is: 'database', resourceId: orders.blue.resourceId, name: 'orders', writes: 'taken' }],
    ]);
  });

  test('loses nothing over a switchover, and is turned away while it lasts', () => {
    // given
    const orders = ordersWithoutRds();
    const green = orders.addGreen();
    orders.pass(MINUTE);

    // when
    orders.switchOver(green, QUICK);
    orders.pass(MINUTE);

    // then
    const { writes, downtimeSeconds, answered } = orders.shop();
    expect(writes.lost).toBe(0);
    expect(writes.refused['no connection']).toBeGreaterThan(0);
    expect(downtimeSeconds).toBeGreaterThanOrEqual(3);
    expect(answered.at(-1)?.by).toEqual([{ is: 'database', resourceId: 'db-GREEN', name: 'orders', writes: 'taken' }]);
  });

  test.each([
    { driver: 'aware', dnsCacheSeconds: 30, least: 3, most: 4, back: 4 },
    { driver: 'plain', dnsCacheSeconds: 0, least: 3, most: 5, back: 5 },
    { driver: 'plain', dnsCacheSeconds: 30, least: 4, most: 33, back: 34 },
  ] as const)(
    'with the $driver driver that keeps names for $dnsCacheSeconds s has all its writes back after $back s at most',
    ({ driver, dnsCacheSeconds, least, most, back }) => {
      // given
      const orders = ordersWithoutRds({ shop: { driver, dnsCacheSeconds } });
      const green = orders.addGreen();
      orders.pass(MINUTE);

      // when
      orders.switchOver(green, QUICK);
      orders.pass(2 * MINUTE);

      // then
      const { outages, downtimeSeconds } = orders.shop();
      const [{ firstRefusedAt, lastRefusedAt } = { firstRefusedAt: 0, lastRefusedAt: 0 }] = outages;
      expect(outages).toHaveLength(1);
      expect(downtimeSeconds).toBeGreaterThanOrEqual(least);
      expect(downtimeSeconds).toBeLessThanOrEqual(most);
      expect((lastRefusedAt - firstRefusedAt) / 1000 + 1).toBeLessThanOrEqual(back);
    },
  );

  test('that keeps names for ever goes on reading what is old, until it is restarted', () => {
    // given
    const orders = ordersWithoutRds({ shop: { dnsCacheSeconds: 'for ever' } });
    const green = orders.addGreen();
    orders.pass(MINUTE);
    orders.switchOver(green, QUICK);
    orders.pass(10 * MINUTE);
    const stuck = orders.shop();

    // when
    orders.use.perform({ restart: { application: 'shop' } });
    orders.pass(MINUTE);

    // then
    const { outages, reads, answered } = orders.shop();
    expect(stuck.outages.map(outage => outage.acknowledgedAgainAt)).toEqual([undefined]);
    expect(stuck.reads.elsewhere).toBeGreaterThan(40_000);
    expect(reads.elsewhere).toBe(stuck.reads.elsewhere);
    expect(outages[0]?.acknowledgedAgainAt).toBeDefined();
    expect(answered.at(-1)?.by).toMatchObject([{ resourceId: 'db-GREEN' }]);
  });

  test('loses what it writes to old blue when that is protected no longer', () => {
    // given
    const orders = ordersWithoutRds({ shop: { dnsCacheSeconds: 'for ever' } });
    const green = orders.addGreen();
    orders.pass(MINUTE);
    orders.switchOver(green, QUICK);
    orders.pass(MINUTE);
    const before = orders.shop().writes;

    // when
    orders.blue.access = 'read-write';
    orders.pass(MINUTE);

    // then
    const { writes } = orders.shop();
    expect(before.lost).toBe(0);
    expect(writes.lost).toBe(writes.acknowledged - before.acknowledged);
    expect(writes.lost).toBeGreaterThan(1000);
  });

  test('loses what a database had not applied yet that takes over too early', () => {
    // given
    const orders = ordersWithoutRds({
      shop: { writesPerSecond: 100, driver: 'aware' },
      use: { replication: { otherwise: 50 } },
    });
    const green = orders.addGreen();
    orders.pass(10 * MINUTE);
    const left = orders.use.backlog(green);

    // when
    green.follows = undefined;
    orders.blue.name = 'orders-old1';
    orders.blue.access = 'read-only';
    green.name = 'orders';
    green.access = 'read-write';
    orders.pass(MINUTE);

    // then
    expect(left).toBeGreaterThan(25_000);
    expect(orders.shop().writes.lost).toBe(Math.round(left));
  });

  test('is told that there is no such name while the name is on its way', () => {
    // given
    const orders = ordersWithoutRds({ shop: { dnsCacheSeconds: 0 } });
    const green = orders.addGreen();
    orders.pass(MINUTE);

    // when
    orders.switchOver(green, { closed: 2, renaming: 3 });
    orders.pass(MINUTE);

    // then
    expect(orders.shop().writes.refused['no such name']).toBeGreaterThan(0);
  });

  test('cannot reach a database that is deleted', () => {
    // given
    const orders = ordersWithoutRds();
    orders.pass(MINUTE);

    // when
    orders.book.remove(orders.blue);
    orders.pass(MINUTE);

    // then
    const { outages, reads } = orders.shop();
    expect(outages.map(outage => outage.acknowledgedAgainAt)).toEqual([undefined]);
    expect(reads.refused).toBeGreaterThan(4000);
  });

  test.each([
    { what: 'a version', image: 'mysql:8.4.3', parameterGroup: 'default.mysql8.4' },
    { what: 'a parameter group', image: 'mysql:8.4.3/slow', parameterGroup: 'slow' },
  ])('is hurt by the errors of $what that it meets after the switchover', ({ image, parameterGroup }) => {
    // given
    const seed = { versions: { [image]: { requestErrors: 0.2 } } };
    const orders = ordersWithoutRds({ seed });
    const group = { name: parameterGroup, status: 'in-sync' } as const;
    const green = orders.addGreen({ engineVersion: '8.4.3', parameterGroup: group });
    orders.pass(10 * MINUTE);
    const before = orders.world.damage.report();

    // when
    orders.switchOver(green, QUICK);
    orders.pass(10 * MINUTE);

    // then
    const { byVersion } = orders.world.damage.report();
    const bad = byVersion[image];
    expect(before.failed).toBe(0);
    expect((bad?.failed ?? 0) / (bad?.requests ?? 1)).toBeCloseTo(0.2, 1);
    expect(orders.shop().writes.failed + orders.shop().reads.failed).toBe(bad?.failed);
  });

  test('sends as much as somebody has it send', () => {
    // given
    const orders = ordersWithoutRds({ shop: { writesPerSecond: 10 } });

    // when
    orders.use.perform({ load: { application: 'shop', writesPerSecond: 500 } });
    orders.pass(MINUTE);

    // then
    expect(orders.shop().writes.acknowledged / 60).toBeCloseTo(500, -2);
  });

  test('sends the same statements in every run with the same seed', () => {
    // given
    const run = (seed: number) => {
      const orders = ordersWithoutRds({ seed: { seed } });
      const green = orders.addGreen();
      orders.pass(MINUTE);
      orders.switchOver(green, QUICK);
      orders.pass(MINUTE);
      return orders.shop();
    };

    // when
    const [one, same, other] = [run(1), run(1), run(2)];

    // then
    expect(same).toEqual(one);
    expect(other).not.toEqual(one);
  });
});

describe('somebody who writes by hand', () => {
  test('is seen writing on green while it lasts, where green takes writes', () => {
    // given
    const orders = ordersWithoutRds();
    const green = orders.addGreen({ access: 'read-write' });

    // when
    const before = orders.use.hasActiveWrites(green);
    orders.use.perform({ writeByHand: { to: { greenOf: 'orders' }, writesPerSecond: 5, seconds: 30 } });
    orders.pass(20);
    const during = orders.use.hasActiveWrites(green);
    orders.pass(20);

    // then
    expect({ before, during, after: orders.use.hasActiveWrites(green) }).toEqual({
      before: false,
      during: true,
      after: false,
    });
  });

  test('has lost the writes while another database serves, and has them when that one does', () => {
    // given
    const orders = ordersWithoutRds();
    const green = orders.addGreen({ access: 'read-write' });
    orders.use.perform({ writeByHand: { to: { greenOf: 'orders' }, writesPerSecond: 5, seconds: 30 } });
    orders.pass(MINUTE);
    const byHand = () => orders.world.damage.report().applications['by hand on orders-green-a1b2c3']?.writes;
    const before = byHand();

    // when
    orders.switchOver(green, QUICK);

    // then
    expect(before?.lost).toBeGreaterThan(100);
    expect(before?.lost).toBe(before?.acknowledged);
    expect(byHand()?.lost).toBe(0);
  });

  test('is refused by a green that is read-only', () => {
    // given
    const orders = ordersWithoutRds();
    const green = orders.addGreen();

    // when
    orders.use.perform({ writeByHand: { to: green.name, writesPerSecond: 5, seconds: 30 } });
    orders.pass(MINUTE);

    // then
    const { writes } = orders.world.damage.report().applications[`by hand on ${green.name}`] ?? {};
    expect(writes?.acknowledged).toBe(0);
    expect(writes?.refused['read-only']).toBeGreaterThan(100);
    expect(orders.use.hasActiveWrites(green)).toBe(false);
  });
});

describe('a long statement', () => {
  test.each(['a write', 'a DDL statement'] as const)('that is %s is seen on its database as long as it runs', is => {
    // given
    const orders = ordersWithoutRds();

    // when
    orders.use.perform({ longStatement: { on: 'orders', is, seconds: 60 } });
    orders.pass(59);
    const during = orders.use.longRunning(orders.blue);
    orders.pass(1);

    // then
    expect(during).toBe(is);
    expect(orders.use.longRunning(orders.blue)).toBe('nothing');
  });
});

test.each([
  { act: { restart: { application: 'shpo' } }, says: 'There is no application "shpo". There are: shop.' },
  { act: { load: { application: 'shpo' } }, says: 'There is no application "shpo". There are: shop.' },
  {
    act: { longStatement: { on: 'order', is: 'a write' as const, seconds: 1 } },
    says: 'There is no database "order". There are: orders.',
  },
  {
    act: { writeByHand: { to: { greenOf: 'orders' }, writesPerSecond: 1, seconds: 1 } },
    says: 'Nothing follows "orders".',
  },
])('what cannot be done says so: $says', ({ act, says }) => {
  // given
  const orders = ordersWithoutRds();

  // when
  const doIt = () => orders.use.perform(act);

  // then
  expect(doIt).toThrow(says);
});

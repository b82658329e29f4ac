import { describe, expect, test } from '@jest/globals';
import { ordersWithoutRds, type OrdersWithoutRds } from '../rds/use/orders-without-rds.ts';

const MINUTE = 60;

/** The average of the newest minute that can be read; undefined where there is none in the last ten. */
function newest(
  { world }: OrdersWithoutRds,
  namespace: string,
  name: string,
  dimensions: Readonly<Record<string, string>>,
) {
  const now = world.timeline.now();
  const to = now - (now % 60_000);
  const range = { from: to - 600_000, to, periodMs: 60_000, now };
  const samples = world.metrics.read({ namespace, name, dimensions }, range).at(-1)?.samples;
  return samples && samples.sum / samples.count;
}

const ofInstance = (orders: OrdersWithoutRds, name: string, instance: string) =>
  newest(orders, 'AWS/RDS', name, { DBInstanceIdentifier: instance });

const POSTGRES = { engine: 'postgres', engineVersion: '15.10' };
const slow = { replication: { appliesPerSecond: { orders: 10 } } };

describe('the metrics of a database', () => {
  test('follow the name that its instance has', () => {
    // given
    const orders = ordersWithoutRds();
    const green = orders.addGreen();
    orders.pass(10 * MINUTE);
    const before = ofInstance(orders, 'DatabaseConnections', 'orders');
    const ofGreen = ofInstance(orders, 'DatabaseConnections', 'orders-green-a1b2c3');

    // when
    orders.switchOver(green, { closed: 2, renaming: 1 });
    orders.pass(15 * MINUTE);

    // then
    expect({ before, ofGreen }).toEqual({ before: 40, ofGreen: 0 });
    expect(ofInstance(orders, 'DatabaseConnections', 'orders')).toBe(40);
    expect(ofInstance(orders, 'DatabaseConnections', 'orders-old1')).toBe(0);
    expect(ofInstance(orders, 'DatabaseConnections', 'orders-green-a1b2c3')).toBeUndefined();
  });

  test('say how busy it is', () => {
    // given
    const versions = { 'mysql:8.0.40': { latency: { medianMs: 10, p99Ms: 10 } } };
    const orders = ordersWithoutRds({ seed: { versions }, shop: { writesPerSecond: 100, readsPerSecond: 400 } });

    // when
    orders.pass(10 * MINUTE);

    // then
    expect(ofInstance(orders, 'DBLoad', 'orders')).toBeCloseTo(5, 0);
    expect(ofInstance(orders, 'CPUUtilization', 'orders')).toBeCloseTo(13.6, 0);
    expect(ofInstance(orders, 'ReadLatency', 'orders')).toBeCloseTo(0.001, 4);
    expect(ofInstance(orders, 'WriteLatency', 'orders')).toBeCloseTo(0.001, 4);
  });

  test('are not there while its instance is not up, and are late by one to two minutes', () => {
    // given
    const orders = ordersWithoutRds();
    const green = orders.addGreen({ status: 'creating' });
    orders.pass(10 * MINUTE);
    const creating = ofInstance(orders, 'DatabaseConnections', green.name);

    // when
    green.status = 'available';
    orders.pass(2 * MINUTE - 1);
    const early = ofInstance(orders, 'DatabaseConnections', green.name);
    orders.pass(MINUTE + 1);

    // then
    expect({ creating, early }).toEqual({ creating: undefined, early: undefined });
    expect(ofInstance(orders, 'DatabaseConnections', green.name)).toBe(0);
  });
});

describe('the lag of a green database', () => {
  test.each([
    { engine: { engine: 'mysql', engineVersion: '8.0.40' }, method: 'binlog' },
    { engine: { engine: 'mariadb', engineVersion: '10.11.9' }, method: 'binlog' },
    { engine: POSTGRES, method: 'physical' },
  ] as const)('is ReplicaLag on green, in seconds, with $engine.engine by $method', ({ engine, method }) => {
    // given
    const orders = ordersWithoutRds({ engine, use: slow });
    const green = orders.addGreen({}, method);

    // when
    orders.pass(20 * MINUTE);

    // then
    const lag = ofInstance(orders, 'ReplicaLag', green.name) ?? 0;
    expect(lag / MINUTE).toBeGreaterThan(8);
    expect(lag / MINUTE).toBeLessThan(10);
    expect(ofInstance(orders, 'OldestReplicationSlotLag', 'orders')).toBeUndefined();
    expect(ofInstance(orders, 'ReplicaLag', 'orders')).toBeUndefined();
  });

  test('is OldestReplicationSlotLag on blue, in bytes, where it follows by logical replication', () => {
    // given
    const orders = ordersWithoutRds({ engine: POSTGRES, use: { replication: { otherwise: 10, bytesPerWrite: 1000 } } });
    const green = orders.addGreen({}, 'logical');

    // when
    orders.pass(20 * MINUTE);

    // then
    const bytes = ofInstance(orders, 'OldestReplicationSlotLag', 'orders') ?? 0;
    expect(bytes).toBeGreaterThan(17 * MINUTE * 10_000 * 0.95);
    expect(bytes).toBeLessThan(20 * MINUTE * 10_000 * 1.05);
    expect(ofInstance(orders, 'ReplicaLag', green.name)).toBeUndefined();
  });

  test('is -1 where the replication of MySQL has stopped', () => {
    // given
    const orders = ordersWithoutRds();
    const green = orders.addGreen();

    // when
    green.follows!.state = 'stopped';
    orders.pass(10 * MINUTE);

    // then
    expect(ofInstance(orders, 'ReplicaLag', green.name)).toBe(-1);
  });
});

describe('the metrics of an application', () => {
  test('count its queries, and those that failed or were refused', () => {
    // given
    const seed = { versions: { 'mysql:8.4.3': { requestErrors: 0.5 } } };
    const orders = ordersWithoutRds({ seed });
    const green = orders.addGreen({ engineVersion: '8.4.3' });
    orders.pass(10 * MINUTE);
    const dimensions = { Application: 'shop' };
    const before = newest(orders, 'Shop', 'FailedQueries', dimensions);

    // when
    orders.switchOver(green, { closed: 2, renaming: 1 });
    orders.pass(10 * MINUTE);

    // then
    expect(before).toBe(0);
    expect(newest(orders, 'Shop', 'FailedQueries', dimensions)).toBeCloseTo(0.5, 1);
    expect(newest(orders, 'Shop', 'Queries', dimensions)).toBe(1);
  });
});

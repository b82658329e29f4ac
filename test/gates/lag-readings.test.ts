import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { lagReadings, unreadLag } from '../../src/gates/lag-readings.ts';
import type { Point } from '../../src/aws/metric-data.ts';
import type { Told } from '../../src/gates/replication-metrics.ts';
import type { LagGate } from '../../src/release/gate.ts';
import type { Metric, Replication } from '../../src/release/vantage.ts';
import type { Reading } from '../../src/release/words.ts';
import { usualLag } from '../../src/request/lag-gates.ts';

const minute = 60_000;
const now = 100 * minute;

/** One point a minute, newest first, from the minute that ended a minute ago. */
const points = (...values: readonly number[]): readonly Point[] =>
  values.map((value, at) => ({ at: now - (2 + at) * minute, value }));

const metric = (name: string, of: string): Metric => ({
  namespace: 'AWS/RDS',
  metric: name,
  dimensions: { DBInstanceIdentifier: of },
});

const bySeconds: Replication = {
  lag: { ...metric('ReplicaLag', 'orders-green-x1'), tells: 'seconds', doubt: undefined },
  blue: {
    connections: metric('DatabaseConnections', 'orders'),
    load: metric('DBLoad', 'orders'),
    transactions: undefined,
  },
};

const byBytes: Replication = {
  ...bySeconds,
  lag: {
    ...metric('OldestReplicationSlotLag', 'orders'),
    tells: 'bytes',
    doubt: 'It may be the slot of something else than green.',
  },
};

const lagOf = (told: Told, of = bySeconds, gate = usualLag): Reading => {
  const [lag] = lagReadings(gate, of, told, now);
  if (lag === undefined) throw new Error('there is no reading of the lag');
  return lag;
};

describe('the lag of green', () => {
  const ofGreen = '(ReplicaLag of orders-green-x1, 2 min ago)';

  test.each<[string, readonly number[], Reading['outcome'], string]>([
    ['no lag', [0, 3], 'pass', `Green is 0 s behind blue, limit 5 s ${ofGreen}.`],
    ['a lag just at the limit', [5], 'pass', `Green is 5 s behind blue, limit 5 s ${ofGreen}.`],
    ['a lag just above it', [5.1], 'inconclusive', `Green is 5.1 s behind blue, limit 5 s ${ofGreen}.`],
    [
      'a lag that falls',
      [42, 60, 95],
      'inconclusive',
      `Green is 42 s behind blue, limit 5 s; it falls: 95 s 2 min before ${ofGreen}.`,
    ],
    [
      'a lag that grows',
      [3_600, 3_540, 3_480],
      'inconclusive',
      `Green is 3600 s behind blue, limit 5 s; it does not fall: 3480 s 2 min before ${ofGreen}.`,
    ],
    [
      'a lag that stays as it is',
      [10, 10],
      'inconclusive',
      `Green is 10 s behind blue, limit 5 s; it does not fall: 10 s 1 min before ${ofGreen}.`,
    ],
    [
      'a lag before which there was no replication',
      [10, -1],
      'inconclusive',
      `Green is 10 s behind blue, limit 5 s ${ofGreen}.`,
    ],
    [
      'no replication at all, which RDS tells as -1',
      [-1, 0],
      'inconclusive',
      `Replication to green is not active: -1 ${ofGreen}.`,
    ],
  ])('is told with its limit, its source and its age: %s', (_, values, outcome, says) => {
    // when
    const reading = lagOf({ lag: points(...values) });

    // then
    expect(reading).toEqual({ gate: 'lag', subject: 'lag', force: 'obeyed', at: now, outcome, says });
  });

  test.each<[number, Reading['outcome'], string]>([
    [16 * 1024 ** 2, 'pass', 'Blue holds back 16 MB of its log for what follows it, limit 16 MB'],
    [16 * 1024 ** 2 + 1, 'inconclusive', 'Blue holds back 16 MB of its log for what follows it, limit 16 MB'],
    [288_073_302_904, 'inconclusive', 'Blue holds back 268 GB of its log for what follows it, limit 16 MB'],
  ])('is %d bytes of log where AWS tells no time, and then its doubt is said', (bytes, outcome, says) => {
    // when
    const reading = lagOf({ lag: points(bytes) }, byBytes);

    // then
    const where = '(OldestReplicationSlotLag of orders, 2 min ago)';
    expect(reading).toMatchObject({
      outcome,
      says: `${says} ${where}. It may be the slot of something else than green.`,
    });
  });

  test.each<[string, Told, string]>([
    ['is no point', { lag: [] }, 'CloudWatch has no point of ReplicaLag of orders-green-x1 in the last 3 min.'],
    [
      'are old points only',
      { lag: [{ at: now - 4 * minute - 1, value: 0 }] },
      'CloudWatch has no point of ReplicaLag of orders-green-x1 in the last 3 min.',
    ],
    [
      'is a part of the answer only',
      { lag: 'in part' },
      'CloudWatch did not answer in full for ReplicaLag of orders-green-x1.',
    ],
  ])('is not known where there %s', (_, told, says) => {
    // when
    const reading = lagOf(told);

    // then
    expect(reading).toMatchObject({ outcome: 'no-data', says });
  });

  test('counts as known for three minutes after the minute that it is of', () => {
    // when
    const reading = lagOf({ lag: [{ at: now - 4 * minute, value: 0 }] });

    // then
    expect(reading.outcome).toBe('pass');
  });

  test('never fails, for green catches up; and passes at no value above the limit, nor without one', () => {
    const value = fc.option(fc.double({ min: -1, max: 1e6, noNaN: true }), { nil: undefined });
    fc.assert(
      fc.property(value, fc.nat(3_600), (seconds, limit) => {
        // given
        const told: Told = { lag: seconds === undefined ? [] : points(seconds) };

        // when
        const { outcome } = lagOf(told, bySeconds, { ...usualLag, atMost: limit * 1000 });

        // then
        expect(outcome).not.toBe('fail');
        expect(outcome === 'pass').toBe(seconds !== undefined && seconds >= 0 && seconds <= limit);
      }),
    );
  });
});

describe('what keeps blue busy', () => {
  const gate = (blue: Partial<LagGate['blue']>): LagGate => ({ ...usualLag, blue: { ...usualLag.blue, ...blue } });

  test('is told beside the lag where it has no limit, as far as there are fresh points', () => {
    // given
    const told: Told = {
      lag: points(1),
      connections: points(1),
      load: points(0.8123),
      transactions: [{ at: now - 60 * minute, value: 3 }],
    };

    // when
    const readings = lagReadings(usualLag, bySeconds, told, now);

    // then
    expect(readings.map(({ subject }) => subject)).toEqual(['lag']);
    expect(readings[0]?.says).toMatch(/ Blue has 1 connection, a load of 0\.812\.$/);
  });

  test.each<[string, Partial<LagGate['blue']>, Told, Reading['outcome'], string]>([
    [
      'connections',
      { connections: 200 },
      { connections: points(200) },
      'pass',
      'Blue has 200 connections, limit 200 (DatabaseConnections of orders, 2 min ago).',
    ],
    [
      'connections',
      { connections: 200 },
      { connections: points(201, 100) },
      'inconclusive',
      'Blue has 201 connections, limit 200 (DatabaseConnections of orders, 2 min ago).',
    ],
    [
      'load',
      { load: 4 },
      { load: points(4.25) },
      'inconclusive',
      'Blue has a load of 4.25, limit 4 (DBLoad of orders, 2 min ago).',
    ],
    ['load', { load: 4 }, { load: [] }, 'no-data', 'CloudWatch has no point of DBLoad of orders in the last 3 min.'],
    [
      'transactions',
      { transactions: 10 },
      {},
      'no-data',
      'This engine has no metric of transactions: the limit of 10 proves nothing, leave it out.',
    ],
  ])('is held to the limit that it has: %s', (subject, limits, told, outcome, says) => {
    // when
    const readings = lagReadings(gate(limits), bySeconds, { lag: points(1), ...told }, now);

    // then
    expect(readings.map(reading => reading.subject)).toEqual(['lag', subject]);
    expect(readings[1]).toEqual({ gate: 'lag', subject, force: 'obeyed', at: now, outcome, says });
    expect(readings[0]?.says).not.toContain('Blue has');
  });

  test('is counted in transactions where the engine has a metric of them', () => {
    // given
    const aurora: Replication = {
      ...bySeconds,
      blue: { ...bySeconds.blue, transactions: metric('ActiveTransactions', 'shop-1') },
    };

    // when
    const readings = lagReadings(gate({ transactions: 1 }), aurora, { lag: points(1), transactions: points(1) }, now);

    // then
    const says = 'Blue has 1 active transaction, limit 1 (ActiveTransactions of shop-1, 2 min ago).';
    expect(readings[1]).toMatchObject({ subject: 'transactions', outcome: 'pass', says });
  });

  test('and the lag are shown and not obeyed where the gate is advisory', () => {
    // given
    const advisory: LagGate = { ...gate({ connections: 0 }), name: 'behind', force: 'advisory' };

    // when
    const readings = lagReadings(advisory, bySeconds, { lag: points(90), connections: points(7) }, now);

    // then
    expect(readings).toMatchObject([
      { gate: 'behind', force: 'advisory', outcome: 'inconclusive' },
      { gate: 'behind', force: 'advisory', outcome: 'inconclusive' },
    ]);
  });

  test('and the lag are each an error where nothing could be read', () => {
    // when
    const readings = unreadLag(gate({ load: 4, connections: 9 }), { trouble: 'AWS denied it.', passes: 'no' }, now);

    // then
    const says = 'The metrics of the database could not be read: AWS denied it.';
    expect(readings).toEqual(
      ['lag', 'connections', 'load'].map(subject => ({
        ...{ gate: 'lag', subject, force: 'obeyed', at: now, outcome: 'error', says },
      })),
    );
  });
});

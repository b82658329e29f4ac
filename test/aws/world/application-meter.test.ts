import { describe, expect, test } from '@jest/globals';
import type { Nobody, StatementsMet } from './application-damage.ts';
import { createApplicationMeter } from './application-meter.ts';

const BLUE = { is: 'database', resourceId: 'db-BLUE', name: 'orders', writes: 'taken' } as const;
const OLD_BLUE = { ...BLUE, name: 'orders-old1', writes: 'refused' } as const;

const taken = (writes: number, writesFailed = 0): StatementsMet => ({
  by: BLUE,
  place: 'at the endpoint',
  writes,
  writesFailed,
  reads: 10,
  readsFailed: 1,
});
const readOnly = (writes: number): StatementsMet => ({
  by: OLD_BLUE,
  place: 'elsewhere',
  writes,
  writesFailed: 0,
  reads: 10,
  readsFailed: 0,
});
const unreached = (writes: number, because: Nobody['because'] = 'no connection'): StatementsMet => ({
  by: { is: 'nobody', because },
  writes,
  reads: 10,
});

/** One second after the other, the first of which ends at 1 s. */
function meterOf(...seconds: readonly (readonly StatementsMet[])[]) {
  const meter = createApplicationMeter(() => 7);
  seconds.forEach((met, index) => meter.observe((index + 1) * 1000, met));
  return meter.report();
}

describe('the damage of an application', () => {
  test('counts what became of each statement', () => {
    // given
    const seconds = [[taken(5, 1)], [unreached(4)], [unreached(3, 'no such name'), readOnly(2)]];

    // when
    const { writes, reads } = meterOf(...seconds);

    // then
    const refused = { 'read-only': 2, 'no connection': 4, 'no such name': 3 };
    expect(writes).toEqual({ acknowledged: 4, failed: 1, refused, lost: 7 });
    expect(reads).toEqual({ answered: 19, failed: 1, refused: 20, elsewhere: 10 });
  });

  test('is down from the first refused write to the first that is acknowledged again, on any connection', () => {
    // given
    const seconds = [
      [taken(5)],
      [unreached(4)],
      [unreached(4)],
      [readOnly(2), taken(2)],
      [readOnly(1), taken(3)],
      [taken(5)],
    ];

    // when
    const { outages, downtimeSeconds } = meterOf(...seconds);

    // then
    expect(outages).toEqual([{ firstRefusedAt: 2000, acknowledgedAgainAt: 4000, lastRefusedAt: 5000, refused: 11 }]);
    expect(downtimeSeconds).toBe(2);
  });

  test('is down again where all writes are refused again', () => {
    // given
    const seconds = [[taken(5)], [unreached(4)], [taken(2)], [readOnly(1)], [readOnly(1)], [taken(5)]];

    // when
    const { outages, downtimeSeconds } = meterOf(...seconds);

    // then
    expect(outages).toHaveLength(1);
    expect(downtimeSeconds).toBe(3);
  });

  test('is down until now where no write has been acknowledged again', () => {
    // given
    const seconds = [[taken(5)], [unreached(4)], [unreached(4)], [unreached(4)]];

    // when
    const { outages, downtimeSeconds } = meterOf(...seconds);

    // then
    expect(outages).toMatchObject([{ acknowledgedAgainAt: undefined }]);
    expect(downtimeSeconds).toBe(3);
  });

  test('tells outages apart that are more than a minute apart', () => {
    // given
    const wellFor = (seconds: number) => Array.from({ length: seconds }, () => [taken(5)]);

    // when
    const near = meterOf([unreached(1)], ...wellFor(59), [unreached(1)]);
    const far = meterOf([unreached(1)], ...wellFor(60), [unreached(1)]);

    // then
    expect([near.outages.length, far.outages.length]).toEqual([1, 2]);
  });

  test('says what answered, seconds that are alike together', () => {
    // given
    const seconds = [[taken(5)], [taken(3)], [unreached(4)], [readOnly(2)], [readOnly(2)]];

    // when
    const { answered } = meterOf(...seconds);

    // then
    expect(answered).toEqual([
      { from: 0, to: 2000, by: [BLUE] },
      { from: 2000, to: 3000, by: [{ is: 'nobody', because: 'no connection' }] },
      { from: 3000, to: 5000, by: [OLD_BLUE] },
    ]);
  });
});

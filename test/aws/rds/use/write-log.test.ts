import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { createWriteLog } from './write-log.ts';

/** Seconds of two applications, with pauses: so many seconds after the last one, so many writes. */
const history = fc.array(
  fc.record({
    pause: fc.integer({ min: 1, max: 200 }),
    application: fc.constantFrom('shop', 'reports'),
    writes: fc.integer({ min: 0, max: 500 }),
  }),
  { minLength: 1, maxLength: 100 },
);

function logOf(seconds: readonly { pause: number; application: string; writes: number }[]) {
  const log = createWriteLog();
  let at = 0;
  for (const { pause, application, writes } of seconds) log.append(application, (at += pause * 1000), writes);
  return { log, endedAt: at };
}

describe('a log of writes', () => {
  test('has all writes of each application before its end, and none before its beginning', () => {
    fc.assert(
      fc.property(history, seconds => {
        // given
        const { log } = logOf(seconds);

        // when
        const counts = ['shop', 'reports'].map(name => ({ all: log.of(name), none: log.of(name, 0) }));

        // then
        const written = (name: string) =>
          seconds.filter(({ application }) => application === name).reduce((sum, { writes }) => sum + writes, 0);
        expect(counts).toEqual([
          { all: written('shop'), none: 0 },
          { all: written('reports'), none: 0 },
        ]);
        expect(log.end()).toBe(written('shop') + written('reports'));
      }),
    );
  });

  test('gives each position the time at which it was reached', () => {
    fc.assert(
      fc.property(history, fc.double({ min: 0, max: 1, noNaN: true }), (seconds, share) => {
        // given
        const { log } = logOf(seconds);
        const position = log.end() * share;

        // when
        const time = log.timeAt(position);

        // then
        if (position === log.end()) expect(time).toBeUndefined();
        else expect(log.positionAt(time ?? NaN)).toBeCloseTo(position, 3);
      }),
    );
  });

  test('never goes back while time goes on', () => {
    fc.assert(
      fc.property(history, fc.array(fc.double({ min: 0, max: 1.2, noNaN: true })), (seconds, shares) => {
        // given
        const { log, endedAt } = logOf(seconds);
        const times = shares.map(share => share * endedAt).sort((a, b) => a - b);

        // when
        const positions = times.map(log.positionAt);

        // then
        expect(positions).toEqual(positions.toSorted((a, b) => a - b));
      }),
    );
  });

  test('has no write in a pause', () => {
    // given
    const log = createWriteLog();
    log.append('shop', 10_000, 100);
    log.append('shop', 40_000, 100);

    // when
    const positions = [9000, 9500, 10_000, 39_000, 39_500, 40_000].map(log.positionAt);

    // then
    expect(positions).toEqual([0, 50, 100, 100, 150, 200]);
    expect(log.timeAt(100)).toBe(39_000);
  });
});

import { describe, expect, test } from '@jest/globals';
import { createRandom } from './random.ts';
import { meanMs, shareAbove } from './response-time.ts';
import { responseTimes } from './traffic.ts';

const BEHAVIOUR = { requestErrors: 0, bootSeconds: 0, start: 'runs', healthChecks: 'pass', pages: {} } as const;

describe('response times', () => {
  test.each([
    { limitMs: 40, share: 0.5 },
    { limitMs: 180, share: 0.01 },
    { limitMs: 1, share: 1 },
    { limitMs: 100_000, share: 0 },
  ])('are above $limitMs ms in a share of $share', ({ limitMs, share }) => {
    // given
    const latency = { medianMs: 40, p99Ms: 180 };

    // when
    const above = shareAbove(limitMs, latency);

    // then
    expect(above).toBeCloseTo(share, 5);
  });

  test.each([
    { limitMs: 9, share: 1 },
    { limitMs: 10, share: 0 },
  ])('that are all 10 ms are above $limitMs ms in a share of $share', ({ limitMs, share }) => {
    // given
    const latency = { medianMs: 10, p99Ms: 10 };

    // when
    const above = shareAbove(limitMs, latency);

    // then
    expect(above).toBe(share);
  });

  test('have the mean and the share above a limit that draws of them have', () => {
    // given
    const latency = { medianMs: 40, p99Ms: 400 };
    const draw = responseTimes({ ...BEHAVIOUR, latency }, createRandom(1));

    // when
    const drawn = Array.from({ length: 100_000 }, draw);

    // then
    const mean = drawn.reduce((sum, ms) => sum + ms, 0) / drawn.length;
    const above = drawn.filter(ms => ms > 100).length / drawn.length;
    expect(meanMs(latency) / mean).toBeCloseTo(1, 1);
    expect(shareAbove(100, latency)).toBeCloseTo(above, 2);
  });
});

import { expect, test } from '@jest/globals';
import { afterFailedStart, isAnnounced, unthrottled, type LaunchThrottle } from './launch-throttle.ts';

/** The pauses of so many rounds of failure, each beginning when the one before is over, in seconds. */
function pauses(rounds: number): number[] {
  let throttle: LaunchThrottle = unthrottled;
  let now = 1_000_000;
  return Array.from({ length: rounds }, () => {
    throttle = afterFailedStart(throttle, now);
    const pause = throttle.notBefore - now;
    now = throttle.notBefore;
    return pause / 1000;
  });
}

test('the pause between attempts doubles, and is never longer than 27 minutes', () => {
  // when
  const seen = pauses(10);

  // then
  expect(seen).toEqual([10, 20, 40, 80, 160, 320, 640, 1280, 1620, 1620]);
});

test('tasks that fail together count once, and only a repeated failure is announced', () => {
  // given
  const first = afterFailedStart(unthrottled, 1_000);

  // when
  const together = afterFailedStart(first, 2_000);
  const second = afterFailedStart(first, first.notBefore);

  // then
  expect(together).toBe(first);
  expect([isAnnounced(unthrottled, first), isAnnounced(first, together), isAnnounced(first, second)]).toEqual([
    false,
    false,
    true,
  ]);
});

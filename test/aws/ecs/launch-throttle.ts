/**
 * How the service scheduler slows down when tasks never reach RUNNING. "Service throttle logic" of the ECS Developer Guide:
 * tasks that go directly from PENDING to STOPPED make the time between attempts grow, up to 27 minutes; tasks that stop
 * after they ran do not. The steps in between are not published; here the pause doubles from 10 s.
 */
export interface LaunchThrottle {
  readonly failedRounds: number;
  /** Epoch ms; nothing is launched before. */
  readonly notBefore: number;
}

export const unthrottled: LaunchThrottle = { failedRounds: 0, notBefore: 0 };

const FIRST_PAUSE_MS = 10_000;
const LONGEST_PAUSE_MS = 27 * 60_000;

/** From this round on the service says so in its events. Not published; a single failed start is not announced. */
const ANNOUNCED_ROUND = 2;

/** Tasks that were launched together fail together: within a pause, further failures belong to the same round. */
export function afterFailedStart(throttle: LaunchThrottle, now: number): LaunchThrottle {
  if (now < throttle.notBefore) return throttle;
  const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** throttle.failedRounds);
  return { failedRounds: throttle.failedRounds + 1, notBefore: now + pause };
}

export const isAnnounced = (before: LaunchThrottle, after: LaunchThrottle): boolean =>
  after !== before && after.failedRounds >= ANNOUNCED_ROUND;

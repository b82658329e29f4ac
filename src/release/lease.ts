import { longestHold } from './before-it-goes-on.ts';
import type { Mark, Presence, Stage } from './mark.ts';
import type { Plan } from './plan.ts';
import type { Instant, Millis, Percent } from './words.ts';

/** How long beyond its planned end a lease is still respected: for a runner that is slow, and clocks that differ. */
export const grace: Millis = 15 * 60_000;

/** The lease under which green gets this share: until whoever holds it must have written again, or be gone. */
export function leaseFor(plan: Plan, share: Percent, now: Instant): Stage {
  const { runId, attempt } = plan.run;
  return { is: 'held', until: now + longestHold(plan, share), by: { runId, attempt } };
}

/** Whether whoever holds the lease can still be at it. */
export function isAlive({ stage }: Mark, presence: Presence, now: Instant): boolean {
  if (stage.is !== 'held' || presence === 'over') return false;
  return now < stage.until + grace;
}

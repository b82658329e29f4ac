import { longestHold } from './before-it-goes-on.ts';
import type { Mark, Presence, Stage, WhyNotKnown } from './mark.ts';
import type { Plan } from './plan.ts';
import type { Instant, Millis, Percent } from './words.ts';

/** How long beyond its planned end a lease is still respected: for a runner that is slow, and clocks that differ. */
export const grace: Millis = 15 * 60_000;

/**
 * How long a lease lasts at most: a step that is longer renews it. A runner that is lost then blocks others for no longer than this
 * and the grace, however long its step was to be.
 */
export const longestLease: Millis = 15 * 60_000;

/** The lease under which green gets this share: until whoever holds it must have written again, or be gone. */
export function leaseFor(plan: Plan, share: Percent, now: Instant): Stage {
  const { runId, attempt } = plan.run;
  return { is: 'held', until: now + Math.min(longestHold(plan, share), longestLease), by: { runId, attempt } };
}

/** Half of a lease is over, and green may keep its share for longer than it lasts. */
export function isToBeRenewed(plan: Plan, share: Percent, mark: Mark | undefined, now: Instant): boolean {
  return (
    mark?.stage.is === 'held' && longestHold(plan, share) > longestLease && mark.stage.until - now < longestLease / 2
  );
}

/** Whether whoever moves traffic by itself is still at it. What AWS moves is always seen to by AWS. */
export type Attendance =
  | { readonly is: 'at it' }
  | { readonly is: 'gone' }
  /** It is taken for gone from `until` on, when its lease counts no more. */
  | ({ readonly is: 'not known'; readonly until: Instant } & WhyNotKnown);

/** What the lease and its run tell together. A run that goes on and lets its lease run out is not at it any more: it would have written. */
export function attendanceOf({ stage }: Mark, presence: Presence, now: Instant): Attendance {
  if (stage.is !== 'held' || presence.is === 'over' || now >= stage.until + grace) return { is: 'gone' };
  return presence.is === 'under way' ? { is: 'at it' } : { ...presence, until: stage.until + grace };
}

/** Whether whoever holds the lease can still be at it. */
export function isAlive(mark: Mark, presence: Presence, now: Instant): boolean {
  return attendanceOf(mark, presence, now).is !== 'gone';
}

import type { Happening, Instant, Millis, Span } from '../../release/words.ts';

/** Something that RDS says has happened to a deployment. The API gives no ids of events (RDS-EVENT-0247 …): their text tells. */
export interface RdsEvent {
  readonly at: Instant;
  readonly message: string;
}

/**
 * RDS-EVENT-0250 and -0251 for the primary of an instance, -0259 and -0260 for a cluster: in between nobody can write. What comes
 * before, its guardrail checks, keeps nobody out, and nor does what comes after (user guide, "Switchover actions").
 */
const memberStarted = /^Switchover from (?:primary|DB cluster) \S+ to \S+ started/;
const memberCompleted = /^Switchover from (?:primary|DB cluster) \S+ to \S+ completed/;

/** RDS-EVENT-0247 and -0248: of all members. */
const started = /^Switchover from (?!primary |read replica |DB cluster )\S+ to \S+ started/;
const completed = /^Switchover completed on /;

/** RDS-EVENT-0252 and -0261 have the reason, -0249 has none; -0310 and -0314 are of sequences. */
const cancelledBecause = /^Switchover from .* was cancell?ed due to (.+?)\.?$/;
const sequencesFailed = /^Sequence sync .* was cancell?ed because (.+?)\.?$/;
const cancelled = /^Switchover cancell?ed on /;

const failed = /^Creation of blue\/green deployment failed because (.+?)\.?$/;

/** From when to when no user could write: of the last switchover that was completed. Undefined where the events do not tell. */
export function switchedSpan(events: readonly RdsEvent[]): Span | undefined {
  return spanBetween(events, memberStarted, memberCompleted) ?? spanBetween(events, started, completed);
}

function spanBetween(events: readonly RdsEvent[], from: RegExp, until: RegExp): Span | undefined {
  const last = events.findLast(({ message }) => until.test(message));
  if (last === undefined) return undefined;
  const first = events.findLast(({ at, message }) => at <= last.at && from.test(message));
  return first === undefined ? undefined : { from: first.at, until: last.at };
}

/** When the switchover began that is under way; undefined where the events do not tell. */
export function startedAt(events: readonly RdsEvent[]): Instant | undefined {
  const last = (form: RegExp): RdsEvent | undefined => events.findLast(({ message }) => form.test(message));
  return (last(started) ?? last(memberStarted))?.at;
}

/** The clock of a runner may be ahead of AWS's; two switchovers follow each other by more. */
const clockSkew: Millis = 10_000;

/**
 * Why AWS has undone, or not begun, the switchover that was asked for `since` then; undefined where no event says that it has.
 * The event with the reason and the one without it may come in any order, and either may be missing (user guide, "Monitoring
 * Amazon RDS events": events are emitted on a best effort basis).
 */
export function cancelReason(events: readonly RdsEvent[], since: Instant): string | undefined {
  const after = events.filter(({ at }) => at >= since - clockSkew);
  const reasons = after.flatMap(
    ({ message }) => cancelledBecause.exec(message)?.[1] ?? sequencesFailed.exec(message)?.[1] ?? [],
  );
  if (reasons.length > 0) return [...new Set(reasons)].join('; ');
  return after.some(({ message }) => cancelled.test(message)) ? 'RDS gives no reason' : undefined;
}

/** What happened, for the log: each event once, and those with the reason of a failure as causes. */
export function happeningsIn(id: string, events: readonly RdsEvent[]): readonly Happening[] {
  return events.map(({ at, message }) => {
    const told = { id: `${id} ${at} ${message}`, at, text: `RDS: ${message}` };
    const reason = [cancelledBecause, sequencesFailed, failed].map(form => form.exec(message)?.[1]).find(Boolean);
    // Whoever has said the reason has said the event. The one without any (0249) says no more than those with it.
    return reason === undefined
      ? { ...told, kind: 'progress' }
      : { ...told, kind: 'cause', of: 'database', uncounted: reason };
  });
}

import type { FaultRule } from '../../aws/fault-rule.ts';
import type { History, Instant, LivedLife } from '../history.ts';
import type { Millis } from '../schedule/schedule.ts';

/** The world is looked at once a second, at both ends. */
export const sampling: Millis = 2_000;

export interface Ringing {
  readonly name: string;
  readonly from: Instant;
  readonly to: Instant;
}

export function alarmsIn({ alarms }: Pick<History, 'alarms'>): readonly Ringing[] {
  return alarms.flatMap(({ name, at, state }, index) => {
    if (state !== 'ALARM') return [];
    const over = alarms.slice(index + 1).find(change => change.name === name);
    return [{ name, from: at, to: over?.at ?? Infinity }];
  });
}

/** How long a call may wait for its answer, and its next try for its turn (`time-limit.ts`, `patience.ts`). */
const oneTry: Millis = 15_000;

export function excused({ calls, schedule }: History, { caller }: LivedLife, from: Instant, to: Instant): Millis {
  const disturbed = calls.filter(
    call => call.caller === caller && call.at >= from - oneTry && call.at <= to && call.outcome.kind !== 'ok',
  );
  const delays = schedule.troubles.flatMap(trouble => (trouble.with === 'AWS' ? [delayBy(trouble.rule)] : []));
  return disturbed.length * 2 * oneTry + delays.reduce((sum, delay) => sum + delay, 0);
}

/** An answer that came late, or was an old one, looks like any other in the call log. */
function delayBy({ calls, fault }: FaultRule): Millis {
  if (fault.kind !== 'slow' && fault.kind !== 'stale') return 0;
  const times = calls === 'every' ? Infinity : 'nth' in calls ? 1 : calls.to - calls.from + 1;
  return times * (fault.seconds * 1_000 + oneTry);
}

export function seconds(ms: Millis): string {
  return `${Math.round(ms / 1_000)} s`;
}

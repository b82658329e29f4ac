import type { AlarmFacts, Millis, Percent, TrafficStep } from '../release/words.ts';

/**
 * CloudWatch publishes a minute's point of a load balancer 60 to 120 s after the minute has ended; the later bound
 * counts, because a step that is over before the point arrives was not measured by it.
 */
const publishing: Millis = 120_000;

/**
 * The least time from the first bad request to the alarm: as many periods as must breach, and the publishing delay.
 * Undefined for a composite alarm, whose children are not read here.
 */
export function timeToSee(alarm: AlarmFacts): Millis | undefined {
  switch (alarm.looksAt.over) {
    case 'points':
      return alarm.looksAt.period * alarm.looksAt.breaches + publishing;
    case 'other alarms':
    case 'a log query':
      return undefined;
  }
}

/** An alarm that is slower than some of the steps: passing them proves nothing by it. */
export interface SlowAlarm {
  readonly alarm: string;
  readonly needs: Millis;
  /** The steps that are over before it can have said anything about them. */
  readonly blind: readonly [TrafficStep, ...TrafficStep[]];
  /** Green's share when the alarm can first have said anything of this release. */
  readonly firstWordAt: Percent;
}

export function slowAlarms(alarms: readonly AlarmFacts[], steps: readonly TrafficStep[]): readonly SlowAlarm[] {
  return alarms.flatMap(alarm => {
    const needs = timeToSee(alarm);
    if (needs === undefined) return [];
    const [first, ...more] = steps.filter(step => step.hold < needs);
    if (first === undefined) return [];
    return [{ alarm: alarm.name, needs, blind: [first, ...more], firstWordAt: shareAfter(needs, steps) }];
  });
}

/** Green's share so long after it first had any. */
function shareAfter(time: Millis, steps: readonly TrafficStep[]): Percent {
  let left = time;
  for (const step of steps) {
    if (left <= step.hold) return step.share;
    left -= step.hold;
  }
  return 100;
}

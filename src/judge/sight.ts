import type { AlarmFacts, Millis, TrafficStep } from '../release/words.ts';

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
      return undefined;
  }
}

export interface BlindStep {
  readonly alarm: string;
  readonly step: TrafficStep;
  readonly needs: Millis;
}

/** The steps that are over before an alarm can have said anything about them: passing them proves nothing by that alarm. */
export function blindSteps(alarms: readonly AlarmFacts[], steps: readonly TrafficStep[]): readonly BlindStep[] {
  return alarms.flatMap(alarm => {
    const needs = timeToSee(alarm);
    if (needs === undefined) return [];
    return steps.filter(step => step.hold < needs).map(step => ({ alarm: alarm.name, step, needs }));
  });
}

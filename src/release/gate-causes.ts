import type { Course } from './course.ts';
import type { Plan } from './plan.ts';
import type { Happening } from './words.ts';

/**
 * The obeyed gates that failed when they were last read, as causes: the alarm with its metric, value and limit. AWS's own
 * "an alarm was activated" names none of them.
 */
export function gateCauses(plan: Plan, { readings }: Course): readonly Happening[] {
  const kinds = new Map(plan.gates.map(gate => [gate.name, gate.kind]));
  return readings
    .filter(({ outcome, force }) => outcome === 'fail' && force === 'obeyed')
    .map(({ gate, subject, at, says }) => ({
      id: `gate:${gate}:${subject}`,
      at,
      kind: 'cause',
      of: kinds.get(gate) === 'alarms' ? 'alarm' : 'health check',
      text: says,
    }));
}

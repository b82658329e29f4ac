import { printDuration } from '../request/duration.ts';
import type { Course } from './course.ts';
import type { Plan } from './plan.ts';
import { gatesOf, subjectsOf } from './proof.ts';
import type { Gate, Instant, Reading } from './words.ts';

/** What the bake came to, to be read after "green serves all traffic, and": how much of it was watched, and what it proved. */
export function bakeWords(plan: Plan, course: Course, { began, until }: { began: Instant; until: Instant }): string {
  if (plan.bake === 0) return 'nothing was watched with all traffic on it (`bake: 0s`)';
  const watched = until - began;
  // The last word is two looks early, and all traffic may have been seen one look late.
  const early = 2 * plan.policy.poll.proof + plan.policy.poll.state;
  const whole = plan.bake - watched <= early && 2 * watched >= plan.bake;
  const gates = gatesOf(plan, 'baking');
  const passed = whole && gates.some(({ force }) => force === 'obeyed');
  const length = passed
    ? 'the bake passed'
    : whole
      ? 'the bake is over'
      : `${printDuration(Math.max(0, Math.round(watched / 1000) * 1000))} of the bake of ${printDuration(plan.bake)} were watched, because AWS ends blue then`;
  const [first, second, third, ...more] = unproven(gates, course);
  const rest = more.length === 0 ? undefined : `${more.length} more did not pass`;
  return [length, first, second, third, rest].filter(words => words !== undefined).join('; ');
}

/** Whoever reads no more than one sentence learns here of what did not pass, though nothing had to obey it. */
function unproven(gates: readonly Gate[], { readings }: Course): readonly string[] {
  if (gates.length === 0) return ['nothing was measured'];
  return gates.flatMap(gate =>
    subjectsOf(gate).flatMap(subject => {
      const reading = readings.find(one => one.gate === gate.name && one.subject === subject);
      if (reading === undefined) return [`${subject} was never read`];
      if (reading.outcome === 'pass') return [];
      // What failed says by itself what was measured, and against which limit.
      if (reading.outcome === 'fail') return [`not obeyed (${reading.force}): ${reading.says.replace(/\.$/, '')}`];
      return [`${subject} ${outcomeWords[reading.outcome]}`];
    }),
  );
}

const outcomeWords: Readonly<Record<Exclude<Reading['outcome'], 'pass' | 'fail'>, string>> = {
  'no-data': 'has no data',
  inconclusive: 'is inconclusive',
  error: 'cannot be measured',
};

import type { Plan } from '../../release/plan.ts';
import { code, inline } from '../escape/markdown.ts';
import { gateWords } from '../gate-words.ts';
import { itineraryWords, timeWords } from '../itinerary-words.ts';
import { consequences, greenWords, limitsOf } from '../plan-words.ts';
import type { Story } from '../story.ts';
import { list, table, withoutMiddle } from './table.ts';

/** How green differs from blue: values only where they may be shown. */
export function differences(story: Story, plan: Plan, mostRows: number): string {
  const rows = plan.differences.map(difference =>
    difference.shown === 'values'
      ? [inline(difference.field), inline(difference.from), inline(difference.to)]
      : [inline(difference.field), '(not shown)', 'changed (not shown)'],
  );
  const head = [
    'difference',
    `blue ${code(plan.blue.name)}`,
    story.green === undefined ? `green ${greenWords(plan, code)}` : `green ${code(story.green.name)}`,
  ];
  return table(head, withoutMiddle(rows, mostRows)) || 'No difference between blue and green was found.';
}

/** Everything that happens in order, and what its times count from. */
export function itinerary(plan: Plan, mostRows: number): readonly string[] {
  const rows = itineraryWords(plan, code).map(({ when, what, who, proof }) => [when, what, who, proof]);
  return [table(['when', 'what', 'who', 'proof'], withoutMiddle(rows, mostRows)), timeWords(plan)];
}

export function gateTable(plan: Plan, mostRows: number): string {
  const rows = plan.gates.map(gate => {
    const { what, when, proves } = gateWords(gate);
    return [code(gate.name), gate.kind === 'smoke' ? code(what, 200) : inline(what), when, inline(proves)];
  });
  return table(['gate', 'looks at', 'measured', 'passes when'], withoutMiddle(rows, mostRows));
}

export function policyTable(plan: Plan): string {
  return table(
    ['if', 'then'],
    consequences(plan.policy).map(({ when, then }) => [when, `**${then}**`]),
  );
}

/** What this way of moving traffic cannot do. */
export function limits(plan: Plan): string {
  return list(
    limitsOf(plan.mover).map(limit => `${limit}.`),
    20,
  );
}

import type { Difference, Foreseen, Plan } from '../../release/plan.ts';
import { nothingYet } from '../../release/words.ts';
import { code, inline } from '../escape/markdown.ts';
import { gateWords } from '../gate-words.ts';
import { itineraryWords, timeWords } from '../itinerary-words.ts';
import { consequences, driftNote, greenWords, limitsOf, staysWords, turned } from '../plan-words.ts';
import type { Story } from '../story.ts';
import { list, table, unbroken, withoutMiddle } from './table.ts';

/** Beyond so many characters of both values together, GitHub's column is too narrow: green's would be out of sight. */
const mostInARow = 90;

/**
 * How green differs from blue: values only where they may be shown. A table, or a list where values are long, as an image with
 * a registry and a digest is: a table scrolls at a word that cannot be broken, and a list breaks it.
 */
export function differences(story: Story, plan: Foreseen, mostRows: number): string {
  if (plan.blue.id === nothingYet.id) return 'Nothing serves yet, so there is nothing to compare green with.';
  if (plan.differences.length === 0) return 'No difference between blue and green was found.';
  const isLong = plan.differences.some(one => one.shown === 'values' && one.from.length + one.to.length > mostInARow);
  const green = story.green === undefined ? `green ${greenWords(plan, code)}` : `green ${code(story.green.name)}`;
  const blue = `blue ${code(plan.blue.name)}`;
  const goesBack = story.plan?.purpose.is === 'swap back';
  const [from, to] = goesBack ? [green, blue] : [blue, green];
  const changes = goesBack ? turned(plan.differences) : plan.differences;
  if (isLong) return [`From ${from} to ${to}:`, list(changes.map(inAList), mostRows)].join('\n\n');
  const rows = changes.map(difference =>
    difference.shown === 'values'
      ? [inline(difference.field), inline(difference.from), inline(difference.to)]
      : [inline(difference.field), '(not shown)', 'changed (not shown)'],
  );
  return table(['difference', from, to], withoutMiddle(rows, mostRows));
}

function inAList(difference: Difference): string {
  const field = inline(difference.field);
  if (difference.shown === 'name only') return `${field}: changed (not shown)`;
  return `${field}: ${code(difference.from, 300)} → ${code(difference.to, 300)}`;
}

/**
 * What is changed besides the revision, and who has to know. Empty where nothing is. A list: AWS's names of its settings are long
 * words, which no column of a table breaks.
 */
export function drift({ drift: changes }: Plan, mostRows: number): readonly string[] {
  if (changes.length === 0) return [];
  const settings = changes.map(
    ({ setting, from, to, stays }) =>
      `${code(setting, 100)}: ${inline(from, 300)} → ${inline(to, 300)}, ${staysWords[stays]}`,
  );
  return ['These settings of the target change with it:', list(settings, mostRows), `⚠️ ${driftNote}`];
}

/** Everything that happens in order, and what its times count from. */
export function itinerary(plan: Plan, mostRows: number): readonly string[] {
  const rows = itineraryWords(plan, code).map(({ when, what, who, proof }) => [
    when.split(' to ').map(unbroken).join(' to '),
    what,
    who,
    proof,
  ]);
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
    consequences(plan).map(({ when, then }) => [when, `**${then}**`]),
  );
}

/** What this way of moving traffic cannot do. */
export function limits(plan: Plan): string {
  return list(
    limitsOf(plan.mover).map(limit => `${limit}.`),
    20,
  );
}

import { code, inline } from './escape/markdown.ts';
import { differenceWords } from './plan-words.ts';
import type { GateLine, Story } from './story.ts';

/** As many differences, and as many subjects of a gate, as a sentence bears: the tables have them all. */
const mostInASentence = 3;

/**
 * What a person has to know who decides about a green that waits: what it is, and who has said that it is well. Until when it
 * waits, what that costs, and how to go on or not, is what is to be done next.
 */
export function toDecide(story: Story): readonly string[] {
  const { plan, green, gates, endpoint } = story;
  if (plan === undefined || green === undefined) return [];
  const differences = plan.differences.map(difference => inline(differenceWords(difference)));
  const change = differences.length === 0 ? 'no difference was found' : few(differences, '; ');
  return [
    `**Green:** ${code(green.name)}, in place of ${code(plan.blue.name)}: ${change}`,
    ...(endpoint === undefined ? [] : [`**Green alone answers at:** ${code(endpoint)}`]),
    ...(plan.mover.wayBack === 'before traffic'
      ? ['**Way back:** only until the switchover; going back after it loses what was written since']
      : []),
    `**Proven by:** ${gates.some(isProof) ? proofs(gates) : 'nothing: no gate has measured it'}`,
  ];
}

function proofs(gates: readonly GateLine[]): string {
  const byGate = Map.groupBy(gates.filter(isProof), ({ reading }) => reading.gate);
  return [...byGate]
    .map(([gate, lines]) => {
      const subjects = lines.map(({ reading }) => code(reading.subject));
      return `${code(gate)} (${few(subjects, ', ')})`;
    })
    .join(', ');
}

function isProof({ reading }: GateLine): boolean {
  return reading.outcome === 'pass' && reading.force === 'obeyed';
}

function few(texts: readonly string[], between: string): string {
  const rest = texts.length - mostInASentence;
  return [...texts.slice(0, mostInASentence), ...(rest > 0 ? [`and ${rest} more`] : [])].join(between);
}

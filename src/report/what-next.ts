import type { Verdict, VerdictName } from '../release/verdict.ts';
import { code, inline } from './escape/markdown.ts';
import { leftInFlight } from './left-in-flight.ts';
import type { Story } from './story.ts';

/** These call a person, who may have a minute until AWS moves more traffic: what to do stands before why. */
const callSomebody: ReadonlySet<VerdictName> = new Set(['broken', 'held', 'unknown']);

/**
 * What to do, as a line of a list before the others or after them; the other of the two is empty.
 *
 * @param most characters of what the verdict says to do
 */
export function whatNext(
  story: Story,
  verdict: Verdict,
  most: number,
): { readonly first: readonly string[]; readonly last: readonly string[] } {
  if (verdict.next === undefined) return { first: [], last: [] };
  const line = [`**Next:** ${inline(verdict.next, most)}${servedBefore(story, verdict)}`];
  return callSomebody.has(verdict.name) ? { first: line, last: [] } : { first: [], last: line };
}

/** The revision to go back to, by name, where nothing of this release goes back any more. That it is well nobody has seen since. */
function servedBefore(story: Story, verdict: Verdict): string {
  const { plan } = story;
  if (verdict.name !== 'broken' || verdict.serving.who === 'blue' || leftInFlight(story, verdict) !== 'nothing')
    return '';
  // Of a way back blue is what somebody wanted to leave.
  const leaves = plan?.purpose.is === 'restore' || plan?.purpose.is === 'swap back';
  return plan === undefined || leaves ? '' : ` Before this release all traffic was on blue ${code(plan.blue.name)}.`;
}

import { currentPhase, type Story } from './story.ts';

/**
 * All of which a reader of the comment would miss the news: a change in it is worth an edit, the passing of time is none.
 * Compared, and never shown.
 */
export function gistOf(story: Story): string | undefined {
  const { plan, green, traffic, waiting, gates, happenings, warnings, problems, verdict } = story;
  // Who is about to ask AWS has nothing to say yet.
  if (plan === undefined && waiting === undefined && problems.length === 0 && verdict === undefined) return undefined;
  const serving = traffic.at(-1)?.serving;
  return JSON.stringify([
    plan?.blue.id,
    green?.id,
    currentPhase(story)?.phase,
    serving?.who === 'unknown' ? 'unknown' : serving?.green,
    waiting?.wait,
    gates.map(({ reading: { gate, subject, outcome } }) => [gate, subject, outcome]),
    happenings.filter(({ kind }) => kind === 'cause').length,
    warnings.length,
    problems.length,
    verdict?.name,
  ]);
}

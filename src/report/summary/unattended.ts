import { code, inline } from '../escape/markdown.ts';
import { blueEndWords } from '../plan-words.ts';
import type { Story } from '../story.ts';

/** What AWS does by itself if this run is never heard of again. Only what follows from the plan and the story is said. */
export function unattended(story: Story): string {
  const { plan } = story;
  if (story.problems.length > 0 || plan === undefined) return 'No write to AWS was seen so far.';
  if (story.writes.length === 0) {
    return 'No write to AWS was seen so far; if one was on its way when the run ended, AWS may carry it out.';
  }
  const mover = inline(plan.mover.mover, 60);
  return (
    `What ${mover} has begun, it goes on with by itself, as ${code(plan.configuration)} says; ${blueEndWords(plan.mover)}. ` +
    'Gates that Greenlight reads are obeyed by nobody then: only alarms that are attached in AWS itself still take it back.'
  );
}

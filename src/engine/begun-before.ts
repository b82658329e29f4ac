import { runOf } from '../release/identity.ts';
import type { ReleaseEvent } from '../release/events.ts';
import type { Plan } from '../release/plan.ts';
import { type Instant, servingOf } from '../release/words.ts';

/** What happened before this attempt looked: whoever reads of this attempt alone must not take it for the whole. */
export function begunBefore({ green, purpose, run }: Plan, at: Instant): readonly ReleaseEvent[] {
  if (green.is !== 'made') return [];
  const { id, attempt, traffic, at: began } = green.begun;
  // What another run has begun is named by its change-id; of our own the attempt is enough.
  const isOwn = runOf(run.changeId) === run.runId;
  const who = isOwn ? `Attempt ${attempt}` : run.changeId;
  const text =
    purpose.is === 'swap back'
      ? `${who} began ${id} with ${green.revision.name}, which is sent back now.`
      : `${who} began ${id} with ${green.revision.name}, and this ${isOwn ? 'attempt' : 'run'} goes on with it.`;
  return [
    ...(traffic === 'not known' ? [] : traffic).map(
      level => ({ at: level.at, type: 'traffic', serving: servingOf(level.share) }) as const,
    ),
    { at, type: 'happened', happening: { id: `began:${id}`, at: began, kind: 'progress', text } },
  ];
}

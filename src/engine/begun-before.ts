import { runOf } from '../release/identity.ts';
import type { ReleaseEvent } from '../release/events.ts';
import type { Plan } from '../release/plan.ts';
import { type Instant, servingOf } from '../release/words.ts';

/** What happened before this attempt looked: whoever reads of this attempt alone must not take it for the whole. */
export function begunBefore({ green, purpose, run, mover }: Plan, at: Instant): readonly ReleaseEvent[] {
  if (green.is !== 'made') return [];
  const { id, attempt, traffic, at: since } = green.begun;
  // What another run has begun is named by its change-id; of our own the attempt is enough.
  const isOwn = runOf(run.changeId) === run.runId;
  // What Greenlight moves has no other id than its change.
  const other = id === run.changeId ? `${id} began` : `${run.changeId} began ${id}`;
  const began = isOwn ? `Attempt ${attempt} began ${id}` : other;
  const text =
    purpose.is === 'swap back'
      ? `${began} with ${green.revision.name}, which is ${mover.wayBack === 'before traffic' ? 'deleted' : 'sent back'} now.`
      : `${began} with ${green.revision.name}, and this ${isOwn ? 'attempt' : 'run'} goes on with it.`;
  return [
    ...(traffic === 'not known' ? [] : traffic).map(
      level => ({ at: level.at, type: 'traffic', serving: servingOf(level.share) }) as const,
    ),
    { at, type: 'happened', happening: { id: `began:${id}`, at: since, kind: 'progress', text } },
  ];
}

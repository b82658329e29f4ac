import type { ReleaseEvent } from '../release/events.ts';
import type { Plan } from '../release/plan.ts';
import { type Instant, servingOf } from '../release/words.ts';

/** What happened before this attempt looked: whoever reads of this attempt alone must not take it for the whole. */
export function begunBefore({ green }: Plan, at: Instant): readonly ReleaseEvent[] {
  if (green.is !== 'made') return [];
  const { id, attempt, traffic, at: began } = green.begun;
  const text = `Attempt ${attempt} began ${id} with ${green.revision.name}, and this attempt goes on with it.`;
  return [
    ...(traffic === 'not known' ? [] : traffic).map(
      level => ({ at: level.at, type: 'traffic', serving: servingOf(level.share) }) as const,
    ),
    { at, type: 'happened', happening: { id: `began:${id}`, at: began, kind: 'progress', text } },
  ];
}

import type { Service } from '@aws-sdk/client-ecs';
import type { Instant } from '../../release/words.ts';

/** A line that a service says of itself. */
export interface ServiceEvent {
  readonly id: string;
  readonly at: Instant;
  readonly message: string;
}

/** The newest hundred that ECS keeps, newest first. */
export function eventsOf({ events = [] }: Service): readonly ServiceEvent[] {
  return events.map(({ id = '', createdAt, message = '' }) => ({ id, at: createdAt?.getTime() ?? 0, message }));
}

import type { Observation } from '../release/observation.ts';
import type { Happening } from '../release/words.ts';

/** What a look came to: what is folded into the course, and what explains a failure. */
export interface Seen {
  readonly observations: readonly Observation[];
  readonly causes: readonly Happening[];
}

export function saw(...observations: readonly Observation[]): Seen {
  return { observations, causes: [] };
}

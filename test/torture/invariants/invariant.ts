import type { History } from '../history.ts';

/** What must hold on any day, judged from the world and its call log. */
export interface Invariant {
  /** The promise, as a sentence. */
  readonly promise: string;
  /** What broke it, in sentences; none where it held. */
  readonly violations: (history: History) => readonly string[];
}

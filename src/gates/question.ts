import type { Millis, Reading } from '../release/words.ts';

/** What one try of a smoke test comes to. What is wanted of an answer, and what it holds, may be secret: neither is repeated. */
export type Judged = Pick<Reading, 'says'> & { readonly outcome: 'pass' | 'fail' | 'error' };

/** What a smoke test asks. */
export interface Question {
  /** Who is asked, as a sentence begins. */
  readonly who: string;
  /** Rejects where nothing was answered. What the answer means depends on the time that it took. */
  readonly ask: (signal: AbortSignal) => Promise<(took: Millis) => Judged>;
  /** What it means that `ask` rejected. */
  readonly unasked: (error: unknown) => Judged;
}

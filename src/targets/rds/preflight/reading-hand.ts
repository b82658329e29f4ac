import type { RdsHand } from '../hand.ts';

/** What is read before anything is written rides troubles out, and tells no time. */
export type ReadingHand = Pick<RdsHand, 'rds' | 'patient'>;

import type { Asking } from '../aws/asking.ts';
import type { Clients } from '../aws/clients.ts';
import type { Holder, Presence } from '../release/mark.ts';
import type { Instant } from '../release/words.ts';

/** Whom a target may ask, how patiently, and what time it is. */
export interface Reach {
  readonly region: string;
  readonly clients: Clients;
  readonly patient: Asking;
  readonly brisk: Asking;
  /** Whether whoever divides traffic by writing weights is still at it. Never rejects. */
  readonly presence: (holder: Holder) => Promise<Presence>;
  readonly now: () => Instant;
}

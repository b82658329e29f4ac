import type { Asking } from '../../aws/asking.ts';
import type { Rds } from '../../aws/clients.ts';
import type { Instant } from '../../release/words.ts';
import type { Reach } from '../reach.ts';

/** Whom the rooms of RDS ask, how patiently, and what time it is. */
export interface RdsHand {
  readonly rds: () => Promise<Rds>;
  /** Rides troubles out, for the first reading and for writes. */
  readonly patient: Asking;
  /** One try: the next look is the next try. */
  readonly brisk: Asking;
  readonly now: () => Instant;
}

export function rdsHand({ clients, patient, brisk, now }: Reach): RdsHand {
  return { rds: () => clients.rds(), patient, brisk, now };
}

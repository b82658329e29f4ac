import type { Asking } from '../aws/asking.ts';
import type { CloudWatch } from '../aws/clients.ts';
import { DeniedError, GreenlightError, TroubleError } from '../errors.ts';
import type { LagGate } from '../release/gate.ts';
import type { Replication } from '../release/vantage.ts';
import type { Instant, Reading } from '../release/words.ts';
import { lagReadings, unreadLag } from './lag-readings.ts';
import { readReplication } from './replication-metrics.ts';

export interface LagReader {
  /** One look: the lag, and what of blue has a limit. Whatever keeps it from being read is a reading too. */
  try(gate: LagGate, of: Replication, now: Instant): Promise<readonly Reading[]>;
}

export function lagReader(cloudwatch: () => Promise<CloudWatch>, brisk: Asking): LagReader {
  return {
    try: async (gate, of, now) => {
      try {
        return lagReadings(gate, of, await readReplication(cloudwatch, brisk, of, now), now);
      } catch (error) {
        if (!(error instanceof GreenlightError)) throw error;
        // What a person can mend is said with what mends it.
        const trouble = error instanceof DeniedError ? `${error.message} ${error.hint}` : error.message;
        return unreadLag(gate, { passes: error instanceof TroubleError ? 'perhaps' : 'no', trouble }, now);
      }
    },
  };
}

import type { Finding } from '../release/problem.ts';

/**
 * What is found by a change-id, here, in the ledger and by the next attempt, must be one thing.
 *
 * @param madeBefore AWS's id of a deployment that this very attempt has made here, and that has ended
 */
export function onceForEachAttempt(madeBefore: string | undefined): readonly Finding[] {
  if (madeBefore === undefined) return [];
  return [
    {
      level: 'error',
      where: 'operation',
      value: undefined,
      reason: `this attempt of the run has made ${madeBefore} here already: a second one could not be told from it`,
      remedy: 'do it in a run of its own, or re-run the job',
    },
  ];
}

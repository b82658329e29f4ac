import { expect } from '@jest/globals';
import type { Past } from '../../src/release/history.ts';
import { answerRerun, type OnRerun, type Rerun } from '../../src/release/rerun.ts';
import { change, releaseOfRun } from './a-history.ts';

export interface Case {
  readonly title: string;
  readonly attempt?: number;
  readonly inFlight?: Rerun['inFlight'];
  readonly serves: string;
  readonly madeBy?: string;
  /** Newest first. */
  readonly changes: readonly Past[];
  readonly answer: object;
}

/** The answer to a re-run of run 42. */
export function answer(policy: OnRerun, { attempt = 2, inFlight, serves, madeBy, changes }: Case) {
  const run = { releaseId: releaseOfRun(42), runId: '42', attempt };
  return answerRerun({ policy, run, inFlight, serves, servesMadeBy: madeBy, changes });
}

export const ours = change('42.1', 'api:1 → api:2', 'serves');
export const oursFailed = change('42.1', 'api:1 → api:2', 'taken back');
export const before = change('41.1', 'api:0 → api:1', 'serves');
export const next = change('43.1', 'api:2 → api:3', 'serves');
export const toOurs = { do: 'restore', revision: 'api:2', of: ours.entry.changeId };
export const toBefore = { do: 'restore', revision: 'api:1', of: before.entry.changeId };
export const refused = (because: string | RegExp, next?: string | RegExp) => ({
  do: 'refuse',
  because: expect.stringMatching(because),
  ...(next === undefined ? {} : { next: expect.stringMatching(next) }),
});
export const inVain = (because: string | RegExp) => ({ do: 'nothing', because: expect.stringMatching(because) });

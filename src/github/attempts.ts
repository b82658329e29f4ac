import type { Holder, Presence } from '../release/mark.ts';
import { type Access, gitHub } from './api.ts';
import type { GitHubRun } from './run.ts';
import { GitHubTrouble } from './trouble.ts';

/** Whether an attempt of a run of this repository has completed; not known of another's, or without `actions: read`. Never rejects. */
export function attemptsFor(
  { apiUrl, repository }: Pick<GitHubRun, 'apiUrl' | 'repository'>,
  token: string | undefined,
  clock: Pick<Access, 'now' | 'sleep'>,
): (attempt: Holder) => Promise<Presence> {
  if (token === undefined || token === '' || repository === '') return () => Promise.resolve('not known');
  const { ask } = gitHub({ apiUrl, token, repository, now: clock.now, sleep: clock.sleep });
  return async ({ runId, attempt }) => {
    if (!/^\d+$/.test(runId)) return 'not known';
    try {
      const { status } = await ask('actions: read', (octokit, here) =>
        octokit.rest.actions.getWorkflowRunAttempt({ ...here, run_id: Number(runId), attempt_number: attempt }),
      );
      // `queued`, `in_progress`, `waiting` and whatever else there is are not the end of it (REST documentation, "Workflow runs").
      return status === 'completed' ? 'over' : 'under way';
    } catch (error) {
      if (error instanceof GitHubTrouble) return 'not known';
      throw error;
    }
  };
}

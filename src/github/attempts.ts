import type { Holder, Presence } from '../release/mark.ts';
import type { Instant, Millis } from '../release/words.ts';
import { type Access, type GitHub, gitHub } from './api.ts';
import type { GitHubRun } from './run.ts';
import { GitHubTrouble, type Trouble } from './trouble.ts';

/**
 * A token of a job has 1,000 requests an hour for all that is done in its repository (REST documentation, "Rate limits for the
 * REST API"). Whoever waits looks four times a minute, and beside it stand others that wait.
 */
const heldFor: Millis = 60_000;

/** What would tell, where GitHub never will. */
const lookYourself = 'Look yourself whether that run is over';

/** Whether an attempt of a run of this repository has completed, asked of GitHub once a minute at most. Never rejects. */
export function attemptsFor(
  { apiUrl, repository }: Pick<GitHubRun, 'apiUrl' | 'repository'>,
  token: string | undefined,
  clock: Pick<Access, 'now' | 'sleep'>,
): (attempt: Holder) => Promise<Presence> {
  if (repository === '') return () => Promise.resolve(notKnown('this is no job of GitHub’s', lookYourself));
  if (token === undefined || token === '')
    return () =>
      Promise.resolve(notKnown('the step has no token', 'Give it a token in `github-token`, with `actions: read`'));
  const github = gitHub({ apiUrl, token, repository, now: clock.now, sleep: clock.sleep });
  const asked = new Map<string, { readonly at: Instant; readonly presence: Promise<Presence> }>();
  return holder => {
    const key = `${holder.runId}.${holder.attempt}`;
    const last = asked.get(key);
    if (last !== undefined && clock.now() - last.at < heldFor) return last.presence;
    const presence = presenceOf(holder, github);
    asked.set(key, { at: clock.now(), presence });
    return presence;
  };
}

async function presenceOf({ runId, attempt }: Holder, { ask }: GitHub): Promise<Presence> {
  if (!/^\d+$/.test(runId)) return notKnown('it is no run of GitHub’s', lookYourself);
  try {
    const { status } = await ask('actions: read', (octokit, here) =>
      octokit.rest.actions.getWorkflowRunAttempt({ ...here, run_id: Number(runId), attempt_number: attempt }),
    );
    // `queued`, `in_progress`, `waiting` and whatever else there is are not the end of it (REST documentation, "Workflow runs").
    return status === 'completed' ? { is: 'over' } : { is: 'under way' };
  } catch (error) {
    if (error instanceof GitHubTrouble) return unansweredFor(error.trouble);
    throw error;
  }
}

function unansweredFor(trouble: Trouble): Presence {
  switch (trouble.is) {
    case 'denied':
    case 'not accepted':
      return notKnown(trouble.why, trouble.remedy);
    case 'limited':
      return notKnown('GitHub takes no more requests for the moment', undefined);
    case 'passing':
      return notKnown(trouble.why, undefined);
    case 'missing':
    case 'locked':
      return notKnown('GitHub does not show it any more', lookYourself);
    case 'refused':
      return notKnown(trouble.why, lookYourself);
  }
}

function notKnown(because: string, remedy: string | undefined): Presence {
  return { is: 'not known', because, remedy };
}

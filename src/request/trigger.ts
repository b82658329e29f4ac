import type { Problem } from '../release/problem.ts';
import { checkSwitch } from './choices.ts';
import { ifGiven, invalid, problemsOf, valid, type Checked } from './problems.ts';

/** These run the code of a pull request before anyone has accepted it. */
const pullRequestEvents = ['pull_request', 'pull_request_review', 'pull_request_review_comment'];

/** May a writing operation run on this event? The head of a `workflow_run` is GitHub's to tell and is asked elsewhere. */
export function checkTrigger(
  eventName: string,
  allowPullRequest: string | undefined,
  environment: string | undefined,
): Checked<'allowed'> {
  const allowed = ifGiven(allowPullRequest, false, text => checkSwitch('allow-pull-request', text));
  const refused = refusal(eventName, allowed.ok && allowed.value, environment !== undefined);
  const problems = [...problemsOf(allowed), ...(refused === undefined ? [] : [refused])];
  return problems.length > 0 ? invalid(...problems) : valid('allowed');
}

function refusal(eventName: string, pullRequestAllowed: boolean, environmentNamed: boolean): Problem | undefined {
  const problem = { where: 'event', value: eventName };
  if (eventName === 'pull_request_target') {
    const reason = 'a release never runs on `pull_request_target`, which gives secrets to code from outside';
    return { ...problem, reason, remedy: 'release on `push`, `release` or `workflow_dispatch`' };
  }
  if (pullRequestEvents.includes(eventName) && !pullRequestAllowed) {
    const reason = 'a release does not run on the code of a pull request that is not merged';
    return { ...problem, reason, remedy: 'release on `push`, or write `allow-pull-request: true`' };
  }
  if (eventName === 'issue_comment' && !environmentNamed) {
    const reason = 'a comment does not say which environment is meant';
    return { ...problem, reason, remedy: 'write `environment:` in the step' };
  }
  return undefined;
}

import type { Problem } from '../release/problem.ts';
import { checkSwitch } from './choices.ts';
import { ifGiven, invalid, problemsOf, valid, type Checked } from './problems.ts';
import type { Operation } from './request.ts';

/** These run the code of a pull request before anyone has accepted it. */
const pullRequestEvents = ['pull_request', 'pull_request_review', 'pull_request_review_comment'];

/** May this operation run on this event? The head of a `workflow_run` is GitHub's to tell and is asked elsewhere. */
export function checkTrigger(
  operation: Operation['is'],
  eventName: string,
  allowPullRequest: string | undefined,
  environment: string | undefined,
): Checked<'allowed'> {
  const allowed = ifGiven(allowPullRequest, false, text => checkSwitch('allow-pull-request', text));
  // What only reads may run, and the roles that a pull request can assume decide what.
  const pullRequestAllowed = operation === 'plan' || operation === 'status' || (allowed.ok && allowed.value);
  const refused = refusal(eventName, pullRequestAllowed, environment !== undefined);
  const problems = [...problemsOf(allowed), ...(refused === undefined ? [] : [refused])];
  return problems.length > 0 ? invalid(...problems) : valid('allowed');
}

function refusal(eventName: string, pullRequestAllowed: boolean, environmentNamed: boolean): Problem | undefined {
  const problem = { where: 'event', value: eventName };
  if (eventName === 'pull_request_target') {
    const reason = 'Greenlight never runs on `pull_request_target`, which gives secrets to code from outside';
    return {
      ...problem,
      reason,
      remedy: 'release on `push`, `release` or `workflow_dispatch`; plan on `pull_request`',
    };
  }
  if (pullRequestEvents.includes(eventName) && !pullRequestAllowed) {
    const reason = 'a release does not run on the code of a pull request that is not merged';
    const remedy =
      'release on `push`, or write `operation: plan` to see what would happen, or `allow-pull-request: true`';
    return { ...problem, reason, remedy };
  }
  if (eventName === 'issue_comment' && !environmentNamed) {
    const reason = 'a comment does not say which environment is meant';
    return { ...problem, reason, remedy: 'write `environment:` in the step' };
  }
  return undefined;
}

import type { Answer } from '../answer.ts';
import type { RateLimits } from '../limits.ts';
import type { Repository } from '../repository.ts';
import { getRateLimit, getUser } from './account.ts';
import { createComment, deleteComment, getComment, listComments, updateComment } from './comments.ts';
import {
  createDeployment,
  createStatus,
  getDeployment,
  getStatus,
  listDeployments,
  listStatuses,
} from './deployments.ts';
import type { OperationId } from './operation-ids.ts';
import { getPullRequest, listPullRequestsOfCommit } from './pulls.ts';
import type { Request } from './request.ts';
import { getAttempt, getReviews, getRun, listJobs, listJobsOfAttempt } from './runs.ts';

export type Handlers = Readonly<Record<OperationId, (request: Request) => Answer>>;

export function createHandlers(repository: Repository, limits: RateLimits): Handlers {
  const of = (handle: (repository: Repository, request: Request) => Answer) => (request: Request) =>
    handle(repository, request);
  return {
    'actions/get-reviews-for-run': of(getReviews),
    'actions/get-workflow-run': of(getRun),
    'actions/get-workflow-run-attempt': of(getAttempt),
    'actions/list-jobs-for-workflow-run': of(listJobs),
    'actions/list-jobs-for-workflow-run-attempt': of(listJobsOfAttempt),
    'issues/create-comment': of(createComment),
    'issues/delete-comment': of(deleteComment),
    'issues/get-comment': of(getComment),
    'issues/list-comments': of(listComments),
    'issues/update-comment': of(updateComment),
    'pulls/get': of(getPullRequest),
    'rate-limit/get': () => getRateLimit(limits),
    'repos/create-deployment': of(createDeployment),
    'repos/create-deployment-status': of(createStatus),
    'repos/get-deployment': of(getDeployment),
    'repos/get-deployment-status': of(getStatus),
    'repos/list-deployment-statuses': of(listStatuses),
    'repos/list-deployments': of(listDeployments),
    'repos/list-pull-requests-associated-with-commit': of(listPullRequestsOfCommit),
    'users/get-authenticated': getUser,
  };
}

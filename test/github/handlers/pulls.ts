import { ok, type Answer } from '../answer.ts';
import { describeInList, describePullRequest } from '../describe/pull-request.ts';
import { pageOf } from '../paging.ts';
import type { Repository } from '../repository.ts';
import { numberIn, textIn, type Request } from './request.ts';

export function getPullRequest({ pullRequests, comments, facts }: Repository, request: Request): Answer {
  const pull = pullRequests.find(numberIn(request, 'pull_number'));
  return ok(describePullRequest(pull, facts, comments.of(pull.number).length, request.links));
}

export function listPullRequestsOfCommit(repository: Repository, request: Request): Answer {
  const { sha } = repository.commits.find(textIn(request, 'commit_sha') ?? '');
  const all = repository.pullRequests.withCommit(sha, repository.now());
  const { items, headers } = pageOf(all, request.parameters, request.url);
  return ok(
    items.map(pull => describeInList(pull, repository.facts, request.links)),
    headers,
  );
}

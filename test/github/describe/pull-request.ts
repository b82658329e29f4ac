import type { components } from '@octokit/openapi-types';
import type { PullRequest } from '../books/pull-requests.ts';
import { iso } from './iso.ts';
import { type Links, linksFrom, nodeId } from './links.ts';
import { describeRepository, ownerOf, type RepositoryFacts } from './repository.ts';
import { describeUser } from './user.ts';

type Simple = components['schemas']['pull-request-simple'];
type Full = components['schemas']['pull-request'];

/** As in a list. */
export function describeInList(pull: PullRequest, here: RepositoryFacts, ours: Links): Simple {
  // A pull request lives in the repository that it goes to.
  const base: RepositoryFacts = pull.upstream === undefined ? here : { ...here, fullName: pull.upstream };
  const links = pull.upstream === undefined ? ours : linksFrom(pull.upstream, ours.api, ours.server);
  const { number, id, state, head, branch } = pull;
  const url = links.repo(`/pulls/${number}`);
  const page = links.page(`/pull/${number}`);
  const source: RepositoryFacts = pull.fork === undefined ? here : { ...here, fullName: pull.fork, isFork: true };
  const ended = state.kind === 'open' ? null : iso(state.at);
  const addresses = {
    self: url,
    html: page,
    issue: links.repo(`/issues/${number}`),
    comments: links.repo(`/issues/${number}/comments`),
    review_comments: `${url}/comments`,
    review_comment: links.repo('/pulls/comments{/number}'),
    commits: `${url}/commits`,
    statuses: links.repo(`/statuses/${head}`),
  };
  const side = (repository: RepositoryFacts, ref: string, sha: string) => ({
    label: `${ownerOf(repository.fullName)}:${ref}`,
    ref,
    sha,
    user: describeUser(ownerOf(repository.fullName), links),
    repo: describeRepository(repository, links),
  });
  return {
    url,
    id,
    node_id: nodeId('PR', id),
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    issue_url: addresses.issue,
    commits_url: addresses.commits,
    review_comments_url: addresses.review_comments,
    review_comment_url: addresses.review_comment,
    comments_url: addresses.comments,
    statuses_url: addresses.statuses,
    number,
    state: state.kind === 'open' ? 'open' : 'closed',
    locked: pull.locked,
    title: pull.title,
    user: describeUser(pull.author, links),
    body: pull.body,
    labels: [],
    milestone: null,
    active_lock_reason: null,
    created_at: iso(pull.createdAt),
    updated_at: ended ?? iso(pull.createdAt),
    closed_at: ended,
    merged_at: state.kind === 'merged' ? ended : null,
    merge_commit_sha: state.kind === 'merged' ? state.as : null,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    head: side(source, branch, head),
    base: side(base, base.defaultBranch, '0'.repeat(40)),
    _links: Object.fromEntries(Object.entries(addresses).map(([name, href]) => [name, { href }])) as Simple['_links'],
    author_association: 'MEMBER',
    auto_merge: null,
    draft: false,
  };
}

/** As when it is asked for by its number. */
export function describePullRequest(pull: PullRequest, base: RepositoryFacts, comments: number, links: Links): Full {
  const simple = describeInList(pull, base, links);
  const merged = pull.state.kind === 'merged';
  return {
    ...(simple as unknown as Full),
    merged,
    mergeable: merged ? null : true,
    mergeable_state: merged ? 'unknown' : 'clean',
    merged_by: merged ? describeUser(pull.author, links) : null,
    comments,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: pull.commits.length + 1,
    additions: 1,
    deletions: 1,
    changed_files: 1,
  };
}

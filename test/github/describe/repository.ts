import type { components } from '@octokit/openapi-types';
import { type Links, nodeId } from './links.ts';
import { describeUser, userId } from './user.ts';

type Minimal = components['schemas']['minimal-repository'];
type Full = components['schemas']['repository'];

export interface RepositoryFacts {
  /** `owner/name`. */
  readonly fullName: string;
  readonly visibility: 'private' | 'public';
  readonly defaultBranch: string;
  readonly isFork: boolean;
}

export const repositoryId = (fullName: string): number => userId(fullName);
export const ownerOf = (fullName: string): string => fullName.split('/')[0] ?? '';
export const nameOf = (fullName: string): string => fullName.split('/')[1] ?? '';

/** Members of which nothing here depends: addresses by their path below the repository's. */
const URLS = {
  archive_url: '/{archive_format}{/ref}',
  assignees_url: '/assignees{/user}',
  blobs_url: '/git/blobs{/sha}',
  branches_url: '/branches{/branch}',
  collaborators_url: '/collaborators{/collaborator}',
  comments_url: '/comments{/number}',
  commits_url: '/commits{/sha}',
  compare_url: '/compare/{base}...{head}',
  contents_url: '/contents/{+path}',
  contributors_url: '/contributors',
  deployments_url: '/deployments',
  downloads_url: '/downloads',
  events_url: '/events',
  forks_url: '/forks',
  git_commits_url: '/git/commits{/sha}',
  git_refs_url: '/git/refs{/sha}',
  git_tags_url: '/git/tags{/sha}',
  hooks_url: '/hooks',
  issue_comment_url: '/issues/comments{/number}',
  issue_events_url: '/issues/events{/number}',
  issues_url: '/issues{/number}',
  keys_url: '/keys{/key_id}',
  labels_url: '/labels{/name}',
  languages_url: '/languages',
  merges_url: '/merges',
  milestones_url: '/milestones{/number}',
  notifications_url: '/notifications{?since,all,participating}',
  pulls_url: '/pulls{/number}',
  releases_url: '/releases{/id}',
  stargazers_url: '/stargazers',
  statuses_url: '/statuses/{sha}',
  subscribers_url: '/subscribers',
  subscription_url: '/subscription',
  tags_url: '/tags',
  teams_url: '/teams',
  trees_url: '/git/trees{/sha}',
} as const;

export function describeMinimalRepository({ fullName, visibility, isFork }: RepositoryFacts, links: Links): Minimal {
  const id = repositoryId(fullName);
  const url = `${links.api}/repos/${fullName}`;
  const urls = Object.fromEntries(Object.entries(URLS).map(([name, path]) => [name, url + path])) as {
    [name in keyof typeof URLS]: string;
  };
  return {
    ...urls,
    id,
    node_id: nodeId('R', id),
    name: nameOf(fullName),
    full_name: fullName,
    private: visibility === 'private',
    owner: describeUser(ownerOf(fullName), links),
    html_url: `${links.server}/${fullName}`,
    description: null,
    fork: isFork,
    url,
  };
}

const FEATURES = { has_downloads: true, has_issues: true, has_projects: true, has_wiki: true, has_pages: false };

export function describeRepository(facts: RepositoryFacts, links: Links): Full {
  const { fullName, defaultBranch, visibility } = facts;
  const born = '2020-02-02T02:02:02Z';
  const page = `${links.server}/${fullName}`;
  return {
    ...(describeMinimalRepository(facts, links) as Full),
    default_branch: defaultBranch,
    visibility,
    clone_url: `${page}.git`,
    git_url: `git://${new URL(links.server).host}/${fullName}.git`,
    ssh_url: `git@${new URL(links.server).host}:${fullName}.git`,
    svn_url: page,
    mirror_url: null,
    homepage: null,
    language: null,
    license: null,
    forks: 0,
    forks_count: 0,
    stargazers_count: 0,
    watchers: 0,
    watchers_count: 0,
    open_issues: 0,
    open_issues_count: 0,
    size: 1,
    ...FEATURES,
    archived: false,
    disabled: false,
    created_at: born,
    updated_at: born,
    pushed_at: born,
  };
}

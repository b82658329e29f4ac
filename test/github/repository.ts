import { createComments, type Comments } from './books/comments.ts';
import { createCommits, type Commits } from './books/commits.ts';
import { createDeployments, type Deployments } from './books/deployments.ts';
import { idsFrom } from './books/ids.ts';
import { createJobs, type Jobs } from './books/jobs.ts';
import { createPullRequests, type PullRequests } from './books/pull-requests.ts';
import type { RepositoryFacts } from './describe/repository.ts';
import type { GitHubSeed } from './seed.ts';

/** Everything that GitHub holds of one repository. */
export interface Repository {
  readonly facts: RepositoryFacts;
  readonly commits: Commits;
  readonly pullRequests: PullRequests;
  readonly comments: Comments;
  readonly deployments: Deployments;
  readonly jobs: Jobs;
  readonly approvals: GitHubSeed['approvals'];
  readonly startMs: number;
  readonly now: () => number;
}

const DAY = 86_400_000;

export function createRepository(seed: GitHubSeed, now: () => number): Repository {
  const startMs = now();
  const repository: Repository = {
    facts: {
      fullName: seed.repository,
      visibility: seed.visibility,
      defaultBranch: seed.defaultBranch,
      isFork: false,
    },
    commits: createCommits(seed),
    pullRequests: createPullRequests(seed.pullRequests, startMs),
    comments: createComments(idsFrom(2_100_000_001)),
    deployments: createDeployments(idsFrom(1_800_000_001), idsFrom(4_400_000_001)),
    jobs: createJobs(idsFrom(31_000_000_001)),
    approvals: seed.approvals,
    startMs,
    now,
  };
  fill(repository, seed, startMs - DAY);
  return repository;
}

/** What happened before the start; where the seed gives no time, a day before. */
function fill({ comments, deployments, jobs, commits }: Repository, seed: GitHubSeed, yesterday: number): void {
  const time = (text: string | undefined) => (text === undefined ? yesterday : Date.parse(text));
  for (const { number, comments: seeds } of seed.pullRequests) {
    for (const { by, body, createdAt } of seeds) comments.add(number, by, body, time(createdAt));
  }
  for (const { by, statuses, createdAt, ref, ...rest } of seed.deployments) {
    const at = time(createdAt);
    const production = rest.environment === 'production';
    const { id } = deployments.create({ ...rest, author: by, createdAt: at, ref: ref ?? rest.sha, production });
    for (const status of statuses)
      deployments.addStatus(id, { ...status, author: by, at, environment: undefined }, true);
  }
  for (const { run, actor, startedAt, conclusion, ...rest } of seed.pastJobs) {
    const at = time(startedAt);
    commits.push(rest.ref, rest.sha);
    const job = jobs.begin({ ...rest, run: Number(run), actor, triggeringActor: actor, environment: undefined, at });
    jobs.end(job, conclusion, at + 60_000);
  }
}

import * as v from 'valibot';
import { duration } from '../aws/duration.ts';
import { faultRuleSchema } from './fault-rule.ts';

const sha = v.pipe(v.string(), v.regex(/^[0-9a-f]{40}$/, 'Expected 40 hexadecimal digits'));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const time = v.pipe(v.string(), v.isoTimestamp());

/** A person, or a bot by its full login: `github-actions[bot]`. */
const login = v.pipe(v.string(), v.regex(/^[\w-]+(\[bot\])?$/, 'Expected a login'));

const commentSeed = v.strictObject({
  by: login,
  body: v.string(),
  createdAt: v.exactOptional(time),
});

const pullRequestSeed = v.strictObject({
  number: count,
  title: v.optional(v.string(), 'Serve carts from the new table'),
  body: v.optional(v.nullable(v.string()), null),
  by: v.optional(login, 'octocat'),
  /** Without the repository: `carts`. */
  branch: v.optional(v.string(), 'carts'),
  /** Of the fork that it comes from; by default, of this repository. */
  from: v.exactOptional(v.pipe(v.string(), v.regex(/^[\w-]+\/[\w.-]+$/, 'Expected owner/name'))),
  /** Where this repository is a fork: of the one that it goes to, of which it has its number. By default, this repository. */
  into: v.exactOptional(v.pipe(v.string(), v.regex(/^[\w-]+\/[\w.-]+$/, 'Expected owner/name'))),
  head: sha,
  /** Those before the head. */
  commits: v.optional(v.array(sha), []),
  state: v.optional(
    v.union(
      [
        v.picklist(['open', 'closed']),
        v.strictObject({ merged: v.strictObject({ as: sha, at: v.exactOptional(time) }) }),
      ],
      'Expected "open", "closed" or {merged: {as}}',
    ),
    'open',
  ),
  locked: v.optional(v.boolean(), false),
  /** How long after the start its commits lead to it: shortly after a merge they do not yet. */
  foundAfter: v.optional(duration, '0s'),
  comments: v.optional(v.array(commentSeed), []),
});

const commitSeed = v.strictObject({
  sha,
  message: v.optional(v.string(), 'Serve carts from the new table'),
  /** Commit statuses, by context. */
  statuses: v.optional(v.record(v.string(), v.picklist(['success', 'failure', 'error', 'pending'])), {}),
  /** Whether the default branch has commits that this one has not, and whether they could be merged into it. */
  behind: v.optional(v.picklist(['no', 'mergeable', 'conflicting']), 'no'),
});

const access = v.picklist(['none', 'read', 'write']);
const permissions = v.partial(
  v.strictObject({
    actions: access,
    contents: access,
    deployments: access,
    'id-token': access,
    issues: access,
    'pull-requests': access,
  }),
);

const tokenSeed = v.strictObject({
  token: v.string(),
  /** `installation`: of a GitHub App, as the token of a job is. `user`: a personal access token. */
  kind: v.optional(v.picklist(['installation', 'user']), 'installation'),
  login: v.optional(login, 'github-actions[bot]'),
  /** As under `permissions:`; what is not named is `none`. */
  permissions: v.optional(permissions, {}),
  /** From the start. */
  expiresAfter: v.exactOptional(duration),
});

const statusSeed = v.strictObject({
  state: v.picklist(['error', 'failure', 'inactive', 'in_progress', 'queued', 'pending', 'success']),
  description: v.optional(v.string(), ''),
  logUrl: v.optional(v.string(), ''),
  environmentUrl: v.optional(v.string(), ''),
});

const deploymentSeed = v.strictObject({
  by: v.optional(login, 'github-actions[bot]'),
  sha,
  ref: v.exactOptional(v.string()),
  task: v.optional(v.string(), 'deploy'),
  environment: v.optional(v.string(), 'production'),
  description: v.optional(v.nullable(v.string()), ''),
  payload: v.optional(v.union([v.string(), v.record(v.string(), v.unknown())]), {}),
  transient: v.optional(v.boolean(), false),
  createdAt: v.exactOptional(time),
  /** Oldest first, all of the time at which it was created. */
  statuses: v.optional(v.array(statusSeed), []),
});

const conclusion = v.picklist([
  'success',
  'failure',
  'neutral',
  'cancelled',
  'skipped',
  'timed_out',
  'action_required',
]);

/** A job that is over. Running ones are begun by whoever plays the runner. */
const pastJobSeed = v.strictObject({
  run: v.string(),
  attempt: v.optional(count, 1),
  name: v.optional(v.string(), 'release'),
  workflow: v.optional(v.string(), '.github/workflows/release.yml'),
  number: v.optional(count, 41),
  event: v.optional(v.string(), 'push'),
  sha,
  ref: v.optional(v.string(), 'refs/heads/main'),
  actor: v.optional(login, 'octocat'),
  startedAt: v.exactOptional(time),
  conclusion,
});

const approvalSeed = v.strictObject({
  run: v.string(),
  by: login,
  state: v.optional(v.picklist(['approved', 'rejected', 'pending']), 'approved'),
  environment: v.optional(v.string(), 'production'),
  comment: v.optional(v.string(), ''),
});

/** Sources: "Rate limits for the REST API", for a repository's installation token. */
const limitsSeed = v.strictObject({
  requestsPerHour: v.optional(count, 1_000),
  /** Of the hour that runs at the start. */
  alreadyUsed: v.optional(count, 0),
  writesPerMinute: v.optional(count, 80),
  writesPerHour: v.optional(count, 500),
});

export const gitHubSeedSchema = v.strictObject({
  repository: v.optional(v.pipe(v.string(), v.regex(/^[\w-]+\/[\w.-]+$/, 'Expected owner/name')), 'octo-org/shop'),
  visibility: v.optional(v.picklist(['private', 'public']), 'private'),
  defaultBranch: v.optional(v.string(), 'main'),
  /** Those of pull requests, deployments and jobs are there without being named. */
  commits: v.optional(v.array(commitSeed), []),
  /** Name to commit. */
  branches: v.optional(v.record(v.string(), sha), {}),
  pullRequests: v.optional(v.array(pullRequestSeed), []),
  deployments: v.optional(v.array(deploymentSeed), []),
  pastJobs: v.optional(v.array(pastJobSeed), []),
  approvals: v.optional(v.array(approvalSeed), []),
  tokens: v.optional(v.array(tokenSeed), []),
  limits: v.optional(limitsSeed, {}),
  /** With `ids`, subjects name owner and repository by id too: `repo:octo-org@1/shop@2:…`. */
  subject: v.optional(v.picklist(['names', 'ids']), 'names'),
  faults: v.optional(v.array(faultRuleSchema), []),
});

export type GitHubSeedInput = v.InferInput<typeof gitHubSeedSchema>;
export type GitHubSeed = v.InferOutput<typeof gitHubSeedSchema>;
export type PullRequestSeed = GitHubSeed['pullRequests'][number];
export type TokenSeed = GitHubSeed['tokens'][number];
export type DeploymentSeed = GitHubSeed['deployments'][number];
export type Conclusion = v.InferOutput<typeof conclusion>;
export type Limits = GitHubSeed['limits'];

/** Throws an Error with one line for each thing that is wrong, and where it is. */
export function parseGitHubSeed(input: unknown): GitHubSeed {
  const result = v.safeParse(gitHubSeedSchema, input);
  if (result.success) return result.output;
  const problems = result.issues.map(issue => `  ${v.getDotPath(issue) ?? '(top)'}: ${issue.message}`);
  throw new Error(`the seed of GitHub cannot be used:\n${problems.join('\n')}`);
}
